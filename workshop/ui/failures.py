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
_JOINER = "\u2060"  # nobody sees it
# Addresses become links, and names between colons icons, also behind a backslash: only a sign between helps.
_COMES_ALIVE = re.compile(r":(?=[^\W\d]|[/+-])|www(?=\.)|(?<=[\w.+-])(?=@)", re.IGNORECASE)


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
    """Return Markdown that shows `text` in one line, as it is, whatever a person wrote into it."""
    line = re.sub(r"\s*[\r\n]\s*", " ", text.lstrip())  # lines would make lists, titles and rules
    whole = _COMES_ALIVE.sub(rf"\g<0>{_JOINER}", line)
    escaped = re.sub(r"([\\`*_{}\[\]()<>#+!|~$:&])", r"\\\1", whole)
    return re.sub(r"^(\d*)([-=.])", r"\1\\\2", escaped)
