"""Work in a class: the session's rules, flags that are kept, and finding everything again."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import Any

import pytest

from tests.ui.conftest import QUEUED, TEACHER, PretendedEngine, Student, mounted, said
from workshop.classroom import moderation, pace, people
from workshop.classroom.making import Making
from workshop.classroom.mark import Mark
from workshop.classroom.picture import Picture
from workshop.classroom.room import Room
from workshop.classroom.session import SessionSettings
from workshop.classroom.sessions import Sessions
from workshop.content import sentence, words
from workshop.diffusion.archive import Archive
from workshop.diffusion.recipe import Recipe
from workshop.ui import marks
from workshop.ui.school import sessions
from workshop.ui.seat import Seat, take_seat

COMPOSER, VIEWER, BAR = words("ui/composer"), words("ui/viewer"), words("ui/class_bar")
SCRUBBER, CARDS = "twenty_steps_scrubber", "twenty_steps_picture_cards"


@pytest.fixture
def begun(room: Room) -> Room:
    """The session, running, in the first phase that uses the step-through page."""
    pace.start(room)
    pace.next_phase(room)
    return room


@pytest.fixture
def student(begun: Room, ada: Student) -> Student:
    """Ada, on the step-through page."""
    ada.poll()
    return ada


def generate(student: Student, prompt: str = "", **numbers: float) -> None:
    """Fill in the form and send it."""
    if prompt:
        student.tab.text_input(key="prompt").set_value(prompt)
    for key, value in numbers.items():
        student.tab.number_input(key=key).set_value(value)
    student.press(COMPOSER["generate"])


def seat_of(student: Student, room: Room) -> Seat:
    """Return where somebody sits now."""
    found = take_seat(student.id, room)
    assert found
    return found


def tell(student: Student, room: Room, digest: str, **said: Any) -> None:
    """Tell what the browser says about the flags on a run."""
    marks.place(student.id, digest, 20, said, seat_of(student, room))


def test_the_prompt_of_the_phase_comes_first(student: Student, begun: Room, engine: PretendedEngine) -> None:
    """Its card is the first and chosen, its words are filled in; a new phase with new words fills them in."""
    assert [card["name"] for card in mounted(student.tab, CARDS)["cards"]][0] == "classroom"
    generate(student)
    assert engine.submitted[-1].prompt == begun.pulse.prompt == "a classroom"
    session, phases = begun.session, begun.session.sequence.phases
    other = (*phases[:2], replace(phases[2], prompt="a doctor"), *phases[3:])
    begun.records.put(replace(session, sequence=replace(session.sequence, phases=other)))
    pace.go_to(begun, 2)
    student.poll()
    shown = mounted(student.tab, CARDS)
    assert (shown["cards"][0]["name"], shown["chosen"]) == ("doctor", "doctor")
    generate(student)
    assert engine.submitted[-1].prompt == "a doctor"


def test_own_words_stay_while_the_phase_does(student: Student, engine: PretendedEngine) -> None:
    """The class's prompt is filled in once, not again and again."""
    generate(student, "a snail", seed=3)
    student.poll()
    assert student.tab.text_input(key="prompt").value == "a snail"


def test_young_learners_have_presets_only(classroom: Sessions, engine: PretendedEngine) -> None:
    """There is no field for words; what a browser says all the same is refused on the server."""
    room = classroom.create(TEACHER, SessionSettings(young=True))
    pace.start(room)
    pace.next_phase(room)
    child = Student("child", None)  # type: ignore[arg-type]  # opened below
    people.join(room, child.id)
    child.open()
    assert "prompt" not in [one.key for one in child.tab.text_input]
    assert COMPOSER["chosen"].format(prompt="a classroom") in said(child.tab)
    generate(child)
    assert engine.submitted[-1].prompt == "a classroom"
    child.tab.session_state["prompt"] = "a rude word"
    generate(child)
    assert len(engine.submitted) == 1
    assert sentence("errors/classroom", "prompt_not_offered") in [one.value for one in child.tab.error]


def test_pictures_per_person_are_counted(classroom: Sessions, engine: PretendedEngine) -> None:
    """The sentence says how many there were; the same picture again is not a new one."""
    room = classroom.create(TEACHER, SessionSettings(pictures=1))
    pace.start(room)
    pace.next_phase(room)
    bo = Student("bo", None)  # type: ignore[arg-type]  # opened below
    people.join(room, bo.id)
    bo.open()
    generate(bo, seed=1)
    bo.poll()
    assert len(room.records.of(Making, bo.id)) == 1
    (noted,) = room.records.all(Picture)
    assert noted.recipe == engine.submitted[0].canonical
    assert Archive(engine.folder).is_pinned(noted.picture)
    generate(bo, seed=2)
    assert len(engine.submitted) == 1
    assert [one.value for one in bo.tab.error] == [
        sentence("errors/classroom", "pictures_used_up", pictures=1)
    ]


def test_a_reload_finds_the_last_picture_and_its_flags(
    student: Student, begun: Room, engine: PretendedEngine
) -> None:
    """A new tab knows the cookie only; nothing is made a second time."""
    generate(student, "a doctor", seed=5)
    digest = engine.submitted[0].digest
    tell(student, begun, digest, recognised=7)
    student.open()
    shown = mounted(student.tab, SCRUBBER)
    assert (shown["digest"], shown["marks"]) == (digest, {"recognised": 7})
    assert student.tab.number_input(key="seed").value == 5
    assert len(engine.submitted) == 1


def test_a_new_server_finds_them_too(student: Student, begun: Room, engine: PretendedEngine) -> None:
    """What was confirmed is on the disk."""
    generate(student, "a doctor")
    digest = engine.submitted[0].digest
    tell(student, begun, digest, stop=12)
    sessions().close()
    sessions.clear()
    student.open()
    assert mounted(student.tab, SCRUBBER)["marks"] == {"stop": 12}
    assert student.bar["heading"] == begun.pulse.heading


def test_a_reload_finds_a_picture_that_is_not_finished(student: Student, engine: PretendedEngine) -> None:
    """The lid was closed while it grew."""
    engine.answer = lambda recipe: QUEUED
    generate(student)
    student.open()
    assert mounted(student.tab, SCRUBBER)["mode"] == "live"
    engine.tickets[0].state = engine.done(engine.submitted[0])
    student.poll()
    assert mounted(student.tab, SCRUBBER)["mode"] == "run"
    assert len(engine.submitted) == 1


def test_a_reload_after_giving_up_finds_the_picture_before(student: Student, engine: PretendedEngine) -> None:
    """What was cancelled or failed does not come back."""
    generate(student, "a doctor", seed=5)
    engine.answer = lambda recipe: QUEUED
    generate(student, "a doctor", seed=6)
    engine.tickets[-1].cancel()
    student.open()
    assert mounted(student.tab, SCRUBBER)["digest"] == engine.submitted[0].digest


def test_a_picture_that_the_archive_let_go_can_be_made_again(
    student: Student, engine: PretendedEngine
) -> None:
    """Its inputs are filled in."""
    generate(student, "a snail", seed=9)
    shutil.rmtree(engine.folder / "runs")
    student.open()
    assert student.tab.text_input(key="prompt").value == "a snail"
    generate(student)
    assert engine.submitted[0] == engine.submitted[1]


def test_a_picture_made_alone_stays_out_of_the_class(room: Room, engine: PretendedEngine) -> None:
    """Exploring alone leaves nothing; who joins afterwards begins with an empty desk."""
    bo = Student("bo", None)  # type: ignore[arg-type]  # opened below
    bo.open().press(words("pages/welcome")["start"])
    generate(bo, "a doctor")
    assert mounted(bo.tab, SCRUBBER)["mode"] == "run"
    pace.start(room)
    pace.next_phase(room)
    bo.press(BAR["join"])
    bo.tab.text_input(key="typed_code").set_value(room.session.code)
    bo.press(words("ui/joining")["find"])
    bo.press(next(label for label in bo.buttons if label.startswith(words("ui/joining")["join"])))
    assert bo.bar["heading"] == room.pulse.heading
    with pytest.raises(AssertionError):
        mounted(bo.tab, SCRUBBER)
    assert room.records.all(Making) == ()


def test_who_has_no_picture_yet_reads_what_to_press(student: Student) -> None:
    """The bar speaks of pictures; until there is one, the page says how to get it, and folds its frame."""
    told = words("pages/step_through")["in_class"]
    frame = next(one for one in student.tab.expander if one.label == words("ui/activity")["title"])
    assert told in said(student.tab) and not frame.proto.expanded
    generate(student, "a doctor")
    student.poll()
    assert told not in said(student.tab)


def test_flags_are_handed_in_moved_and_taken_back(begun: Room, ada: Student) -> None:
    """What stands is what is recorded; one that did not move is not written again."""
    digest = "a" * 64
    tell(ada, begun, digest, recognised=7, stop=12)
    version = begun.records.version
    tell(ada, begun, digest, recognised=7, stop=12)
    assert begun.records.version == version
    tell(ada, begun, digest, recognised=5, stop=None)
    assert begun.records.all(Mark) == (Mark(ada.id, digest, 5, "recognised", phase="colour_first"),)


def test_a_kept_flag_is_said_and_ends_the_task(
    student: Student, begun: Room, engine: PretendedEngine
) -> None:
    """The page says what was handed in, and the bar that the person is done; in the next phase not yet."""
    generate(student, "a doctor")
    assert VIEWER["hand_in"] in [one.value for one in student.tab.caption]
    assert not student.bar["is_done"]
    tell(student, begun, engine.submitted[0].digest, recognised=7)
    student.poll()
    assert VIEWER["flag"]["recognised"].format(step=7) in said(student.tab)
    assert student.bar["is_done"] and student.bar["done"] == BAR["is_done"].format(done=begun.pulse.done)
    pace.next_phase(begun)
    student.poll()
    assert not student.bar["is_done"]


def test_a_refused_flag_says_why_and_does_not_stand(
    student: Student, begun: Room, engine: PretendedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While handing in is closed, the scrubber is told to show again what is kept."""
    generate(student, "a doctor")
    before = mounted(student.tab, SCRUBBER)["again"]
    pace.lock(begun, True)
    with monkeypatch.context() as patch:
        patch.setattr(marks.st, "session_state", {})
        tell(student, begun, engine.submitted[0].digest, recognised=7)
        told = dict(marks.st.session_state)
    for name, value in told.items():
        student.tab.session_state[name] = value
    student.poll()
    shown = mounted(student.tab, SCRUBBER)
    assert (shown["marks"], shown["again"]) == ({}, before + 1)
    assert sentence("errors/classroom", "locked") in [one.value for one in student.tab.error]
    pace.lock(begun, False)
    student.poll()
    assert not student.tab.error


def test_a_flag_that_was_taken_out_is_said_to_its_author(
    student: Student, begun: Room, engine: PretendedEngine
) -> None:
    """It no longer stands, and the page says who did it."""
    generate(student, "a doctor")
    tell(student, begun, engine.submitted[0].digest, recognised=7)
    student.poll()
    before = mounted(student.tab, SCRUBBER)["again"]
    moderation.remove(begun, begun.records.all(Mark)[0])
    student.poll()
    shown = mounted(student.tab, SCRUBBER)
    assert shown["marks"] == {} and shown["again"] != before
    told = VIEWER["taken_out"].format(mark=words("ui/scrubber")["marks"]["recognised"])
    assert told in [one.value for one in student.tab.caption]


def test_a_removed_person_hands_in_nothing(begun: Room, ada: Student) -> None:
    """The server says no, whatever the browser still shows."""
    seat = seat_of(ada, begun)
    people.remove(begun, ada.id)
    marks.place(ada.id, "a" * 64, 20, {"recognised": 3}, seat)
    assert begun.records.all(Mark) == ()


def test_the_end_says_what_was_kept(student: Student, begun: Room, engine: PretendedEngine) -> None:
    """Calm, with the person's name, and with a way to the own pictures."""
    generate(student, "a doctor")
    tell(student, begun, engine.submitted[0].digest, recognised=7)
    pace.end(begun)
    student.poll()
    told = words("pages/look_up")["ended"]
    assert student.bar["task"] == BAR["ended"]["task"]
    text = said(student.tab)
    assert f"{told['picture']}{told['and']}{told['mark']}" in text
    student.press(told["look"])
    assert mounted(student.tab, SCRUBBER)["marks"] == {"recognised": 7}
    generate(student, "a cook")
    assert sentence("errors/classroom", "session_over") in [one.value for one in student.tab.error]


def test_the_end_of_who_did_nothing(ada: Student, room: Room) -> None:
    """It says that nothing was kept, and offers nothing to look at."""
    pace.end(room)
    ada.poll()
    told = words("pages/look_up")["ended"]
    assert told["nothing_kept"] in said(ada.tab) and told["look"] not in ada.buttons


def test_the_recipe_is_recorded_whole(student: Student, begun: Room, engine: PretendedEngine) -> None:
    """It can be read back when the picture is gone."""
    generate(student, "a doctor", guidance=1.0)
    (made,) = begun.records.of(Making, student.id)
    assert Recipe.from_canonical(made.recipe) == engine.submitted[0]
