"""What a room sees of the dashboard, and when."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import Leader, mounted
from tests.ui.dashboard.conftest import DOCTOR, Class
from workshop.classroom import pace
from workshop.classroom.display import show_to_room, shown
from workshop.classroom.sessions import Sessions
from workshop.content import sentence
from workshop.ui.dashboard import stage
from workshop.ui.dashboard.drawing import grid_height
from workshop.ui.dashboard.figure import Figure
from workshop.ui.dashboard.stage import LETTERS, show_figure_on_stage
from workshop.ui.dashboard.view import Choice
from workshop.ui.projector import fingerprint

STAGE = "twenty_steps_stage"
SHOW, HIDE = sentence("dashboard", "switch.show"), sentence("dashboard", "switch.hide")


def switch(tab: AppTest, key: str) -> AppTest:
    """Press the switch of one chart."""
    return tab.button(key=f"room {key}").click().run()


def chapter(leader: Leader, lesson: Class, name: str) -> AppTest:
    """Open a chapter of the dashboard."""
    leader.open("dashboard", session=lesson.room.id)
    return leader.tab.segmented_control(key="dashboard_chapter").set_value(name).run()


def on_stage(leader: Leader, lesson: Class) -> list[str]:
    """Return the lines that the projector shows."""
    lines: list[str] = mounted(leader.open("projector", session=lesson.room.id), STAGE)["lines"]
    return lines


def test_a_chart_is_hidden_until_it_is_shown(lesson: Class, leader: Leader) -> None:
    """The room sees the phase, then the chart with its finding, then the phase again."""
    lesson.see("setting", *["hospital"] * 6)
    finding = "Most often: Hospital, 100\u00a0% (61 to 100\u00a0%)."
    assert finding not in on_stage(leader, lesson)
    tab = switch(chapter(leader, lesson, "seen"), "shares setting")
    assert [one.label for one in tab.button].count(HIDE) == 1
    assert on_stage(leader, lesson) == [finding]
    assert len(leader.tab.get("vega_lite_chart")) == 1
    switch(chapter(leader, lesson, "seen"), "shares setting")
    assert shown(lesson.room).chart == "" and finding not in on_stage(leader, lesson)


def test_another_chart_takes_its_place(lesson: Class, leader: Leader) -> None:
    """There is one stage; the switch of the first says so."""
    lesson.see("setting", *["hospital"] * 6)
    tab = switch(chapter(leader, lesson, "seen"), "shares setting")
    tab = switch(tab, "shares pose")
    assert (shown(lesson.room).chart, shown(lesson.room).choice["attribute"]) == ("shares", "pose")
    assert tab.button(key="room shares setting").label == SHOW


def test_four_people_are_too_few_for_a_room(lesson: Class, leader: Leader) -> None:
    """The session's own threshold holds, however much the facilitator shows; the facilitator sees it all."""
    lesson.see("setting", *["hospital"] * 4)
    tab = switch(chapter(leader, lesson, "seen"), "shares setting")
    assert sentence("dashboard", "switch.waiting", needed=5, people=4) in [one.value for one in tab.caption]
    assert on_stage(leader, lesson) == [sentence("dashboard", "switch.soon", needed=5)]
    assert not leader.tab.get("vega_lite_chart")
    lesson.see("setting", *["hospital"] * 5)
    assert len(leader.open("projector", session=lesson.room.id).get("vega_lite_chart")) == 1


def test_a_session_can_ask_for_fewer(lesson: Class, leader: Leader, classroom: Sessions) -> None:
    """With a threshold of one, one answer is shown."""
    settings = replace(lesson.room.session.settings, results_from=1)
    classroom.change(lesson.room, settings=settings)
    lesson.see("setting", "hospital")
    switch(chapter(leader, lesson, "seen"), "shares setting")
    assert len(leader.open("projector", session=lesson.room.id).get("vega_lite_chart")) == 1


def test_own_words_stay_off_the_wall(lesson: Class, leader: Leader) -> None:
    """An object in somebody's own words does not reach the projector."""
    lesson.see("objects", *["rude word; stethoscope"] * 6)
    tab = switch(chapter(leader, lesson, "seen"), "objects")
    assert "rude word" in str(tab.get("vega_lite_chart")[-1].proto)
    leader.open("projector", session=lesson.room.id)
    assert "rude word" not in str([part.proto for part in leader.tab.get("vega_lite_chart")])


def test_a_blank_projector_stays_blank_and_an_ended_session_can_be_shown(
    lesson: Class, leader: Leader
) -> None:
    """Blank hides everything; the debrief after the end needs its charts."""
    lesson.see("setting", *["hospital"] * 6)
    switch(chapter(leader, lesson, "seen"), "shares setting")
    pace.blank(lesson.room, True)
    assert not leader.open("projector", session=lesson.room.id).get("vega_lite_chart")
    pace.blank(lesson.room, False)
    pace.end(lesson.room)
    assert len(leader.open("projector", session=lesson.room.id).get("vega_lite_chart")) == 1


def test_the_projector_follows_the_switch_and_the_answers(lesson: Class, leader: Leader) -> None:
    """Either makes it draw anew."""
    before = fingerprint(lesson.room)
    switch(chapter(leader, lesson, "seen"), "shares setting")
    shown_ = fingerprint(lesson.room)
    lesson.see("setting", "hospital")
    assert len({before, shown_, fingerprint(lesson.room)}) == 3


def test_a_rooms_chart_says_which_group(lesson: Class, leader: Leader, classroom: Sessions) -> None:
    """From as many people of it on as the session asks for."""
    classroom.change(lesson.room, settings=replace(lesson.room.session.settings, groups=2, results_from=3))
    lesson.see("setting", *["hospital"] * 6)
    show_to_room(lesson.room, "shares", Choice(DOCTOR, group="2", attribute="setting").as_text)
    seen = mounted(leader.open("projector", session=lesson.room.id), STAGE)
    assert "Group 2. n = 3, people: 3" in seen["note"]


def test_six_rows_fit_a_small_projector() -> None:
    """Below a finding of three lines and a note, 1280 by 720 leaves 420 pixels: letters are 28 or more."""
    assert LETTERS * 420 / grid_height(6, LETTERS) >= 28


def test_what_is_revealed_stands_in_place_of_the_note(lesson: Class) -> None:
    """Three things at most: the finding, the sentence, the chart."""
    figure = Figure("Most often: Hospital.", "n = 6", 6)
    said: list[tuple[object, ...]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage, "show_stage", lambda *told, **more: said.append((told[1], more["note"])))
        show_figure_on_stage(figure, "")
        show_figure_on_stage(figure, "", line="It came from somewhere.")
    assert said[0][0] == ["Most often: Hospital."] and "n = 6" in str(said[0][1])
    assert said[1] == (["Most often: Hospital.", "It came from somewhere."], "")
