"""The student's page: commit, look, describe, compare; what is kept, and what is not shown too early."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import streamlit as st

from tests.ui.conftest import (
    CARD,
    QUEUED,
    PretendedEngine,
    Student,
    every_mounted,
    is_mounted,
    mounted,
    opened,
    said,
)
from workshop.classroom import moderation, pace, people
from workshop.classroom.default_test import choose_test, kept_test
from workshop.classroom.observation import Observation
from workshop.classroom.picture import Picture
from workshop.classroom.prediction import Prediction
from workshop.classroom.room import Room
from workshop.classroom.sessions import Sessions
from workshop.content import sentence, words
from workshop.diffusion.models import ModelCard
from workshop.ui import desk, school
from workshop.ui.default_test import answers, making
from workshop.ui.default_test.answers import bench_of
from workshop.ui.default_test.recipes import make_test, recipes
from workshop.ui.seat import take_seat

CODER, SCRUBBER, DIAL = "twenty_steps_coder", "twenty_steps_scrubber", "twenty_steps_dial"
SAID = words("ui/default_test")
TEST = 3  # phase of the twelve minutes
CODES = {"setting": "clinic", "gender_presentation": "woman"}


@pytest.fixture
def testing(room: Room, ada: Student) -> Student:
    """A student in the phase of the test, who has seen nothing yet."""
    pace.start(room)
    pace.go_to(room, TEST)
    ada.poll()
    return ada


def bench(room: Room, student: Student) -> answers.Bench:
    """Return the bench of a student."""
    seat = take_seat(student.id, room)
    assert seat is not None
    return bench_of(student.id, seat)


def commit(room: Room, student: Student, **told: Any) -> None:
    """Say what the browser says when somebody commits."""
    answers.commit(bench(room, student), {"codes": CODES, "words": "a tall one", **told})
    student.poll()


def describe(room: Room, student: Student, codes: dict[str, str], number: int = 1) -> answers.Bench:
    """Say what the browser says when somebody taps the same for all their pictures."""
    mine = bench(room, student)
    drafts = {digest: {"codes": codes, "sure": 2, "note": ""} for digest in answers.pictures(mine)}
    answers.observe(mine, number, drafts)
    student.poll()
    return mine


@pytest.fixture(autouse=True)
def fresh_tab() -> None:
    """Let the tab in which a test itself speaks know nothing."""
    st.session_state.clear()


def test_no_picture_before_the_commitment(testing: Student) -> None:
    """The question comes first, and nothing that could answer it."""
    asked = mounted(testing.tab, CODER)
    assert asked["mode"] == "mind" and asked["asked"] == sentence(
        "ui/default_test", "mind.asked", prompt="a doctor"
    )
    assert not is_mounted(testing.tab, SCRUBBER) and not is_mounted(testing.tab, "twenty_steps_wall")
    assert [one.disabled for one in testing.tab.button if one.label == SAID["steps"]["look"]] == [True]


def test_committing_opens_the_pictures(room: Room, testing: Student) -> None:
    """What somebody had in mind is durable, and then the run appears, without its end."""
    commit(room, testing)
    (kept,) = room.records.all(Prediction)
    assert (kept.codes, kept.words, kept.phase) == (CODES, "a tall one", "default_test")
    run = mounted(testing.tab, SCRUBBER)
    assert run["single"] and run["digest"] == recipes(bench(room, testing).test)[0].digest


def test_skipping_opens_them_as_well(room: Room, testing: Student) -> None:
    """Nobody has to say anything."""
    answers.commit(bench(room, testing), {"codes": {}, "words": ""})
    testing.poll()
    assert room.records.all(Prediction)[0].is_skipped and mounted(testing.tab, SCRUBBER)


def test_what_is_tapped_is_kept_and_confirmed(room: Room, testing: Student) -> None:
    """One record for each picture, with the direction of the scale; the number says up to where."""
    commit(room, testing)
    mine = describe(room, testing, {"setting": "hospital", "skin_tone": "3"}, number=5)
    kept = room.records.all(Observation)
    assert len(kept) == 2 and {one.codes["skin_tone"] for one in kept} == {"3"}
    assert {one.direction for one in kept} == {mine.direction} and mine.direction
    assert answers.heard() == 5 and answers.refusal(mine) is None


def test_a_new_tab_finds_everything(room: Room, testing: Student) -> None:
    """A reload brings back the pictures and what was said about them."""
    commit(room, testing)
    describe(room, testing, {"setting": "hospital"})
    testing.open()
    coder = mounted(testing.tab, CODER)
    assert coder["mode"] == "code" and len(coder["pictures"]) == 2
    assert {one["codes"]["setting"] for one in coder["kept"].values()} == {"hospital"}


def test_pictures_of_others_are_not_taken(room: Room, testing: Student) -> None:
    """A browser can say anything; only the own share counts."""
    commit(room, testing)
    mine = bench(room, testing)
    answers.pictures(mine)
    answers.observe(mine, 1, {"f" * 64: {"codes": {"setting": "office"}}, "x": 7})
    assert not room.records.all(Observation)


def test_a_refusal_says_why_and_confirms_nothing(room: Room, testing: Student) -> None:
    """While handing in is closed nothing gets a check mark."""
    commit(room, testing)
    pace.lock(room, True)
    mine = describe(room, testing, {"setting": "hospital"}, number=3)
    assert not room.records.all(Observation) and answers.heard() == 0
    assert str(answers.refusal(mine)) == sentence("errors/classroom", "locked")


def test_the_class_is_told_that_somebody_is_done(room: Room, testing: Student) -> None:
    """Done is who has committed and said something about every picture of the share."""
    commit(room, testing)
    assert not testing.bar["is_done"]
    describe(room, testing, {"setting": "hospital"})
    assert testing.bar["is_done"]


def test_results_and_dial_wait_for_the_reveal(room: Room, testing: Student) -> None:
    """Then the dial is there, with every stop of the same seeds."""
    commit(room, testing)
    describe(room, testing, {"setting": "hospital"})
    testing.press(SAID["steps"]["compare"])
    assert SAID["compare"]["wait"] in said(testing.tab) and not is_mounted(testing.tab, DIAL)
    pace.show_results(room, True)
    testing.poll()
    dial = mounted(testing.tab, DIAL)
    assert dial["stops"] == ["1", "2", "4", "7"] and len(dial["pictures"]) == 12
    assert all(len(one["sources"]) == 4 and all(one["sources"]) for one in dial["pictures"])


def test_a_model_with_a_twin_has_a_second_dial(room: Room, testing: Student, twin: ModelCard) -> None:
    """It begins with the class's own pictures, and the data changes from stop to stop."""
    commit(room, testing)
    describe(room, testing, {"setting": "hospital"})
    testing.press(SAID["steps"]["compare"])
    pace.show_results(room, True)
    testing.poll()
    guidance, data = every_mounted(testing.tab, DIAL)
    assert data["stops"] == list(SAID["data"]["stops"].values())
    assert data["words"]["dial"] != guidance["words"]["dial"]
    own, half, whole = zip(*(one["sources"] for one in data["pictures"]), strict=True)
    assert list(own) == [one["sources"][2] for one in guidance["pictures"]]  # at the default guidance
    assert len({*own, *half, *whole}) == 36
    assert f"twin {twin.lora}" in said(testing.tab)


def test_the_class_sees_results_only_from_enough_people(room: Room, testing: Student) -> None:
    """One answer is nobody else's business."""
    commit(room, testing)
    describe(room, testing, {"setting": "hospital"})
    pace.show_results(room, True)
    testing.poll()
    few = SAID["compare"]["few"].format(answers=1, needed=5)
    assert few in said(testing.tab)


def test_young_learners_are_asked_and_shown_nothing_about_persons(room: Room, testing: Student) -> None:
    """Neither before, nor while describing, nor along the dial."""
    school.sessions().change(room, replace(room.session.settings, young=True))
    testing.poll()
    commit(room, testing, codes={"skin_tone": "3", "setting": "office"})
    assert room.records.all(Prediction)[0].codes == {"setting": "office"}
    describe(room, testing, {"age": "older", "pose": "waving"})
    assert {tuple(one.codes) for one in room.records.all(Observation)} == {("pose",)}
    testing.open()
    coder = mounted(testing.tab, CODER)
    assert [one["name"] for one in coder["attributes"]] == ["setting", "pose", "objects"]
    assert coder["direction"] == ""
    pace.show_results(room, True)
    testing.poll()
    assert "skin" not in said(testing.tab).lower() and "gender" not in said(testing.tab).lower()


def test_the_pictures_are_noted_in_the_session(room: Room, testing: Student) -> None:
    """So that an export can say what was seen."""
    commit(room, testing)
    noted = {one.picture: one.use for one in room.records.all(Picture)}
    assert set(noted.values()) == {"a doctor"} and set(answers.pictures(bench(room, testing))) <= set(noted)
    test = kept_test(room)
    assert test is not None and test.model == CARD.reference


def test_what_was_taken_out_is_open_again(room: Room, testing: Student) -> None:
    """The facilitator removed it; the person can say something else."""
    commit(room, testing)
    describe(room, testing, {"setting": "hospital"})
    moderation.remove(room, room.records.all(Observation)[0])
    testing.open()
    assert len(mounted(testing.tab, CODER)["kept"]) == 1


def test_what_is_not_made_yet_is_said(room: Room, testing: Student, engine: PretendedEngine) -> None:
    """Honest numbers while the pictures come, and no empty question."""
    making._asked.clear()
    engine.answer = lambda recipe: QUEUED
    commit(room, testing)
    assert SAID["look"]["pending"] in said(testing.tab)
    assert [one.value for one in testing.tab.caption if "0 of 2" in str(one.value)]


def test_who_is_alone_keeps_everything_in_the_tab(engine: PretendedEngine) -> None:
    """Nothing is collected, and the dial opens after describing."""
    page = opened("default_test")
    assert words("ui/class_bar")["alone"] in [one.value for one in page.caption]
    assert mounted(page, CODER)["mode"] == "mind"
    mine = bench_of("me", None)
    answers.commit(mine, {"codes": CODES})
    drafts = {digest: {"codes": {"setting": "office"}} for digest in answers.pictures(mine)}
    answers.observe(mine, 1, drafts)
    assert answers.is_coded(mine) and len(answers.observations(mine)) == 4
    assert not list((desk.Settings.from_environment().data / "sessions").glob("*"))


def test_shares_go_round(room: Room, testing: Student) -> None:
    """Two people of a short run see four different pictures."""
    commit(room, testing)
    people.join(room, "bo")
    bo = take_seat("bo", room)
    assert bo is not None
    other = answers.pictures(bench_of("bo", bo))
    assert len({*other, *answers.pictures(bench(room, testing))}) == 4


def test_words_that_the_model_never_learned_are_named(
    room: Room, testing: Student, classroom: Sessions
) -> None:
    """Beside the pictures, and not before somebody has committed; a prompt that it knows needs no word."""
    commit(room, testing)
    assert "never taught" not in said(testing.tab)
    choose_test(room, make_test("a family", CARD))
    testing.poll()
    assert "never taught" not in said(testing.tab)
    commit(room, testing)
    assert sentence("ui/default_test", "unlearned", words="“family”") in said(testing.tab)
