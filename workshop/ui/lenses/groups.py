"""Groups of answers that say something alike: suggested by counting words, changed and named by a person.

Knows how groups are suggested and rearranged. Knows nothing about what the room sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from workshop.classroom import discussion as talk
from workshop.classroom.answer import Answer
from workshop.classroom.room import Room
from workshop.content import words
from workshop.ui.leading import press
from workshop.ui.lenses.others import in_short
from workshop.ui.lenses.questions import Question

LEAST = 3  # answers from which on grouping makes sense
LETTERS = 70  # of an answer in a list


def show_groups(room: Room, question: Question, answers: Sequence[Answer], named: list[talk.Group]) -> None:
    """Show the groups of a question with what can be done with them."""
    said = words("lenses/answering")["wall"]
    if len(answers) < LEAST and not named:
        return
    with st.expander(said["groups"], icon=":material/category:", expanded=bool(named)):
        st.caption(said["groups_what"])
        for number, one in enumerate(named):
            _show_group(room, question, answers, named, number, one, said)
        with st.container(horizontal=True):
            label = said["again" if named else "suggest"]
            st.button(label, icon=":material/auto_awesome_mosaic:", on_click=_suggest, args=(room, question))
            if named:
                st.button(said["new"], type="tertiary", on_click=_add, args=(room, question))
                st.button(
                    said["dissolve"],
                    type="tertiary",
                    on_click=_keep,
                    args=(room, question, {}),
                )


def suggested(answers: Sequence[Answer]) -> dict[str, list[str]]:
    """Return groups by name for answers that share words; an answer that is like no other is in none."""
    from workshop.insight.themes import find_themes  # scikit-learn takes a second to import, and is rare here

    said = words("lenses/answering")["wall"]
    texts = [" ".join([one.text, *one.frame.values()]) for one in answers]
    groups: dict[str, list[str]] = {}
    for theme in find_themes(texts):
        if len(theme.texts) > 1:
            key = "suggested" if theme.words else "bare"
            name = said[key].format(number=len(groups) + 1, words=", ".join(theme.words))
            groups[name] = [answers[place].key for place in theme.texts]
    return groups


def moved(named: Sequence[talk.Group], number: int, members: Sequence[str]) -> dict[str, list[str]]:
    """Return the groups after one of them got these members: nobody is in two groups, and empty ones go."""
    here = set(members)
    groups = {one.name: [key for key in one.answers if key not in here] for one in named}
    groups[named[number].name] = list(members)
    return {name: keys for name, keys in groups.items() if keys}


def renamed(named: Sequence[talk.Group], number: int, name: str) -> dict[str, list[str]]:
    """Return the groups after one got another name; with a name that is taken it joins that group."""
    groups: dict[str, list[str]] = {}
    for at, one in enumerate(named):
        groups.setdefault(name if at == number and name else one.name, []).extend(one.answers)
    return groups


def _show_group(
    room: Room,
    question: Question,
    answers: Sequence[Answer],
    named: list[talk.Group],
    number: int,
    one: talk.Group,
    said: dict[str, Any],
) -> None:
    keys = {"name": f"group name {question.key} {one.name}", "in": f"group {question.key} {one.name}"}
    texts = {answer.key: in_short(answer, LETTERS) for answer in answers}
    st.text_input(
        said["name"].format(number=number + 1),
        one.name,
        max_chars=60,
        key=keys["name"],
        on_change=lambda: _keep(
            room, question, renamed(named, number, st.session_state[keys["name"]].strip())
        ),
    )
    st.multiselect(
        said["members"].format(name=one.name),
        list(texts),
        [key for key in one.answers if key in texts],
        format_func=lambda key: texts[key],
        key=f"{keys['in']} {len(one.answers)}",
        on_change=lambda: _keep(
            room, question, moved(named, number, st.session_state[f"{keys['in']} {len(one.answers)}"])
        ),
        label_visibility="collapsed",
    )


def _suggest(room: Room, question: Question) -> None:
    answers = [one for one in room.records.all(Answer) if one.question == question.key]
    _keep(room, question, suggested(answers))


def _add(room: Room, question: Question) -> None:
    """Begin a new group, still empty."""
    said, named = words("lenses/answering")["wall"], talk.groups(room, question.page, question.key)
    name = said["bare"].format(number=len(named) + 1)
    _keep(room, question, {**{one.name: list(one.answers) for one in named}, name: []})


def _keep(room: Room, question: Question, groups: dict[str, list[str]]) -> None:
    press(room.id, talk.group, question.page, question.key, groups)
