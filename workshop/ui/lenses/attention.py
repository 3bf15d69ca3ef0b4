"""Where the words went at one step of a run: cross-attention, asked for on a press and drawn word by word.

Knows how to ask the engine and how maps become pictures. Knows nothing about how attention is computed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from workshop.content import words
from workshop.diffusion.tickets import PENDING, Ticket
from workshop.diffusion.trajectory import Trajectory
from workshop.diffusion.work import PADDING, Activations, Maps
from workshop.errors import WorkshopError
from workshop.ui import engine as engines
from workshop.ui.failures import as_plain_text, show_failure
from workshop.ui.generate import WAITING

SIDE = 96  # pixels of a map, at least
_TICKETS, _REFUSED = "attention_tickets", "attention_refused"


def show_attention(run: Trajectory, step: int, participant: str) -> None:
    """Offer a look inside a step; once it is there, show a map for each word."""
    said = words("lenses/cast")["unet"]
    ticket = _tickets().get((run.digest, step))
    state = ticket.snapshot() if ticket else None
    if state and state.result:
        _show(state.result, step, said)
    elif state and state.phase in PENDING:
        st.fragment(_wait, run_every=WAITING)(run, step, said)
    else:
        label = said["maps_ask"].format(step=step)
        st.button(label, icon=":material/search:", on_click=_ask, args=(run, step, participant))
        refused: WorkshopError | None = st.session_state.pop(_REFUSED, None)
        if refused:
            show_failure(refused)


def maps_of(found: Maps, step: int) -> list[tuple[str, NDArray[np.uint8]]]:
    """Return each word's map, as grey pictures on one common scale; start, end and padding are left out.

    The layers with the most places are averaged: they show best where something is.
    """
    layers = [layer.astype(np.float32) for layer in found.attention[step].values()]
    finest = max(layer.shape[1] for layer in layers)
    mean = np.mean([layer for layer in layers if layer.shape[1] == finest], axis=0)  # (tokens, height, width)
    kept = [at for at, token in enumerate(found.tokens) if token != PADDING and not token.startswith("<|")]
    top = max(float(mean[kept].max()), 1e-9) if kept else 1.0
    cell = max(1, -(-SIDE // finest))
    grey = (255 * mean / top).astype(np.uint8).repeat(cell, axis=1).repeat(cell, axis=2)
    return [(found.tokens[at], grey[at]) for at in kept]


def _show(found: Maps, step: int, said: dict[str, Any]) -> None:
    st.markdown(f"**{said['maps']}**")
    with st.container(horizontal=True, gap="small"):
        for word, picture in maps_of(found, step):
            with st.container(width=SIDE + 8, gap="xxsmall"):
                st.image(picture, alt=said["maps_alt"].format(word=word, step=step))
                st.caption(as_plain_text(word))
    st.caption(said["maps_here"].format(step=step))


def _wait(run: Trajectory, step: int, said: dict[str, Any]) -> None:
    if _tickets()[run.digest, step].snapshot().phase not in PENDING:
        st.rerun()
    st.caption(said["maps_wait"])


def _ask(run: Trajectory, step: int, participant: str) -> None:
    try:
        work = Activations(run.recipe, (step,))
        _tickets()[run.digest, step] = engines.engine().submit(work, participant, replace=False)
    except WorkshopError as refusal:
        st.session_state[_REFUSED] = refusal


def _tickets() -> dict[tuple[str, int], Ticket[Maps]]:
    tickets: dict[tuple[str, int], Ticket[Maps]] = st.session_state.setdefault(_TICKETS, {})
    return tickets
