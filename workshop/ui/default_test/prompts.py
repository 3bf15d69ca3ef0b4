"""Choosing a prompt for the test, alone: one of the list.

Knows the list. Knows nothing about what follows.
"""

from __future__ import annotations

import streamlit as st

from workshop.content import words
from workshop.ui.default_test.answers import choose_prompt
from workshop.ui.default_test.recipes import prompts

_KEY = "default_test_choice"


def choose_alone() -> None:
    """Let who explores alone test any prompt of the list."""
    names = words("default_test")["prompts"]
    listed = {entry["A"]: names[entry["name"]] for entry in prompts()}
    first = next(iter(listed))
    st.pills(
        words("ui/default_test")["alone"]["prompt"],
        list(listed),
        default=first,
        required=True,
        format_func=lambda prompt: listed[prompt],
        key=_KEY,
        on_change=lambda: choose_prompt(st.session_state[_KEY]),
        label_visibility="collapsed",
    )
