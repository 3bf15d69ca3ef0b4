"""How often each value was answered, with the range in which the true share may lie.

Knows tables of answers: columns attribute and value, participant, and picture where pictures were coded.
Knows nothing about where the answers come from.

    p = x / n            share of the answers that name a value, of those that could tell
    z = 1.96             for 95 of 100 such ranges to hold the true share

    centre = (p + z²/2n) / (1 + z²/n)
    half   = z √(p(1−p)/n + z²/4n²) / (1 + z²/n)        Wilson, JASA 22 (1927) 209-212

Thirty people who look at the same picture are not thirty pictures. So n in the range is the number of
pictures, where there are fewer of them than answers; people are taken for the sample where each answers once.
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import NormalDist

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from workshop.insight.attribute import CANT_TELL, Attribute, answers_on

Z = NormalDist().inv_cdf(0.975)
COLUMNS = ["value", "count", "n", "units", "share", "low", "high"]


def wilson(share: ArrayLike, n: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lower and upper end of the 95 % interval of shares; everything is possible where n is 0."""
    p, counted = np.nan_to_num(np.asarray(share, dtype=float)), np.asarray(n, dtype=float)
    size = np.maximum(counted, 1)
    shrink = 1 + Z**2 / size
    centre = (p + Z**2 / (2 * size)) / shrink
    half = Z * np.sqrt(p * (1 - p) / size + Z**2 / (4 * size**2)) / shrink
    low, high = np.clip(centre - half, 0, 1), np.clip(centre + half, 0, 1)
    return np.where(counted > 0, low, 0.0), np.where(counted > 0, high, 1.0)


def distribution(rows: pd.DataFrame, attribute: Attribute) -> pd.DataFrame:
    """Count what was answered about one attribute.

    Returns a row per value: the options in their order, own words by how often, then CANT_TELL. `count` of
    `n` answers on `units` pictures (or people) name it. n is the answers that could tell, but for CANT_TELL
    all of them; `share` is NaN where n is 0.
    """
    values = answers_on(rows, attribute)
    told = values[values["value"] != CANT_TELL]
    counts = told["value"].value_counts()
    own = [value for value in counts.index if value not in attribute.options]
    table = _table(counts, [*attribute.options, *own], *_sizes(told))
    unclear = pd.Series({CANT_TELL: len(values) - len(told)})
    return pd.concat([table, _table(unclear, [CANT_TELL], *_sizes(values))], ignore_index=True)


def compare(rows: pd.DataFrame, attribute: Attribute, by: str) -> pd.DataFrame:
    """Count one attribute for each value of the column `by`, in the order in which these appear."""
    parts = [
        distribution(part, attribute).assign(**{by: name}) for name, part in rows.groupby(by, sort=False)
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=[*COLUMNS, by])


def ranked(rows: pd.DataFrame, attribute: Attribute, most: int = 12) -> pd.DataFrame:
    """Return the values that were named at all, most often first."""
    table = distribution(rows, attribute)
    named = table[(table["count"] > 0) & (table["value"] != CANT_TELL)]
    return named.sort_values("count", ascending=False, kind="stable").head(most).reset_index(drop=True)


def from_shares(shares: Iterable[tuple[str, float]], n: int) -> pd.DataFrame:
    """Return a table for shares that somebody else counted on n pictures; n = 0: they are known exactly."""
    table = pd.DataFrame(shares, columns=["value", "share"]).assign(n=n, units=n)
    table["count"] = (table["share"] * n).round().astype(int)
    low, high = wilson(table["share"], n) if n else (table["share"], table["share"])
    return table.assign(low=low, high=high)[COLUMNS]


def _sizes(values: pd.DataFrame) -> tuple[int, int]:
    """Return how many answers there are, and how many pictures they are about (people, where none)."""
    if "picture" not in values:
        people = values["participant"].nunique()
        return people, people
    return len(values[["participant", "picture"]].drop_duplicates()), values["picture"].nunique()


def _table(counts: pd.Series[int], values: list[str], n: int, units: int) -> pd.DataFrame:
    count = counts.reindex(values, fill_value=0).to_numpy(dtype=int)
    share = count / n if n else np.full(len(values), np.nan)
    low, high = wilson(share, min(n, units))
    table = {"value": values, "count": count, "n": n, "units": units, "share": share}
    return pd.DataFrame({**table, "low": low, "high": high})
