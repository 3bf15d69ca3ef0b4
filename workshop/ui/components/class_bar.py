"""The class bar: the phase, the one thing to do now, and the time left, counted in the browser.

Knows how they look. Knows nothing about sessions.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import streamlit as st

from workshop.content import words
from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_class_bar",
    html=source("class_bar.html"),
    css=source("class_bar.css"),
    js=source("class_bar.js"),
)


@dataclass(frozen=True)
class Time:
    """How long a phase lasts, and what is left of it.

    Units: minutes; seconds; `ends_at` in seconds since 1970, None while the clock stands.
    """

    minutes: float
    left: float
    ends_at: float | None


@dataclass(frozen=True)
class Bar:
    """What the bar says; "" leaves a line out, no time leaves the clock out."""

    heading: str
    phase: int  # index
    phases: int
    task: str
    done: str
    is_done: bool
    revealed: tuple[str, ...]
    closed: str
    message: str
    now: float  # of the server, in seconds since 1970: browsers' clocks are often wrong
    time: Time | None = None


def show_bar(bar: Bar) -> None:
    """Show the bar."""
    _mount(data={**asdict(bar), "words": words("ui/class_bar")["bar"]}, key="class_bar")
