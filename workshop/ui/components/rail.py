"""The edge of the projector: time left, how many are here, and the way in.

Knows how it looks. Knows nothing about sessions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_rail", html=source("rail.html"), css=source("rail.css"), js=source("rail.js")
)


@dataclass(frozen=True)
class Rail:
    """What stands there; `left` in seconds at the moment `now`, None: no clock; `code` "": no way in."""

    now: float
    left: float | None
    running: bool
    counts: Sequence[tuple[int, str]]
    code: str
    place: str
    picture: str
    alt: str


def show_rail(rail: Rail) -> None:
    """Show the edge; the browser counts the time by itself."""
    _mount(data={**asdict(rail), "counts": [list(one) for one in rail.counts]}, key="rail")
