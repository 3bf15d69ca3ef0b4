"""The head of a discussion page: which lens it looks through, and the question in large type.

Knows how it looks. Knows nothing about which lenses there are.
"""

from __future__ import annotations

import streamlit as st

from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_lens_head",
    html=source("lens_head.html"),
    css=source("lens_head.css"),
    js=source("lens_head.js"),
)


def show_lens_head(icon: str, colour: str, name: str, line: str, question: str, hint: str) -> None:
    """Show a lens by its icon (Material), its colour (one of the theme's) and its words, and a question."""
    data = {"icon": icon, "colour": colour, "name": name, "line": line, "question": question, "hint": hint}
    _mount(data=data, key="lens_head")
