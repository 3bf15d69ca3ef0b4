"""Dealing people out into groups."""

from __future__ import annotations

import pytest

from workshop.classroom.dealing import evened, smallest


def test_the_smallest_group_comes_first() -> None:
    """Of equals, the first one; where there are none, it is no group."""
    assert smallest([], 3) == 1
    assert smallest([1, 2, 1, 3], 3) == 2
    assert smallest([1, 2], 0) == 0


@pytest.mark.parametrize(
    ("before", "count", "after"),
    [
        ([0, 0, 0, 0, 0], 2, [1, 2, 1, 2, 1]),
        ([1, 2, 3, 1, 2, 3], 2, [1, 2, 1, 1, 2, 2]),
        ([1, 1, 1, 2], 2, [1, 1, 2, 2]),
        ([1, 2, 3], 3, [1, 2, 3]),
        ([7, -1], 2, [1, 2]),
    ],
)
def test_groups_are_evened(before: list[int], count: int, after: list[int]) -> None:
    """Whoever has no place gets one, the last ones of a large group move, everybody else stays."""
    assert evened(before, count) == after


def test_more_groups_take_a_share_of_each() -> None:
    """From three groups of eight to four of six: six people move, and nobody else."""
    before = [1, 2, 3] * 8
    after = evened(before, 4)
    assert [after.count(group) for group in (1, 2, 3, 4)] == [6, 6, 6, 6]
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 6
