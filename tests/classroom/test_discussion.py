"""What a facilitator decides about a discussion: the question, what is picked, the groups."""

from __future__ import annotations

import pytest

from workshop.classroom import discussion as talk
from workshop.classroom import moderation, pace, people
from workshop.classroom.answer import Answer
from workshop.classroom.room import Room
from workshop.classroom.submission import hand_in

PAGE = "system"
QUESTION = "system/default"


@pytest.fixture
def answers(begun: Room) -> list[Answer]:
    """Five people's answers to one question; nothing is released yet."""
    pace.go_to(begun, 4)
    names = [f"person {number}" for number in range(5)]
    for name in names:
        people.join(begun, name)
    return [hand_in(begun, Answer(name, QUESTION, f"text {name}")) for name in names]


def test_picking_releases(begun: Room, answers: list[Answer]) -> None:
    """What the room reads may be read by everybody."""
    talk.pick(begun, answers[0])
    assert talk.picked(begun, PAGE, QUESTION) == [answers[0]]
    assert moderation.visible(begun, Answer, "person 1") == [answers[0], answers[1]]


def test_a_room_reads_three_at_most(begun: Room, answers: list[Answer]) -> None:
    """The oldest one makes room for the newest."""
    for answer in answers:
        talk.pick(begun, answer)
    assert talk.picked(begun, PAGE, QUESTION) == answers[2:]
    talk.unpick(begun, answers[3])
    assert talk.picked(begun, PAGE, QUESTION) == [answers[2], answers[4]]


@pytest.mark.parametrize("take_out", [moderation.hide, moderation.remove])
def test_what_is_taken_out_leaves_the_projector(begun: Room, answers: list[Answer], take_out: object) -> None:
    """Hidden or removed: at once, without another press."""
    talk.pick(begun, answers[0])
    assert callable(take_out)
    take_out(begun, answers[0])
    assert talk.picked(begun, PAGE, QUESTION) == []


def test_questions_do_not_mix(begun: Room, answers: list[Answer]) -> None:
    """What was picked for one question is not shown with another."""
    talk.pick(begun, answers[0])
    talk.ask(begun, PAGE, "system/causes")
    assert talk.discussion(begun, PAGE).question == "system/causes"
    assert talk.picked(begun, PAGE, "system/causes") == []


def test_groups_lose_answers_that_are_gone(begun: Room, answers: list[Answer]) -> None:
    """And those of another question stay as they are."""
    talk.group(begun, PAGE, "system/causes", {"elsewhere": []})
    talk.group(begun, PAGE, QUESTION, {"the place": [answers[0].key, answers[1].key]})
    moderation.remove(begun, answers[0])
    assert [(one.name, one.answers) for one in talk.groups(begun, PAGE, QUESTION)] == [
        ("the place", (answers[1].key,))
    ]
    assert [one.name for one in talk.groups(begun, PAGE, "system/causes")] == ["elsewhere"]
