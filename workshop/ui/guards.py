"""The first call of every page: what it is called, how wide it is, and who may open it.

Knows roles, cookies and seats in a class. Knows nothing about what the page shows below the class frame.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

import streamlit as st

from workshop.classroom.access import Access
from workshop.content import facts, words
from workshop.cookies import FACILITATOR, IDENTITY, participant_of
from workshop.errors import WorkshopError
from workshop.settings import Settings
from workshop.ui.browser import cookie
from workshop.ui.class_bar import show_alone, show_class
from workshop.ui.joining import is_invited_elsewhere
from workshop.ui.name_tag import make_room
from workshop.ui.seat import Seat, seat_of


class FacilitatorsOnly(WorkshopError):
    """Somebody who does not lead opened a page that is for leading."""

    key = "ui.facilitators_only"


@dataclass(frozen=True)
class OpenPage:
    """A page that may be shown to this person."""

    name: str
    words: dict[str, Any]  # content/en/pages/<name>.toml; not to be changed
    participant: str  # the opaque id of the person, the same after a reload and on a second device
    browser: str  # the opaque id of this device
    seat: Seat | None  # where the person sits in a class; None for who explores alone


def open_page(name: str) -> OpenPage:
    """Open the page called `name` for whoever asks.

    Raises: FacilitatorsOnly, KeyError for a page that content/pages.toml does not list (a bug).
    """
    said = words(f"pages/{name}")
    st.set_page_config(page_title=f"{said['title']} · Twenty Steps", layout="wide")
    if not may_open(name):
        raise FacilitatorsOnly()
    seat = _seated(name) if facts("pages")[name].get("in_class") else None
    return OpenPage(name, said, seat.person.participant if seat else participant(), participant(), seat)


def _seated(name: str) -> Seat | None:
    """Show the class to somebody who is in one, and return the seat; say to others that they are alone."""
    make_room()
    seat, way_in = seat_of(participant()), facts("pages")[name].get("way_in")
    if seat and way_in and is_invited_elsewhere(seat):
        return None
    if seat:
        show_class(seat, name)
    elif not way_in:
        show_alone()
    return seat


def may_open(name: str) -> bool:
    """Tell whether the person's role opens this page."""
    return facts("pages")[name]["role"] == "anyone" or is_facilitator()


def is_listed(name: str) -> bool:
    """Tell whether the navigation shows this page to this person; its address works all the same."""
    listed = facts("pages")[name].get("listed", True)
    return is_facilitator() if listed == "facilitator" else bool(listed)


def is_facilitator() -> bool:
    """Tell whether this browser holds a facilitator's cookie that counts now."""
    held = cookie(FACILITATOR)
    return bool(held) and Access(Settings.from_environment().data).whoami(held) is not None


def participant() -> str:
    """Return the person's id; without a cookie it lasts as long as this tab."""
    kept = st.session_state.setdefault("identity", secrets.token_hex(16))
    return participant_of(cookie(IDENTITY) or kept)
