"""How sure people feel, before and after: means on a scale, each with an interval.

Knows numbers on a scale. Knows nothing about who gave them.

Source: the percentile bootstrap (Efron 1979); the scale has few values, so no bell curve is assumed. Its
random numbers are always the same ones: equal answers have equal intervals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 2_000
INTERVAL = (2.5, 97.5)  # percentiles: 95 %


@dataclass(frozen=True)
class Mean:
    """A mean with its 95 % interval, and how many numbers it rests on."""

    mean: float
    low: float
    high: float
    n: int


def mean_of(numbers: Sequence[int]) -> Mean:
    """Return the mean of at least one number."""
    values = np.asarray(numbers, dtype=np.float64)
    picks = np.random.default_rng(0).integers(0, len(values), (RESAMPLES, len(values)))
    low, high = np.percentile(values[picks].mean(axis=1), INTERVAL)
    return Mean(float(values.mean()), float(low), float(high), len(values))


def most_moved(before: Mapping[str, Mean], after: Mapping[str, Mean]) -> str:
    """Return the idea whose mean rose or fell most; "" when none moved. The first of equals counts."""
    moves = {idea: round(abs(after[idea].mean - before[idea].mean), 9) for idea in after}
    best = max(moves, key=moves.__getitem__, default="")
    return best if best and moves[best] else ""
