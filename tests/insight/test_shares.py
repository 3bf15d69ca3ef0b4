"""Shares and their intervals, against published tables and cases counted by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tests.insight.conftest import GENDER, OBJECTS, TONE, by_picture, coded
from workshop.insight.attribute import CANT_TELL, coarser
from workshop.insight.shares import compare, distribution, from_shares, ranked, wilson

NOBODY = coded(GENDER, [])


def rows_of(table: pd.DataFrame, *columns: str) -> dict[str, tuple[object, ...]]:
    """Return some columns of a table by value."""
    return {row["value"]: tuple(row[name] for name in columns) for _, row in table.iterrows()}


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_those_of_newcombe(count: int, n: int, low: float, high: float) -> None:
    """Wilson's score intervals of Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3."""
    found = wilson(count / n, n)
    assert np.round(found, 4).tolist() == [low, high]


def test_nothing_is_known_of_nobody() -> None:
    """Without an answer the share has no value, and everything is possible."""
    table = distribution(NOBODY, GENDER)
    assert list(table["value"]) == [*GENDER.options, CANT_TELL]
    assert table["share"].isna().all() and set(table["count"]) == {0}
    assert set(table["low"]) == {0.0} and set(table["high"]) == {1.0}


def test_one_answer_establishes_little() -> None:
    """The interval of one woman in one picture reaches from a fifth to all."""
    woman = distribution(by_picture(GENDER, p1="woman"), GENDER).iloc[0]
    assert (woman["share"], round(woman["low"], 4), woman["high"]) == (1.0, 0.2065, 1.0)


def test_who_cannot_tell_is_counted_apart() -> None:
    """Shares are of those who could tell; can't tell is a share of all."""
    rows = by_picture(GENDER, p1="man", p2="man", p3="woman", p4="cant_tell")
    found = rows_of(distribution(rows, GENDER), "count", "n", "share")
    assert found == {
        "woman": (1, 3, 1 / 3),
        "man": (2, 3, 2 / 3),
        "androgynous": (0, 3, 0.0),
        CANT_TELL: (1, 4, 0.25),
    }


def test_many_people_before_one_picture_are_one_picture() -> None:
    """Ten people coding two pictures narrow the range no further than two pictures do."""
    rows = by_picture(GENDER, p1="man " * 10, p2="man " * 10)
    man = distribution(rows, GENDER).set_index("value").loc["man"]
    assert (man["n"], man["units"]) == (20, 2)
    assert man["low"] == pytest.approx(wilson(1.0, 2)[0])


def test_predictions_count_people() -> None:
    """Where no picture was coded, the people are the sample."""
    rows = by_picture(GENDER, p1="man woman woman").drop(columns="picture")
    assert set(distribution(rows, GENDER).query("value != 'cant_tell'")["units"]) == {3}


def test_several_objects_of_one_answer_count_once_each() -> None:
    """Shares of objects are of answers, so that they may add up to more than one; own words come after."""
    rows = coded(
        OBJECTS,
        [
            ("a", "p1", "stethoscope; clipboard"),
            ("a", "p2", "stethoscope; stethoscope; halo"),
            ("b", "p1", "cant_tell"),
        ],
    )
    table = distribution(rows, OBJECTS)
    assert rows_of(table, "count", "n") == {
        "stethoscope": (2, 2),
        "clipboard": (1, 2),
        "halo": (1, 2),
        CANT_TELL: (1, 3),
    }


def test_objects_are_ranked() -> None:
    """Most often named first; what nobody named is left out."""
    rows = coded(OBJECTS, [("a", "p1", "clipboard; halo"), ("b", "p1", "halo"), ("c", "p1", "cant_tell")])
    assert list(ranked(rows, OBJECTS)["value"]) == ["halo", "clipboard"]
    assert ranked(coded(OBJECTS, []), OBJECTS).empty


def test_tones_fall_into_groups() -> None:
    """Light, medium and dark take in the ten tones; can't tell stays, and so do other attributes."""
    rows = pd.concat([by_picture(TONE, p1="1 3 4 10 cant_tell"), by_picture(GENDER, p1="woman")])
    values = list(coarser(rows, TONE)["value"])
    assert values == ["light", "light", "medium", "dark", CANT_TELL, "woman"]
    assert TONE.coarse.options == ("light", "medium", "dark") and GENDER.coarse == GENDER


def test_prompts_are_compared() -> None:
    """Each has its own shares, in the order in which they appear; of no answers there is no comparison."""
    vague = by_picture(GENDER, p1="man", p2="man").assign(prompt="a doctor")
    revised = by_picture(GENDER, p1="woman", p2="man").assign(prompt="a doctor, a woman")
    table = compare(pd.concat([vague, revised]), GENDER, "prompt")
    men = table[table["value"] == "man"]
    assert list(zip(men["prompt"], men["share"], strict=True)) == [
        ("a doctor", 1.0),
        ("a doctor, a woman", 0.5),
    ]
    assert compare(NOBODY, GENDER, "prompt").empty


def test_known_shares_have_no_range_and_counted_ones_have() -> None:
    """A data sheet is exact; a share of 100 pictures is not."""
    exact, counted = from_shares([("woman", 0.2)], 0), from_shares([("woman", 0.2)], 100)
    assert (exact["low"][0], exact["high"][0]) == (0.2, 0.2)
    assert np.round([counted["low"][0], counted["high"][0]], 4).tolist() == [0.1334, 0.2888]
