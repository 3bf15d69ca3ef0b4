"""A show of hands in the cockpit: the question of the phase, and the counts that the facilitator types in.

Knows the questions. Knows nothing about how results look on the projector.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from workshop.classroom.hands import MOST, count_hands, hands
from workshop.classroom.room import Room
from workshop.classroom.session import current
from workshop.content import sentence, words
from workshop.ui.leading import press


@dataclass(frozen=True)
class Question:
    """What is asked, and what one can raise a hand for."""

    text: str
    answers: tuple[str, ...]


def question_of(room: Room) -> Question:
    """Return the question of the current phase, as it suits this class."""
    said = words("ui/hands")
    entry = said.get(current(room.session, room.pace).name)
    if not isinstance(entry, dict):  # a facilitator's own phase, or one with the name of a sentence
        entry = said["other"]
    if room.session.settings.young:
        entry = entry.get("young", entry)
    return Question(entry["question"], tuple(entry["answers"]))


def counts_of(room: Room) -> dict[str, int]:
    """Return the counts of the current phase's question, every answer of it, in its order."""
    question = question_of(room)
    kept = hands(room, current(room.session, room.pace).name, question.text)
    return {answer: kept[answer] for answer in question.answers if answer in kept}


def show_hands_form(room: Room) -> None:
    """Show the question with a number for every answer."""
    said, question, kept = words("ui/hands"), question_of(room), counts_of(room)
    phase = current(room.session, room.pace).name
    with st.form(f"hands {phase}", border=False):
        st.markdown(f"**{question.text}**")
        keys = {answer: f"hands {phase} {answer}" for answer in question.answers}
        with st.grid(2, min_column_width=150):
            for answer, key in keys.items():
                st.number_input(answer, 0, MOST, kept.get(answer, 0), step=1, key=key)
        st.form_submit_button(said["keep"], on_click=_keep, args=(room.id, question, keys))
    if kept:
        st.caption(sentence("ui/hands", "kept", count=sum(kept.values())))
    st.caption(said["what"])


def _keep(session: str, question: Question, keys: dict[str, str]) -> None:
    for answer, key in keys.items():
        press(session, count_hands, question.text, answer, int(st.session_state[key]))
