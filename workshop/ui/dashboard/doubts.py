"""How far the answers can be trusted: agreement, disputed pictures, and how evenly answers spread.

Knows which finding a table holds. Knows nothing about drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from workshop.insight import agreement as insight
from workshop.insight.agreement import Agreement
from workshop.insight.attribute import CANT_TELL
from workshop.insight.diversity import diversities
from workshop.insight.shares import wilson
from workshop.ui.badges import origin
from workshop.ui.dashboard.drawing import Cell, grid, grid_height
from workshop.ui.dashboard.figure import Figure, Row, percent, rows_of, said
from workshop.ui.dashboard.view import View, people_in
from workshop.ui.default_test.codebook import Attribute, attribute

DISPUTED = 6  # pictures
PROMPTS = 3  # beside what people had in mind


@dataclass(frozen=True)
class Dispute:
    """A picture on which people disagreed about one attribute."""

    picture: str  # its digest
    prompt: str
    origin: str  # what it was made with, in words
    tally: str  # who said what, in words
    differ: float  # how far apart pairs are, from 0 to 1


def agreement(view: View, text: int) -> Figure:
    """Return raw agreement and Krippendorff's alpha of every attribute."""
    answers = view.observations
    found = [(attribute(one.name), insight.agreement(answers, one)) for one in view.measured]
    rated = [(one, measure) for one, measure in found if measure.pairs]
    if not rated:
        return Figure(said("agreement.none"), people=people_in(answers))
    cells = [cell for place, pair in enumerate(rated) for cell in _agreement_cells(place, *pair)]
    heads = [said("agreement.raw"), said("agreement.alpha")]
    pictures = max(measure.pictures for _, measure in rated)
    note = said("agreement.note", pictures=pictures, people=people_in(answers))
    told = " ".join(cell.told for cell in cells)
    drawn, height = grid(cells, heads, text), grid_height(len(rated), text)
    return Figure(
        _most_and_least(rated), note, people_in(answers), drawn, said("agreement.more"), told, height
    )


def disputed(view: View) -> list[Dispute]:
    """Return the pictures on which people disagreed most, the most disputed first."""
    answers = view.observations
    unclear = answers[answers["value"] == CANT_TELL].groupby(["picture", "attribute"]).size().to_dict()
    pictures = {row["picture"]: row for row in rows_of(answers.drop_duplicates("picture"))}
    found = rows_of(insight.disputed(answers, view.measured, DISPUTED))
    return [
        Dispute(
            row["picture"],
            pictures[row["picture"]]["prompt"],
            _origin(pictures[row["picture"]]),
            _tally(row, unclear.get((row["picture"], row["attribute"]), 0)),
            row["differ"],
        )
        for row in found
    ]


def diversity(view: View, text: int) -> Figure:
    """Return how evenly answers spread, attribute by attribute: in people's minds, and for each prompt."""
    mind = diversities(view.predictions.assign(prompt=said("diversity.mind")), view.measured).assign(
        kind="mind"
    )
    seen = diversities(view.of_test, view.measured).assign(kind="class")
    if seen.empty:
        return Figure(said("diversity.none"), people=people_in(view.of_test))
    heads = list(dict.fromkeys([*mind["prompt"], *seen["prompt"]]))[: 1 + PROMPTS]
    table = [row for row in rows_of(pd.concat([mind, seen])) if row["prompt"] in heads]
    names = [one.name for one in view.measured if one.name in {row["attribute"] for row in table}]
    cells = [_diversity_cell(row, names, heads) for row in table]
    least = min(rows_of(seen), key=lambda row: float(row["value"]))
    name, value = attribute(least["attribute"]).short, f"{least['value']:.2f}"
    title = said("diversity.finding", what=name, prompt=least["prompt"], value=value)
    note = said("diversity.note", pictures=view.of_test["picture"].nunique())
    told = " ".join(cell.told for cell in cells)
    people, height = people_in(view.of_test, view.predictions), grid_height(len(names), text)
    return Figure(title, note, people, grid(cells, heads, text), said("diversity.more"), told, height)


def _agreement_cells(place: int, one: Attribute, found: Agreement) -> Iterator[Cell]:
    label = said("agreement.label", what=one.title, pairs=found.pairs)
    raw = found.raw or 0.0
    low, high = (float(end) for end in wilson(raw, found.pictures))
    shares = {"share": percent(raw), "low": percent(low), "high": percent(high)}
    near = said("agreement.near", share=percent(found.near)) if found.near is not None else ""
    told = f"{said('agreement.raw_told', what=one.title, **shares)} {near}".strip()
    yield Cell(place, 0, label, "class", raw, low, high, percent(raw), told)
    if found.alpha is not None:
        low, high = (found.alpha if end is None else end for end in (found.low, found.high))
        number = f"{found.alpha:.2f}"
        ends = {"low": f"{low:.2f}", "high": f"{high:.2f}"}
        told = said("agreement.alpha_told", what=one.title, alpha=number, **ends)
        yield Cell(place, 1, label, "mind", found.alpha, low, high, number, told)


def _most_and_least(rated: list[tuple[Attribute, Agreement]]) -> str:
    ranking = sorted(rated, key=lambda pair: -(pair[1].raw or 0))
    (most, high), (least, low) = ranking[0], ranking[-1]
    ends = {"most": most.short, "high": percent(high.raw or 0)}
    if len(ranking) == 1 or high.raw == low.raw:
        return said("agreement.only", **ends)
    return said("agreement.finding", least=least.short, low=percent(low.raw or 0), **ends)


def _origin(row: Row) -> str:
    made = {name: None if pd.isna(row[name]) else row[name] for name in ("seed", "steps", "guidance")}
    return origin(row["model"].partition("@")[0], **made)


def _tally(row: Row, unclear: int) -> str:
    one = attribute(row["attribute"])
    counts = {**row["told"], **({CANT_TELL: unclear} if unclear else {})}
    told = ", ".join(
        said("disputed.count", what=one.name_of(value), count=count) for value, count in counts.items()
    )
    return said("disputed.tally", what=one.title, told=told)


def _diversity_cell(row: Row, names: list[str], heads: list[str]) -> Cell:
    title, value = attribute(row["attribute"]).title, f"{row['value']:.2f}"
    ends = {"low": f"{row['low']:.2f}", "high": f"{row['high']:.2f}"}
    told = said("diversity.told", what=title, prompt=row["prompt"], value=value, n=row["units"], **ends)
    place = names.index(row["attribute"]), heads.index(row["prompt"])
    return Cell(*place, title, row["kind"], row["value"], row["low"], row["high"], value, told)
