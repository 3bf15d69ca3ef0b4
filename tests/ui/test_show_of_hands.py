"""A show of hands: every phase has a question, and counts are kept."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.conftest import Leader, mounted
from workshop.classroom import pace
from workshop.classroom.room import Room
from workshop.classroom.sequence import Phase, Script, shipped
from workshop.content import words
from workshop.ui import school
from workshop.ui.results import results_of
from workshop.ui.show_of_hands import counts_of, question_of

SAID = words("ui/hands")


def test_every_shipped_phase_has_its_question() -> None:
    """And every question belongs to a phase."""
    asked = {name for name, entry in SAID.items() if isinstance(entry, dict)}
    assert asked - {"other"} == {phase.name for sequence in shipped() for phase in sequence.phases}


def test_young_learners_are_not_asked_how_people_look(room: Room) -> None:
    """Their question leaves that answer out."""
    pace.go_to(room, 3)
    everybody = question_of(room).answers
    school.sessions().change(room, replace(room.session.settings, young=True))
    assert set(everybody) - set(question_of(room).answers) == {"How somebody looks"}


def test_an_own_phase_has_the_general_question(room: Room, leader: Leader) -> None:
    """Also one that is called like a sentence of the same file."""
    for name in ("something_new", "keep"):
        phase = Phase(name, "", 3.0, Script("New", "", "", ""))
        sequence = replace(room.session.sequence, phases=(phase,))
        school.sessions().change(room, sequence=sequence)
        assert question_of(room).text == SAID["other"]["question"]


def test_counts_are_kept_and_shown(room: Room, leader: Leader) -> None:
    """Without devices the form stands in the cockpit, in place of the people."""
    school.sessions().change(room, replace(room.session.settings, devices=False))
    pace.start(room)
    pace.go_to(room, 1)
    tab = leader.open("facilitator", session=room.id)
    for count, answer in enumerate(question_of(room).answers):
        tab.number_input(key=f"hands colour_first {answer}").set_value(count + 1)
    leader.press(SAID["keep"])
    assert counts_of(room) == {"Colour": 1, "Shape": 2, "Detail": 3}
    results = results_of(room)
    assert (results.kind, results.answers) == ("hands", 6)
    assert "Detail: 3" in results.finding
    assert "twenty_steps_roster" not in str(tab.main)
    assert mounted(tab, "twenty_steps_clock")


def test_hands_of_two_phases_are_apart(room: Room) -> None:
    """Going on begins with no hands."""
    from workshop.classroom.hands import count_hands

    pace.go_to(room, 1)
    count_hands(room, question_of(room).text, "Colour", 4)
    pace.go_to(room, 2)
    assert counts_of(room) == {}
