"""The keyboard of a page: keys that act wherever the focus is, except where somebody types.

Knows keys. Knows nothing about what they do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from workshop.ui.components import source

KEY = "keys"

_mount = st.components.v2.component(
    "twenty_steps_keys", html=source("keys.html"), css=source("keys.css"), js=source("keys.js")
)


def listen(
    keys: Mapping[str, str], seen: Mapping[str, Any], on_press: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Report `on_press(action, seen)` for every key of `keys`; `seen` is what the screen showed."""
    _mount(key=KEY, data={"keys": dict(keys), "seen": dict(seen)}, on_pressed_change=lambda: _hear(on_press))


def _hear(on_press: Callable[[str, Mapping[str, Any]], None]) -> None:
    said = st.session_state[KEY].pressed or {}
    on_press(str(said.get("action", "")), said.get("seen") or {})
