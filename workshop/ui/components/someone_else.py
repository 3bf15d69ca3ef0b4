"""Lets the next person sit down: the browser fetches a new identity, which only a route can give it.

Knows one route. Knows nothing about who leaves.
"""

from __future__ import annotations

import streamlit as st

from workshop.content import words
from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_someone_else",
    html=source("someone_else.html"),
    css=source("someone_else.css"),
    js=source("someone_else.js"),
)


def sit_down() -> None:
    """Give this browser a new identity and open the first page."""
    _mount(data={"failed": words("ui/name_tag")["failed"]}, key="someone_else")
