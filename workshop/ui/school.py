"""The one `Sessions` and the one `Access` of this server, shared by every visitor.

Knows where they live. Knows nothing about what a page does with them.
"""

from __future__ import annotations

import streamlit as st

from workshop.classroom.access import Access
from workshop.classroom.sessions import Sessions
from workshop.settings import Settings
from workshop.ui.pictures import let_go


@st.cache_resource(show_spinner=False)
def sessions() -> Sessions:
    """Return the sessions of this server; both are safe in many threads."""
    found = Sessions(Settings.from_environment().data)
    found.on_deleted = let_go
    return found


@st.cache_resource(show_spinner=False)
def access() -> Access:
    """Return the door keeper; there is one, because wrong passphrases are counted in memory."""
    return Access(Settings.from_environment().data)
