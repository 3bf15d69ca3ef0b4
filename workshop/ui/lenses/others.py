"""What others answered: read after one's own answer, or once the facilitator reveals it.

Knows what one person may see. Knows nothing about the facilitator's wall.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from workshop.classroom.answer import Answer
from workshop.classroom.endorsement import endorse, endorsed_by, endorsements, withdraw
from workshop.classroom.moderation import visible
from workshop.content import words
from workshop.errors import WorkshopError
from workshop.ui.components.notes import Note, show_notes
from workshop.ui.failures import show_failure
from workshop.ui.lenses.answers import own_answer
from workshop.ui.lenses.questions import Question
from workshop.ui.seat import Seat

EVERY = 3.0  # seconds between two looks
MOST = 12  # notes on a page, newest first: nobody reads more in a phase
_REFUSED = "endorsement_refused"


def show_others(question: Question, participant: str, seat: Seat | None) -> None:
    """Show what others answered, or say when it will appear."""
    said = words("lenses/answering")["others"]
    if seat is None:
        st.caption(said["alone"])
        return
    st.subheader(said["title"], anchor=False)
    if may_read(question.key, participant, seat):
        st.fragment(_show, run_every=EVERY)(question.key, participant, seat)
    else:
        st.markdown(f":gray[:material/visibility_off: {said['first']}]")


def may_read(question: str, participant: str, seat: Seat) -> bool:
    """Tell whether somebody may read others: after an answer of one's own, or on reveal."""
    return own_answer(question, participant, seat) is not None or seat.room.pulse.results


def notes_for(question: str, participant: str, seat: Seat) -> list[Note]:
    """Return the notes of others on a question, newest first."""
    room = seat.room
    counts, mine = endorsements(room, Answer), endorsed_by(room, participant, Answer)
    others = [one for one in visible(room, Answer, participant) if one.question == question]
    return [
        note_of(one, counts[one.key], one.key in mine)
        for one in reversed(others)
        if one.participant != participant
    ]


def note_of(answer: Answer, count: int, seen: bool = False) -> Note:
    """Return an answer as a note, without its author."""
    return Note(answer.key, answer.text, named_parts(answer), count, seen)


def named_parts(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Return the parts of an answer under the names that people read."""
    cards: dict[str, Any] = words(f"lenses/{answer.made_on}").get("cards", {})
    labels = {part: one["label"] for part, one in words("lenses/answering")["frame"].items()}
    labels |= {part: one["title"] for part, one in cards.items()}
    return tuple((labels[part], text) for part, text in answer.frame.items() if part in labels)


def in_short(answer: Answer, letters: int = 60) -> str:
    """Return the beginning of an answer, in one line."""
    text = " ".join((answer.text or " · ".join(answer.frame.values())).split())
    return text if len(text) <= letters else f"{text[: letters - 1]}…"


def _show(question: str, participant: str, seat: Seat) -> None:
    said = words("lenses/answering")["others"]
    refused: WorkshopError | None = st.session_state.pop(_REFUSED, None)
    if refused:
        show_failure(refused)
    notes = notes_for(question, participant, seat)[:MOST]
    if notes:
        show_notes(notes, lambda key: _toggle(seat, participant, key))
    else:
        waiting = "waiting" if seat.room.session.settings.release_first else "waiting_open"
        st.markdown(f":gray[{said[waiting]}]")


def _toggle(seat: Seat, participant: str, key: str) -> None:
    """Say "I saw this too", or take it back."""
    answer = seat.room.records.get(Answer, key)
    if answer is None:
        return
    try:
        change = withdraw if key in endorsed_by(seat.room, participant, Answer) else endorse
        change(seat.room, participant, answer)
    except WorkshopError as refusal:
        st.session_state[_REFUSED] = refusal
