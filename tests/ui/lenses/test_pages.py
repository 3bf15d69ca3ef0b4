"""Every discussion page: bound to what this class just did, and helpful while there is nothing yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.ui.conftest import Leader, Student, mounted, opened, said
from workshop.classroom import discussion, moderation, pace
from workshop.classroom.making import Making
from workshop.classroom.mark import Mark
from workshop.classroom.room import Room
from workshop.content import ROOT, facts, words
from workshop.diffusion.trajectory import Trajectory
from workshop.ui import school
from workshop.ui.lenses.questions import lens_of

PAGES = list(facts("lenses"))
WITH_PICTURES = {  # page -> the question beside which the class's pictures stand
    "human": "chose",
    "machine": "added",
    "system": "default",
    "ethics": "missing",
    "debrief": "hundred",
}
SAID = words("lenses/page")
HEAD, BOX, PLATES = "twenty_steps_lens_head", "twenty_steps_answer_box", "twenty_steps_plates"


@pytest.mark.parametrize("page", PAGES)
def test_alone_a_page_says_what_to_do(page: str) -> None:
    """The question stands at the top, an answer can be written, and nothing has failed."""
    tab = opened(page)
    assert not tab.exception and not tab.error
    assert mounted(tab, HEAD)["question"] == lens_of(page).questions[0].ask
    assert mounted(tab, BOX)["closed"] == ""
    assert any(missing["alone"] in said(tab) for missing in SAID["empty"].values())


@pytest.mark.parametrize(("page", "name"), WITH_PICTURES.items())
def test_a_page_shows_this_sessions_own_pictures(
    page: str, name: str, ada: Student, make: Callable[..., Trajectory], discussing: Callable[[str], Room]
) -> None:
    """By their digests, with how many they are; those of others only once they are released."""
    room = discussing(page)
    discussion.ask(room, page, f"{page}/{name}")
    own, others = make(ada.id), make("bob", seed=4)
    shown = [one["source"] for one in mounted(ada.open().tab, PLATES)["plates"]]
    assert shown == [f"/frames/{own.digest}/final.png"]
    assert "n = 1 " in said(ada.tab)
    moderation.release(room, next(one for one in room.records.all(Making) if one.participant == "bob"))
    shown = [one["source"] for one in mounted(ada.open().tab, PLATES)["plates"]]
    assert f"/frames/{others.digest}/final.png" in shown or page == "human"  # Human recaps one's own
    assert f"n = {len(shown)} " in said(ada.tab)


@pytest.mark.parametrize(("page", "name"), WITH_PICTURES.items())
def test_in_a_class_without_pictures_a_page_says_how_they_come(
    page: str, name: str, ada: Student, discussing: Callable[[str], Room]
) -> None:
    """And what is shown until then is called a recording."""
    discussion.ask(discussing(page), page, f"{page}/{name}")
    ada.open()
    assert SAID["empty"]["pictures"]["class"] in said(ada.tab)
    assert words("ui/provenance")["recorded"]["name"] in said(ada.tab)


def test_the_film_strip_is_the_sessions_run_with_its_flags(
    ada: Student, make: Callable[..., Trajectory], room: Room, discussing: Callable[[str], Room]
) -> None:
    """Tiles of the run's own sheet; the flag stands at its step."""
    discussing("machine")
    run = make(ada.id)
    hand_in_flag(room, ada, run, 13)
    plates = mounted(ada.open().tab, PLATES)["plates"]
    assert {one["source"] for one in plates} == {f"/frames/{run.digest}/noisy.webp"}
    assert [one["tile"] for one in plates if one["flag"]] == [13]
    assert [plates[0]["tile"], plates[-1]["tile"]] == [0, run.steps]


def hand_in_flag(room: Room, student: Student, run: Trajectory, step: int) -> None:
    """Let a student have planted a flag."""
    room.records.put(Mark(student.id, run.digest, step, "recognised", phase="colour_first"))


def test_the_classs_steps_are_shown_from_enough_people_on(
    ada: Student, make: Callable[..., Trajectory], room: Room, discussing: Callable[[str], Room]
) -> None:
    """Four people are counted in a sentence, five are a chart with its n."""
    discussing("machine")
    run = make(ada.id)
    for number in range(4):
        room.records.put(Mark(f"p{number}", run.digest, 9 + number, "recognised", phase="colour_first"))
    few = SAID["evidence"]["moments_few"].format(n=4, needed=5)
    assert few in "\n".join(one.value for one in ada.open().tab.caption)
    hand_in_flag(room, ada, run, 13)
    ada.open()
    assert ada.tab.get("arrow_vega_lite_chart") or ada.tab.get("vega_lite_chart")
    assert "n = 5" in said(ada.tab)


def test_the_cast_is_this_runs_own(
    ada: Student, make: Callable[..., Trajectory], discussing: Callable[[str], Room]
) -> None:
    """Tokens of the prompt, the noise, one move and the final picture of the same digest."""
    discussing("machine")
    run = make(ada.id)
    tab = ada.open().tab
    sources = [part.proto.json for part in tab.get("bidi_component") if part.proto.component_name == PLATES]
    assert len(sources) == 4 and all(run.digest in one for one in sources)
    assert ":blue-badge[doctor]" in said(tab)


def test_a_newly_asked_question_is_turned_to(ada: Student, discussing: Callable[[str], Room]) -> None:
    """What the facilitator asks now stands at the top of every student's page."""
    room = discussing("ethics")
    lens = lens_of("ethics")
    assert mounted(ada.open().tab, HEAD)["question"] == lens.questions[0].ask
    discussion.ask(room, "ethics", lens.questions[2].key)
    ada.poll()
    assert mounted(ada.tab, HEAD)["question"] == lens.questions[2].ask


@pytest.mark.parametrize("page", PAGES)
def test_young_learners_read_nothing_about_persons(
    page: str, ada: Student, room: Room, discussing: Callable[[str], Room], make: Callable[..., Trajectory]
) -> None:
    """No skin tone, no gender, no age: not in a question, not in a card, not on the data sheet."""
    school.sessions().change(room, replace(room.session.settings, young=True))
    discussing(page)
    make(ada.id)
    tab = ada.open().tab
    texts = said(tab) + "".join(str(one.value) for one in [*tab.caption, *tab.header])
    texts += "".join(part.proto.json for part in tab.get("bidi_component"))
    frame = "".join(words(f"activities/{page}").values())
    for word in ("skin", "gender", "woman", "women"):
        assert word not in texts.replace(frame, "").lower(), word


def test_before_its_turn_a_page_can_be_read_and_not_answered(ada: Student, room: Room) -> None:
    """The box says why, before anybody has typed a word."""
    pace.start(room)
    pace.follow(room, False)
    pace.go_to(room, 1)
    pace.follow(room, True)
    ada.open()
    ada.press(words("ui/class_bar")["look_around"])
    tab = ada.tab.switch_page(str(ROOT / "pages" / "human.py")).run()
    assert mounted(tab, BOX)["closed"] == words("lenses/answering")["box"]["not_yet"]


@pytest.mark.parametrize("page", PAGES)
def test_a_facilitator_opens_every_lens(page: str, leader: Leader) -> None:
    """Outside a class, as everybody who looks around alone."""
    tab = leader.open(page)
    assert not tab.exception and not tab.error
