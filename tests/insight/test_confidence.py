"""Means before and after, with their intervals."""

from __future__ import annotations

import pytest

from workshop.insight.confidence import mean_of, most_moved


def test_a_mean_lies_in_its_interval() -> None:
    """And the interval lies on the scale."""
    found = mean_of([1, 2, 2, 3, 5, 4, 2])
    assert found.mean == pytest.approx(19 / 7) and found.n == 7
    assert 1 <= found.low < found.mean < found.high <= 5


def test_equal_answers_leave_no_doubt_and_equal_intervals() -> None:
    """One number from everybody has no width; the same numbers have the same interval."""
    certain = mean_of([3, 3, 3])
    assert (certain.low, certain.mean, certain.high) == (3, 3, 3)
    assert mean_of([1, 5, 2, 4]) == mean_of([1, 5, 2, 4])


def test_more_people_are_a_narrower_interval() -> None:
    """The same answers from ten times as many people."""
    few, many = mean_of([1, 3, 5]), mean_of([1, 3, 5] * 10)
    assert many.high - many.low < few.high - few.low


def test_the_idea_that_moved_most_is_named() -> None:
    """Up or down, and nothing when nothing moved."""
    one, two, three = mean_of([1]), mean_of([2]), mean_of([4])
    assert most_moved({"a": one, "b": three}, {"a": two, "b": one}) == "b"
    assert most_moved({"a": one}, {"a": one}) == ""
