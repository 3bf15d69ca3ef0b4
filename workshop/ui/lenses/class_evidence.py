"""What the class as a whole did: the steps at which people recognised their picture, and the four lines.

Knows from when on, and from how many people on, a student may see it. Knows nothing about how it is drawn.
"""

from __future__ import annotations

import streamlit as st

from workshop.classroom.answer import LENSES
from workshop.classroom.room import Room
from workshop.content import sentence
from workshop.ui.dashboard.charts import figure_for_room
from workshop.ui.dashboard.figure import Figure, show_figure
from workshop.ui.dashboard.sheet import is_told
from workshop.ui.dashboard.view import Choice, frames_of, people_in, prompts_of
from workshop.ui.lenses.empty import show_empty
from workshop.ui.lenses.gathered import run_at_hand
from workshop.ui.marks import marks_on
from workshop.ui.results import NEAR
from workshop.ui.seat import Seat


def may_be_told(seat: Seat | None) -> bool:
    """Tell whether somebody may read where defaults come from: alone, or once the class is that far."""
    if seat is None or is_told(seat.room):
        return True
    been = seat.room.session.sequence.phases[: seat.room.pace.phase + 1]
    return any(phase.page in LENSES for phase in been)


def show_moments(seat: Seat | None) -> None:
    """Show at which step people recognised their picture; alone, the person's own flag."""
    run = run_at_hand(seat)
    own = marks_on(run.digest, seat).get("recognised") if run else None
    people = people_in(frames_of(seat.room).recognition) if seat else 0
    figure = figure_for_room(seat.room, "recognition", Choice().as_text, NEAR) if seat and people else None
    if figure:
        show_figure(figure)
    elif not own and not people:
        show_empty("moments", seat)
    if own and run:
        st.markdown(sentence("lenses/page", "evidence.recognition_own", step=own.step, steps=run.steps))
    if seat and people and not figure:
        _show_few("moments_few", seat.room, people)


def show_lines(seat: Seat | None) -> None:
    """Show the four lines of the Default Test, once the class has seen its results."""
    room = seat.room if seat else None
    people = _people(room) if room else 0
    if room is None or not people or not may_be_told(seat):
        show_empty("lines", seat)
        return
    figure = four_lines_of(room)
    if figure:
        show_figure(figure)
    else:
        _show_few("lines_few", room, people)


def four_lines_of(room: Room) -> Figure | None:
    """Return the four lines of the prompt that the class tests, from enough people on."""
    prompts = prompts_of(room)
    return figure_for_room(room, "four_lines", Choice(prompts[0]).as_text, NEAR) if prompts else None


def _people(room: Room) -> int:
    frames = frames_of(room)
    return people_in(frames.observations, frames.predictions)


def _show_few(key: str, room: Room, people: int) -> None:
    needed = room.session.settings.results_from
    st.caption(sentence("lenses/page", f"evidence.{key}", n=people, needed=needed))
