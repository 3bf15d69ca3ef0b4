"""The dashboard's numbers as a table, with what each rests on: summary.csv of an export.

Knows which numbers there are. Knows nothing about how they are computed: `insight` does, from the tables that
the dashboard is drawn from.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from workshop.classroom.groups import sizes
from workshop.classroom.mark import KINDS
from workshop.classroom.room import Room
from workshop.insight.agreement import agreement
from workshop.insight.attribute import Attribute
from workshop.insight.diversity import diversity
from workshop.insight.moments import steps
from workshop.insight.shares import distribution
from workshop.ui.dashboard.figure import rows_of
from workshop.ui.dashboard.view import Choice, View, frames_of, measured, prompts_of, view_of

Row = dict[str, Any]


def summary_of(room: Room) -> list[Row]:
    """Return every number that the dashboard shows of a session: of everybody, then of each group."""
    frames = frames_of(room)
    prompts = [*prompts_of(room), *frames.recognition["prompt"]]
    return [
        {"session": room.session.code, "group": group, "prompt": prompt, "model": _model(view), **row}
        for group in ("", *map(str, sizes(room)))
        for prompt in dict.fromkeys(filter(None, prompts))
        for view in [view_of(room, Choice(prompt=prompt, group=group))]
        for row in _rows(view)
    ]


def _rows(view: View) -> Iterator[Row]:
    for one in view.asked:
        yield from _shares("share_seen", view.observations, measured(one))
        yield from _shares("share_in_mind", view.predictions, measured(one))
        if one.scale != "several":
            yield from _spread(view.observations, measured(one))
    for kind in KINDS:
        found = steps(view.recognition, kind)
        if found.n:
            numbers = {"number": found.median, "low": found.early, "high": found.late}
            yield {"measure": kind, "n": found.n, **numbers}


def _shares(measure: str, rows: pd.DataFrame, attribute: Attribute) -> Iterator[Row]:
    for row in rows_of(distribution(rows, attribute).rename(columns={"share": "number"})):
        if row["n"]:
            yield {"measure": measure, "attribute": attribute.name, **row}


def _spread(rows: pd.DataFrame, attribute: Attribute) -> Iterator[Row]:
    agreed, spread = agreement(rows, attribute), diversity(rows, attribute)
    base = {"attribute": attribute.name, "n": agreed.pairs, "units": agreed.pictures}
    if agreed.alpha is not None:
        numbers = {"number": agreed.alpha, "low": agreed.low, "high": agreed.high}
        yield {"measure": "agreement_alpha", **base, **numbers}
    if agreed.raw is not None:
        yield {"measure": "agreement_raw", **base, "number": agreed.raw}
    if spread.value is not None:
        numbers = {"number": spread.value, "low": spread.low, "high": spread.high}
        yield {
            "measure": "diversity",
            "attribute": attribute.name,
            "n": spread.n,
            "units": spread.units,
            **numbers,
        }


def _model(view: View) -> str:
    seen = set(view.observations["model"]) - {""}
    return seen.pop() if len(seen) == 1 else ""
