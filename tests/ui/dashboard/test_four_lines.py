"""The four lines, from what people had in mind to what they saw."""

from __future__ import annotations

import pytest

from tests.ui.conftest import PretendedEngine
from tests.ui.dashboard.conftest import Class, make_young, measure
from workshop.classroom.sessions import Sessions
from workshop.content import sentence
from workshop.ui.dashboard.four_lines import Line, four_lines, lines_of
from workshop.ui.results import NEAR

GENDER = "gender_presentation"
SHARES = {"woman": [0.2, 0.18, 0.02], "man": [0.78, 0.8, 0.97], "androgynous": [0.02, 0.02, 0.01]}


def lines(lesson: Class, attribute: str = GENDER, **choice: str) -> dict[str, Line]:
    """Return the lines by their kind."""
    return {line.kind: line for line in lines_of(lesson.view(attribute, **choice))}


def shares(line: Line) -> dict[str, float]:
    """Return a line's shares, without can't tell."""
    return {value: row["share"] for value, row in line.shares.items() if value != "cant_tell"}


def test_each_line_has_its_source(lesson: Class) -> None:
    """Minds, data, the model at both guidances, what was seen, and what others counted, in this order."""
    measure(lesson.card, lesson.card.weights, gender_presentation=SHARES)
    lesson.imagine(GENDER, "woman", "man")
    lesson.see(GENDER, "man", "man", "man", "woman", "cant_tell")
    found = lines(lesson)
    assert list(found) == ["mind", "data", "model_1", "model", "class", "published"]
    assert shares(found["mind"]) == {"woman": 0.5, "man": 0.5, "androgynous": 0}
    assert shares(found["data"]) == {"woman": 0.2, "man": 0.78, "androgynous": 0.02}
    assert [found[kind].shares["woman"]["share"] for kind in ("model_1", "model")] == [0.18, 0.02]
    assert shares(found["class"]) == {"woman": 0.25, "man": 0.75, "androgynous": 0}
    assert found["published"].shares["woman"]["share"] == 0.371


def test_the_sheet_is_exact_and_the_model_is_not(lesson: Class) -> None:
    """What is known has no range; what was counted in a hundred pictures has one."""
    measure(lesson.card, lesson.card.weights, gender_presentation=SHARES)
    found = lines(lesson)
    data, model = found["data"].shares["woman"], found["model"].shares["woman"]
    assert data["low"] == data["high"] == 0.2
    assert model["low"] < 0.02 < model["high"]


def test_tones_stand_in_their_groups(lesson: Class) -> None:
    """The sheet knows light, medium and dark, so that is what is compared."""
    measure(
        lesson.card, lesson.card.weights, skin_group={"light": [0.64, 0.7, 0.9], "dark": [0.08, 0.05, 0.0]}
    )
    lesson.see("skin_tone", "1", "2", "9")
    found = lines(lesson, "skin_tone")
    assert shares(found["class"]) == {"light": 2 / 3, "medium": 0, "dark": 1 / 3}
    assert found["data"].shares["light"]["share"] == 0.64 and found["model_1"].shares["light"]["share"] == 0.7


def test_a_measurement_of_other_weights_does_not_count(lesson: Class) -> None:
    """Weights that nobody measured are said to be unmeasured."""
    measure(lesson.card, "ffffffffffff", gender_presentation=SHARES)
    found = lines(lesson)
    assert found["model"].shares == {} and found["model"].why == sentence(
        "dashboard", "four_lines.unmeasured"
    )


def test_the_sessions_own_pictures_stand_in_for_a_measurement(lesson: Class, engine: PretendedEngine) -> None:
    """What the probe reads in them, at guidance 1 and at the guidance in use."""
    lesson.see(GENDER, "man", "man")
    for seed, guidance, value in ((0, 4.0, "man"), (1, 4.0, "man"), (5, 1.0, "woman"), (6, 1.0, "man")):
        engine.readings[lesson.picture(seed, guidance=guidance)] = {
            GENDER: {"woman": 0.1, "man": 0.1, value: 0.8}
        }
    found = lines(lesson)
    assert [found[kind].shares["man"]["share"] for kind in ("model_1", "model")] == [0.5, 1.0]
    assert found["model"].shares["man"]["n"] == 2


def test_the_data_of_other_models_cannot_be_known(lesson: Class) -> None:
    """No sheet beside the weights: the line says so, and so does the chart."""
    (lesson.card.path / "facts.toml").unlink()
    lesson.see(GENDER, "man")
    figure = four_lines(lesson.view(GENDER), NEAR)
    assert sentence("dashboard", "four_lines.unknown") in figure.told
    assert sentence("dashboard", "four_lines.authored") not in figure.note


def test_a_prompt_that_states_more_is_not_on_the_sheet(lesson: Class) -> None:
    """The shares are those of captions that say no more than the prompt."""
    found = lines(lesson, prompt="a woman doctor")
    assert found["data"].shares == {} and found["data"].why == sentence(
        "dashboard", "four_lines.not_on_sheet"
    )
    assert "published" not in found


def test_the_title_names_what_changes_most(lesson: Class) -> None:
    """Women: half of the minds, a fifth of the data, none of the pictures."""
    lesson.imagine(GENDER, "woman", "man")
    lesson.see(GENDER, "man", "man")
    title = four_lines(lesson.view(GENDER), NEAR).title
    assert title.startswith("Man") and "50\u00a0%" in title and "78\u00a0%" in title and "100\u00a0%" in title


@pytest.mark.parametrize("answers", [0, 1, 2])
def test_few_answers_look_right(lesson: Class, answers: int) -> None:
    """With nobody, one or two people there is a chart: what is known does not wait for the class."""
    lesson.see(GENDER, *["man"] * answers)
    figure = four_lines(lesson.view(GENDER), NEAR)
    assert figure.drawn is not None and figure.drawn.to_dict()
    assert (figure.people, figure.evidence) == (answers, "class" if answers else "recorded")


def test_nothing_known_and_nobody_answered(lesson: Class) -> None:
    """An unknown model and an empty room have no chart, and a sentence that says so."""
    (lesson.card.path / "facts.toml").unlink()
    figure = four_lines(lesson.view(GENDER, prompt="a cloud"), NEAR)
    assert figure.drawn is None and figure.title == sentence("dashboard", "four_lines.none")


def test_many_settings_are_cut_to_those_that_matter(lesson: Class) -> None:
    """Four stand side by side, in the codebook's order."""
    lesson.see("setting", "hospital", "street", "courtroom", "airport", "airport", "stadium")
    figure = four_lines(lesson.view("setting"), NEAR)
    assert figure.told.count("Seen in the pictures") == 4


def test_young_learners_have_lines_about_places(lesson: Class, classroom: Sessions) -> None:
    """Whatever is chosen, no line is about persons."""
    make_young(lesson.room, classroom)
    lesson.see("setting", "hospital")
    figure = four_lines(lesson.view(GENDER), NEAR)
    assert "Hospital" in figure.told and "woman" not in figure.told.lower()
