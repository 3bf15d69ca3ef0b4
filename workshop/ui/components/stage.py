"""The stage: what a room reads from the last row.

Knows sizes. Knows nothing about phases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_stage", html=source("stage.html"), css=source("stage.css"), js=source("stage.js")
)


@dataclass(frozen=True)
class Way:
    """The way into a session, before it begins."""

    picture: str  # address of the QR code
    alt: str
    open: str
    place: str
    type: str
    code: str


def show_stage(
    heading: str,
    lines: Sequence[str],
    prompt: str = "",
    message: str = "",
    even: bool = False,
    way: Way | None = None,
    tall: bool = True,
) -> None:
    """Show a heading and lines; `even` lines are as important as each other, else the last one is.

    `message` is what the facilitator wrote to everybody; `prompt` stands under the lines.
    `tall` fills the screen, because nothing follows.
    """
    shown = {
        "heading": heading,
        "lines": list(lines),
        "prompt": prompt,
        "message": message,
        "even": even,
        "tall": tall,
    }
    _mount(data={**shown, "way": asdict(way) if way else None}, key="stage")
