"""Groups of answers that say something alike: suggested by counting words, moved and named by a person.

Knows how groups are suggested and what becomes of a change. Knows nothing about what the room sees.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from workshop.classroom import discussion as talk
from workshop.classroom.answer import Answer
from workshop.classroom.room import Room
from workshop.content import words
from workshop.ui.components.sorting import Lane, show_sorting
from workshop.ui.leading import press
from workshop.ui.lenses.others import in_short
from workshop.ui.lenses.questions import Question

LEAST = 3  # answers from which on grouping makes sense
LETTERS = 110  # of an answer on a card

Groups = dict[str, list[str]]


def show_groups(room: Room, question: Question, answers: Sequence[Answer], named: list[talk.Group]) -> None:
    """Show the groups of a question, to be moved by drag or by pick, with what can be done with them."""
    said = words("lenses/answering")["wall"]
    if len(answers) < LEAST and not named:
        return
    with st.expander(said["groups"], icon=":material/category:", expanded=bool(named)):
        st.caption(said["groups_what"])
        with st.container(horizontal=True):
            label = said["again" if named else "suggest"]
            st.button(label, icon=":material/auto_awesome_mosaic:", on_click=_suggest, args=(room, question))
            if named:
                st.button(said["dissolve"], type="tertiary", on_click=_keep, args=(room, question, {}))
        show_sorting(
            [Lane(one.name, one.answers) for one in named if one.answers],
            {answer.key: in_short(answer, LETTERS) for answer in answers},
            lambda lanes: _keep(room, question, regrouped(lanes, [one.key for one in answers])),
            key=f"sorting {question.key}",
        )


def suggested(answers: Sequence[Answer]) -> Groups:
    """Return groups by name for answers that share words; an answer that is like no other is in none."""
    from workshop.insight.themes import find_themes  # scikit-learn takes a second to import, and is rare here

    said = words("lenses/answering")["wall"]
    texts = [" ".join([one.text, *one.frame.values()]) for one in answers]
    groups: Groups = {}
    for theme in find_themes(texts):
        if len(theme.texts) > 1:
            key = "suggested" if theme.words else "bare"
            name = said[key].format(number=len(groups) + 1, words=", ".join(theme.words))
            groups.setdefault(name, []).extend(answers[place].key for place in theme.texts)
    return groups


def regrouped(lanes: Sequence[Lane], known: Collection[str]) -> Groups:
    """Return the groups that lanes become: nobody is in two, empty ones go, two of one name are one."""
    groups: Groups = {}
    placed: set[str] = set()
    for lane in lanes:
        keys = [key for key in dict.fromkeys(lane.notes) if key in known and key not in placed]
        placed.update(keys)
        if keys:
            groups.setdefault(lane.name or _free_name(lanes, groups), []).extend(keys)
    return groups


def _free_name(lanes: Sequence[Lane], groups: Groups) -> str:
    """Return the first "Group n" that no group has."""
    bare: str = words("lenses/answering")["wall"]["bare"]
    taken = {*groups, *(lane.name for lane in lanes)}
    names = (bare.format(number=number) for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _suggest(room: Room, question: Question) -> None:
    answers = [one for one in room.records.all(Answer) if one.question == question.key]
    _keep(room, question, suggested(answers))


def _keep(room: Room, question: Question, groups: Groups) -> None:
    press(room.id, talk.group, question.page, question.key, groups)
