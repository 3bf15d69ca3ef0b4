"""A discussion on one page: the question that is asked now, what is picked for the projector, and the groups.

Knows keys of answers. Knows nothing about what they say, nor about who may see them (see `moderation`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workshop.classroom.answer import Answer
from workshop.classroom.moderation import release, visible
from workshop.classroom.nouns import Noun
from workshop.classroom.room import Room

MOST_PICKED = 3  # a room reads three things at most


@dataclass(frozen=True)
class Group:
    """Answers to one question that say something alike, under a name that the facilitator may change."""

    question: str
    name: str
    answers: tuple[str, ...]  # keys


@dataclass(frozen=True)
class Discussion(Noun):
    """What the facilitator decided about the questions of one page."""

    table = "discussion"
    page: str
    question: str = ""  # asked now; "" for the page's first
    picked: tuple[str, ...] = ()  # keys of answers, in the order in which they were picked
    groups: tuple[Group, ...] = ()

    @property
    def key(self) -> str:
        """One per page."""
        return self.page


def discussion(room: Room, page: str) -> Discussion:
    """Return the discussion on a page, as it is now."""
    return room.records.get(Discussion, page) or Discussion(page)


def ask(room: Room, page: str, question: str) -> None:
    """Ask one of the page's questions, on the students' pages and on the projector.

    Raises: StorageFull, StorageFailed.
    """
    _change(room, page, question=question)


def pick(room: Room, answer: Answer) -> None:
    """Put an answer on the projector, which releases it; the oldest one makes room.

    Raises: StorageFull, StorageFailed.
    """
    with room.records.editing:
        release(room, answer)
        kept = discussion(room, answer.made_on).picked
        others = [key for key in kept if key != answer.key]
        _change(room, answer.made_on, picked=(*others, answer.key)[-MOST_PICKED:])


def unpick(room: Room, answer: Answer) -> None:
    """Take an answer off the projector; it stays released.

    Raises: StorageFull, StorageFailed.
    """
    with room.records.editing:
        kept = discussion(room, answer.made_on).picked
        _change(room, answer.made_on, picked=tuple(key for key in kept if key != answer.key))


def picked(room: Room, page: str, question: str) -> list[Answer]:
    """Return the answers to a question that the projector shows: picked, and not hidden since."""
    shown = {one.key: one for one in visible(room, Answer) if one.question == question}
    return [shown[key] for key in discussion(room, page).picked if key in shown]


def group(room: Room, page: str, question: str, named: Mapping[str, Sequence[str]]) -> None:
    """Keep the groups of a question, by name, in place of earlier ones.

    Raises: StorageFull, StorageFailed.
    """
    with room.records.editing:
        others = [one for one in discussion(room, page).groups if one.question != question]
        made = [Group(question, name, tuple(keys)) for name, keys in named.items()]
        _change(room, page, groups=(*others, *made))


def groups(room: Room, page: str, question: str) -> list[Group]:
    """Return the groups of a question, without answers that are gone."""
    there = {one.key for one in room.records.all(Answer)}
    kept = [one for one in discussion(room, page).groups if one.question == question]
    return [replace(one, answers=tuple(key for key in one.answers if key in there)) for one in kept]


def _change(room: Room, page: str, **parts: Any) -> None:
    with room.records.editing:
        room.records.put(replace(discussion(room, page), **parts))
