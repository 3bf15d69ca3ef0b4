"""One run of one person, from the press on Generate until the picture can be turned.

Knows the run of this browser tab: submitted, waiting, growing, done, failed or cancelled. Knows nothing
about what decides a picture, and never generates in the script's own thread. While a picture grows, its
page asks for it by HTTP (`growth`): no script runs until there is something else to show.
"""

from __future__ import annotations

import base64
import math
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from weakref import WeakValueDictionary

import streamlit as st

from workshop.content import sentence
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import PENDING, Ticket, TicketState
from workshop.diffusion.trajectory import Trajectory
from workshop.ui.components.scrubber import Growth, show_growing
from workshop.ui.engine import engine
from workshop.ui.failures import as_plain_text

WAITING = 1.0  # seconds between two looks while others are before it
GROWING = (0.25, 1.0)  # while it grows: once for each step, but not more often, nor more seldom
COARSE = 5  # seconds to which an expected wait is rounded, so that the line does not twitch
_KEY = "run"


@dataclass(frozen=True)
class Run:
    """The latest run of this tab; `ticket` is None once nothing is pending."""

    recipe: Recipe
    participant: str
    ticket: Ticket | None
    trajectory: Trajectory | None = None
    session: str = ""  # the id of the session for which it is made; "" for who explores alone
    ending: str = ""  # why there is no picture, as a sentence
    token: str = ""  # names the ticket to the page that asks how far it is


def current_run() -> Run | None:
    """Return the latest run of this tab."""
    return st.session_state.get(_KEY)


def has_run() -> bool:
    """Tell whether this tab has asked for a picture."""
    return current_run() is not None


def start(recipe: Recipe, participant: str, session: str = "") -> Run:
    """Submit a recipe; a run that is still pending gives way to it.

    Raises: WorkshopError when the engine does not take it.
    """
    _give_up(current_run())
    token, ticket = secrets.token_urlsafe(12), engine().submit(recipe, participant)
    _tickets()[token] = ticket
    return resume(Run(recipe, participant, ticket, session=session, token=token))


def resume(run: Run) -> Run:
    """Let a run be the latest one of this tab."""
    st.session_state[_KEY] = run
    return run


def forget() -> None:
    """Let this tab have no run."""
    st.session_state.pop(_KEY, None)


def show_run(on_done: Callable[[Trajectory], None]) -> None:
    """Show the latest run; `on_done` draws a finished one."""
    if current_run() is not None:
        st.fragment(_show)(on_done, _is_pending())


def growth(token: str) -> Growth | None:
    """Return how far the run of a ticket is; None once nothing more grows there. From any thread."""
    ticket = _tickets().get(token)
    state = ticket.snapshot() if ticket else None
    return _growth(state) if state and state.phase in PENDING else None


def _growth(state: TicketState) -> Growth:
    pause = WAITING
    if state.phase == "running":
        step = (state.expected_seconds or 0) / max(1, state.steps - state.step)
        pause = min(max(step, GROWING[0]), GROWING[1])
    preview = f"data:image/jpeg;base64,{base64.b64encode(state.preview).decode()}" if state.preview else ""
    return Growth(state.step, preview, _progress(state), round(pause, 2))


def _show(on_done: Callable[[Trajectory], None], was_pending: bool) -> None:
    if _is_pending() != was_pending:
        st.rerun()  # the whole page, where more than the picture is another now
    run: Run = st.session_state[_KEY]
    if run.ticket is not None:
        _show_pending(run, run.ticket)
    elif run.trajectory is not None:
        on_done(run.trajectory)
    else:
        st.info(as_plain_text(run.ending), icon=":material/info:")


def _is_pending() -> bool:
    """Tell whether the latest run is under way, and keep what its ticket ended with when it has ended."""
    run: Run = st.session_state[_KEY]
    if run.ticket is None:
        return False
    state = run.ticket.snapshot()
    if state.phase in PENDING:
        return True
    ending = "" if state.result else state.error or sentence("ui/generate", "cancelled")
    st.session_state[_KEY] = replace(run, ticket=None, trajectory=state.result, ending=ending)
    return False


def _show_pending(run: Run, ticket: Ticket) -> None:
    show_growing(f"/growing/{run.token}", run.recipe.steps, _growth(ticket.snapshot()))
    with st.container(horizontal=True, horizontal_alignment="center"):
        st.button(sentence("ui/generate", "cancel"), icon=":material/close:", on_click=_give_up, args=(run,))


def _progress(state: TicketState) -> str:
    status = engine().status()
    if not status.ready:
        return sentence("ui/generate", "waking", sentence=status.sentence)
    if state.phase == "running":
        return sentence("ui/generate", "running")
    before = state.position - 1
    line = sentence("ui/generate", "queued" if before > 0 else "next", before=before)
    if state.expected_seconds is None:
        return line
    wait = COARSE * math.ceil(state.expected_seconds / COARSE)
    return f"{line} {sentence('ui/generate', 'expected', seconds=wait)}"


def _give_up(run: Run | None) -> None:
    if run is not None and run.ticket is not None:
        run.ticket.cancel()


@st.cache_resource(show_spinner=False)
def _tickets() -> WeakValueDictionary[str, Ticket]:
    """Return the tickets that somebody still holds, by the name that pages know them by."""
    return WeakValueDictionary()
