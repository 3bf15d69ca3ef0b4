"""The four lines: what the room had in mind, what the data holds, what the model makes of it, what we saw.

Knows where each share comes from, and says so where it cannot be known. Knows nothing about how it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from workshop.content import words
from workshop.insight.attribute import CANT_TELL, coarser
from workshop.insight.shares import distribution, from_shares
from workshop.ui.badges import Evidence
from workshop.ui.dashboard import known
from workshop.ui.dashboard.drawing import Cell, grid, grid_height
from workshop.ui.dashboard.figure import Figure, Row, between, percent, rows_of, said
from workshop.ui.dashboard.probe import own_shares_here
from workshop.ui.dashboard.view import View, measured, people_in

MOST = 4  # values side by side


@dataclass(frozen=True)
class Line:
    """One source and its shares by value; without any, `why` says so."""

    kind: str  # one of drawing.SOURCES
    label: str
    shares: dict[str, Row] = field(default_factory=dict)  # value -> share, low, high and counts
    why: str = ""


def four_lines(view: View, text: int) -> Figure:
    """Return the figure for the view's attribute."""
    lines = list(lines_of(view))
    answers = (view.observations, view.predictions)
    people = people_in(*(rows[rows["attribute"] == view.attribute.name] for rows in answers))
    values = _values(view, lines)
    if not values:
        return Figure(said("four_lines.none"), people=people)
    names = [view.name_of(value) for value in values]
    cells = [cell for place, line in enumerate(lines) for cell in _cells(place, line, values, names)]
    told = " ".join(cell.told for cell in cells)
    drawn, height = grid(cells, names, text), grid_height(len(lines), text)
    more = f"{said('four_lines.more')} {_unclear(lines)}".strip()
    answered = any(line.shares for line in lines if line.kind in ("mind", "class"))
    evidence: Evidence = "class" if answered else "recorded"
    return Figure(_finding(view, lines), _note(view), people, drawn, more, told, height, evidence)


def lines_of(view: View) -> Iterator[Line]:
    """Yield every source of shares of the view's attribute, in the order from head to picture."""
    yield _answered(view, "mind")
    yield from _of_model(view)
    yield _answered(view, "class")
    for id, entry in known.published(view.choice.prompt, view.attribute.name, line=True).items():
        label = said("four_lines.published", label=words("figures")[id]["label"])
        yield Line("published", label, _by_value(from_shares([(entry["value"], entry["share"])], 0)))


def _answered(view: View, kind: str) -> Line:
    fine = measured(view.attribute)
    rows = view.predictions if kind == "mind" else view.observations
    shares = _by_value(distribution(coarser(rows, fine), fine.coarse))
    first = next(iter(shares.values()))
    label = said(f"four_lines.{kind}", n=first["n"], units=first["units"])
    return Line(kind, label, shares if first["n"] else {}, said("four_lines.nobody"))


def _of_model(view: View) -> Iterator[Line]:
    """Yield what the training data holds, and the model's own share, as far as anybody can know them."""
    asked = view.model, view.choice.prompt, view.attribute.name
    why = said(f"four_lines.{'unknown' if known.sheet_of(view.model) is None else 'not_on_sheet'}")
    data = known.data_shares(*asked)
    yield Line("data", said("four_lines.data"), {} if data is None else _by_value(data), why)
    own = known.own_shares(*asked) or own_shares_here(view)
    for kind, (guidance, table) in zip(("model_1", "model"), own, strict=False):
        label = said(f"four_lines.{kind}", guidance=f"{guidance:g}", n=table["n"].iloc[0])
        yield Line(kind, label, _by_value(table))
    if not own:
        yield Line("model", said("four_lines.model_unmeasured"), why=said("four_lines.unmeasured"))


def _by_value(table: pd.DataFrame) -> dict[str, Row]:
    return {str(row["value"]): row for row in rows_of(table)}


def _values(view: View, lines: Sequence[Line]) -> list[str]:
    """Return the values that stand side by side, in the codebook's order: those with the largest shares."""
    options = measured(view.attribute).coarse.options
    largest = {
        v: max((line.shares[v]["share"] for line in lines if v in line.shares), default=0) for v in options
    }
    if not any(line.shares for line in lines):
        return []
    few = sorted((v for v in options if largest[v] > 0 or len(options) <= MOST), key=lambda v: -largest[v])
    return [value for value in options if value in few[:MOST]]


def _cells(place: int, line: Line, values: Sequence[str], names: Sequence[str]) -> Iterator[Cell]:
    if not line.shares:
        yield Cell(place, 0, line.label, line.kind, None, None, None, line.why, f"{line.label}: {line.why}.")
    for column, (value, name) in enumerate(zip(values, names, strict=True)):
        row = line.shares.get(value)
        if row:
            told = f"{line.label}, {name}: {between(row)}."
            shares = row["share"], row["low"], row["high"]
            yield Cell(place, column, line.label, line.kind, *shares, percent(row["share"]), told)


def _finding(view: View, lines: Sequence[Line]) -> str:
    """Say of one value how its share changes on the way from head to picture: the one that changes most."""
    way = {line.kind: line.shares for line in lines if line.shares and line.kind != "published"}
    common = [
        v for v in measured(view.attribute).coarse.options if all(v in shares for shares in way.values())
    ]
    if not way or not common:
        return said("four_lines.none")

    def change(value: str) -> float:
        found = [shares[value]["share"] for shares in way.values()]
        return float(max(found) - min(found) + max(found) / 1000)  # of equals, the larger

    value = max(common, key=change)
    parts = [said(f"four_lines.part.{kind}", share=percent(s[value]["share"])) for kind, s in way.items()]
    return said("four_lines.finding", value=view.name_of(value), parts=", ".join(parts))


def _note(view: View) -> str:
    """Say that there are ranges, and that somebody made the data."""
    made = said("four_lines.authored") if known.sheet_of(view.model) is not None else ""
    return f"{said('four_lines.note')} {made}".strip()


def _unclear(lines: Sequence[Line]) -> str:
    """Say how many could not tell what the pictures show."""
    seen = next((line.shares[CANT_TELL] for line in lines if line.kind == "class" and line.shares), None)
    return said("cant_tell", count=seen["count"], n=seen["n"]) if seen else ""
