"""Sheets as browsers send them."""

from __future__ import annotations

import io

from PIL import Image


def sheet(colour: str = "red", side: int = 512, kind: str = "PNG") -> bytes:
    """Return a square picture of one colour as a file."""
    buffer = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(buffer, kind)
    return buffer.getvalue()
