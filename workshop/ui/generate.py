"""One run of one person, from the press on Generate until the picture can be turned.

Knows the run of this browser tab: submitted, waiting, growing, done, failed or cancelled. Knows nothing
about what decides a picture, and never generates in the script's own thread: it asks the ticket, often
while the picture grows, seldom while it waits, and not at all otherwise.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from workshop.content import sentence
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import Ticket, TicketState
from workshop.diffusion.trajectory import Trajectory
from workshop.ui.components.scrubber import show_growing
from workshop.ui.engine import engine
from workshop.ui.failures import as_plain_text

PACE = {"queued": 1.0, "running": 0.25}  # seconds between two looks at a ticket
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
    return resume(Run(recipe, participant, engine().submit(recipe, participant), session=session))


def resume(run: Run) -> Run:
    """Let a run be the latest one of this tab."""
    st.session_state[_KEY] = run
    return run


def forget() -> None:
    """Let this tab have no run."""
    st.session_state.pop(_KEY, None)


def show_run(on_done: Callable[[Trajectory], None]) -> None:
    """Show the latest run; `on_done` draws a finished one."""
    run = current_run()
    if run is not None:
        phase = _phase(run)
        st.fragment(_show, run_every=PACE.get(phase))(on_done, phase)


def _show(on_done: Callable[[Trajectory], None], phase: str) -> None:
    if _phase(st.session_state[_KEY]) != phase:
        st.rerun()  # the whole page, which looks at another pace, or no more
    run: Run = st.session_state[_KEY]
    if run.ticket is not None:
        _show_pending(run, run.ticket.snapshot())
    elif run.trajectory is not None:
        on_done(run.trajectory)
    else:
        st.info(as_plain_text(run.ending), icon=":material/info:")


def _phase(run: Run) -> str:
    """Return the phase of a run, and keep what its ticket ended with when it has ended."""
    if run.ticket is None:
        return "ended"
    state = run.ticket.snapshot()
    if state.phase in PACE:
        return state.phase
    ending = "" if state.result else state.error or sentence("ui/generate", "cancelled")
    st.session_state[_KEY] = replace(run, ticket=None, trajectory=state.result, ending=ending)
    return "ended"


def _show_pending(run: Run, state: TicketState) -> None:
    show_growing(state.step, run.recipe.steps, state.preview, _progress(state))
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
