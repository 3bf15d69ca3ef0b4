"""How far people who looked at the same picture answered the same.

Knows tables of answers with the columns participant, picture, attribute and value; somebody who could not
tell has not rated. Knows nothing about what is in a picture.

    n_uc     how many of the people who rated picture u chose value c; m_u of them rated it

    raw agreement = Σ_u Σ_c n_uc (n_uc − 1) / Σ_u m_u (m_u − 1)     pairs that chose the same, of all
    alpha         = 1 − observed / expected disagreement            Krippendorff, 2011 (the package)

alpha is 1 when all agree and 0 when they agree as much as chance would have it. Nearly unanimous answers
bring it close to 0 as well, because chance would then agree nearly always: read it beside the raw agreement.
"""

from __future__ import annotations

from dataclasses import dataclass

import krippendorff
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workshop.insight.attribute import Attribute, tally
from workshop.insight.shares import wilson

RESAMPLES = 200
Counts = NDArray[np.int64]  # (pictures, values)


@dataclass(frozen=True)
class Agreement:
    """How far the ratings of one attribute agree; None where that cannot be said."""

    alpha: float | None
    low: float | None  # of alpha: 95 % of resampled sets of pictures lie above
    high: float | None
    raw: float | None  # share of pairs that chose the same
    near: float | None  # share of pairs at most one option apart, where options have an order
    pairs: int
    pictures: int  # rated by at least two people


def agreement(rows: pd.DataFrame, attribute: Attribute, seed: int = 0) -> Agreement:
    """Measure how far answers on one attribute agree; for attributes with one value per answer."""
    counts = rated(rows, attribute).to_numpy()
    pairs = int(_pairs(counts).sum())
    if not pairs:
        return Agreement(None, None, None, None, None, 0, 0)
    same = int((counts * (counts - 1)).sum()) // 2
    alpha = _alpha(counts, attribute)
    low, high = _resampled(counts, attribute, seed) if alpha is not None else (None, None)
    near = None if attribute.level == "nominal" else (same + _neighbours(counts)) / pairs
    return Agreement(alpha, low, high, same / pairs, near, pairs, len(counts))


def rated(rows: pd.DataFrame, attribute: Attribute) -> pd.DataFrame:
    """Count how often each value was chosen for each picture that two people or more rated.

    Shapes: a row per picture, a column per option; answers outside the codebook's options make columns after
    these, unless the options have an order, in which they would have no place.
    """
    table = tally(rows, attribute, "picture")
    if attribute.level != "nominal":
        table = table[list(attribute.options)]
    return table[table.sum(axis=1) >= 2]


def disputed(rows: pd.DataFrame, attributes: list[Attribute], most: int = 6) -> pd.DataFrame:
    """Return the pictures on which people disagreed most, each with the attribute that did it, in order.

    Columns: picture, attribute, differ (how far apart pairs are on average, 1 being as far as can be; without
    an order, any two values are), raters, told (value: count).
    """
    found = pd.concat([_disputes(rated(rows, attribute), attribute) for attribute in attributes])
    ranking = found[found["differ"] > 0].sort_values(["differ", "raters"], ascending=False, kind="stable")
    first = ranking.drop_duplicates("picture").head(most).reset_index(drop=True)
    return first.assign(told=first["told"].map(_told))


def majority(rows: pd.DataFrame, attribute: Attribute) -> pd.Series[str]:
    """Return for each picture the value that most people chose; pictures with a tie are left out."""
    table = tally(rows, attribute, "picture")
    clear = table[table.eq(table.max(axis=1), axis=0).sum(axis=1) == 1]
    chosen: pd.Series[str] = clear.idxmax(axis=1).astype(str) if len(clear) else pd.Series(dtype=str)
    return chosen


@dataclass(frozen=True)
class Match:
    """How often two ways of looking came to the same value, on the pictures that both have seen."""

    same: int
    n: int

    @property
    def share(self) -> float:
        """The share of pictures; NaN where there is none."""
        return self.same / self.n if self.n else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share."""
        low, high = wilson(self.share, self.n)
        return float(low), float(high)


def match(one: pd.Series[str], other: pd.Series[str]) -> Match:
    """Compare two series of values by picture, for example the class's majority and a probe's reading."""
    both = pd.concat([one, other], axis=1, join="inner")
    return Match(int((both.iloc[:, 0] == both.iloc[:, 1]).sum()), len(both))


def _pairs(counts: Counts) -> Counts:
    raters = counts.sum(axis=1)
    pairs: Counts = raters * (raters - 1) // 2
    return pairs


def _neighbours(counts: Counts) -> int:
    """Count pairs exactly one option apart."""
    return int((counts[:, :-1] * counts[:, 1:]).sum())


def _alpha(counts: Counts, attribute: Attribute) -> float | None:
    """Return alpha, or None where only one value was chosen and there is nothing to disagree about."""
    if (counts.sum(axis=0) > 0).sum() < 2:
        return None
    domain = list(range(counts.shape[1]))  # options in order stand for their ranks
    found = krippendorff.alpha(value_counts=counts, value_domain=domain, level_of_measurement=attribute.level)
    return float(found)


def _resampled(counts: Counts, attribute: Attribute, seed: int) -> tuple[float | None, float | None]:
    """Return where alpha lies in 95 of 100 draws of as many pictures, with replacement."""
    rng = np.random.default_rng(seed)
    draws = (counts[rng.integers(0, len(counts), len(counts))] for _ in range(RESAMPLES))
    alphas = [found for draw in draws if (found := _alpha(draw, attribute)) is not None]
    if len(counts) < 2 or not alphas:
        return None, None
    low, high = np.quantile(alphas, [0.025, 0.975])
    return float(low), float(high)


def _disputes(table: pd.DataFrame, attribute: Attribute) -> pd.DataFrame:
    counts = table.to_numpy()
    differ = _distances(counts, attribute) / _pairs(counts)
    told = [dict(zip(table.columns, row, strict=True)) for row in counts.tolist()]
    made = {"picture": table.index, "attribute": attribute.name, "differ": differ}
    return pd.DataFrame({**made, "raters": counts.sum(axis=1), "told": told})


def _distances(counts: Counts, attribute: Attribute) -> NDArray[np.float64]:
    """Add up over all pairs of a picture how far apart their values are, 1 being as far as can be."""
    raters = counts.sum(axis=1)
    if attribute.level == "nominal":
        differing: NDArray[np.float64] = _pairs(counts) - (counts * (counts - 1)).sum(axis=1) / 2
        return differing
    below = counts.cumsum(axis=1)[:, :-1]  # each step between two options separates those below from the rest
    apart: NDArray[np.float64] = (below * (raters[:, None] - below)).sum(axis=1) / (counts.shape[1] - 1)
    return apart


def _told(counts: dict[str, int]) -> dict[str, int]:
    """Return the values that were chosen and how often, most often first."""
    return dict(sorted(((v, n) for v, n in counts.items() if n), key=lambda one: -one[1]))
