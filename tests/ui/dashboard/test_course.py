"""When pictures were recognised, and who took part when."""

from __future__ import annotations

from tests.ui.dashboard.conftest import Class
from workshop.content import sentence
from workshop.ui.dashboard.course import course, recognition
from workshop.ui.results import NEAR


def test_recognition_says_when_half_of_us_knew(lesson: Class) -> None:
    """Five flags have a middle; two are called too few."""
    assert recognition(lesson.view(), NEAR).drawn is None
    lesson.mark(4, 8)
    assert recognition(lesson.view(), NEAR).title == sentence("dashboard", "recognition.few", n=2, median="4")
    lesson.mark(4, 6, 8, 10, 12)
    figure = recognition(lesson.view(), NEAR)
    values = {"median": "8", "early": "6", "late": "10"}
    assert figure.title == sentence("dashboard", "recognition.finding", **values) and figure.people == 5


def test_everybody_who_took_part_is_counted_once(lesson: Class) -> None:
    """Two people, of whom one did everything."""
    assert course(lesson.view(), NEAR).title == sentence("dashboard", "course.none")
    lesson.imagine("setting", "office")
    lesson.see("setting", "hospital", "office")
    lesson.mark(7)
    figure = course(lesson.view(), NEAR)
    assert figure.people == 2 and "took part: 2" in figure.title
    assert sentence("dashboard", "course.observation", people=2) in figure.told
