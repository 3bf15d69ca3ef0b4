"""The wall of a discussion, in the cockpit: what is asked now, who answered what, and what the room may read.

Knows the facilitator's controls. Knows nothing about students' pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from workshop.classroom import discussion as talk
from workshop.classroom import moderation
from workshop.classroom.answer import Answer
from workshop.classroom.endorsement import endorsements
from workshop.classroom.people import Participant
from workshop.classroom.room import Room
from workshop.classroom.session import current
from workshop.content import words
from workshop.ui.failures import as_plain_text
from workshop.ui.leading import press
from workshop.ui.lenses.groups import show_groups
from workshop.ui.lenses.others import named_parts
from workshop.ui.lenses.questions import Question, lens_of


def show_wall(room: Room) -> None:
    """Show the questions of the current page and the answers to the one that is asked now."""
    said, page = words("lenses/answering")["wall"], current(room.session, room.pace).page
    question = asked_now(room, page)
    with st.container(border=True, gap="small", key="wall"):
        _show_questions(room, page, question, said)
        answers = answers_to(room, question)
        if not answers:
            st.markdown(f":gray[{said['none']}]")
            return
        _show_head(room, answers, said)
        named = talk.groups(room, page, question.key)
        show_groups(room, question, answers, named)
        for name, members in in_groups(answers, named):
            if named and members:
                st.markdown(f"#### {as_plain_text(name or said['rest'])} · {len(members)}")
            for answer in members:
                _show_answer(room, answer, page, said)


def asked_now(room: Room, page: str) -> Question:
    """Return the question that the class discusses on a page."""
    lens = lens_of(page, room.session.settings.young)
    return lens.question(talk.discussion(room, page).question)


def answers_to(room: Room, question: Question) -> list[Answer]:
    """Return every answer to a question, the newest first."""
    return [one for one in reversed(room.records.all(Answer)) if one.question == question.key]


def in_groups(answers: list[Answer], named: Iterable[talk.Group]) -> Iterable[tuple[str, list[Answer]]]:
    """Yield each group with its answers, and at the end, without a name, those that are in none."""
    left = {one.key: one for one in answers}
    for one in named:
        yield one.name, [left.pop(key) for key in one.answers if key in left]
    yield "", list(left.values())


def _show_questions(room: Room, page: str, question: Question, said: dict[str, Any]) -> None:
    lens = lens_of(page, room.session.settings.young)
    key = f"ask {page}"
    if st.session_state.get(key) not in (None, question.key):
        del st.session_state[key]  # asked from another screen
    st.pills(
        said["ask"],
        [one.key for one in lens.questions],
        format_func=lambda one: lens.question(one).short,
        default=question.key,
        key=key,
        required=True,
        on_change=lambda: press(room.id, talk.ask, page, st.session_state[key]),
    )
    st.markdown(f"**{question.ask}**")


def _show_head(room: Room, answers: list[Answer], said: dict[str, Any]) -> None:
    hidden = [one for one in answers if moderation.verdict_on(room, Answer, one.key) == "hidden"]
    people = len({one.participant for one in answers})
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(said["one"] if len(answers) == 1 else said["n"].format(n=len(answers), people=people))
        if hidden:
            label = said["release_all"].format(count=len(hidden))
            st.button(
                label,
                icon=":material/visibility:",
                type="tertiary",
                on_click=press,
                args=(room.id, _release_all, hidden),
            )


def _show_answer(room: Room, answer: Answer, page: str, said: dict[str, Any]) -> None:
    author = room.records.get(Participant, answer.participant)
    verdict = moderation.verdict_on(room, Answer, answer.key)
    picked = answer.key in talk.discussion(room, page).picked and verdict == "released"
    seen = endorsements(room, Answer)[answer.key]
    with st.container(gap="xxsmall"):
        name = as_plain_text(author.name if author else said["nobody"])
        state = said["picked"] if picked else words("ui/handed_in")[verdict]
        more = f" · {said['endorsed'].format(count=seen)}" if seen else ""
        st.markdown(f"**{name}** &nbsp;:gray[:small[{state}{more}]]")
        if answer.text:
            st.text(answer.text)
        for label, text in named_parts(answer):
            st.markdown(f":gray[{label}] {as_plain_text(text)}")
        _show_actions(room, answer, said, verdict, picked)


def _show_actions(
    room: Room, answer: Answer, said: dict[str, Any], verdict: moderation.Verdict, picked: bool
) -> None:
    pick: tuple[str, str, Callable[[Room, Answer], None]] = (
        ("unpick", "cast_pause", talk.unpick) if picked else ("pick", "cast", talk.pick)
    )
    show: tuple[str, str, Callable[[Room, Answer], None]] = (
        ("hide", "visibility_off", moderation.hide)
        if verdict == "released"
        else ("release", "visibility", moderation.release)
    )
    with st.container(horizontal=True, gap="xsmall"):
        for action, icon, change in (pick, show, ("remove", "delete", moderation.remove)):
            st.button(
                said[action],
                icon=f":material/{icon}:",
                type="tertiary",
                key=f"wall {action} {answer.key}",
                on_click=press,
                args=(room.id, change, answer),
            )


def _release_all(room: Room, answers: Iterable[Answer]) -> None:
    for answer in answers:
        moderation.release(room, answer)
