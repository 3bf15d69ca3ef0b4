"""A show of hands."""

from __future__ import annotations

import pytest

from workshop.classroom.hands import HandsOutOfRange, count_hands, hands
from workshop.classroom.room import Room


def test_hands_are_counted_per_answer(begun: Room) -> None:
    """A second count of the same answer replaces the first; other questions are apart."""
    for answer, count in (("hospital", 11), ("office", 3), ("hospital", 12)):
        count_hands(begun, "place", answer, count)
    count_hands(begun, "age", "young", 1)
    assert hands(begun, "colour_first", "place") == {"hospital": 12, "office": 3}
    assert hands(begun, "mechanism", "place") == {}


def test_impossible_counts_are_refused(begun: Room) -> None:
    """No room has fewer than no hands."""
    for count in (-1, 1_001):
        with pytest.raises(HandsOutOfRange):
            count_hands(begun, "place", "hospital", count)
