"""How evenly answers spread over what could have been answered: normalised Shannon entropy.

Knows tables of answers. Knows nothing about what would be a good spread.

    p_c    share of value c of the k options        H = −Σ p_c log p_c / log k        Shannon, 1948

0 means that every answer is the same, 1 that all options are equally frequent. What nobody could tell and own
words are left out: they are none of the options.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workshop.insight.attribute import Attribute, tally

RESAMPLES = 500


@dataclass(frozen=True)
class Diversity:
    """Normalised entropy, and the range of it had other pictures been drawn; None where nobody answered."""

    value: float | None
    low: float | None
    high: float | None
    n: int  # answers
    units: int  # pictures, or people where no pictures were coded


def entropy(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the normalised entropy of counts along the last axis; NaN where nothing was counted."""
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = counts / counts.sum(axis=-1, keepdims=True)
        parts = np.where(shares > 0, shares * np.log(shares), 0.0)
    spread: NDArray[np.float64] = np.abs(parts.sum(axis=-1)) / np.log(counts.shape[-1])
    return np.where(counts.sum(axis=-1) > 0, spread, np.nan)


def diversity(rows: pd.DataFrame, attribute: Attribute, seed: int = 0) -> Diversity:
    """Measure how diverse the answers on one attribute are; the range comes from drawing pictures anew."""
    unit = "picture" if "picture" in rows else "participant"
    counts = tally(rows, attribute, unit)[list(attribute.options)].to_numpy(dtype=float)
    table = counts[counts.sum(axis=1) > 0]
    n = int(table.sum())
    if not n or len(attribute.options) < 2:
        return Diversity(None, None, None, n, len(table))
    low, high = _range(table, seed)
    return Diversity(float(entropy(table.sum(axis=0))), low, high, n, len(table))


def diversities(rows: pd.DataFrame, attributes: list[Attribute]) -> pd.DataFrame:
    """Measure every prompt and attribute: columns prompt, attribute, value, low, high, n, units."""
    made = []
    for prompt, part in rows.groupby("prompt", sort=False):
        for attribute in attributes:
            one = diversity(part, attribute)
            if one.value is not None:
                made.append({"prompt": prompt, "attribute": attribute.name, **vars(one)})
    return pd.DataFrame(made, columns=["prompt", "attribute", "value", "low", "high", "n", "units"])


def _range(table: NDArray[np.float64], seed: int) -> tuple[float, float]:
    """Return where the entropy lies in 95 of 100 draws of as many pictures, with replacement."""
    units = len(table)
    drawn = np.random.default_rng(seed).multinomial(units, np.full(units, 1 / units), RESAMPLES)
    low, high = np.nanquantile(entropy(drawn @ table), [0.025, 0.975])
    return float(low), float(high)
