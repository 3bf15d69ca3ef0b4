"""The stage: what a room reads from the last row.

Knows sizes. Knows nothing about phases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from workshop.content import sentence
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
    message: str = "",
    prompt: str = "",
    note: str = "",
    even: bool = False,
    way: Way | None = None,
    tall: bool = True,
) -> None:
    """Show a heading and lines; `even` lines are as important as each other, else the last one is.

    `message` is what the facilitator wrote to everybody, `prompt` what the run below was made from, `note`
    what the chart below rests on. `tall` fills the screen, because nothing follows.
    """
    texts = {"heading": heading, "lines": list(lines), "message": message, "note": note}
    quoted = sentence("ui/projector", "prompt", prompt=prompt) if prompt else ""
    data = {**texts, "prompt": quoted, "even": even, "tall": tall, "way": asdict(way) if way else None}
    _mount(data=data, key="stage")
