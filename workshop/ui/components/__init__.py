"""Our own components: HTML, CSS and JavaScript beside a small Python wrapper (components version 2)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any


def source(*names: str) -> str:
    """Return the named files of this folder as one text; Streamlit takes a text with lines as inline."""
    folder = Path(__file__).parent
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def as_table(said: Any) -> dict[str, Any]:
    """Return what a browser says as names and values; it can say anything, and what is no table is empty."""
    return dict(said) if isinstance(said, Mapping) else {}
