"""Shares of what is in many pictures: counts, Wilson intervals, diversity.

Knows labels; knows nothing about where the pictures come from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from workshop.paperworld.training.labels import Labels, split

Shares = Mapping[str, float]  # value -> share of the pictures
NORMAL = 1.959964  # 95 % of a normal distribution lie within this many standard deviations


def shares(
    pictures: Sequence[Labels], attribute: str, values: Iterable[str], several: bool
) -> dict[str, float]:
    """Return how often each value is true; of an attribute with several values they need not add up to 1."""
    told = [picture[attribute] for picture in pictures if attribute in picture]
    counts = Counter(part for value in told for part in (split(value) if several else [value]))
    return {value: counts[value] / max(1, len(told)) for value in values}


def wilson(share: float, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share of `count` pictures.

    Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference".
    """
    if not count:
        return 0.0, 1.0
    z = NORMAL**2 / count
    middle = (share + z / 2) / (1 + z)
    half = NORMAL * sqrt(share * (1 - share) / count + z / (4 * count)) / (1 + z)
    return max(0.0, middle - half), min(1.0, middle + half)


def diversity(found: Shares) -> float:
    """Return the Shannon entropy of shares that add up to 1, divided by its largest: 1 is an even mix."""
    if len(found) < 2:
        return 0.0
    return -sum(share * log(share) for share in found.values() if share > 0) / log(len(found))
