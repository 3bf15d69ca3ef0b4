"""What the probe reads in a test's pictures, counted: along a dial, and against what people saw.

Knows that a reading is a guess of a known accuracy. Knows nothing about how it looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from workshop.classroom.default_test import Test
from workshop.content import sentence
from workshop.diffusion import models
from workshop.diffusion.recipe import Recipe
from workshop.insight.shares import wilson
from workshop.ui.dashboard.known import probe_accuracy
from workshop.ui.default_test.codebook import Attribute
from workshop.ui.default_test.making import made
from workshop.ui.readings import reading_of

COLUMNS = ["attribute", "value", "stop", "count", "n", "share", "low", "high"]


def note(test: Test, told: Sequence[Attribute], short: bool = False) -> str:
    """Say who counted, and how often the probe is right as far as that is known; `short` for a wall."""
    known = {one.short: probe_accuracy(test.model, one.name) for one in told}
    parts = [f"{name} {share:.0%}" for name, share in known.items() if share is not None]
    key = "probe.accuracy" if parts else "probe.no_accuracy"
    accuracy = sentence("ui/default_test", key, shares=", ".join(parts))
    return f"{sentence('ui/default_test', 'probe.short' if short else 'probe.what')} {accuracy}"


def are_unread(test: Test, recipes: Sequence[Recipe]) -> bool:
    """Tell whether the model brings a probe that has still to read some of these pictures."""
    can_read = bool(models.card(test.model.partition("@")[0]).probe)
    return can_read and any(run and reading_of(run.digest) is None for run in map(made, recipes))


def shares_along(stops: Mapping[float, Sequence[Recipe]], told: Sequence[Attribute]) -> pd.DataFrame:
    """Count what the probe reads in the pictures at each stop; a picture is an independent case.

    Returns `COLUMNS`; the value is a group, where values are grouped. Empty while nothing has been read.
    """
    rows = [
        {"attribute": one.name, "value": likeliest(one, read), "stop": stop}
        for stop, recipes in stops.items()
        for run in map(made, recipes)
        if run and (read := reading_of(run.digest))
        for one in told
        if one.name in read
    ]
    found = pd.DataFrame(rows, columns=["attribute", "value", "stop"])
    n = found.groupby(["attribute", "stop"]).size().rename("n")
    count = found.groupby(["attribute", "stop", "value"]).size().rename("count")
    places = [(one.name, stop, value) for one in told for stop in stops for value in names_of(one)]
    table = pd.DataFrame(places, columns=["attribute", "stop", "value"])
    table = table.merge(count.reset_index(), how="left").merge(n.reset_index(), how="inner")
    table["count"] = table["count"].fillna(0).astype(int)
    table["share"] = table["count"] / table["n"]
    table["low"], table["high"] = wilson(table["share"], table["n"])
    return table[COLUMNS]


def likeliest(one: Attribute, read: Mapping[str, Mapping[str, float]]) -> str:
    """Return the value that a reading holds for likeliest; tones add up to their groups."""
    chances = read[one.name]
    if one.groups:
        return max(one.groups, key=lambda group: sum(chances.get(value, 0.0) for value in one.groups[group]))
    return max(chances, key=lambda value: chances[value])


def names_of(one: Attribute) -> dict[str, str]:
    """Return what a reading's values are called: the groups, where values are grouped."""
    return one.group_names if one.groups else one.values
