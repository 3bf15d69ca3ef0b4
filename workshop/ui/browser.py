"""What the browser before this page came with.

Knows cookies. Knows nothing about what they open.
"""

from __future__ import annotations

import streamlit as st


def cookie(name: str) -> str:
    """Return what the browser came with, "" for nothing."""
    value: object = st.context.cookies.get(name)
    return value if isinstance(value, str) else ""  # AppTest puts a mock here
