"""Defaults are compared with the shares of the data, value by value."""

import pytest

from workshop.paperworld.training.defaults import compare, gaps, in_the_data, mean_diversity
from workshop.paperworld.training.labels import Codebook, Labels
from workshop.paperworld.training.shares import shares
from workshop.paperworld.world import load_sheet

CODEBOOK = Codebook({"age": ["old", "young"], "tools": ["hat"]}, ["tools"], {})


def pictures(old: int, young: int) -> list[Labels]:
    """Return labels of so many pictures; the old ones wear hats."""
    return [{"age": "old", "tools": "hat"}] * old + [{"age": "young", "tools": "none"}] * young


ROWS = compare(
    {"data": pictures(6, 4), "guidance_1": pictures(7, 3), "default_guidance": pictures(10, 0)}, CODEBOOK
)


def test_each_attribute_is_told_by_its_most_common_value() -> None:
    """The default is what the data shows most; the interval belongs to guidance 1."""
    age = ROWS["age"]
    assert (age["value"], age["data"], age["guidance_1"], age["default_guidance"]) == ("old", 0.6, 0.7, 1.0)
    assert age["n"] == 10 and age["interval"] == pytest.approx([0.3968, 0.8922], abs=1e-4)
    assert age["shares"]["young"] == [0.4, 0.3, 0.0]


def test_gaps_are_points() -> None:
    """The gap is that of guidance 1, the amplification what the default guidance adds."""
    found = gaps({"a doctor": ROWS})
    assert (found["max_at_guidance_1"], found["amplification"]) == (10.0, 30.0)
    assert found["where"][0] == "a doctor" and found["within_8_points"] == 0.0


def test_amplified_pictures_are_less_diverse() -> None:
    """One age for all has no diversity; tools, of which several can be true, are left out."""
    found = mean_diversity({"a doctor": ROWS}, ["tools"])
    assert found["data"] == pytest.approx(0.971, abs=1e-3)
    assert found["default_guidance"] == 0.0


def test_the_data_are_the_pictures_whose_captions_state_nothing() -> None:
    """Their shares are those of the data sheet, also where the caption uses another word."""
    sheet = load_sheet("skewed")
    found = in_the_data(["a CEO"], sheet, count=12_000)["a CEO"]
    drawn = shares(found, "gender_presentation", ["woman", "man"], several=False)
    assert {picture["subject"] for picture in found} == {"chief executive"}
    assert drawn["man"] == pytest.approx(sheet.of("chief executive", "gender")["man"], abs=0.04)
