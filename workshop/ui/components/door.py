"""The door for facilitators: a passphrase, or a one-time token that goes through by itself.

Knows how a browser gets its cookie without any script reading it. Knows nothing about who may enter.
"""

from __future__ import annotations

import streamlit as st

from workshop.content import words
from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_door", html=source("door.html"), css=source("door.css"), js=source("door.js")
)


def show_door(token: str = "") -> None:
    """Ask for the passphrase, or let the holder of a fresh one-time token in."""
    _mount(data={"token": token, "words": words("ui/sign_in")["door"]}, key="door")
