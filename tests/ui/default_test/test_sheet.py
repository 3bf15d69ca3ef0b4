"""The sheet on the commit step, and the drawing in the comparison and in a person's own record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from tests.classroom.sheets import sheet
from tests.ui.conftest import PretendedEngine, Student, is_mounted, mounted, opened
from workshop.classroom import pace
from workshop.classroom.mind_sheet import keep_sheet
from workshop.classroom.prediction import Prediction
from workshop.classroom.room import Room
from workshop.content import sentence, words
from workshop.ui import school
from workshop.ui.default_test import answers
from workshop.ui.default_test.answers import bench_of
from workshop.ui.default_test.part import name_prediction
from workshop.ui.seat import take_seat

PAD, PLATES = "twenty_steps_sketchpad", "twenty_steps_plates"
SAID, DOCTOR, TEST = words("ui/default_test"), "a doctor", 3


@pytest.fixture
def testing(room: Room, ada: Student) -> Student:
    """A student in the phase of the test."""
    pace.start(room)
    pace.go_to(room, TEST)
    ada.poll()
    return ada


def commit(room: Room, student: Student, drawing: bool) -> None:
    """Say what the browser says when somebody goes on without a tap."""
    seat = take_seat(student.id, room)
    assert seat
    answers.commit(bench_of(student.id, seat), {"codes": {}, "words": "", "drawing": drawing})
    student.poll()


def fold(tab: AppTest) -> bool:
    """Tell whether the sheet is open."""
    (found,) = (one for one in tab.expander if one.label == SAID["mind"]["draw"])
    return bool(found.proto.expanded)


def test_a_folded_sheet_lies_beside_the_questions(room: Room, testing: Student) -> None:
    """Only a sheet: one prompt, no photographs, and where its strokes go."""
    pad = mounted(testing.tab, PAD)
    assert not fold(testing.tab) and pad["bare"] and not pad["photos"] and pad["phrases"] == [DOCTOR]
    assert pad["address"] == f"/drawings/{room.id}/mind/a%20doctor" and pad["kept"] == {}


def test_a_reload_finds_the_drawing(room: Room, testing: Student) -> None:
    """The fold is open then, with the sheet as it was kept."""
    name = keep_sheet(room, testing.id, DOCTOR, sheet())
    testing.open()
    assert fold(testing.tab) and mounted(testing.tab, PAD)["kept"] == {"1": f"/drawings/{room.id}/{name}"}


def test_young_learners_draw_as_well(room: Room, testing: Student) -> None:
    """With tones that are named without saying whose."""
    school.sessions().change(room, replace(room.session.settings, young=True))
    testing.open()
    assert mounted(testing.tab, PAD)["young"]


def test_the_drawing_stands_in_the_comparison_and_the_record(room: Room, testing: Student) -> None:
    """And its line in the cockpit says that there is one."""
    name = keep_sheet(room, testing.id, DOCTOR, sheet())
    commit(room, testing, drawing=True)
    assert "a drawing" in name_prediction(room.records.all(Prediction)[0])
    testing.press(SAID["steps"]["compare"])
    (plate,) = mounted(testing.tab, PLATES)["plates"]
    assert plate["source"] == f"/drawings/{room.id}/{name}"
    assert plate["alt"] == sentence("ui/default_test", "mind.drawing", prompt=DOCTOR)


def test_skipping_leaves_the_drawing_out(room: Room, testing: Student) -> None:
    """Neither kept nor shown."""
    keep_sheet(room, testing.id, DOCTOR, sheet())
    commit(room, testing, drawing=False)
    assert room.records.all(Prediction)[0].is_skipped
    testing.press(SAID["steps"]["compare"])
    assert not is_mounted(testing.tab, PLATES)


def test_alone_it_stays_in_the_tab(engine: PretendedEngine) -> None:
    """There is no address to send it to."""
    tab = opened("default_test")
    pad = mounted(tab, PAD)
    assert pad["address"] == "" and "alone" in pad["place"]
