"""Our own components: HTML, CSS and JavaScript beside a small Python wrapper (components version 2)."""

from __future__ import annotations

from pathlib import Path


def source(*names: str) -> str:
    """Return the named files of this folder as one text; Streamlit takes a text with lines as inline."""
    folder = Path(__file__).parent
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)
