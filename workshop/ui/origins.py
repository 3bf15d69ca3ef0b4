"""Where a session comes from, wherever it is shown: held here, opened from a ZIP, or the worked example.

Knows the badge. Knows nothing about what a session of each kind allows.
"""

from __future__ import annotations

import streamlit as st

from workshop.classroom.session import Origin
from workshop.content import words

_ICONS = {"imported": "folder_zip", "sample": "science"}


def origin_badge(origin: Origin) -> str:
    """Return the badge as Markdown, "" for a session that was held here."""
    if not origin:
        return ""
    return f":orange-badge[:material/{_ICONS[origin]}: {words('ui/exports')[origin]}]"


def show_origin(origin: Origin) -> None:
    """Say that what is shown is no class of this server."""
    if origin:
        st.markdown(origin_badge(origin), width="content")
