"""How the dashboard draws: rows of bars with their ranges, side by side in columns, labelled directly.

Knows Altair, the theme and the size of letters. Knows nothing about what the numbers mean.

Every chart is one view without facets, so that it takes the width of a phone as well as that of a wall.
Letters are clipped at its edge: a long label would otherwise make the bars narrower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from workshop.content import sentence
from workshop.ui.charts import colour

Drawn = alt.LayerChart | alt.FacetChart
SOURCES = {  # kind of row -> its place in Okabe and Ito's colours
    "mind": 1,
    "class": 5,
    "data": 2,
    "model_1": 4,
    "model": 0,
    "published": 3,
}
LABEL, TRACK, NEXT = 0.55, 1.0, 1.75  # in a row: the middle of its label, of its bars, and the row below
END = 0.95  # where in a column the bars end; before them stands the number
STARTS = {1: 0.15, 2: 0.27, 3: 0.4, 4: 0.5}  # where they begin, with so many columns: a phone is narrow
HEAD = 1.1  # height of the columns' names
PADDING = {"left": 2, "right": 4, "top": 4, "bottom": 4}  # pixels
SHORT = 5  # minutes that an axis shows at least
ROW_PIXELS = 1.7  # height of a unit, in letters
BAR, BAR_CLOSE = 1.65, 1.3  # height of a bar with the gap below it, in letters; on a wall
LARGE, CLOSE = 28, 1.25  # from letters of so many pixels on it is less: a wall has room for six rows then


@dataclass(frozen=True)
class Cell:
    """One number in a grid; without a share, `said` stands in the whole row."""

    row: int
    column: int
    label: str  # of the row
    kind: str  # one of SOURCES
    share: float | None
    low: float | None  # the range; where it is as wide as nothing, the share is exact
    high: float | None
    said: str  # the number in words
    told: str  # the tooltip


@dataclass(frozen=True)
class Bar:
    """One bar of a list."""

    label: str
    share: float
    low: float
    high: float
    said: str  # the number in words
    told: str  # the tooltip
    paint: str = ""  # a colour of its own


def grid(cells: Sequence[Cell], columns: Sequence[str], text: int) -> Drawn:
    """Draw a row of bars for each row of cells, one in each of the named columns."""
    placed = _placed(pd.DataFrame(cells).astype({"share": float, "low": float, "high": float}))
    layers: list[Any] = [
        _heads(placed, columns, text),
        _labels(placed, text),
        _tracks(placed, text),
        _bars(placed, text),
        *_ranges(placed, text),
        *_numbers(placed, text),
    ]
    return alt.layer(*layers).properties(padding=PADDING)


def grid_height(rows: int, text: int) -> int:
    """Return how many pixels a grid of so many rows takes."""
    unit = CLOSE if text >= LARGE else ROW_PIXELS
    return int((HEAD + rows * NEXT) * unit * text) + 8


def bars(found: Sequence[Bar], text: int) -> Drawn:
    """Draw a bar for each value with its range, and its number at the end."""
    rows = pd.DataFrame(found).dropna(subset="share")
    rows = rows.assign(place=rows[["share", "high"]].max(axis=1))
    ink, order = colour("textColor"), [bar.label for bar in found]
    letters = {"labelFontSize": text, "labelColor": ink, "labelLimit": 14 * text, "labelOverlap": False}
    axis = alt.Axis(ticks=False, domain=False, title=None, **letters)
    plain = colour("chartCategoricalColors")[SOURCES["class"]]
    shades = alt.Scale(domain=order, range=[bar.paint or plain for bar in found])
    across: dict[str, Any] = {
        "axis": None,
        "scale": alt.Scale(domain=[0, 1.35], nice=False),
    }  # beyond 1 stand the numbers
    base = alt.Chart(rows).encode(
        alt.Y("label:N", sort=order, scale=alt.Scale(domain=order), axis=axis),
        tooltip=alt.Tooltip("told:N", title=" "),
    )
    bar = base.mark_bar(stroke=ink, strokeWidth=1, cornerRadiusEnd=3, height={"band": 0.62})
    halo = base.mark_rule(color=colour("backgroundColor"), strokeWidth=2.5 * _stroke(text))
    line = base.mark_rule(color=ink, strokeWidth=_stroke(text))
    number = base.mark_text(align="left", dx=6, fontSize=text, color=ink)
    return alt.layer(
        bar.encode(alt.X("share:Q", **across), color=alt.Color("label:N", scale=shades, legend=None)),
        halo.encode(alt.X("low:Q", **across), x2=alt.X2("high:Q")),
        line.encode(alt.X("low:Q", **across), x2=alt.X2("high:Q")),
        number.encode(alt.X("place:Q", **across), text=alt.Text("said:N")),
    ).properties(padding=PADDING)


def bars_height(count: int, text: int) -> int:
    """Return how many pixels so many bars take."""
    return int(count * (BAR_CLOSE if text >= LARGE else BAR) * text) + 24


def hills(table: pd.DataFrame, text: int) -> Drawn:
    """Draw a row of columns over minutes for each kind: columns kind, label, minute, people and told."""
    ink, kinds = colour("textColor"), list(dict.fromkeys(table["kind"]))
    most = max(1, int(table["people"].max()))
    floor = table["kind"].map({kind: NEXT * (number + 1) for number, kind in enumerate(kinds)})
    rows = table.assign(
        floor=floor, top=floor - 0.95 * table["people"] / most, end=table["minute"] + _width(table)
    )
    scale = alt.Scale(domain=[0, NEXT * len(kinds)], reverse=True, nice=False)
    names = rows.drop_duplicates("kind").assign(top=lambda first: first["floor"] - NEXT + 0.1)
    axis = alt.Axis(
        grid=False,
        title=sentence("dashboard", "course.axis"),
        titleFontSize=text,
        titleColor=ink,
        labelFontSize=text,
        labelColor=ink,
        format="d",
        tickMinStep=1,
        labelFlush=True,
    )
    shade = alt.Color(
        "kind:N", scale=alt.Scale(domain=kinds, range=colour("chartCategoricalColors")), legend=None
    )
    last = max(SHORT, float(rows["end"].max()))
    across = alt.X("minute:Q", axis=axis, scale=alt.Scale(domain=[0, last], nice=False))
    columns = alt.Chart(rows).mark_bar(stroke=ink, strokeWidth=0.5).encode(
        across, alt.Y("top:Q", axis=None, scale=scale), color=shade, x2=alt.X2("end:Q"), y2=alt.Y2("floor:Q"),
        tooltip=alt.Tooltip("told:N", title=" "),
    )  # fmt: skip
    label = alt.Chart(names).mark_text(align="left", baseline="top", fontSize=text, color=ink)
    return alt.layer(
        columns, label.encode(x=alt.XDatum(0), y=alt.Y("top:Q"), text=alt.Text("label:N"))
    ).properties(padding=PADDING)


def _placed(table: pd.DataFrame) -> pd.DataFrame:
    """Add where everything stands: x in columns, y in rows."""
    top = HEAD + table["row"] * NEXT
    start = STARTS[int(table["column"].max()) + 1]
    at = {
        name: table["column"] + start + (END - start) * table[name].clip(0, 1)
        for name in ("share", "low", "high")
    }
    return table.assign(
        label_y=top + LABEL - 0.3,
        y=top + TRACK,
        start=table["column"] + start,
        end=table["column"] + END,
        **{f"{name}_x": place for name, place in at.items()},
    )


def _axes(rows: pd.DataFrame, x: str, y: str) -> dict[str, Any]:
    columns, floor = int(rows["column"].max()) + 1, HEAD + NEXT * (int(rows["row"].max()) + 1)
    across = alt.Scale(domain=[0, columns], nice=False)
    down = alt.Scale(domain=[0, floor], reverse=True, nice=False)
    return {"x": alt.X(f"{x}:Q", axis=None, scale=across), "y": alt.Y(f"{y}:Q", axis=None, scale=down)}


def _heads(rows: pd.DataFrame, columns: Sequence[str], text: int) -> alt.Chart:
    heads = pd.DataFrame({"left": range(len(columns)), "y": HEAD / 2, "name": columns})
    mark = alt.Chart(heads).mark_text(
        clip=True, align="left", fontSize=text, fontWeight="bold", color=colour("textColor")
    )
    made: alt.Chart = mark.encode(**_axes(rows, "left", "y"), text=alt.Text("name:N"))
    return made


def _labels(rows: pd.DataFrame, text: int) -> alt.Chart:
    first = rows.drop_duplicates("row").assign(left=0.0)
    mark = alt.Chart(first).mark_text(clip=True, align="left", fontSize=text, color=colour("textColor"))
    made: alt.Chart = mark.encode(**_axes(rows, "left", "label_y"), text=alt.Text("label:N"))
    return made


def _tracks(rows: pd.DataFrame, text: int) -> alt.Chart:
    drawn = rows.dropna(subset="share")
    made: alt.Chart = (
        alt.Chart(drawn)
        .mark_bar(color=colour("secondaryBackgroundColor"), height=_thick(text))
        .encode(**_axes(rows, "start", "y"), x2=alt.X2("end:Q"))
    )
    return made


def _bars(rows: pd.DataFrame, text: int) -> alt.Chart:
    palette = colour("chartCategoricalColors")
    scale = alt.Scale(domain=list(SOURCES), range=[palette[place] for place in SOURCES.values()])
    made: alt.Chart = (
        alt.Chart(rows.dropna(subset="share"))
        .mark_bar(height=_thick(text), stroke=colour("textColor"), strokeWidth=1)
        .encode(
            **_axes(rows, "start", "y"),
            x2=alt.X2("share_x:Q"),
            color=alt.Color("kind:N", scale=scale, legend=None),
            tooltip=alt.Tooltip("told:N", title=" "),
        )
    )
    return made


def _ranges(rows: pd.DataFrame, text: int) -> list[alt.Chart]:
    uncertain = rows[rows["low"] < rows["high"]]
    base = alt.Chart(uncertain).encode(tooltip=alt.Tooltip("told:N", title=" "))
    ink = {"color": colour("textColor")}
    line = base.mark_rule(strokeWidth=_stroke(text), **ink).encode(
        **_axes(rows, "low_x", "y"), x2=alt.X2("high_x:Q")
    )
    ends = [
        base.mark_tick(size=_thick(text) * 0.6, orient="vertical", thickness=_stroke(text), **ink).encode(
            **_axes(rows, end, "y")
        )
        for end in ("low_x", "high_x")
    ]
    return [line, *ends]


def _numbers(rows: pd.DataFrame, text: int) -> list[alt.Chart]:
    known, unknown = rows.dropna(subset="share"), rows[rows["share"].isna()]
    number = alt.Chart(known).mark_text(
        clip=True, align="left", fontSize=text, fontWeight="bold", color=colour("textColor")
    )
    words = alt.Chart(unknown).mark_text(
        clip=True, align="left", fontSize=text, fontStyle="italic", color=colour("grayTextColor")
    )
    return [
        number.encode(**_axes(rows, "column", "y"), text=alt.Text("said:N")),
        words.encode(**_axes(rows, "column", "y"), text=alt.Text("said:N")),
    ]


def _thick(text: int) -> float:
    return text * 0.95


def _stroke(text: int) -> float:
    return max(1.5, text / 12)


def _width(table: pd.DataFrame) -> float:
    minutes = sorted(set(table["minute"]))
    return 0.9 * (minutes[1] - minutes[0]) if len(minutes) > 1 else 0.9
