"""The prompt as the U-Net is given it: a field of colours, a row for each token.

Knows how to ask the engine for it without waiting. Knows nothing about text encoders.
"""

from __future__ import annotations

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from workshop.content import words
from workshop.diffusion.work import Embedded, Embedding
from workshop.errors import WorkshopError
from workshop.ui import engine as engines
from workshop.ui.charts import colour
from workshop.ui.generate import WAITING

LOW, HIGH = 0, 5  # of the theme's chart colours: blue below zero, vermilion above (Okabe and Ito)
ROW = 14  # pixels of a token's row, and
CELL = 4  # of a number's column
_TICKETS = "embedding_tickets"


def show_embedding(prompt: str, participant: str) -> None:
    """Show the vectors of a prompt as soon as the model has them."""
    found = _embedded(prompt, participant)
    if found:
        _draw(found)
    else:
        st.fragment(_wait, run_every=WAITING)(prompt, participant)


def _wait(prompt: str, participant: str) -> None:
    if _embedded(prompt, participant):
        st.rerun()
    st.caption(words("lenses/cast")["embedding"]["waiting"])


def _draw(found: Embedded) -> None:
    said = words("lenses/cast")["embedding"]
    st.image(field_of(found.vectors), width="stretch", alt=said["alt"].format(tokens=", ".join(found.tokens)))
    st.caption(said["here"].format(count=len(found.tokens), width=found.vectors.shape[1]))


def _embedded(prompt: str, participant: str) -> Embedded | None:
    """Return what the engine made of a prompt; ask it when nobody has."""
    tickets = st.session_state.setdefault(_TICKETS, {})
    try:
        if prompt not in tickets:
            tickets[prompt] = engines.engine().submit(Embedding(prompt), participant, replace=False)
        result: Embedded | None = tickets[prompt].snapshot().result
        return result
    except WorkshopError:  # a full line: the next look asks again
        return None


def field_of(vectors: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Paint numbers: the paper is zero, full colour three standard deviations.

    Shapes: (tokens, width) in, (tokens · ROW, width · CELL, 3) out, uint8.
    """
    palette, paper = colour("chartCategoricalColors"), _rgb(colour("backgroundColor"))
    strength = np.clip(vectors / (3 * max(float(vectors.std()), 1e-6)), -1, 1)[..., None]
    colours = np.where(strength < 0, _rgb(palette[LOW]), _rgb(palette[HIGH]))
    painted = paper + np.abs(strength) * (colours - paper)
    field: NDArray[np.uint8] = painted.astype(np.uint8).repeat(ROW, axis=0).repeat(CELL, axis=1)
    return field


def _rgb(hexadecimal: str) -> NDArray[np.float64]:
    return np.array([int(hexadecimal[at : at + 2], 16) for at in (1, 3, 5)], dtype=np.float64)
