"""The clock: time left in the phase, and the whole as a row of phases with a needle.

Knows how it looks, and that the browser counts by itself. Knows nothing about pace.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from workshop.content import words
from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_clock", html=source("clock.html"), css=source("clock.css"), js=source("clock.js")
)


@dataclass(frozen=True)
class Segment:
    """One phase on the clock."""

    title: str
    minutes: float
    been: bool
    here: bool


@dataclass(frozen=True)
class Reading:
    """Where the class is at the moment `now`; all in seconds."""

    now: float
    state: str
    running: bool
    on_clock: bool  # whether this phase counts for the whole
    spent: float
    planned: float
    total_spent: float
    total_planned: float
    late: float


def show_clock(reading: Reading, plan: Sequence[Segment]) -> None:
    """Show a reading, from which the browser goes on counting."""
    parts = [asdict(segment) for segment in plan]
    _mount(data={**asdict(reading), "plan": parts, "words": words("ui/cockpit")["clock"]}, key="clock")
