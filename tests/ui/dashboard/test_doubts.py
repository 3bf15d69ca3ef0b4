"""Agreement, disputed pictures, diversity, and the probe."""

from __future__ import annotations

from tests.ui.conftest import PretendedEngine
from tests.ui.dashboard.conftest import Class, measure
from workshop.content import sentence
from workshop.ui.dashboard.doubts import agreement, disputed, diversity
from workshop.ui.dashboard.probe import agreement_with_probe, unread
from workshop.ui.results import NEAR

GENDER = "gender_presentation"


def share_pictures(lesson: Class) -> None:
    """Let two people code two pictures: they agree about the places, and about the person in the first."""
    for name, second in (("ada", "woman"), ("bo", "man")):
        lesson.code(name, lesson.picture(0), {"setting": "hospital", GENDER: "man"})
        lesson.code(name, lesson.picture(1), {"setting": "office", GENDER: second})


def test_one_persons_answers_agree_with_nobody(lesson: Class) -> None:
    """The chart waits for a second pair of eyes."""
    lesson.see(GENDER, "man", "woman")
    assert agreement(lesson.view(), NEAR).title == sentence("dashboard", "agreement.none")
    assert disputed(lesson.view()) == []


def test_agreement_names_the_best_and_the_worst(lesson: Class) -> None:
    """All pairs agree about settings, half of them about gender presentation."""
    share_pictures(lesson)
    figure = agreement(lesson.view(), NEAR)
    values = {"most": "setting", "high": "100\u00a0%", "least": "gender presentation", "low": "50\u00a0%"}
    assert figure.title == sentence("dashboard", "agreement.finding", **values)
    assert "People: 2, pictures with two or more of them: 2" in figure.note and "alpha 1.00" in figure.told


def test_the_disputed_picture_says_who_said_what(lesson: Class) -> None:
    """Counts by value, can't tell among them; nobody's name."""
    share_pictures(lesson)
    lesson.code("cem", lesson.picture(1), {GENDER: "cant_tell"})
    (found,) = disputed(lesson.view())
    assert found.picture == lesson.picture(1) and found.prompt == "a doctor"
    assert found.origin == "paperworld · seed 1 · 20 steps · guidance 4"
    assert all(part in found.tally for part in ("1 × Woman", "1 × Man", "1 × Can't tell"))


def test_diversity_compares_minds_and_pictures(lesson: Class) -> None:
    """Two minds that differ, two pictures that do not."""
    assert diversity(lesson.view(), NEAR).drawn is None
    lesson.imagine(GENDER, "woman", "man")
    lesson.see(GENDER, "man", "man")
    figure = diversity(lesson.view(), NEAR)
    assert "0.00" in figure.title and "In our minds: 0.63" in figure.told


def test_the_probe_is_compared_with_most_of_us(lesson: Class, engine: PretendedEngine) -> None:
    """On the pictures that both have seen, beside how often it is right."""
    measure(lesson.card, lesson.card.weights)
    lesson.see(GENDER, "man", "woman", "man")
    assert agreement_with_probe(lesson.view(), NEAR).title == sentence("dashboard", "probe.none")
    for seed in (0, 1):
        engine.readings[lesson.picture(seed)] = {GENDER: {"woman": 0.2, "man": 0.8}}
    figure = agreement_with_probe(lesson.view(), NEAR)
    assert "1 of 2 pictures" in figure.title and "90\u00a0%" in figure.told
    assert unread(lesson.view()) == [lesson.picture(2)]
