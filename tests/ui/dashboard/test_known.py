"""What is known about models, and the published figures."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from tests.ui.dashboard.conftest import DOCTOR, Class
from workshop.content import facts, words
from workshop.ui.dashboard import known
from workshop.ui.default_test.codebook import CANT_TELL, attributes

FIGURES = facts("figures")


@pytest.mark.parametrize(
    ("prompt", "occupation"),
    [
        ("a doctor", "doctor"),
        ("a CEO", "chief executive"),
        ("  A Scientist ", "scientist"),
        ("a construction worker", "builder"),
        ("a woman doctor", ""),
        ("a family", "family"),
        ("a family in a kitchen", ""),
        ("", ""),
    ],
)
def test_a_prompt_names_an_occupation_or_none(prompt: str, occupation: str) -> None:
    """Only a prompt that says nothing more: the sheet's shares are those of such captions."""
    assert known.occupation_of(prompt) == occupation


def test_weights_that_are_not_here_are_not_known(lesson: Class) -> None:
    """An older edition of the same model has another hash."""
    assert known.card_of("paperworld@0123456789ab") and known.card_of("paperworld")
    assert (
        known.card_of("paperworld@ffffffffffff") is None and known.sheet_of("paperworld@ffffffffffff") is None
    )


def test_lines_and_list_of_published_figures() -> None:
    """One figure stands in the chart of doctors, all that are about doctors or any job in the list."""
    assert list(known.published(DOCTOR, "gender_presentation", line=True)) == ["physicians_2021"]
    assert known.published(DOCTOR, "age", line=True) == known.published("a cloud", "", line=True) == {}
    assert {"doctors_oecd", "pictures_stable_bias"} <= set(known.published(DOCTOR))
    assert "nurses" not in known.published(DOCTOR)


@pytest.mark.parametrize("id", FIGURES)
def test_a_published_figure_says_where_it_comes_from(id: str) -> None:
    """Source, year and what it counts; a number in the sentence is the number in the chart."""
    entry, said = FIGURES[id], words("figures")[id]
    assert entry["source"] and re.match(r"\d{4}", entry["year"]) and entry["kind"] in ("people", "pictures")
    for number in (entry[name] for name in ("share", "low", "high") if name in entry):
        assert f"{100 * number:g} %" in said["told"]


@pytest.mark.parametrize("id", [id for id, entry in FIGURES.items() if entry["attribute"]])
def test_a_published_figure_answers_what_the_codebook_asks(id: str) -> None:
    """Its attribute and value are the codebook's, so that it can stand beside the class's."""
    entry = FIGURES[id]
    values = {one.name: (*one.values, CANT_TELL) for one in attributes()}
    assert entry["value"] in values[entry["attribute"]]


def test_a_skin_tone_is_no_race() -> None:
    """No figure stands beside the tones."""
    assert "skin_tone" not in chain.from_iterable(entry.values() for entry in FIGURES.values())
