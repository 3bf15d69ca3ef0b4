"""The exit ticket as a person fills it in: before and after for each idea, and one thing that is open.

Knows the form and where it is kept. Knows nothing about what the class as a whole says.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from workshop.classroom.exit_ticket import LEAST, MOST, ExitTicket, ticket_of
from workshop.classroom.submission import hand_in
from workshop.content import facts, words
from workshop.errors import WorkshopError
from workshop.ui.failures import show_failure
from workshop.ui.lenses.answers import closed
from workshop.ui.lenses.questions import lens_of
from workshop.ui.seat import Seat

_ALONE, _REFUSED = "exit_ticket", "exit_ticket_refused"
SCALE = range(LEAST, MOST + 1)


def own_ticket(participant: str, seat: Seat | None) -> ExitTicket | None:
    """Return the ticket that the person handed in."""
    if seat is None:
        alone: ExitTicket | None = st.session_state.get(_ALONE)
        return alone
    return seat.room.records.get(ExitTicket, participant)


def show_exit_form(participant: str, seat: Seat | None) -> None:
    """Show the ticket, filled in with what was handed in before."""
    said, kept = words("lenses/debrief")["ticket"], own_ticket(participant, seat)
    st.header(said["title"], anchor=False)
    st.markdown(said["what"] if seat else said["alone"])
    with st.form("exit_ticket", border=True):
        for side in ("before", "after"):
            _show_side(said, side, getattr(kept, side) if kept else {})
        st.text_area(
            said["unresolved"], kept.unresolved if kept else "", key="ticket unresolved", max_chars=800
        )
        why = closed(lens_of("debrief").questions[0], seat)
        st.form_submit_button(
            said["again" if kept else "hand_in"],
            type="primary",
            disabled=bool(why),
            on_click=_keep,
            args=(participant, seat),
        )
    refused: WorkshopError | None = st.session_state.pop(_REFUSED, None)
    if refused:
        show_failure(refused)
    elif why or kept:
        st.caption(why or said["kept" if seat else "kept_alone"])


def _show_side(said: dict[str, Any], side: str, kept: dict[str, int]) -> None:
    st.markdown(f"**{said[side]}**")
    st.caption(said["scale"])
    for idea in facts("lenses")["debrief"]["ideas"]:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(said["ideas"][idea])
            st.segmented_control(
                f"{said[side]} {said['ideas'][idea]}",
                SCALE,
                default=kept.get(idea),
                key=f"ticket {side} {idea}",
                label_visibility="collapsed",
            )


def _keep(participant: str, seat: Seat | None) -> None:
    ideas, kept = facts("lenses")["debrief"]["ideas"], st.session_state
    try:
        before, after = (
            {idea: kept.get(f"ticket {side} {idea}") for idea in ideas} for side in ("before", "after")
        )
        ticket = ticket_of(participant, before, after, str(kept.get("ticket unresolved") or ""))
        if seat is None:
            kept[_ALONE] = ticket
        else:
            hand_in(seat.room, ticket)
    except WorkshopError as refusal:
        kept[_REFUSED] = refusal
