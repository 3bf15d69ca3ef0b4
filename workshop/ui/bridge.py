"""The way from Color by Prompt to this page, on paper: words are revealed one by one, and people draw.

Knows how many words are revealed. Knows nothing about what anybody drew.
"""

from __future__ import annotations

import streamlit as st

from workshop.content import facts, words
from workshop.ui.composer import ask_for

_REVEALED = "bridge_revealed"


@st.fragment
def show_bridge() -> None:
    """Show the words that are revealed so far, and a button for the next one."""
    said = words("pages/step_through")["bridge"]
    prompt: list[str] = facts("step_through")["bridge"]
    revealed: int = st.session_state.setdefault(_REVEALED, 0)
    with st.expander(said["title"], icon=":material/palette:", expanded=revealed > 0):
        st.markdown(said["what"])
        if revealed:
            st.header(" ".join(prompt[:revealed]) + (" …" if revealed < len(prompt) else "."), anchor=False)
        if revealed < len(prompt):
            st.button(said["first" if revealed == 0 else "next"], on_click=_reveal, icon=":material/add:")
        elif st.button(said["generate"], type="primary", on_click=ask_for, args=(" ".join(prompt),)):
            st.rerun()  # the inputs are at the top of the page


def _reveal() -> None:
    st.session_state[_REVEALED] += 1
