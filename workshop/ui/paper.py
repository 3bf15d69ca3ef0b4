"""The sheet of paper that a page is printed on: one calm column, however wide the window is.

Knows one width. Knows nothing about what is on the page.
"""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

WIDTH = 1080  # pixels; wide enough for two large pictures beside each other


def paper() -> DeltaGenerator:
    """Return the column of the page; use it as `with paper():`."""
    return st.container(horizontal_alignment="center").container(width=WIDTH, gap="medium")
