"""Endorsements: "I saw this too" on what others wrote, as long as it is shown."""

from __future__ import annotations

import pytest

from workshop.classroom import moderation, pace, people
from workshop.classroom.answer import Answer
from workshop.classroom.endorsement import NotToEndorse, endorse, endorsed_by, endorsements, withdraw
from workshop.classroom.room import Room
from workshop.classroom.submission import Locked, hand_in


@pytest.fixture
def answer(begun: Room, ada: str) -> Answer:
    """Something that Ada wrote in the bridge, and that Bob, who is in the session too, may read."""
    people.join(begun, "bob")
    pace.go_to(begun, 4)
    kept = hand_in(begun, Answer(ada, "system/default", "a hospital"))
    moderation.release(begun, kept)
    return kept


def test_others_saw_it_too(begun: Room, answer: Answer) -> None:
    """It counts once per person, however often they press."""
    for _ in range(2):
        endorse(begun, "bob", answer)
    assert endorsements(begun, Answer)[answer.key] == 1
    assert endorsed_by(begun, "bob", Answer) == {answer.key}


def test_it_can_be_taken_back(begun: Room, answer: Answer) -> None:
    """Then it does not count any more."""
    endorse(begun, "bob", answer)
    withdraw(begun, "bob", answer)
    assert not endorsements(begun, Answer)[answer.key]


def test_nobody_endorses_themselves(begun: Room, ada: str, answer: Answer) -> None:
    """An own answer is no second observation."""
    with pytest.raises(NotToEndorse):
        endorse(begun, ada, answer)


def test_what_is_hidden_cannot_be_endorsed(begun: Room, answer: Answer) -> None:
    """Nobody can point at what they cannot see, also from a page that was drawn before."""
    moderation.hide(begun, answer)
    with pytest.raises(NotToEndorse):
        endorse(begun, "bob", answer)
    moderation.remove(begun, answer)
    with pytest.raises(NotToEndorse):
        endorse(begun, "bob", answer)


def test_a_lock_holds_for_it_as_well(begun: Room, answer: Answer) -> None:
    """It passes the same checks as everything that is handed in."""
    pace.lock(begun, True)
    with pytest.raises(Locked):
        endorse(begun, "bob", answer)
