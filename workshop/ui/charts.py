"""Charts in the colours of the page, labelled directly, with a title that says what the numbers say.

Knows Altair and the theme. Knows nothing about how the numbers were made: `insight` does.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from workshop.content import sentence
from workshop.ui.badges import show_badge

BANDS = {
    "low": 0,
    "middle": 2,
    "high": 5,
}  # of `insight.frequencies`; blue, green, vermilion of Okabe and Ito
MARKS = {"recognised": "redTextColor", "stop": "blueTextColor"}  # in the theme; one line of text for each
SETTLED = 0.8  # a band counts as settled from the step on at which this share of it stays
ROW = 1.7  # height of one band: one for the share, the rest for its label
LINE = 0.45  # height of a mark's name
TOP = ROW * len(BANDS) + LINE * len(MARKS)
_PRINTED: ContextVar[str] = ContextVar("printed", default="")  # the theme of what is printed now


def colour(name: str) -> Any:
    """Return a colour of the theme that this visitor sees, by its name in .streamlit/config.toml."""
    seen = _PRINTED.get() or st.context.theme.type or "light"
    return st.get_option(f"theme.{seen}.{name}")


@contextlib.contextmanager
def on_paper() -> Iterator[None]:
    """Draw what is printed in the light theme, whoever asks for it."""
    before = _PRINTED.set("light")
    try:
        yield
    finally:
        _PRINTED.reset(before)


def settled_at(shares: pd.DataFrame) -> dict[str, int]:
    """Return for each band the first step from which it stays settled; a band without energy is left out.

    `shares` has the columns step, band and share, as `insight.frequencies.band_shares` makes it.
    """
    steps = {}
    for band, rows in shares.dropna(subset="share").groupby("band"):
        unsettled = rows.loc[rows["share"] < SETTLED, "step"]
        steps[str(band)] = 0 if unsettled.empty else int(unsettled.max()) + 1
    return steps


def finding(settled: Mapping[str, int]) -> str:
    """Say in one sentence what came first in this run, and what last."""
    if len(settled) < 2:
        return sentence("ui/frequencies", "nothing")
    first, last = min(settled, key=settled.__getitem__), max(settled, key=settled.__getitem__)
    if settled[first] == settled[last]:
        return sentence("ui/frequencies", "together", step=settled[first])
    names = {"first": _name(first), "last": _name(last).lower()}
    return sentence("ui/frequencies", "in_turn", step=settled[first], end=settled[last], **names)


def show_frequencies(shares: pd.DataFrame, marks: Mapping[str, int]) -> None:
    """Show how much of the final picture's coarse and fine structure was predicted at each step.

    Units: marks in steps.
    """
    if shares["step"].nunique() < 2:
        st.subheader(sentence("ui/frequencies", "one_step"), anchor=False)
        return
    settled = settled_at(shares)
    labels = {band: _label(band, settled) for band in BANDS}
    st.subheader(finding(settled), anchor=False)
    told = " ".join([finding(settled), *(f"{label}." for label in labels.values())])
    st.altair_chart(frequency_chart(shares, labels, marks), alt=told)
    show_badge("live", sentence("ui/frequencies", "method"))


def frequency_chart(
    shares: pd.DataFrame, labels: Mapping[str, str], marks: Mapping[str, int]
) -> alt.LayerChart | alt.FacetChart:
    """Draw one hill per band on a common axis of steps, and a line for each mark."""
    last = int(shares["step"].max()) if len(shares) else 0
    names = [{"label": labels[band], "top": floor + 1.1} for band, floor in _floors().items()]
    text = alt.Chart(pd.DataFrame(names)).mark_text(
        align="left", baseline="bottom", fontSize=16, color=colour("textColor")
    )
    layers = [
        _hills(shares, labels, last),
        text.encode(x=alt.datum(0), y="top:Q", text="label:N"),
        *(part for name, step in marks.items() for part in _mark(name, step, last)),
    ]
    return alt.layer(*layers).properties(height=360)


def _floors() -> dict[str, float]:
    return {band: ROW * (len(BANDS) - 1 - row) for row, band in enumerate(BANDS)}


def _hills(shares: pd.DataFrame, labels: Mapping[str, str], last: int) -> alt.Chart:
    floor = shares["band"].map(_floors())
    rows = shares.assign(label=shares["band"].map(labels), floor=floor, top=floor + shares["share"])
    palette = [colour("chartCategoricalColors")[place] for place in BANDS.values()]
    axis = alt.Axis(grid=False, tickMinStep=1, format="d")
    hills: alt.Chart = (
        alt.Chart(rows)
        .mark_area(opacity=0.85, interpolate="monotone")
        .encode(
            x=alt.X(
                "step:Q",
                title=sentence("ui/frequencies", "axis"),
                scale=alt.Scale(domain=[0, max(last, 1)], nice=False),
                axis=axis,
            ),
            y=alt.Y("top:Q", scale=alt.Scale(domain=[0, TOP], nice=False), axis=None),
            y2="floor:Q",
            color=alt.Color("band:N", scale=alt.Scale(domain=list(BANDS), range=palette), legend=None),
            tooltip=["label:N", "step:Q", alt.Tooltip("share:Q", format=".0%")],
        )
    )
    return hills


def _mark(name: str, step: int, last: int) -> list[alt.Chart]:
    paint = colour(MARKS[name])
    height = TOP - LINE * list(MARKS).index(name)  # never over the other mark's name
    label = sentence("ui/frequencies", f"marks.{name}")
    row = pd.DataFrame([{"step": step, "label": label, "floor": 0, "top": height}])
    place = alt.Chart(row).encode(x="step:Q")
    line = place.mark_rule(color=paint, strokeWidth=2.5, strokeDash=[6, 3] if name == "stop" else [1, 0])
    late = step > last / 2
    text = place.mark_text(
        color=paint,
        baseline="top",
        fontSize=15,
        fontWeight="bold",
        align="right" if late else "left",
        dx=-7 if late else 7,
    )
    return [line.encode(y="floor:Q", y2="top:Q"), text.encode(y="top:Q", text="label:N")]


def _label(band: str, settled: Mapping[str, int]) -> str:
    key = "settled" if band in settled else "absent"
    return sentence("ui/frequencies", key, band=_name(band), step=settled.get(band))


def _name(band: str) -> str:
    return sentence("ui/frequencies", f"bands.{band}")
