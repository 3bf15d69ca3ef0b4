"""Small pictures for pages without one of their own, drawn by Paperworld itself.

Knows which scene stands for what. Knows nothing about pages.
"""

from __future__ import annotations

from typing import Literal

import streamlit as st
from PIL.Image import Image

from workshop.content import facts, words
from workshop.paperworld.world import draw, load_sheet, scene
from workshop.ui.badges import show_badge

Name = Literal["front", "door", "night", "end"]
SIDE = 256  # pixels, at twice the size in which it is shown at most
WIDTH = 220


def show_illustration(name: Name) -> None:
    """Show a small picture, and say that a person's program drew it."""
    with st.container(width=WIDTH, gap="xxsmall"):
        st.image(_drawn(facts("illustrations")[name]), alt=words("ui/illustration")[name], width="stretch")
        show_badge("illustration", "")


@st.cache_data(show_spinner=False)
def _drawn(number: int) -> Image:
    return draw(scene(number, load_sheet()), SIDE * 2)
