"""The projector: what a room sees, and when."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.conftest import Leader, PretendedEngine, mounted, said
from workshop.classroom import hands, moderation, pace, people
from workshop.classroom.mark import Mark
from workshop.classroom.room import Room
from workshop.classroom.session import Origin
from workshop.classroom.submission import hand_in
from workshop.content import sentence, words
from workshop.diffusion.tickets import TicketState
from workshop.ui import front, projector, school
from workshop.ui.show_of_hands import question_of

SAID, RESULTS = words("ui/projector"), words("ui/results")
COLOUR, TEST, BRIDGE = 1, 3, 4  # phases of the twelve minutes
QUEUED = TicketState("queued", 3, 7.0, 0, 20, None, None, None)


@pytest.fixture
def screen(room: Room, leader: Leader, engine: PretendedEngine, monkeypatch: pytest.MonkeyPatch) -> Leader:
    """The machine at the front, with the session's key and nothing else."""
    monkeypatch.setattr(front, "engine", lambda: engine)
    key = school.access().new_projector(room.id)
    return leader.hold(**{projector.projector_cookie(room.id): key})


def show(screen: Leader, room: Room) -> dict[str, object]:
    """Open the projector and return what stands on the stage."""
    return mounted(screen.open("projector", session=room.id), "twenty_steps_stage")


def go_to(room: Room, phase: int) -> None:
    """Let the class be in a phase."""
    pace.start(room)
    pace.go_to(room, phase)


def mark(room: Room, count: int) -> None:
    """Let this many people recognise their picture, at steps 1, 2, 3 …"""
    for step in range(1, count + 1):
        people.join(room, f"person {step}")
        hand_in(room, Mark(f"person {step}", "0" * 64, step, "recognised"))


def has_chart(screen: Leader) -> bool:
    """Tell whether results are on the screen."""
    return bool(screen.tab.get("arrow_vega_lite_chart") or screen.tab.get("vega_lite_chart"))


def test_before_the_start_the_way_in_fills_the_screen(room: Room, screen: Leader) -> None:
    """Code, address and QR code, and how many have joined."""
    people.join(room, "ada")
    way = show(screen, room)["way"]
    assert isinstance(way, dict) and way["code"] == room.session.code
    assert str(way["picture"]).startswith("data:image/svg+xml")
    assert mounted(screen.tab, "twenty_steps_rail")["counts"] == [[1, SAID["joined"]]]


@pytest.mark.parametrize("origin", ["sample", "imported"])
def test_a_class_nobody_can_join_shows_no_way_in(room: Room, screen: Leader, origin: Origin) -> None:
    """Neither before the start, nor at the edge, nor while the screen is blank."""
    room.records.put(replace(room.session, origin=origin))
    assert show(screen, room)["way"] is None
    pace.start(room)
    show(screen, room)
    assert mounted(screen.tab, "twenty_steps_rail")["code"] == ""
    pace.blank(room, True)
    screen.open("projector", session=room.id)
    assert mounted(screen.tab, "twenty_steps_rail")["code"] == ""


def test_the_phase_is_mirrored(room: Room, screen: Leader) -> None:
    """Heading, task, prompt, countdown, counts, and the way in at its edge."""
    go_to(room, TEST)
    script = room.session.sequence.phases[TEST].script
    stage = show(screen, room)
    assert (stage["heading"], stage["lines"]) == (script.title, [script.task])
    assert stage["prompt"] == sentence("ui/projector", "prompt", prompt="a doctor")
    rail = mounted(screen.tab, "twenty_steps_rail")
    assert rail["code"] == room.session.code and rail["running"] and 0 < rail["left"] <= 180
    assert rail["counts"] == [[0, SAID["joined"]], [0, SAID["submitted"]]]


def test_there_are_no_controls_and_no_names(room: Room, screen: Leader) -> None:
    """Nothing to press, and nothing about any one person."""
    go_to(room, TEST)
    mark(room, 6)
    pace.show_results(room, True)
    show(screen, room)
    tab = screen.tab
    assert not [*tab.button, *tab.text_input, *tab.toggle, *tab.get("download_button")]
    shown = str(tab.main)
    assert not [one.person.name for one in people.present(room) if one.person.name in shown]


def test_words_grow_and_sentences_stay(room: Room, screen: Leader) -> None:
    """Of a prompt that is revealed word by word only the longest state is shown."""
    pace.start(room)
    for seen in range(3):
        pace.reveal_next(room, seen)
    assert show(screen, room)["lines"][1:] == ["a house with a red roof and a blue door"]
    pace.go_to(room, TEST)
    for seen in range(2):
        pace.reveal_next(room, seen)
    assert show(screen, room)["lines"] == list(room.pulse.revealed)


def test_nothing_is_revealed_by_itself(room: Room, screen: Leader) -> None:
    """The words of the warm-up are secret until the facilitator reveals them."""
    pace.start(room)
    assert show(screen, room)["lines"][:1] == [room.pulse.task]
    assert "red roof" not in str(screen.tab.main)


def test_a_phase_of_talking_shows_its_questions(room: Room, screen: Leader) -> None:
    """All of them as large as each other."""
    phases = list(room.session.sequence.phases)
    phases[BRIDGE] = replace(phases[BRIDGE], page="")
    school.sessions().change(room, sequence=replace(room.session.sequence, phases=tuple(phases)))
    go_to(room, BRIDGE)
    stage = show(screen, room)
    assert stage["lines"] == list(room.session.sequence.phases[BRIDGE].script.ask) and stage["even"]


def test_young_learners_see_their_own_words(room: Room, screen: Leader) -> None:
    """What concerns how people look never reaches the front."""
    school.sessions().change(room, replace(room.session.settings, young=True))
    go_to(room, TEST)
    pace.reveal_next(room)
    young = room.session.sequence.phases[TEST].young
    assert young and show(screen, room)["lines"] == [young.reveals[0]]


@pytest.mark.parametrize(
    ("answers", "revealed", "shown"), [(5, False, False), (4, True, False), (5, True, True)]
)
def test_results_need_a_press_and_enough_answers(
    room: Room, screen: Leader, answers: int, revealed: bool, shown: bool
) -> None:
    """Neither before the facilitator shows them, nor from fewer than five answers."""
    go_to(room, TEST)
    mark(room, answers)
    pace.show_results(room, revealed)
    stage = show(screen, room)
    assert has_chart(screen) is shown
    assert (stage["lines"] == [RESULTS["marks_title"]]) is shown
    assert (stage["note"] == RESULTS["marks_note"].format(answers=5)) is shown


def test_what_was_hidden_is_not_counted(room: Room, screen: Leader) -> None:
    """Five answers of which one is hidden are four."""
    go_to(room, TEST)
    mark(room, 5)
    pace.show_results(room, True)
    moderation.hide(room, room.records.all(Mark)[0])
    show(screen, room)
    assert not has_chart(screen)


def test_results_of_another_phase_are_not_mixed_in(room: Room, screen: Leader) -> None:
    """Marks belong to the phase in which they were made."""
    go_to(room, 1)
    mark(room, 5)
    pace.go_to(room, TEST)
    pace.show_results(room, True)
    show(screen, room)
    assert not has_chart(screen)


def test_blank_leaves_only_the_way_in(room: Room, screen: Leader) -> None:
    """The room looks at the facilitator; who comes late still finds in."""
    go_to(room, TEST)
    pace.blank(room, True)
    tab = screen.open("projector", session=room.id)
    rail = mounted(tab, "twenty_steps_rail")
    assert rail["code"] == room.session.code and rail["left"] is None and rail["counts"] == []
    assert "twenty_steps_stage" not in str(tab.main)


def test_a_message_is_shown_to_the_room(room: Room, screen: Leader) -> None:
    """As it was written."""
    go_to(room, TEST)
    pace.tell(room, "<b>Look</b> *up*")
    assert show(screen, room)["message"] == "<b>Look</b> *up*"


def test_the_end_is_said(room: Room, screen: Leader) -> None:
    """No clock runs on, and nobody is invited any more."""
    pace.end(room)
    assert show(screen, room)["lines"] == [SAID["ended"]]
    rail = mounted(screen.tab, "twenty_steps_rail")
    assert rail["left"] is None and rail["code"] == ""


# the run at the front


def test_the_run_of_the_phase_can_be_turned_and_not_marked(
    room: Room, screen: Leader, engine: PretendedEngine
) -> None:
    """It is the preset's own run, so every student can make the same."""
    go_to(room, COLOUR)
    show(screen, room)
    run = mounted(screen.tab, "twenty_steps_scrubber")
    assert run["mode"] == "run" and run["marks"] is None and run["single"]
    assert run["digest"] == front.recipe_for("a classroom", "paperworld").digest
    assert {one.prompt for one in engine.submitted} == {"a classroom", "a doctor"}


def test_the_prediction_is_shown_where_it_is_explained(room: Room, screen: Leader) -> None:
    """Before that the room sees the noise alone, and nothing tells what it will become."""
    for phase, single in ((1, True), (2, False)):
        go_to(room, phase)
        show(screen, room)
        assert mounted(screen.tab, "twenty_steps_scrubber")["single"] is single


def test_runs_are_asked_for_before_their_phase(room: Room, screen: Leader, engine: PretendedEngine) -> None:
    """Each once, while people still join."""
    show(screen, room)
    screen.tab.run()
    assert sorted(one.prompt for one in engine.submitted) == ["a classroom", "a doctor"]


def test_a_run_in_the_making_is_not_given_away(room: Room, screen: Leader, engine: PretendedEngine) -> None:
    """Nobody sees the picture grow before the class begins at step 0; then it is there by itself."""
    engine.answer = lambda recipe: QUEUED
    go_to(room, COLOUR)
    show(screen, room)
    assert SAID["making"] in [one.value for one in screen.tab.header]
    for recipe, ticket in zip(engine.submitted, engine.tickets, strict=True):
        ticket.state = engine.done(recipe)
    assert mounted(screen.tab.run(), "twenty_steps_scrubber")["mode"] == "run"


# no devices


def test_a_show_of_hands_stands_for_answers(room: Room, screen: Leader) -> None:
    """Counts, labelled as a show of hands; no code, because nobody has a device."""
    school.sessions().change(room, replace(room.session.settings, devices=False))
    go_to(room, TEST)
    question = question_of(room)
    hands.count_hands(room, question.text, question.answers[0], 7)
    pace.show_results(room, True)
    stage = show(screen, room)
    assert has_chart(screen)
    assert stage["lines"] == [question.text]
    assert stage["note"] == RESULTS["hands_note"].format(answers=7)
    assert mounted(screen.tab, "twenty_steps_rail")["code"] == ""
    assert said(screen.tab).count(room.session.code) == 0


def test_without_a_model_the_recording_is_shown(
    room: Room, screen: Leader, engine: PretendedEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It says that it is one; without a recording there are words only, and no failure."""
    engine.answer = lambda recipe: replace(QUEUED, phase="failed")
    monkeypatch.setattr(front, "FOLDER", tmp_path)
    go_to(room, COLOUR)
    show(screen, room)
    assert not screen.tab.error and "twenty_steps_film" not in str(screen.tab.main)
    (tmp_path / "classroom.webp").touch()
    film = mounted(screen.tab.run(), "twenty_steps_film")
    assert film["alt"] == "a classroom" and words("ui/provenance")["recorded"]["name"] in said(screen.tab)
