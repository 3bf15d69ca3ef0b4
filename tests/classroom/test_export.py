"""The tables of an export, and the book that explains them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.classroom.conftest import TEACHER
from workshop.classroom import moderation, pace, people
from workshop.classroom.default_test import Test
from workshop.classroom.export import Wish, codebook, columns, exported, files, table, tables
from workshop.classroom.hands import count_hands
from workshop.classroom.making import Making
from workshop.classroom.mark import Mark
from workshop.classroom.nouns import Noun
from workshop.classroom.observation import Observation
from workshop.classroom.prediction import Prediction
from workshop.classroom.room import Room
from workshop.classroom.session import SessionSettings
from workshop.classroom.sessions import Sessions
from workshop.content import facts, words

if TYPE_CHECKING:
    from tests.classroom.conftest import Clock

RUN = "f" * 64
RECIPE = json.dumps({"prompt": "a doctor", "model": "paperworld@1", "seed": 7, "steps": 20, "guidance": 4.0})
CODES = {"skin_tone": "3", "setting": "hospital"}


@pytest.fixture
def coded(begun: Room) -> Room:
    """A class in which Ada made a run, marked it and coded it."""
    begun.records.put(Test("doctor", "a doctor", "paperworld@1", (7,), 20, 4.0))
    begun.records.put(Making("ada", RUN, RECIPE, phase="default_test"))
    begun.records.put(Mark("ada", RUN, 9, "recognised", phase="colour_first"))
    begun.records.put(Observation("ada", "doctor", RUN, CODES, "dark first", 2, "hm", phase="default_test"))
    begun.records.put(Prediction("ada", "doctor", {"setting": "office"}, phase="default_test"))
    return begun


def test_an_observation_is_a_row_for_each_attribute(coded: Room) -> None:
    """With the pseudonym, the moment, the phase, and the recipe of the picture."""
    first, second = table(coded, "observations")
    code, at = coded.session.code, coded.records.documents("observation")[0]["at"]
    assert first == {
        "session": code, "participant": "P01", "group": "", "at": at, "phase": "default_test",
        "test": "doctor",
        "prompt": "a doctor", "model": "paperworld@1", "seed": 7, "steps": 20, "guidance": 4.0,
        "picture": RUN, "attribute": "skin_tone", "value": "3", "sure": 2, "direction": "dark first",
        "note": "hm",
    }  # fmt: skip
    assert (second["attribute"], second["value"]) == ("setting", "hospital")
    assert set(first) == set(columns("observations"))


def test_what_has_no_recipe_has_its_tests_prompt(coded: Room) -> None:
    """A prediction is made before there is any picture."""
    [row] = table(coded, "predictions")
    assert (row["prompt"], row["attribute"], row["value"]) == ("a doctor", "setting", "office")


def test_a_mark_knows_its_run(coded: Room) -> None:
    """The step stands beside the prompt and the seed."""
    [row] = table(coded, "recognition")
    assert (row["step"], row["kind"], row["prompt"], row["seed"]) == (9, "recognised", "a doctor", 7)


def test_pseudonyms_are_dealt_out_in_the_order_of_joining(coded: Room) -> None:
    """They stay when more people come, and the name follows only on request."""
    people.join(coded, "bob")
    coded.records.put(Mark("bob", RUN, 4, "stop"))
    assert [row["participant"] for row in table(coded, "recognition")] == ["P01", "P02"]
    name = people.member(coded, "ada").name
    assert table(coded, "made", Wish(names=True))[0]["participant"] == f"P01 {name}"
    assert name not in json.dumps(tables(coded))


def test_keys_hold_no_ids(coded: Room) -> None:
    """Whom an endorsement speaks of is under a pseudonym too."""
    from workshop.classroom.endorsement import Endorsement

    coded.records.put(Endorsement("ada", "answer", "ada/human/choices", "human"))
    assert table(coded, "endorsements")[0]["item_key"] == "P01/human/choices"


def test_one_person_gets_their_own(coded: Room) -> None:
    """A student's export holds nothing of others, and no presses of the facilitator."""
    people.join(coded, "bob")
    coded.records.put(Mark("bob", RUN, 4, "stop"))
    mine = tables(coded, Wish(only="bob"))
    assert {row["participant"] for rows in mine.values() for row in rows if "participant" in row} == {"P02"}
    assert [row["event"] for row in mine["timeline"]] == ["handed_in", "joined"]


def test_what_was_hidden_does_not_count(coded: Room) -> None:
    """The table agrees with the results, which leave it out as well."""
    moderation.hide(coded, coded.records.all(Mark)[0])
    assert table(coded, "recognition") == []


def test_the_timeline_tells_the_class(coded: Room, clock: Clock) -> None:
    """Joining, every press that moved the class, and how much came in, in order."""
    clock.time += 90
    pace.reveal_next(coded)
    pace.show_results(coded, True)
    pace.lock(coded, True)
    clock.time += 1
    pace.pause(coded)
    clock.time += 1
    pace.start(coded)
    clock.time += 1
    pace.end(coded)
    told = table(coded, "timeline")
    assert [row["at"] for row in told] == sorted(row["at"] for row in told)
    events = [row["event"] for row in told if row["event"] != "handed_in"]
    assert set(events[:3]) == {"joined", "began", "phase"}  # all in the same moment
    assert events[3:] == ["reveal", "results_shown", "locked", "paused", "went_on", "ended"]
    counted = {row["kind"]: row["count"] for row in told if row["event"] == "handed_in"}
    assert counted == {"making": 1, "mark": 1, "observation": 1, "prediction": 1}


def test_a_show_of_hands_is_exported(begun: Room) -> None:
    """It belongs to nobody."""
    count_hands(begun, "What came first?", "Colour", 12)
    [row] = table(begun, "hands")
    assert (row["answer"], row["count"], row["phase"]) == ("Colour", 12, "colour_first")


def test_young_learners_say_nothing_about_persons(sessions: Sessions) -> None:
    """Nor does their export, even when the setting came later."""
    room = sessions.create(TEACHER)
    people.join(room, "ada")
    room.records.put(Observation("ada", "doctor", RUN, CODES))
    sessions.change(room, SessionSettings(young=True))
    assert [row["attribute"] for row in table(room, "observations")] == ["setting"]


def test_a_later_noun_only_names_its_file(coded: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exporter has no list: it finds the noun and adds what every row has."""

    @dataclass(frozen=True)
    class Whistle(Noun):
        table = "whistle"
        file = "made"
        participant: str

        @property
        def key(self) -> str:
            return self.participant

        def rows(self) -> Iterator[dict[str, Any]]:
            yield {"trajectory": RUN}

    coded.records.put(Whistle("ada"))
    assert [row["seed"] for row in table(coded, "made")] == [7, 7]
    Whistle.file = ""  # no other test meets it


def test_every_file_has_its_columns() -> None:
    """A noun cannot name a file that the book does not know."""
    assert {cls.file for cls in exported()} == set(files())


def test_every_column_is_explained() -> None:
    """Each has a sentence and a dtype that pandas knows, and no sentence is left over."""
    import pandas as pd

    for row in codebook():
        assert row["meaning"].endswith(".")
        assert pd.Series([], dtype=row["dtype"]) is not None
    told = {(row["file"].removesuffix(".csv"), row["column"]) for row in codebook()}
    said = {file: set(one) for file, one in words("export").items() if isinstance(one, dict)}
    own = {(file, column) for file, one in said.items() if file != "shared" for column in one}
    assert own <= told and said["shared"] <= {column for _, column in told}
    assert set(facts("export")["counted"]) <= set(files())


def test_what_nouns_say_is_in_the_book(coded: Room) -> None:
    """No row has a column that the book does not explain."""
    pace.reveal_next(coded)
    for file, rows in tables(coded).items():
        assert {name for row in rows for name in row} <= set(columns(file)), file


def test_an_empty_class_has_empty_tables(room: Room) -> None:
    """Before anybody came there is nothing to tell."""
    assert {len(rows) for rows in tables(room).values()} == {0}
    assert replace(Wish(), only="nobody") == Wish(only="nobody")
