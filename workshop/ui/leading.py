"""Who leads: the facilitator before this browser, the session on the screen, and presses that change it.

Knows cookies and the session in the address. Knows nothing about what is shown. Every press asks again
whether it may, so that a page that was drawn before signing out changes nothing any more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from workshop.classroom.access import Pass
from workshop.classroom.room import Room
from workshop.classroom.session import NoSuchSession
from workshop.cookies import FACILITATOR
from workshop.errors import WorkshopError
from workshop.ui.browser import cookie
from workshop.ui.failures import show_failure
from workshop.ui.school import access, sessions

SESSION = "session"  # in the address: an id, which opens nothing by itself
_REFUSAL = "refusal"


def facilitator() -> Pass | None:
    """Return what this browser's cookie allows now, or None."""
    return access().whoami(cookie(FACILITATOR))


def led_room() -> Room | None:
    """Return the session in the address, or None when there is none in it, or one that was deleted.

    Raises: NotFacilitator, NotYours, AlreadyOpen, StorageFailed.
    """
    id = st.query_params.get(SESSION)
    try:
        return sessions().lead(facilitator(), id) if id else None
    except NoSuchSession:
        return None


def press(session: str, action: Callable[..., object], *arguments: Any) -> None:
    """Change a session that this browser leads: `action(room, *arguments)`; for callbacks."""
    attempt(lambda: action(sessions().lead(facilitator(), session), *arguments))


def attempt(action: Callable[..., object], *arguments: Any) -> None:
    """Do something in a callback; what refuses it is shown by `show_refusal`."""
    try:
        action(*arguments)
    except WorkshopError as refusal:
        st.session_state[_REFUSAL] = refusal


def show_refusal() -> None:
    """Say why the last press changed nothing, once."""
    refusal: WorkshopError | None = st.session_state.pop(_REFUSAL, None)
    if refusal is not None:
        show_failure(refusal)


def open_session(id: str) -> None:
    """Put a session into the address, so that a reload and a bookmark come back to it; for callbacks."""
    st.query_params[SESSION] = id


def close_session() -> None:
    """Go back to the list of sessions; for callbacks."""
    st.query_params.pop(SESSION, None)
