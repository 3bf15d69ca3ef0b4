"""Agreement, against Krippendorff's own example and cases counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from tests.insight.conftest import AGE, GENDER, TONE, by_picture, coded
from workshop.insight.agreement import Match, agreement, disputed, majority, match
from workshop.insight.attribute import Attribute, Level

# Four observers and twelve units: K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, part C.
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 - - -",
    "1 2 3 3 2 2 4 1 2 5 - 3",
    "- 3 3 3 2 3 4 2 2 5 1 -",
    "1 2 3 3 2 4 4 1 2 5 1 -",
)
SCALE = Attribute("scale", ("1", "2", "3", "4", "5"))
UNITS = zip(*map(str.split, OBSERVERS), strict=True)
EXAMPLE = by_picture(SCALE, **{f"u{unit}": " ".join(values) for unit, values in enumerate(UNITS)})


@pytest.mark.parametrize(("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_is_that_of_the_published_example(level: Level, alpha: float) -> None:
    """The three levels of measurement give the three values of the paper; its range holds them."""
    found = agreement(EXAMPLE, replace(SCALE, level=level))
    assert found.alpha is not None and round(found.alpha, 3) == alpha
    assert found.low is not None and found.high is not None and found.low < alpha < found.high
    assert found.pictures == 11  # the twelfth has one rating


def test_raw_agreement_counts_pairs() -> None:
    """Of three pairs on the first picture one agrees, of one pair on the second none."""
    found = agreement(by_picture(GENDER, p1="man man woman", p2="man woman", p3="man"), GENDER)
    assert (found.raw, found.pairs, found.pictures, found.near) == (0.25, 4, 2, None)


def test_unanimous_answers_have_no_alpha() -> None:
    """Chance cannot be beaten where only one value was ever chosen; the raw agreement says what there is."""
    found = agreement(by_picture(GENDER, p1="man man", p2="man man"), GENDER)
    assert (found.alpha, found.low, found.raw) == (None, None, 1.0)


def test_nearly_unanimous_answers_have_a_small_alpha() -> None:
    """One woman among twenty men: 90 % of pairs agree, and alpha is about 0."""
    pictures = {f"p{number}": "man man" for number in range(9)}
    found = agreement(by_picture(GENDER, **pictures, p9="man woman"), GENDER)
    assert found.raw == 0.9 and found.alpha == pytest.approx(0.0)


@pytest.mark.parametrize("answers", ["", "man", "cant_tell cant_tell man"])
def test_one_rating_agrees_with_nobody(answers: str) -> None:
    """Nobody, one person, or one who could tell: there is no pair."""
    found = agreement(by_picture(GENDER, p1=answers), GENDER)
    assert (found.alpha, found.raw, found.pairs, found.pictures) == (None, None, 0, 0)


def test_neighbouring_tones_are_near() -> None:
    """Tones 4 and 5 differ and are near; tones 1 and 9 are neither."""
    found = agreement(by_picture(TONE, p1="4 5", p2="1 9", p3="2 2"), TONE)
    assert (found.raw, found.near) == (pytest.approx(1 / 3), pytest.approx(2 / 3))


def test_the_range_is_the_same_each_time() -> None:
    """Resampling begins at a seed: a page that is drawn again shows the same range."""
    assert agreement(EXAMPLE, SCALE) == agreement(EXAMPLE, SCALE)


def test_the_most_disputed_picture_comes_first() -> None:
    """By how far pairs are apart; a picture on which all agree is not disputed."""
    rows = pd.concat(
        [
            by_picture(GENDER, p1="man woman androgynous", p2="man man", p3="man man woman"),
            by_picture(AGE, p2="young older"),
        ]
    )
    found = disputed(rows, [GENDER, AGE])
    assert list(zip(found["picture"], found["attribute"], strict=True)) == [
        ("p1", "gender_presentation"),
        ("p2", "age"),
        ("p3", "gender_presentation"),
    ]
    assert found["told"][2] == {"man": 2, "woman": 1} and found["differ"][2] == pytest.approx(2 / 3)
    assert disputed(coded(GENDER, []), [GENDER]).empty


def test_neighbouring_tones_are_hardly_disputed() -> None:
    """Of ten tones, 3 and 4 are a ninth of the scale apart, 1 and 10 all of it."""
    found = disputed(by_picture(TONE, p1="3 4", p2="1 10", p3="1 1 10"), [TONE])
    assert list(found["picture"]) == ["p2", "p3", "p1"]
    assert list(found["differ"]) == [1.0, pytest.approx(2 / 3), pytest.approx(1 / 9)]


def test_a_tie_has_no_majority() -> None:
    """Two against one decide; one against one does not, and who cannot tell has no voice."""
    rows = by_picture(GENDER, p1="man man woman", p2="man woman", p3="cant_tell cant_tell woman")
    assert dict(majority(rows, GENDER)) == {"p1": "man", "p3": "woman"}
    assert majority(coded(GENDER, []), GENDER).empty


def test_two_ways_of_looking_are_compared_where_both_have_looked() -> None:
    """Pictures that only one of them has seen do not count."""
    found = match(
        pd.Series({"p1": "man", "p2": "man", "p3": "woman"}), pd.Series({"p1": "man", "p2": "woman"})
    )
    assert found == Match(1, 2) and found.share == 0.5
    assert [round(end, 4) for end in found.interval] == [0.0945, 0.9055]
    assert match(pd.Series(dtype=str), pd.Series(dtype=str)).interval == (0.0, 1.0)
