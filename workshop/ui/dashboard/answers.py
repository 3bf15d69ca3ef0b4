"""What the class answered: shares of one attribute, objects nobody asked for, and prompts side by side.

Knows which finding a table holds. Knows nothing about drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from workshop.insight.attribute import CANT_TELL, coarser
from workshop.insight.shares import compare, distribution, ranked
from workshop.ui.dashboard.drawing import Bar, Cell, bars, bars_height, grid, grid_height
from workshop.ui.dashboard.figure import FEW, Figure, Row, basis, between, percent, rows_of, said
from workshop.ui.dashboard.view import View, measured, people_in
from workshop.ui.default_test.codebook import Attribute

MOST = 8  # bars
FEW_VALUES = 5  # an attribute with more shows those that were named
COLUMNS = 4  # values side by side
By = Literal["prompt", "model"]


def shares(view: View, text: int) -> Figure:
    """Return how often each value of the view's attribute was seen."""
    one = view.attribute
    answers = view.observations[view.observations["attribute"] == one.name]
    table = rows_of(distribution(answers, measured(one)))
    if not table[-1]["n"]:
        return Figure(said("shares.none", what=one.title))
    kept = table if len(one.values) <= FEW_VALUES or one.colours else _named(table)
    return _listed(_finding(table, one), kept, answers, one, text)


def objects(view: View, text: int, own_words: bool = True) -> Figure:
    """Return what was in the pictures that nobody had asked for, most often first.

    `own_words`: what people wrote themselves is for the facilitator; a room reads the codebook's words.
    """
    one = next(one for one in view.asked if one.scale == "several")
    answers = view.observations[view.observations["attribute"] == one.name]
    table = [row for row in rows_of(ranked(answers, measured(one))) if row["value"] != one.alone]
    hidden = [] if own_words else [row for row in table if row["value"] not in one.values]
    kept = [row for row in table if row not in hidden][:MOST]
    if not kept:
        return Figure(said("objects.none"), people=people_in(answers))
    first = kept[0]
    title = said("objects.finding", what=one.name_of(first["value"]), count=first["count"], n=first["n"])
    aside = said("objects.own_words", count=len(hidden)) if hidden else ""
    return _listed(title, kept, answers, one, text, aside)


def variants(view: View, text: int, by: By = "prompt") -> Figure:
    """Return the view's attribute for each prompt of the test (or each model), one under the other."""
    fine = measured(view.attribute)
    answers = view.of_test[view.of_test["attribute"] == fine.name]
    if by == "model":
        seen = view.counted.observations  # by every model
        answers = seen[(seen["attribute"] == fine.name) & (seen["prompt"] == view.choice.prompt)]
    table = [row for row in rows_of(compare(coarser(answers, fine), fine.coarse, by)) if row["n"]]
    table = [row for row in table if row["value"] in fine.coarse.options]
    names = list(dict.fromkeys(row[by] for row in table))
    if len(names) < 2:
        return Figure(said(f"by_{by}.none"), people=people_in(answers))
    largest = {v: max(row["share"] for row in table if row["value"] == v) for v in fine.coarse.options}
    few = sorted(largest, key=lambda value: -largest[value])[:COLUMNS]
    values = [value for value in fine.coarse.options if value in few]
    heads = [view.name_of(value) for value in values]
    cells = [_cell(row, names.index(row[by]), values, heads, by) for row in table if row["value"] in values]
    told = " ".join(cell.told for cell in cells)
    drawn, height = grid(cells, heads, text), grid_height(len(names), text)
    return Figure(
        _change(view, table, by), basis(answers), people_in(answers), drawn, said("ranges"), told, height
    )


def _listed(
    title: str, table: Sequence[Row], answers: pd.DataFrame, one: Attribute, text: int, aside: str = ""
) -> Figure:
    found = [_bar(row, one) for row in table]
    note = f"{basis(answers)} {aside}".strip()
    told = " ".join(bar.told for bar in found)
    drawn, height = bars(found, text), bars_height(len(found), text)
    return Figure(title, note, people_in(answers), drawn, said("ranges"), told, height)


def _bar(row: Row, one: Attribute) -> Bar:
    value = row["value"]
    swatch = dict(zip(one.values, one.colours, strict=False)).get(value, "")
    label = value if swatch else one.name_of(value)  # a swatch carries its number alone
    number = "number" if row["n"] >= FEW else "number_few"
    share = percent(row["share"]) if row["n"] else ""
    counts = said(number, share=share, count=row["count"], n=row["n"])
    told = said("told", what=one.name_of(value), between=between(row) if row["n"] else counts)
    return Bar(label, row["share"], row["low"], row["high"], counts, told, swatch)


def _cell(row: Row, place: int, values: Sequence[str], heads: Sequence[str], by: By) -> Cell:
    column = values.index(row["value"])
    label = said(f"by_{by}.label", what=_short(row[by]), n=row["units"])
    told = said("told", what=f"{label}, {heads[column]}", between=between(row))
    shares = row["share"], row["low"], row["high"]
    return Cell(place, column, label, "class", *shares, percent(row["share"]), told)


def _named(table: Sequence[Row]) -> list[Row]:
    """Keep what was named at all, most often first, and can't tell at the end."""
    named = sorted((row for row in table[:-1] if row["count"]), key=lambda row: -int(row["count"]))
    return [*named[:MOST], table[-1]]


def _finding(table: Sequence[Row], one: Attribute) -> str:
    """Say which value was seen most, as far as the number of answers allows it."""
    told = [row for row in table if row["value"] != CANT_TELL]
    if not told[0]["n"]:
        return said("shares.nobody_can_tell", n=table[-1]["n"])
    first = max(told, key=lambda row: int(row["count"]))
    values = {"what": one.name_of(first["value"]), "count": first["count"], "n": first["n"]}
    if first["n"] < FEW:
        return said("shares.few", **values)
    tie = sum(row["count"] == first["count"] for row in told) > 1
    return said("shares.tie" if tie else "shares.finding", between=between(first), **values)


def _change(view: View, table: Sequence[Row], by: By) -> str:
    """Say which value changes most from the first row to another."""
    start = {row["value"]: row["share"] for row in table if row[by] == table[0][by]}
    far = max(table, key=lambda row: abs(row["share"] - start[row["value"]]))
    shares = {"first": percent(start[far["value"]]), "then": percent(far["share"])}
    return said(f"by_{by}.finding", value=view.name_of(far["value"]), what=_short(far[by]), **shares)


def _short(name: str) -> str:
    """Return a model's name without the hash of its weights; a prompt as it is."""
    return str(name).partition("@")[0]
