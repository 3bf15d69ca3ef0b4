"""Shares, their intervals and their diversity come out as in a textbook."""

import pytest

from workshop.paperworld.training.shares import diversity, shares, wilson


def test_shares_are_of_the_pictures_that_have_the_attribute() -> None:
    """A picture without the attribute is not counted; several tools count each."""
    pictures = [{"tools": "hat, flask", "age": "old"}, {"tools": "none", "age": "young"}, {"tools": "hat"}]
    assert shares(pictures, "age", ["young", "old"], several=False) == {"young": 0.5, "old": 0.5}
    assert shares(pictures, "tools", ["hat", "flask"], several=True) == pytest.approx(
        {"hat": 2 / 3, "flask": 1 / 3}
    )


def test_the_interval_is_wilsons() -> None:
    """50 of 100: 40.4 to 59.6 %; at the edge the interval stays inside 0 to 1."""
    assert wilson(0.5, 100) == pytest.approx((0.4038, 0.5962), abs=1e-4)
    low, high = wilson(0.0, 10)
    assert low == 0.0 and high == pytest.approx(0.2775, abs=1e-4)


def test_an_even_mix_is_most_diverse() -> None:
    """One value alone has no diversity."""
    assert diversity({"a": 0.25, "b": 0.25, "c": 0.25, "d": 0.25}) == pytest.approx(1.0)
    assert diversity({"a": 1.0, "b": 0.0}) == 0.0
