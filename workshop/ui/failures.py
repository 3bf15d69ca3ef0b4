"""How a failure looks to the person on the screen.

Knows two kinds: a `WorkshopError`, whose sentence is meant for people, and everything else, which is
a bug: its traceback goes to the log under a reference number, and the number to the screen.
"""

from __future__ import annotations

import logging
import re
import secrets

import streamlit as st

from workshop.content import sentence
from workshop.errors import WorkshopError

logger = logging.getLogger(__name__)


def show_failure(failure: Exception) -> bool:
    """Show a failure where the page stopped; True tells Streamlit that nothing else is needed."""
    if isinstance(failure, WorkshopError):
        st.error(as_plain_text(str(failure)), icon=":material/info:")
    else:
        reference = secrets.token_hex(3)
        logger.error("reference %s", reference, exc_info=failure)
        st.error(sentence("errors/ui", "bug.unexpected", reference=reference), icon=":material/error:")
    return True


def as_plain_text(text: str) -> str:
    """Return Markdown that shows `text` as it is, whatever a person wrote into it."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~$:&])", r"\\\1", text)
