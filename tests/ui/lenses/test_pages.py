"""Every discussion page: bound to what this class just did, and helpful while there is nothing yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import CARD, Leader, Student, mounted, opened, said
from workshop.classroom import discussion, moderation, pace
from workshop.classroom.default_test import Test, keep_test
from workshop.classroom.making import Making
from workshop.classroom.mark import Mark
from workshop.classroom.prediction import Prediction
from workshop.classroom.room import Room
from workshop.content import ROOT, facts, words
from workshop.diffusion.trajectory import Trajectory
from workshop.ui import school
from workshop.ui.dashboard.known import published
from workshop.ui.lenses.questions import lens_of
from workshop.ui.recordings import recording

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


LENSES = ("human", "machine", "system", "ethics")
QUESTIONS = [(page, question) for page in LENSES for question in facts("lenses")[page]["questions"]]
EMPTY = {  # what stands beside a question -> what is said while there is none of it
    "pictures": "pictures",
    "choices": "pictures",
    "film": "film",
    "recognition": "moments",
    "four_lines": "lines",
}


@pytest.mark.parametrize(("page", "name"), QUESTIONS)
def test_every_question_says_what_is_missing_and_how_it_comes(
    page: str, name: str, ada: Student, discussing: Callable[[str], Room]
) -> None:
    """In a class that has done nothing yet, each kind of evidence that belongs to it has its sentence."""
    discussion.ask(discussing(page), page, f"{page}/{name}")
    ada.open()
    for kind in set(facts("lenses")[page]["questions"][name]) & EMPTY.keys():
        assert SAID["empty"][EMPTY[kind]]["class"] in said(ada.tab), kind


@pytest.mark.parametrize(("page", "name"), QUESTIONS)
def test_every_question_shows_what_this_session_has(
    page: str, name: str, ada: Student, make: Callable[..., Trajectory], discussing: Callable[[str], Room]
) -> None:
    """Its own runs by digest, its own people by number; nothing of what is missing is said any more."""
    room = discussing(page)
    discussion.ask(room, page, f"{page}/{name}")
    run = make(ada.id)
    keep_test(room, Test("a doctor", "a doctor", CARD.reference, (7, 8), 20, 4.0))
    for number in range(6):
        room.records.put(Mark(f"p{number}", run.digest, 9, "recognised", phase="colour_first"))
        codes = {"gender_presentation": "man", "setting": "hospital"}
        room.records.put(Prediction(f"p{number}", "a doctor", codes, phase="default_test"))
    texts, pictures = _shown(ada.open().tab)
    shows = {  # kind -> how it can be seen that it is this session's
        "pictures": f"/frames/{run.digest}/final.png" in pictures and "n = 1 " in texts,
        "choices": f"/frames/{run.digest}/final.png" in pictures and "n = 1 " in texts,
        "film": f"/frames/{run.digest}/noisy.webp" in pictures and "seed 3" in texts,
        "frequencies": _charts(ada.tab) > 0,
        "recognition": "n = 6" in texts,
        "four_lines": "n = 6" in texts,
    }
    kinds = facts("lenses")[page]["questions"][name]
    assert [kind for kind in kinds if not shows[kind]] == []
    assert not any(SAID["empty"][EMPTY[kind]]["class"] in texts for kind in set(kinds) & EMPTY.keys())


def _shown(tab: AppTest) -> tuple[str, str]:
    """Return the texts of a page, and what its rows of pictures and charts were given."""
    charts = "".join(
        str(one.proto) for one in [*_all(tab, "arrow_vega_lite_chart"), *_all(tab, "vega_lite_chart")]
    )
    captions = "".join(str(one.value) for one in [*tab.caption, *tab.subheader])
    pictures = "".join(
        part.proto.json for part in tab.get("bidi_component") if part.proto.component_name == PLATES
    )
    return said(tab) + captions + charts, pictures


def _charts(tab: AppTest) -> int:
    return len(_all(tab, "arrow_vega_lite_chart")) + len(_all(tab, "vega_lite_chart"))


def _all(tab: AppTest, kind: str) -> list[Any]:
    return list(tab.get(kind) or [])


def test_every_published_figure_stands_on_ethics_with_its_source() -> None:
    """Folded by what was counted; the two heads say how many there are."""
    tab, told = opened("ethics"), words("lenses/ethics")["figures"]
    figures, texts = published("a doctor"), said(tab).replace("\\", "")
    counts = Counter(entry["kind"] for entry in figures.values())
    heads = [told[kind].format(n=counts[kind]) for kind in ("people", "pictures")]
    assert figures and sum(counts.values()) == counts["people"] + counts["pictures"]
    assert set(heads) <= {one.label for one in tab.expander}
    assert [name for name, entry in figures.items() if entry["source"] not in texts] == []


def test_a_recording_on_a_page_goes_to_the_end() -> None:
    """Whoever has no run yet sees how one ends."""
    strip = recording(facts("step_through")["whole"])
    assert (strip.frames[0], strip.frames[-1]) == (0, strip.steps)


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
