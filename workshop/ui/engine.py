"""The one engine of this server, started by the first page that needs it.

Knows when the engine starts and what is wrong with it. Knows nothing about what it is asked to do.
"""

from __future__ import annotations

from collections import deque

import streamlit as st

from workshop.diffusion.archive import Archive
from workshop.diffusion.engine import Engine
from workshop.diffusion.models import card
from workshop.errors import WorkshopError
from workshop.settings import Settings


@st.cache_resource(show_spinner=False)  # the start returns at once; the pages show how far the model is
def engine() -> Engine:
    """Return the engine of this process; its worker loads the model while the pages are shown.

    Raises: ModelMissing, ModelBroken.
    """
    settings = Settings.from_environment()
    try:
        started = Engine(card(settings.model), Archive(settings.data / "archive"))
    except WorkshopError as problem:
        _refusals().append(str(problem))
        raise
    _shelf().append(started)
    return started


def engine_if_started() -> Engine | None:
    """Return the engine when some page has started it; never starts it."""
    shelf = _shelf()
    return shelf[0] if shelf else None


def fault() -> str:
    """Return why pictures cannot be made or kept now, in a sentence; empty when all is well."""
    started = engine_if_started()
    if started is None:
        return _refusals()[-1] if _refusals() else ""
    status = started.status()
    return status.sentence if status.is_fault else ""


@st.cache_resource(show_spinner=False)
def _shelf() -> list[Engine]:
    return []


@st.cache_resource(show_spinner=False)
def _refusals() -> deque[str]:
    return deque(maxlen=1)
