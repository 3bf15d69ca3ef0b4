"""The dashboard, as a facilitator has it open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ui.conftest import Leader, said
from tests.ui.dashboard.conftest import DOCTOR, Class, make_young
from workshop.classroom import pace
from workshop.classroom.room import Room
from workshop.classroom.sessions import Sessions
from workshop.content import sentence, words
from workshop.ui.dashboard import page
from workshop.ui.dashboard.charts import FIGURES, figure_of, show_attribute, show_four_lines, show_recognition
from workshop.ui.dashboard.page import CHAPTERS, fingerprint
from workshop.ui.dashboard.view import Choice
from workshop.ui.results import NEAR

AUTHORED = sentence("dashboard", "limits.authored")


def test_every_figure_stands_in_a_chapter() -> None:
    """None is forgotten, none is there twice."""
    assert sorted(name for names in CHAPTERS.values() for name in names) == sorted(FIGURES)


@pytest.mark.parametrize("people", [0, 1, 2, 6])
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_opens(lesson: Class, leader: Leader, chapter: str, people: int) -> None:
    """With nobody, one, two and six people; what it does not establish is always said."""
    lesson.imagine("setting", *["office"] * people)
    lesson.see("setting", *["hospital"] * people)
    lesson.mark(*range(people))
    leader.open("dashboard", session=lesson.room.id)
    tab = leader.tab.segmented_control(key="dashboard_chapter").set_value(chapter).run()
    assert not tab.exception and not tab.error
    assert all(line in said(tab) for line in words("dashboard")["limits"]["lines"])


def test_without_a_session_one_is_chosen(room: Room, leader: Leader) -> None:
    """The navigation leads to a list of one's own sessions."""
    leader.open("dashboard")
    assert any(room.session.code in one.label for one in leader.tab.button)
    leader.tab.button(key=f"open {room.id}").click().run()
    assert leader.tab.segmented_control(key="dashboard_chapter").value == "origin"


def test_another_facilitators_numbers_stay_closed(lesson: Class, leader: Leader) -> None:
    """Somebody else's session is refused."""
    lesson.see("setting", "hospital")
    tab = leader.sign_in("stranger").open("dashboard", session=lesson.room.id)
    assert tab.error and not tab.get("vega_lite_chart") and not tab.exception


def test_an_answer_changes_the_page(lesson: Class) -> None:
    """The page compares one number a second, and that number counts answers."""
    before = fingerprint(lesson.room)
    assert fingerprint(lesson.room) == before
    lesson.see("setting", "hospital")
    assert fingerprint(lesson.room) > before


def test_the_authors_are_named_after_the_reveal(lesson: Class, leader: Leader) -> None:
    """Before, the class has not seen its results; after, the data sheet stands there with its shares."""
    assert AUTHORED not in said(leader.open("dashboard", session=lesson.room.id))
    while lesson.room.session.sequence.phases[lesson.room.pace.phase].page != "default_test":
        pace.next_phase(lesson.room)
    pace.show_results(lesson.room, True)
    tab = leader.open("dashboard", session=lesson.room.id)
    assert AUTHORED in said(tab)
    gender = tab.table[1].value
    assert list(gender.loc["doctor"]) == ["20\u00a0%", "78\u00a0%", "2\u00a0%"]


def test_young_learners_have_no_chart_about_persons(
    lesson: Class, leader: Leader, classroom: Sessions
) -> None:
    """Neither to choose, nor in the sheet, nor in published figures."""
    make_young(lesson.room, classroom)
    pace.end(lesson.room)
    tab = leader.open("dashboard", session=lesson.room.id)
    assert tab.get("button_group") and tab.pills(key="dashboard_attribute").options == ["Setting", "Pose"]
    assert len(tab.table) == 2 and "women" not in said(tab)


def test_other_pages_show_the_same_charts(lesson: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four lines, one attribute and recognition, by the room and its test."""
    lesson.see("setting", *["hospital"] * 6)
    lesson.mark(3, 4, 5, 6, 7)
    titles: list[str] = []
    monkeypatch.setattr(
        "workshop.ui.dashboard.charts.show_figure", lambda figure: titles.append(figure.title)
    )
    show_four_lines(lesson.room, lesson.test, "setting")
    show_attribute(lesson.room, lesson.test, "setting")
    show_recognition(lesson.room, text=36)
    assert [title.partition(" ")[0] for title in titles] == ["Hospital:", "Most", "By"]


def test_an_answer_that_comes_while_the_page_is_drawn_is_not_lost(
    lesson: Class, leader: Leader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the page compares with was true before it read anything, so that it draws again."""
    compared: list[int] = []
    monkeypatch.setattr(page, "show_limits", lambda *_: lesson.see("setting", "hospital"))
    monkeypatch.setattr(page, "_watch", lambda drawn, waiting: compared.append(drawn))
    leader.open("dashboard", session=lesson.room.id)
    assert compared and compared[-1] < fingerprint(lesson.room)


def test_a_session_from_a_zip_has_no_room(lesson: Class, leader: Leader) -> None:
    """Its numbers are all there, and nothing that would change it."""
    lesson.see("setting", *["hospital"] * 6)
    lesson.room.records.read_only = True
    tab = leader.open("dashboard", session=lesson.room.id)
    assert tab.get("vega_lite_chart") and not tab.exception
    assert sentence("dashboard", "switch.show") not in [one.label for one in tab.button]


def test_the_numbers_can_be_looked_at_group_by_group(
    lesson: Class, leader: Leader, classroom: Sessions
) -> None:
    """Each group with its n to choose, and the figure says whose answers it counts."""
    lesson.see("setting", *["hospital"] * 6)
    tab = leader.open("dashboard", session=lesson.room.id)
    assert tab.selectbox(key="dashboard_group").label == sentence("dashboard", "filter.whose")
    classroom.change(lesson.room, settings=replace(lesson.room.session.settings, groups=3))
    tab = leader.open("dashboard", session=lesson.room.id)
    chosen = tab.selectbox(key="dashboard_group")
    assert chosen.options[:4] == ["Everybody's", "Group 1 (n = 2)", "Group 2 (n = 2)", "Group 3 (n = 2)"]
    figure = figure_of(lesson.room, "shares", Choice(DOCTOR, group="2", attribute="setting"), NEAR)
    assert figure.note.startswith("Group 2. n = 2, people: 2")
    assert not chosen.set_value("2").run().exception
