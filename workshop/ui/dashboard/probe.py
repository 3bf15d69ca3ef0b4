"""What the probe reads in the session's pictures: the model's own shares, and whether people see the same.

Knows that a reading is a guess, and that one which is not there yet comes later. Knows nothing about how
pictures are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from workshop.insight.agreement import Match, majority, match
from workshop.insight.attribute import coarser
from workshop.insight.shares import distribution
from workshop.ui.dashboard import known
from workshop.ui.dashboard.drawing import Cell, grid, grid_height
from workshop.ui.dashboard.figure import Figure, between, percent, said
from workshop.ui.dashboard.view import View, measured, people_in
from workshop.ui.default_test.codebook import Attribute
from workshop.ui.default_test.probed import likeliest
from workshop.ui.readings import reading_of

PLAIN = 1.0  # the guidance at which the model shows what it learned


def own_shares_here(view: View) -> list[tuple[float, pd.DataFrame]]:
    """Return what the probe reads in this session's pictures, by guidance: 1 first, then the one in use."""
    coarse = measured(view.attribute).coarse
    used = view.observations["guidance"].dropna()
    found = []
    for guidance in [PLAIN, *used.unique()[:1]]:
        pictures = view.pictures.loc[view.pictures["guidance"] == guidance, "picture"]
        values = readings(view.attribute, pictures)
        rows = pd.DataFrame({"participant": "probe", "picture": values.index, "value": values.to_numpy()})
        if len(rows):
            found.append((float(guidance), distribution(rows.assign(attribute=coarse.name), coarse)))
    return found


def agreement_with_probe(view: View, text: int) -> Figure:
    """Return how often the probe reads what most people see, beside how often it is right."""
    answers = view.observations
    pictures = list(answers["picture"].unique())
    matched = [(one, _matched(view, one, pictures)) for one in view.asked if one.scale != "several"]
    found = [(one, same) for one, same in matched if same.n]
    if not found:
        return Figure(said("probe.none"), people=people_in(answers))
    cells = [cell for place, pair in enumerate(found) for cell in _cells(view, place, *pair)]
    least, same = min(found, key=lambda pair: pair[1].share)
    title = said("probe.finding", what=least.short, count=same.same, n=same.n)
    note = said("probe.note", pictures=max(one.n for _, one in found))
    heads, told = [said("probe.same"), said("probe.right")], " ".join(cell.told for cell in cells)
    drawn, height = grid(cells, heads, text), grid_height(len(found), text)
    return Figure(title, note, people_in(answers), drawn, said("probe.more"), told, height)


def readings(one: Attribute, pictures: Iterable[str]) -> pd.Series[str]:
    """Return what the probe holds for likeliest in each picture that it has read."""
    read = {digest: reading_of(digest) for digest in pictures}
    values = {digest: likeliest(one, seen) for digest, seen in read.items() if seen and one.name in seen}
    return pd.Series(values, dtype=str)


def unread(view: View) -> list[str]:
    """Return the pictures that the class has coded and the probe has not read yet."""
    return [digest for digest in view.observations["picture"].unique() if reading_of(digest) is None]


def _matched(view: View, one: Attribute, pictures: Iterable[str]) -> Match:
    fine = measured(one)
    return match(majority(coarser(view.observations, fine), fine.coarse), readings(one, pictures))


def _cells(view: View, place: int, one: Attribute, found: Match) -> Iterator[Cell]:
    label = said("probe.label", what=one.title, n=found.n)
    low, high = found.interval
    share = between({"share": found.share, "low": low, "high": high})
    told = said("probe.same_told", what=one.title, between=share, n=found.n)
    yield Cell(place, 0, label, "class", found.share, low, high, percent(found.share), told)
    right = known.probe_accuracy(view.model, one.name)
    if right is not None:
        told = said("probe.right_told", what=one.title, share=percent(right))
        yield Cell(place, 1, label, "model", right, right, right, percent(right), told)
