"""Evidence from the class as a whole: the four lines, and a look inside a step."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tests.ui.conftest import CARD, Student, said
from workshop.classroom import pace
from workshop.classroom.default_test import Test, keep_test
from workshop.classroom.prediction import Prediction
from workshop.classroom.room import Room
from workshop.content import words
from workshop.diffusion.work import PADDING, Maps
from workshop.ui.lenses.attention import SIDE, maps_of
from workshop.ui.lenses.class_evidence import may_be_told
from workshop.ui.seat import take_seat

SAID = words("lenses/page")["evidence"]


def commit(room: Room, people: int) -> None:
    """Let so many people commit to a man before the Default Test."""
    keep_test(room, Test("a doctor", "a doctor", CARD.reference, (7, 8), 20, 4.0))
    for number in range(people):
        codes = {"gender_presentation": "man", "setting": "hospital"}
        room.records.put(Prediction(f"p{number}", "a doctor", codes, phase="default_test"))


def test_the_four_lines_are_this_classs_own(ada: Student, discussing: Callable[[str], Room]) -> None:
    """Counted in a sentence until there are enough people, then drawn, with n."""
    room = discussing("system")
    commit(room, 4)
    assert SAID["lines_few"].format(n=4, needed=5) in [one.value for one in ada.open().tab.caption]
    commit(room, 5)
    ada.open()
    charts = ada.tab.get("arrow_vega_lite_chart") or ada.tab.get("vega_lite_chart")
    assert charts and "n = 5" in "".join(str(one.proto) for one in charts) + said(ada.tab)


def test_nobody_reads_the_source_before_the_class_is_there(ada: Student, room: Room) -> None:
    """Neither the shares of the data nor whose they are: first look, then learn why."""
    pace.start(room)
    pace.go_to(room, 3)
    assert not may_be_told(take_seat(ada.id, room))
    pace.go_to(room, 4)
    assert may_be_told(take_seat(ada.id, room))
    assert may_be_told(None)


def test_maps_are_on_one_scale_and_of_the_finest_layers() -> None:
    """Start, end and padding are no words; the strongest place of all words is white."""
    tokens = ("<|startoftext|>", "a", "doctor", PADDING)
    fine = np.zeros((4, 4, 4), np.float16)
    fine[0], fine[1, 0, 0], fine[2, 1, 1] = 0.9, 0.1, 0.4
    coarse = np.ones((4, 2, 2), np.float16)
    found = dict(maps_of(Maps(tokens, {7: {"down": coarse, "up": fine}}, {}), 7))
    assert list(found) == ["a", "doctor"]
    assert all(picture.shape == (SIDE, SIDE) for picture in found.values())
    assert found["doctor"].max() == 255 and 60 <= found["a"].max() <= 66
