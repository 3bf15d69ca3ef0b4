"""A film on paper: frames of one run beside each other, each larger than the one before.

Knows how they stand. Knows nothing about where the strip comes from.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workshop.content import words
from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_film", html=source("film.html"), css=source("film.css"), js=source("film.js")
)


def show_film(sheet: str, frames: Sequence[int], steps: int, alt: str) -> None:
    """Show the frames in the strip at the address `sheet`; `frames` are their steps, from left to right."""
    data = {"sheet": sheet, "frames": list(frames), "steps": steps, "alt": alt}
    _mount(data={**data, "word": words("ui/film")["step"]}, key="film")
