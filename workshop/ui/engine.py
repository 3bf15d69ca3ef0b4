"""The one engine of this server, started by the first page that needs it.

Knows when the engine starts. Knows nothing about what it is asked to do.
"""

from __future__ import annotations

import streamlit as st

from workshop.diffusion.archive import Archive
from workshop.diffusion.engine import Engine
from workshop.diffusion.models import card
from workshop.settings import Settings


@st.cache_resource(show_spinner=False)  # the start returns at once; the pages show how far the model is
def engine() -> Engine:
    """Return the engine of this process; its worker loads the model while the pages are shown.

    Raises: ModelMissing, ModelBroken.
    """
    settings = Settings.from_environment()
    started = Engine(card(settings.model), Archive(settings.data / "archive"))
    _shelf().append(started)
    return started


def engine_if_started() -> Engine | None:
    """Return the engine when some page has started it; never starts it."""
    shelf = _shelf()
    return shelf[0] if shelf else None


@st.cache_resource(show_spinner=False)
def _shelf() -> list[Engine]:
    return []
