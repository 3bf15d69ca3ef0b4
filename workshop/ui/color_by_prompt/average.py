"""The average picture: what stays when many pictures are laid over each other, pixel by pixel.

Knows files. Knows nothing about whose they are.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import streamlit as st
from PIL import Image

SIDE = 256  # pixels; a mean has no detail
MOST = 64  # means that are remembered


def average(pictures: Sequence[Path]) -> str:
    """Return the mean of picture files as the address of a picture, "" for the mean of nothing."""
    return _average(tuple(sorted(pictures))) if pictures else ""


@st.cache_data(max_entries=MOST, show_spinner=False)
def _average(pictures: tuple[Path, ...]) -> str:
    buffer = io.BytesIO()
    Image.fromarray(mean(pictures)).save(buffer, "WEBP", quality=90)
    return f"data:image/webp;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def mean(pictures: Sequence[Path]) -> np.ndarray:
    """Return the pixelwise mean of picture files, each scaled to one size.

    Shapes: (SIDE, SIDE, 3), uint8.
    """
    total = np.zeros((SIDE, SIDE, 3))
    for path in pictures:
        with Image.open(path) as picture:
            total += np.asarray(picture.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BOX))
    return np.round(total / len(pictures)).astype(np.uint8)
