"""A person's own answer to a question: in a class it is handed in, alone it lasts as long as the tab.

Knows where an answer is kept, and whether one can be given now. Knows nothing about the answers of others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from workshop.classroom.answer import FRAME, Answer, answer_of
from workshop.classroom.moderation import verdict_on
from workshop.classroom.submission import Locked, NotStarted, WrongPhase, check_open, hand_in
from workshop.content import words
from workshop.errors import WorkshopError
from workshop.ui.components.answer_box import Field, Kept, show_box
from workshop.ui.failures import show_failure
from workshop.ui.lenses.questions import Question
from workshop.ui.seat import Seat

_ALONE, _REFUSED = "answers", "answer_refused"


def own_answer(question: str, participant: str, seat: Seat | None) -> Answer | None:
    """Return what the person answered so far."""
    if seat is None:
        alone: dict[str, Answer] = st.session_state.get(_ALONE, {})
        return alone.get(question)
    return seat.room.records.get(Answer, Answer(participant, question, "").key)


def own_answers(participant: str, seat: Seat | None) -> list[Answer]:
    """Return everything that the person answered, oldest first."""
    if seat is None:
        return list(st.session_state.get(_ALONE, {}).values())
    return list(seat.room.records.of(Answer, participant))


def frame_fields() -> list[Field]:
    """Return the parts of the claim frame, in the order in which one speaks them."""
    said = words("lenses/answering")["frame"]
    return [Field(part, said[part]["label"], said[part]["hint"]) for part in FRAME]


def show_answer_box(
    question: Question,
    participant: str,
    seat: Seat | None,
    fields: Sequence[Field],
    about: str = "",
) -> None:
    """Show the box for an answer, with what is kept of it or why there can be none now.

    `about` says what the answer speaks of, in place of a text: then there are only the fields, as cards.
    """
    own, said = own_answer(question.key, participant, seat), words("lenses/answering")
    where = said["box"]["kept" if seat else "kept_alone"]
    kept = Kept("" if about else own.text, own.frame, where) if own else None
    place = seat.room.id if seat else "alone"

    def take(text: str, parts: dict[str, str]) -> None:
        known = {one.name for one in fields}
        filled = {name: part for name, part in parts.items() if name in known}
        _keep(seat, participant, question.key, (about if filled else "") or text, filled)

    draft = f"{place}/{participant}/{question.key}"
    layout: Literal["text", "cards"] = "cards" if about else "text"
    show_box(draft, fields, kept, closed(question, seat), take, layout, f"answer {question.key}")
    refused: WorkshopError | None = st.session_state.pop(_REFUSED, None)
    if refused:
        show_failure(refused)
    if seat and not own and verdict_on(seat.room, Answer, f"{participant}/{question.key}") == "removed":
        st.caption(said["others"]["gone"])


def closed(question: Question, seat: Seat | None) -> str:
    """Say why no answer can be handed in now; "" when one can."""
    said = words("lenses/answering")["box"]
    if seat is None:
        return ""
    try:
        check_open(seat.room, seat.person.participant, question.page, *Answer.also)
    except WrongPhase:
        return str(said["not_yet"])
    except NotStarted:
        return str(said["not_begun"])
    except WorkshopError as refusal:
        return str(refusal)
    return str(Locked()) if seat.pulse.locked else ""


def _keep(seat: Seat | None, participant: str, question: str, text: str, parts: Mapping[str, str]) -> None:
    """Keep an answer; what refuses it is shown below the box."""
    try:
        answer = answer_of(participant, question, text, parts)
        if seat is None:
            st.session_state.setdefault(_ALONE, {})[question] = answer
        else:
            hand_in(seat.room, answer)
    except WorkshopError as refusal:
        st.session_state[_REFUSED] = refusal
