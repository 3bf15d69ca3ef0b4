"""Default Tests: which one the class looks at, and what survives a restart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workshop.classroom import pace
from workshop.classroom.access import Pass
from workshop.classroom.default_test import (
    Test,
    change_test,
    choose_test,
    is_revealed,
    keep_test,
    kept_test,
    phase_of_test,
)
from workshop.classroom.mark import Mark
from workshop.classroom.room import Room
from workshop.classroom.sequence import load
from workshop.classroom.sessions import Sessions
from workshop.classroom.submission import hand_in

DOCTOR = Test("a doctor", "a doctor", "paperworld@0", (7, 8, 9), 20, 4.0, {"B": "a doctor in a kitchen"})
NURSE = replace(DOCTOR, name="a nurse", prompt="a nurse")
TEST, BRIDGE = 3, 4  # phases of the twelve minutes


@pytest.fixture
def tested(begun: Room) -> Room:
    """A class in the phase of the test."""
    pace.go_to(begun, TEST)
    return begun


def test_nothing_is_kept_before_somebody_works_on_it(tested: Room) -> None:
    """The phase's own test is kept by the first who needs it, and not again."""
    assert kept_test(tested) is None
    keep_test(tested, DOCTOR)
    assert keep_test(tested, replace(DOCTOR, steps=4)) == DOCTOR == kept_test(tested)


def test_the_last_choice_counts(tested: Room) -> None:
    """The facilitator turns to another prompt, and back."""
    keep_test(tested, DOCTOR)
    choose_test(tested, NURSE)
    assert getattr(kept_test(tested), "name", "") == "a nurse"
    choose_test(tested, DOCTOR)
    assert getattr(kept_test(tested), "name", "") == "a doctor"


def test_a_choice_survives_a_restart(tested: Room, sessions: Sessions, teacher: Pass) -> None:
    """It is in the records, with its variant and its view."""
    choose_test(tested, NURSE)
    change_test(tested, "a nurse", variant="B", view="pictures", many=(7, 8))
    before = kept_test(tested)
    sessions.close()
    again = Sessions(tested.records.folder.parent.parent, tested.now)
    after = kept_test(again.open(tested.id))
    again.close()
    assert before == after and after is not None
    assert (after.variant, after.view, after.many) == ("B", "pictures", (7, 8))
    assert after.prompt_now == "a doctor in a kitchen"


def test_another_test_hides_the_results_again(tested: Room) -> None:
    """What was revealed was about the prompt before."""
    pace.show_results(tested, True)
    assert is_revealed(tested)
    choose_test(tested, NURSE)
    assert not is_revealed(tested)


def test_a_phase_that_comes_back_begins_with_the_reveal(sessions: Sessions, teacher: Pass) -> None:
    """In longer sequences the dial is a phase of its own; in it the class has seen its results."""
    room = sessions.create(teacher, sequence=load("thirty"))
    pace.start(room)
    places = [place for place, phase in enumerate(load("thirty").phases) if phase.page == "default_test"]
    pace.go_to(room, places[0])
    assert not is_revealed(room)
    pace.go_to(room, places[1])
    assert is_revealed(room)


def test_the_phase_of_the_test_is_found_from_anywhere(tested: Room) -> None:
    """Afterwards it is the one that was; before, the one to come."""
    for place in (TEST, BRIDGE, 0):
        pace.go_to(tested, place)
        phase = phase_of_test(tested)
        assert phase is not None and phase.name == "default_test"


def test_a_flag_can_be_planted_in_the_test(tested: Room, ada: str) -> None:
    """Marks belong to the step-through page, and are welcome here."""
    kept = hand_in(tested, Mark(ada, "0" * 64, 9, "recognised"))
    assert kept.phase == "default_test"
