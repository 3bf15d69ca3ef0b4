"""What charts are drawn from."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.dashboard.conftest import DOCTOR, Class, make_young
from workshop.classroom import export, moderation
from workshop.classroom.groups import move
from workshop.classroom.mark import Mark
from workshop.classroom.observation import Observation
from workshop.classroom.sessions import Sessions
from workshop.ui.dashboard.view import frames_of, prompts_of


def test_charts_count_what_the_files_hold(lesson: Class) -> None:
    """The table of observations is that of the export, row for row."""
    lesson.see("setting", "hospital", "office", sure=3)
    rows = frames_of(lesson.room).observations
    kept = export.table(lesson.room, "observations")
    assert list(zip(rows["participant"], rows["value"], rows["prompt"], strict=True)) == [
        (row["participant"], row["value"], row["prompt"]) for row in kept
    ]
    assert list(rows["prompt"]) == [DOCTOR, DOCTOR]


def test_a_new_answer_is_there_at_once(lesson: Class) -> None:
    """Tables are kept until something changes, and no longer."""
    lesson.see("setting", "hospital")
    before = frames_of(lesson.room)
    assert frames_of(lesson.room) is before
    lesson.see("setting", "office")
    assert list(frames_of(lesson.room).observations["value"]) == ["office"]


def test_what_the_facilitator_hid_does_not_count(lesson: Class) -> None:
    """A hidden observation leaves the charts."""
    lesson.see("setting", "hospital", "office")
    moderation.hide(lesson.room, lesson.room.records.all(Observation)[0])
    assert list(frames_of(lesson.room).observations["value"]) == ["office"]


def test_a_prompt_has_its_own_pictures(lesson: Class) -> None:
    """The variant's answers stand apart, and beside the first where prompts are compared."""
    lesson.see("setting", "hospital")
    lesson.code("ada", lesson.picture(9, "a doctor in a kitchen"), {"setting": "kitchen"})
    assert list(lesson.view().observations["value"]) == ["hospital"]
    assert list(lesson.view().of_test["value"]) == ["hospital", "kitchen"]
    assert prompts_of(lesson.room)[:2] == [DOCTOR, "a doctor in a kitchen"]


def test_part_of_the_class_can_be_chosen(lesson: Class) -> None:
    """By the order in which tones were shown, or by how sure an answer was; minds go with their people."""
    lesson.imagine("setting", "street", "clinic")
    lesson.see("setting", "hospital", direction="light first", sure=3)
    lesson.code("person 1", lesson.picture(1), {"setting": "office"}, direction="dark first", sure=1)
    assert list(lesson.view(group="dark first").observations["value"]) == ["office"]
    assert list(lesson.view(group="dark first").predictions["value"]) == ["clinic"]
    assert list(lesson.view(group="sure").observations["value"]) == ["hospital"]


def test_young_learners_see_nothing_about_persons(lesson: Class, classroom: Sessions) -> None:
    """Neither as attributes to choose nor in the tables."""
    lesson.see("gender_presentation", "man")
    lesson.see("setting", "hospital")
    make_young(lesson.room, classroom)
    view = lesson.view("gender_presentation")
    assert [one.name for one in view.asked] == ["setting", "pose", "objects"]
    assert view.attribute.name == "setting"
    assert set(view.frames.observations["attribute"]) <= {"setting", "pose", "objects", ""}


def test_a_group_of_the_class_can_be_chosen(lesson: Class, classroom: Sessions) -> None:
    """Everything is narrowed to it: what was in mind, seen and marked; a person who is moved goes along."""
    classroom.change(lesson.room, settings=replace(lesson.room.session.settings, groups=2))
    lesson.imagine("setting", "street", "clinic")
    lesson.see("setting", "hospital", "office")
    lesson.mark(4, 8)
    assert list(lesson.view(group="2").predictions["value"]) == ["clinic"]
    assert list(lesson.view(group="2").observations["value"]) == ["office"]
    assert list(lesson.view(group="2").recognition["step"]) == [8]
    move(lesson.room, lesson.person("person 0"), 2)
    assert lesson.view(group="1").observations.empty and len(lesson.view(group="2").observations) == 2
    assert len(lesson.view().observations) == 2


def test_a_model_can_be_chosen(lesson: Class) -> None:
    """Answers on another model's pictures, and flags on its runs, are left out."""
    lesson.see("setting", "hospital")
    other = lesson.picture(7, model="twin@0123456789ab")
    lesson.code("person 7", other, {"setting": "office"})
    who = lesson.person("person 7")
    lesson.room.records.put(Mark(who, other, 9, "recognised", phase="colour_first"))
    view = lesson.view(model="twin@0123456789ab")
    assert list(view.observations["value"]) == ["office"] and list(view.recognition["step"]) == [9]
    assert lesson.view(model=lesson.card.reference).recognition.empty


def test_a_picture_in_two_tests_counts_once_for_each_person(lesson: Class) -> None:
    """The last answer counts: a person who answers twice is no second pair of eyes."""
    kitchen = "a doctor in a kitchen"
    for test, value in ((DOCTOR, "kitchen"), (kitchen, "office")):
        told = Observation(lesson.person("ada"), test, lesson.picture(3, kitchen), {"setting": value})
        lesson.room.records.put(told)
    assert list(lesson.view(prompt=kitchen).observations["value"]) == ["office"]
    assert len(frames_of(lesson.room).observations) == 2
