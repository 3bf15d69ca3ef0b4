"""What people had in mind and what they saw, as records and as rows of an export."""

from __future__ import annotations

from workshop.classroom import pace
from workshop.classroom.export import table
from workshop.classroom.observation import Observation, direction_of
from workshop.classroom.prediction import Prediction
from workshop.classroom.room import Room
from workshop.classroom.submission import hand_in

CODES = {"setting": "clinic", "objects": "stethoscope; a red lamp"}


def test_an_observation_is_a_row_for_each_attribute() -> None:
    """Several objects are one value; what was skipped is no row."""
    rows = list(Observation("ada", "a doctor", "0" * 64, CODES, "dark first", 2, "nice").rows())
    assert [(row["attribute"], row["value"]) for row in rows] == list(CODES.items())
    assert {(row["sure"], row["direction"], row["note"]) for row in rows} == {(2, "dark first", "nice")}


def test_a_note_alone_is_a_row() -> None:
    """Nothing that somebody wrote is lost, and nothing at all is no row."""
    (row,) = Observation("ada", "a doctor", "0" * 64, note="hm").rows()
    assert (row["attribute"], row["note"], row["sure"]) == ("", "hm", "")
    assert not list(Observation("ada", "a doctor", "0" * 64).rows())


def test_a_prediction_is_a_row_for_each_attribute() -> None:
    """A sentence alone is a row, a skipped one is none."""
    rows = list(Prediction("ada", "a doctor", CODES, "a tall one").rows())
    assert [row["value"] for row in rows] == list(CODES.values())
    assert {row["words"] for row in rows} == {"a tall one"}
    (row,) = Prediction("ada", "a doctor", words="tall").rows()
    assert (row["attribute"], row["words"]) == ("", "tall")
    assert Prediction("ada", "a doctor").is_skipped and not list(Prediction("ada", "a doctor").rows())


def test_a_picture_told_anew_is_one_record(begun: Room, ada: str) -> None:
    """Every tap replaces what was said before."""
    pace.go_to(begun, 3)
    for codes in ({"setting": "office"}, CODES):
        hand_in(begun, Observation(ada, "a doctor", "0" * 64, codes))
    (kept,) = begun.records.all(Observation)
    assert kept.codes == CODES and kept.phase == "default_test"


def test_the_direction_is_dealt_by_chance_and_stays() -> None:
    """About half of the people see each order."""
    dealt = [direction_of(f"person {number}") for number in range(200)]
    assert dealt == [direction_of(f"person {number}") for number in range(200)]
    assert 60 < dealt.count("light first") < 140


def test_a_picture_in_two_tests_has_two_codings(begun: Room, ada: str) -> None:
    """ "A doctor in a kitchen" can be variant B of one test and a test of its own, with the same pictures."""
    pace.go_to(begun, 3)
    for test, value in (("a doctor", "kitchen"), ("a doctor in a kitchen", "cant_tell")):
        hand_in(begun, Observation(ada, test, "0" * 64, {"setting": value}))
    kept = {one.test: one.codes["setting"] for one in begun.records.all(Observation)}
    assert kept == {"a doctor": "kitchen", "a doctor in a kitchen": "cant_tell"}
    assert len(table(begun, "observations")) == 2
