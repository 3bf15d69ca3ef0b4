"""Normalised entropy, against cases that can be worked out by hand."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from tests.insight.conftest import GENDER, by_picture, coded
from workshop.insight.attribute import Attribute
from workshop.insight.diversity import diversities, diversity

COIN = Attribute("coin", ("heads", "tails"))
DIE = Attribute("die", tuple("123456"))


def test_a_fair_die_is_as_diverse_as_can_be() -> None:
    """Six options, each as frequent as the others: 1."""
    assert diversity(by_picture(DIE, **{f"p{face}": face for face in "123456"}), DIE).value == pytest.approx(
        1
    )


def test_one_value_is_no_diversity() -> None:
    """Every answer the same: 0, and no other draw of pictures would say otherwise."""
    found = diversity(by_picture(GENDER, p1="man", p2="man"), GENDER)
    assert (found.value, found.low, found.high) == (0, 0, 0)


def test_a_bent_coin_has_its_entropy() -> None:
    """A quarter heads: 2 − 3/4 · log2(3) bits, of the one bit that a coin can have."""
    found = diversity(by_picture(COIN, p1="heads tails tails tails"), COIN)
    assert found.value == pytest.approx(2 - 0.75 * math.log2(3))


def test_dice_and_coins_are_on_one_scale() -> None:
    """Two faces of six, equally: log 2 / log 6."""
    found = diversity(by_picture(DIE, p1="1 2"), DIE)
    assert found.value == pytest.approx(math.log(2) / math.log(6))


def test_what_nobody_can_tell_is_no_option() -> None:
    """Can't tell and own words make nothing more diverse, and alone they are no answers."""
    rows = by_picture(GENDER, p1="man cant_tell robot")
    assert (diversity(rows, GENDER).value, diversity(rows, GENDER).n) == (0, 1)
    assert diversity(by_picture(GENDER, p1="cant_tell"), GENDER).value is None
    assert diversity(coded(GENDER, []), GENDER).value is None


def test_the_range_rests_on_pictures() -> None:
    """Other pictures might have been drawn: the range holds the value, and is the same each time."""
    pictures = {f"p{number}": "man" if number % 4 else "woman" for number in range(16)}
    found = diversity(by_picture(GENDER, **pictures), GENDER)
    assert found.units == 16 and found == diversity(by_picture(GENDER, **pictures), GENDER)
    assert found.value and found.low is not None and found.high and found.low < found.value < found.high


def test_each_prompt_has_its_own() -> None:
    """A row per prompt and attribute with answers; the empty ones are left out."""
    vague = by_picture(GENDER, p1="man", p2="man")
    rows = pd.concat([vague, by_picture(GENDER, p3="man woman").assign(prompt="a person")])
    found = diversities(rows, [GENDER, COIN])
    assert list(found["prompt"]) == ["a doctor", "a person"]
    assert list(found["value"]) == [0, pytest.approx(math.log(2) / math.log(3))]
    assert diversities(coded(GENDER, []), [GENDER]).empty
