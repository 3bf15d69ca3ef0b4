"""When something happened: the step at which people recognised a picture, and when they handed in.

Knows tables with the columns participant, at and, for marks, kind and step. Knows nothing about pictures.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pandas as pd

MOST = 60  # columns that a chart of a session has


@dataclass(frozen=True)
class Steps:
    """At which steps people put a flag, one flag each."""

    counts: dict[int, int]  # step -> people, in order
    n: int
    median: float | None
    early: float | None  # a quarter of the people were at it by this step
    late: float | None  # three quarters


def steps(rows: pd.DataFrame, kind: str = "recognised") -> Steps:
    """Count the flags of one kind; who marked several runs counts with the latest."""
    found = (
        rows[rows["kind"] == kind]
        .sort_values("at", kind="stable")
        .drop_duplicates("participant", keep="last")
    )
    if found.empty:
        return Steps({}, 0, None, None, None)
    chosen = found["step"].astype(int)
    early, median, late = (float(q) for q in chosen.quantile([0.25, 0.5, 0.75], interpolation="nearest"))
    return Steps(dict(sorted(Counter(chosen.tolist()).items())), len(chosen), median, early, late)


def participation(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Count for each minute of a session how many different people handed in something of each kind.

    Returns the columns kind (a key of `tables`), minute (since the first thing handed in) and people. A long
    session is counted in stretches of several minutes, each named by its first; stretches in which nobody
    handed in have a 0.
    """
    parts = [
        rows[["session", "participant", "at"]].assign(kind=kind) for kind, rows in tables.items() if len(rows)
    ]
    if not parts:
        return pd.DataFrame(columns=["kind", "minute", "people"])
    every = pd.concat(parts, ignore_index=True)
    moment = pd.to_datetime(every["at"], utc=True, format="ISO8601")
    minute = (moment - moment.groupby(every["session"]).transform("min")).dt.total_seconds() // 60
    width = 1 + int(minute.max()) // MOST
    every["minute"] = (minute // width * width).astype(int)
    table = every.groupby(["minute", "kind"])["participant"].nunique().unstack(fill_value=0)
    table = table.reindex(range(0, int(every["minute"].max()) + 1, width), fill_value=0)
    return table.reset_index().melt("minute", var_name="kind", value_name="people")
