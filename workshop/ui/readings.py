"""What the probe sees in a picture: asked for once, in the background, and then at hand for everybody.

Knows the engine and which readings are on their way. Knows nothing about charts or pages.
"""

from __future__ import annotations

import streamlit as st

from workshop.diffusion.engine import Engine
from workshop.diffusion.tickets import PENDING, Ticket
from workshop.diffusion.work import Reading, Readings
from workshop.errors import WorkshopError
from workshop.ui import engine as engines

MOST = 1_000  # tickets that are remembered


def reading_of(digest: str) -> dict[str, dict[str, float]] | None:
    """Return attribute -> value -> probability; None while nobody has read the picture, or nobody can.

    Never waits: a picture that was not read is asked for, and is there when the page looks again.
    """
    try:
        engine = engines.engine()
        known = engine.known(Reading((digest,)))
        if known is not None:
            return known[digest]
        _ask(engine, digest)
    except WorkshopError:  # no model, no probe, or the picture is gone
        return None
    return None


def _ask(engine: Engine, digest: str) -> None:
    """Ask once; again only when an answer was lost with its picture, not when there was none."""
    asked = _asked()
    if digest in asked and asked[digest].snapshot().phase in (*PENDING, "failed"):
        return
    while len(asked) >= MOST:
        asked.pop(next(iter(asked)), None)
    # Each picture is its own participant: a page with many of them is not one greedy person.
    asked[digest] = engine.submit(Reading((digest,)), f"reading {digest}", patience=None)


@st.cache_resource(show_spinner=False)
def _asked() -> dict[str, Ticket[Readings]]:
    return {}
