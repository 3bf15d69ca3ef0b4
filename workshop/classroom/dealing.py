"""Dealing people out into groups that are as even as can be.

Knows numbers of groups, from 1 on; 0 is no group. Knows nothing about who is in one.
"""

from __future__ import annotations

from collections.abc import Sequence


def smallest(groups: Sequence[int], count: int) -> int:
    """Return the group of `count` that has the fewest people, the first of equals; 0 when there are none."""
    return min(range(1, count + 1), key=groups.count, default=0)


def evened(groups: Sequence[int], count: int) -> list[int]:
    """Return everybody's group anew, so that sizes differ by one at most; as few as possible move."""
    dealt = [group if 1 <= group <= count else 0 for group in groups]
    for place, group in enumerate(dealt):
        if not group:
            dealt[place] = smallest(dealt, count)
    while True:
        fewest, most = smallest(dealt, count), max(range(1, count + 1), key=dealt.count)
        if dealt.count(most) - dealt.count(fewest) <= 1:
            return dealt
        last = max(place for place, group in enumerate(dealt) if group == most)
        dealt[last] = fewest
