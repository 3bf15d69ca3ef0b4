"""Explanations side by side: a name and some sentences each; on a phone they fold under their names.

Knows how they stand. Knows nothing about what they explain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import streamlit as st

from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_explanations",
    html=source("explanations.html"),
    css=source("explanations.css"),
    js=source("explanations.js"),
)

Tone = Literal["plain", "quiet", "here"]


@dataclass(frozen=True)
class Explanation:
    """A name with its icon (Material, or none), and sentences, each in its tone."""

    name: str
    lines: Sequence[tuple[Tone, str]]
    icon: str = ""


def show_explanations(
    cards: Sequence[Explanation], key: str, colour: str = "blue", framed: bool = False
) -> None:
    """Show explanations in one of the theme's colours; on a phone one of them is open at a time."""
    data = {"cards": [asdict(card) for card in cards], "colour": colour, "framed": framed}
    _mount(data={**data, "group": key}, key=key)
