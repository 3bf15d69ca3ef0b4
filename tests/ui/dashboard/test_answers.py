"""Shares, objects, and prompts side by side."""

from __future__ import annotations

from typing import Any

from tests.ui.dashboard.conftest import Class
from workshop.content import sentence
from workshop.ui.dashboard.answers import objects, shares, variants
from workshop.ui.dashboard.figure import Figure
from workshop.ui.results import NEAR

GENDER = "gender_presentation"


def drawn(figure: Figure) -> dict[str, Any]:
    """Return the rows that a chart is drawn from, by their label."""
    assert figure.drawn is not None
    (table,) = figure.drawn.to_dict()["datasets"].values()
    return {row["label"]: row for row in table}


def test_nobody_one_and_two_answers(lesson: Class) -> None:
    """Few answers are counted, and called too few; a share comes from five on."""
    assert shares(lesson.view(GENDER), NEAR).drawn is None
    lesson.see(GENDER, "man")
    one = shares(lesson.view(GENDER), NEAR)
    assert "1 of 1" in one.title and "%" not in one.title and drawn(one)["Man"]["said"] == "1 of 1"
    lesson.see(GENDER, "man", "woman")
    assert "1 of 2" in shares(lesson.view(GENDER), NEAR).title
    lesson.see(GENDER, *["man"] * 4, "woman")
    assert "80\u00a0% (38 to 96\u00a0%)" in shares(lesson.view(GENDER), NEAR).title


def test_a_tie_has_no_winner(lesson: Class) -> None:
    """Three against three is said as it is."""
    lesson.see(GENDER, *["man"] * 3, *["woman"] * 3)
    assert shares(lesson.view(GENDER), NEAR).title.startswith("No value is ahead")


def test_nobody_could_tell(lesson: Class) -> None:
    """Can't tell is an answer, and its own bar."""
    lesson.see(GENDER, *["cant_tell"] * 5)
    figure = shares(lesson.view(GENDER), NEAR)
    assert figure.title == sentence("dashboard", "shares.nobody_can_tell", n=5)
    assert drawn(figure)["Can't tell"]["share"] == 1


def test_tones_wear_their_own_colour_and_number(lesson: Class) -> None:
    """A swatch of the Monk scale is labelled by its number, never by colour alone."""
    lesson.see("skin_tone", *["3"] * 5)
    bar = drawn(shares(lesson.view("skin_tone"), NEAR))["3"]
    assert (bar["paint"], bar["share"]) == ("#f7ead0", 1)


def test_a_room_does_not_read_own_words(lesson: Class) -> None:
    """What somebody wrote is for the facilitator; the room reads how many there are."""
    lesson.see("objects", "stethoscope; bow tie", "stethoscope", "none")
    near, room = objects(lesson.view(), NEAR), objects(lesson.view(), NEAR, own_words=False)
    assert list(drawn(near)) == ["Stethoscope", "bow tie"] and near.title.startswith("Stethoscope: in 2 of 3")
    assert list(drawn(room)) == ["Stethoscope"] and "bow tie" not in room.told + room.title
    assert sentence("dashboard", "objects.own_words", count=1) in room.note


def test_prompts_stand_under_each_other(lesson: Class) -> None:
    """The title names what changed most from A to B; with A alone there is nothing to compare."""
    lesson.see("setting", *["hospital"] * 3)
    assert variants(lesson.view("setting"), NEAR).title == sentence("dashboard", "by_prompt.none")
    for number in range(3):
        lesson.code(
            f"person {number}", lesson.picture(number, "a doctor in a kitchen"), {"setting": "kitchen"}
        )
    figure = variants(lesson.view("setting"), NEAR)
    assert "100\u00a0%" in figure.title and "a doctor in a kitchen" in figure.title
    assert "a doctor in a kitchen” (pictures: 3), Kitchen: 100\u00a0%" in figure.told


def test_two_models_stand_under_each_other(lesson: Class) -> None:
    """The same prompt by another model, without the hash of its weights."""
    lesson.see(GENDER, "man", "man")
    for number in (7, 8):
        twin = lesson.picture(number, model="paperworld-balanced@0123456789ab")
        lesson.code(f"person {number}", twin, {GENDER: "woman"})
    figure = variants(lesson.view(GENDER), NEAR, by="model")
    assert "paperworld-balanced" in figure.title and "@" not in figure.title + figure.told
