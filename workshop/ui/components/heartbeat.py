"""The heart of a page: asks again and again, by HTTP, whether the page must be drawn again.

Knows the state that the page was drawn with. Knows nothing about what it means.
"""

from __future__ import annotations

import streamlit as st

from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_heartbeat", html=source("heartbeat.html"), js=source("heartbeat.js")
)


def show_heartbeat(session: str, state: str, page: str) -> None:
    """Have the page run again as soon as the server says that its state is another one."""
    _mount(
        key="heartbeat",
        data={"session": session, "state": state, "page": page},
        on_changed_change=lambda: None,  # being told is enough: the page runs again
    )
