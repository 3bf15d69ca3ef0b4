"""The addresses that a class types, scans and projects.

Knows how students reach this server. Knows nothing about what is at these addresses.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import segno
import streamlit as st

from workshop.network import WILDCARDS, address_for_students
from workshop.settings import Settings

HERE = ("localhost", "127.", "[::1]")  # names under which only this machine knows itself


def school_address() -> str:
    """Return the address for the board.

    The one that was set; else the one under which this page was opened, because it is known to work; else,
    on the server's own machine, the one that it has in its network.
    """
    public = Settings.from_environment().public_url
    seen = urlsplit(str(st.context.url or ""))
    elsewhere = bool(seen.netloc) and not seen.netloc.startswith(HERE)
    if not public and elsewhere and seen.hostname not in WILDCARDS:
        return f"{seen.scheme}://{seen.netloc}"
    host = st.get_option("server.address") or ""
    return address_for_students(host, int(st.get_option("server.port")), public)


def join_link(code: str) -> str:
    """Return the link that opens the door of the session with this code."""
    return f"{school_address()}/join/{code}"


def key_link(key: str) -> str:
    """Return the link that shows a projector on another machine."""
    return f"{school_address()}/project/{key}"


def qr(text: str) -> str:
    """Return a text as the address of a picture: a QR code, black on white in every theme, to scan."""
    return segno.make(text, error="m").svg_data_uri(border=3, dark="black", light="white", omitsize=True)
