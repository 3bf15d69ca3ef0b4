"""The worked example: a class that nobody held."""

from __future__ import annotations

import io
import json
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.classroom.conftest import TEACHER, Clock
from workshop.classroom import moderation, pace, people
from workshop.classroom.access import NotFacilitator
from workshop.classroom.answer import Answer
from workshop.classroom.arrivals import take_in
from workshop.classroom.default_test import Test
from workshop.classroom.drawing import Drawing
from workshop.classroom.export import Wish, columns, tables
from workshop.classroom.mark import Mark
from workshop.classroom.observation import Observation
from workshop.classroom.pace import SessionOver
from workshop.classroom.parcel import Parcel
from workshop.classroom.people import Participant
from workshop.classroom.picture import Picture
from workshop.classroom.sample import Material, open_sample
from workshop.classroom.session import Session
from workshop.classroom.sessions import Sessions
from workshop.content import facts, words

TEST = Test("a doctor", "a doctor", "paperworld@1", tuple(range(7, 19)), 20, 4.0)


def recipe(seed: int) -> str:
    """Return what makes one of the pictures."""
    return json.dumps(
        {"prompt": "a doctor", "model": "paperworld@1", "seed": seed, "steps": 20, "guidance": 4.0}
    )


PICTURES = tuple(Picture(f"{seed:064x}", recipe(seed), "", "", "", {}, "a doctor") for seed in TEST.seeds)
SEEN = {
    PICTURES[0].picture: {"gender_presentation": "woman"},
    PICTURES[1].picture: {"gender_presentation": "man"},
}
MATERIAL = Material(TEST, PICTURES, SEEN)


def test_it_is_the_same_class_every_time(sessions: Sessions, clock: Clock, tmp_path: Path) -> None:
    """Who rehearses twice finds the same answers, whenever it is."""
    first = tables(open_sample(sessions, TEACHER, MATERIAL))
    clock.time += 86_400
    other = Sessions(tmp_path / "other", clock)
    second = tables(open_sample(other, TEACHER, MATERIAL))
    for file in ("observations", "predictions", "answers", "drawings", "exit_tickets", "recognition"):
        strip = [
            [{k: v for k, v in row.items() if k not in ("at", "session")} for row in t[file]]
            for t in (first, second)
        ]
        assert strip[0] == strip[1] and strip[0], file
    other.close()


def test_it_holds_something_of_every_kind(sessions: Sessions) -> None:
    """With every column explained, in phases that its sequence has."""
    room = open_sample(sessions, TEACHER, MATERIAL)
    phases = {phase.name for phase in room.session.sequence.phases}
    for file, rows in tables(room).items():
        assert {name for row in rows for name in row} <= set(columns(file)), file
        assert {row["phase"] for row in rows if row.get("phase")} <= phases
    for cls in (Participant, Observation, Mark, Answer, Drawing):
        assert room.records.all(cls)
    assert all(room.records.picture(one.picture) for one in room.records.all(Drawing))


def test_answers_belong_to_the_phase_of_their_page(sessions: Sessions) -> None:
    """And were handed in while it ran; what has no phase of its own belongs to the last discussion."""
    room = open_sample(sessions, TEACHER, MATERIAL)
    phases = {phase.page: phase.name for phase in room.session.sequence.phases}
    begun = room.session.opened
    for row in tables(room)["answers"]:
        assert row["phase"] == phases.get(row["question"].partition("/")[0], "ethics")
        assert begun < row["at"]
    minutes = {"human": (18, 20), "machine": (20, 22), "system": (22, 24)}
    for row in tables(room)["answers"]:
        early, late = minutes.get(row["phase"], (0, 60))
        spent = datetime.fromisoformat(row["at"]) - datetime.fromisoformat(begun)
        assert timedelta(minutes=early) <= spent <= timedelta(minutes=late)


def test_every_picture_has_as_many_raters(sessions: Sessions) -> None:
    """As in a class."""
    room = open_sample(sessions, TEACHER, MATERIAL)
    raters = Counter(one.picture for one in room.records.all(Observation))
    assert set(raters) == {one.picture for one in PICTURES} and len(set(raters.values())) == 1


def test_people_see_what_is_there(sessions: Sessions) -> None:
    """Where something is known of a picture, most codes say so; a few differ, and a few cannot tell."""
    room = open_sample(sessions, TEACHER, MATERIAL)
    for picture, there in SEEN.items():
        told = [
            one.codes.get("gender_presentation")
            for one in room.records.all(Observation)
            if one.picture == picture
        ]
        assert Counter(told).most_common(1)[0][0] == there["gender_presentation"]


def test_codes_are_those_of_the_codebook() -> None:
    """What the dice can say, the page could ask."""
    asked = {one["name"]: set(one["values"]) for one in facts("default_test")["attribute"]}
    for source in ("typical", "mind"):
        for name, weights in facts("sample")[source].items():
            assert {part for value in weights for part in value.split("; ")} <= asked[name]


def test_questions_are_those_of_the_pages() -> None:
    """An answer to no question would be shown nowhere."""
    lenses = facts("lenses")
    for one in words("sample")["answer"]:
        page, name = one["question"].split("/")
        assert name in lenses[page]["questions"]


def test_a_rehearsal_leaves_no_trace(sessions: Sessions, clock: Clock) -> None:
    """Everything can be pressed; after a restart the example is as it was."""
    room = open_sample(sessions, TEACHER, MATERIAL)
    before = {
        path: path.read_bytes() for path in room.records.folder.rglob("*.json*") if path.name != "card.json"
    }
    pace.start(room)
    pace.next_phase(room)
    moderation.remove(room, room.records.all(Mark)[0])
    assert room.pace.state == "running" and len(room.records.all(Mark)) == 47
    room.records.compact()
    sessions.close()
    assert {path: path.read_bytes() for path in before} == before
    again = Sessions(room.records.folder.parent.parent, clock)
    back = again.open(room.id)
    assert back.pace.state == "waiting" and len(back.records.all(Mark)) == 48
    again.close()


def test_nobody_joins_an_example(sessions: Sessions) -> None:
    """A student who types its code reads that it is over."""
    room = open_sample(sessions, TEACHER, MATERIAL)
    with pytest.raises(SessionOver):
        people.join(sessions.find(room.session.code), "ada")


def test_it_says_what_it_is(sessions: Sessions) -> None:
    """On its card, and in its title."""
    room = open_sample(sessions, TEACHER, MATERIAL)
    [card] = sessions.cards()
    assert card.origin == room.session.origin == "sample" and "sample" in card.title
    assert isinstance(room.records.get(Session, room.id), Session)


def test_sample_data_stays_sample_data(sessions: Sessions) -> None:
    """Exported and opened again, it is still no class that was held."""
    room = open_sample(sessions, TEACHER, MATERIAL)
    parcel = io.BytesIO(b"".join(Parcel([room], Wish(), lambda digest: None).chunks()))
    [back] = take_in(sessions, TEACHER, parcel)
    assert back.session.origin == "sample" and tables(back)["answers"]


def test_only_facilitators_rehearse(sessions: Sessions) -> None:
    """Nobody else can make one."""
    with pytest.raises(NotFacilitator):
        open_sample(sessions, None, MATERIAL)
