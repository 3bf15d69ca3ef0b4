"""The ways into a session: the code, the link and its QR code.

Knows how they stand beside each other. Knows nothing about sessions.
"""

from __future__ import annotations

import streamlit as st

from workshop.content import words
from workshop.ui.addresses import join_link, qr, school_address
from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_join", html=source("join_card.html"), css=source("join_card.css"), js=source("join_card.js")
)


def show_join(code: str) -> None:
    """Show how to join with this code."""
    link, place = join_link(code), school_address().partition("://")[2]
    data = {"code": code, "link": link, "place": place, "picture": qr(link)}
    _mount(data={**data, "words": words("ui/cockpit")["join"]}, key="join")
