"""What a student sees while the class looks to the front, before it begins, and when it is over.

Knows revealed words and what is kept. Knows nothing about the task and the time: the class bar shows them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workshop.classroom.answer import Answer
from workshop.classroom.card import card_of
from workshop.classroom.drawing import Drawing
from workshop.classroom.exit_ticket import ExitTicket
from workshop.classroom.making import Making
from workshop.classroom.mark import Mark
from workshop.classroom.observation import Observation
from workshop.classroom.prediction import Prediction
from workshop.classroom.submission import Submission
from workshop.ui.badges import day
from workshop.ui.exports import show_own_work
from workshop.ui.failures import as_plain_text
from workshop.ui.illustration import Name, show_illustration
from workshop.ui.pulse import look_around, turn_to
from workshop.ui.seat import Seat

KEPT: dict[str, type[Submission]] = {  # what a person leaves behind, by its name in a sentence
    "picture": Making,
    "mark": Mark,
    "prediction": Prediction,
    "code": Observation,
    "drawing": Drawing,
    "answer": Answer,
    "ticket": ExitTicket,
}


def show_look_up(seat: Seat | None, said: dict[str, Any]) -> None:
    """Show the words that are revealed so far, the wait, or the end."""
    if seat is None:
        _show_beside("front", said["front"], said["alone"])
    elif seat.pulse.state == "waiting":
        _show_beside("door", "", said["waiting"])
    elif seat.pulse.state == "ended":
        _show_end(seat, said["ended"])
    else:
        _show_revealed(seat.pulse.revealed)
        _show_beside("front", said["front"], as_plain_text(seat.pulse.see))


def _show_revealed(revealed: tuple[str, ...]) -> None:
    """Show what was revealed last very large, and what came before it smaller."""
    with st.container(gap="xxsmall"):
        for text in revealed[:-1]:
            st.subheader(f":gray[{as_plain_text(text)}]", anchor=False)
        for text in revealed[-1:]:
            st.title(as_plain_text(text), anchor=False)


def _show_beside(picture: Name, title: str, text: str) -> DeltaGenerator:
    with st.container(horizontal=True, vertical_alignment="center", gap="large"):
        show_illustration(picture)
        beside = st.container(width=560)
    if title:
        beside.subheader(title, anchor=False)
    beside.markdown(text)
    return beside


def _show_end(seat: Seat, said: dict[str, Any]) -> None:
    kept = _kept(seat, said)
    until = datetime.fromtimestamp(card_of(seat.room).keep_until, UTC).isoformat()
    text = said["kept"].format(day=day(until), what=kept) if kept else said["nothing_kept"]
    beside = _show_beside("end", said["thanks"].format(name=as_plain_text(seat.person.name)), text)
    if kept:
        with beside:
            show_own_work(seat)
    made = seat.room.records.of(Making, seat.person.participant)
    if made and beside.button(said["look"], icon=":material/animation:", on_click=look_around):
        turn_to("step_through")


def _kept(seat: Seat, said: dict[str, Any]) -> str:
    """Count in words what the person leaves behind, "" for nothing."""
    parts = []
    for name, cls in KEPT.items():
        count = len(seat.room.records.of(cls, seat.person.participant))
        if count:
            parts.append(said[name] if count == 1 else said[f"{name}s"].format(count=count))
    return str(said["and"]).join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
