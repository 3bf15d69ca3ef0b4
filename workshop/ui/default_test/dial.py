"""The dials: the class's own pictures, same seeds, at every guidance scale, or with other training data.

Knows how pictures and shares stand beside each other. Knows nothing about how a picture is read (`probed`),
nor who may turn the dial.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import altair as alt
import pandas as pd
import streamlit as st

from workshop.classroom.default_test import Test
from workshop.content import sentence, words
from workshop.ui.badges import origin, show_badge
from workshop.ui.charts import colour
from workshop.ui.components.dial import Row, Share, Turned, show_dial
from workshop.ui.dashboard.known import data_shares
from workshop.ui.default_test.codebook import Attribute
from workshop.ui.default_test.making import all_made, are_pending, made, show_while_made
from workshop.ui.default_test.probed import are_unread, names_of, note, shares_along
from workshop.ui.default_test.recipes import Stops, along_the_data, along_the_dial

Dial = Literal["guidance", "data"]
TURNED: dict[Dial, Callable[[Test], Stops]] = {"guidance": along_the_dial, "data": along_the_data}
BESIDE = ("skin_tone", "gender_presentation", "setting", "pose")  # the others are in the chart below
LETTERS = 0.15  # of the chart's height: a name at the end of a line
MOST = 3  # so that all of it is on one screen


def show_the_dial(dial: Dial, test: Test, asked: Sequence[Attribute], room: bool = False) -> None:
    """Show a dial, and the shares along it; `room` writes for the last row.

    Raises: ModelMissing, ModelBroken.
    """
    stops = TURNED[dial](test)
    every = [recipe for row in stops.values() for recipe in row]
    told = [one for one in asked if one.scale != "several"]
    show_while_made(every, lambda: _show(dial, test, stops, told, room), lambda: are_unread(test, every))


def _show(dial: Dial, test: Test, stops: Stops, told: Sequence[Attribute], room: bool) -> None:
    shares = shares_along(stops, told)
    there, count = (sum(map(len, rows)) for rows in (map(all_made, stops.values()), stops.values()))
    if there < count:
        st.caption(sentence("ui/default_test", "dials.made", made=there, all=count))
    cells = [_cell(test, stops, place) for place in range(len(test.seeds))]
    beside = [_beside(one, shares) for one in told if one.name in BESIDE and _has(one, shares)]
    show_dial(dial, [name_of(dial, stop) for stop in stops], cells, beside[:MOST], room)
    show_badge("live", _origin(dial, test, stops, room))
    if not shares.empty:
        st.caption(note(test, told, short=room))
    growing = any(map(are_pending, stops.values()))  # thirty pages would draw a growing chart every second
    if not (growing or room or shares.empty):
        _show_chart(dial, test, shares, told)


def _origin(dial: Dial, test: Test, stops: Stops, room: bool) -> str:
    """Say what made the pictures of all stops; in the room without the digits that tell editions apart."""
    if dial == "guidance":
        return origin(test.model.partition("@")[0] if room else test.model, None, test.steps)
    if room:
        both = sentence("ui/default_test", "data.room", model=test.model.partition("@")[0])
        return origin(both, None, test.steps, test.guidance)
    *_, balanced = stops.values()
    return origin(test.model, None, test.steps, test.guidance, lora=balanced[0].lora or "")


def name_of(dial: Dial, stop: float) -> str:
    """Return what a stop is called."""
    names: dict[str, str] = words("ui/default_test")[dial].get("stops", {})
    return names.get(f"{stop:g}", f"{stop:g}")


def _cell(test: Test, stops: Stops, place: int) -> Turned:
    runs = [made(recipes[place]) for recipes in stops.values()]
    sources = [f"/frames/{run.digest}/final.png" if run else "" for run in runs]
    alt = sentence("ui/default_test", "dials.picture", prompt=test.prompt_now, seed=test.seeds[place])
    return Turned(alt, sources)


def _has(one: Attribute, shares: pd.DataFrame) -> bool:
    return bool((shares["attribute"] == one.name).any())


def _beside(one: Attribute, shares: pd.DataFrame) -> Share:
    """Return the rows of one attribute; values that no picture shows at any stop are left out."""
    mine = shares[shares["attribute"] == one.name]
    seen = [value for value in names_of(one) if mine.loc[mine["value"] == value, "count"].sum()]
    rows = [
        Row(names_of(one)[value], mine.loc[mine["value"] == value, ["count", "n", "share", "low", "high"]])
        for value in seen
    ]
    return Share(one.title, rows)


def _show_chart(dial: Dial, test: Test, shares: pd.DataFrame, told: Sequence[Attribute]) -> None:
    said = words("ui/default_test")[dial]
    with st.expander(said["along"], icon=":material/show_chart:"):
        for one in (one for one in told if _has(one, shares)):
            table = _named(shares[shares["attribute"] == one.name], one)
            st.markdown(f"**{finding(dial, one, table)}**")
            st.altair_chart(chart(dial, table), alt=_told(dial, one, table), height=200)
            if dial == "data" and (known := in_both_data(test, one)):
                st.caption(known)


def in_both_data(test: Test, one: Attribute) -> str:
    """Say how large a share is in the training pictures of the model and in those of its twin, if known."""
    asked = (test.model, test.prompt_now, one.name)
    own, twin = data_shares(*asked), data_shares(*asked, twin=True)
    if own is None or twin is None:
        return ""
    shares = [table.set_index("value")["share"] for table in (own, twin)]
    most = str(shares[0].idxmax())
    return sentence(
        "ui/default_test",
        "data.known",
        value=names_of(one).get(most, most),
        own=f"{shares[0][most]:.0%}",
        twin=f"{shares[1].get(most, 0.0):.0%}",
    )


def finding(dial: Dial, one: Attribute, table: pd.DataFrame) -> str:
    """Say how often both ends show the value that is the default at the end where defaults are strong."""
    first, last = (table[table["stop"] == table["stop"].agg(end)] for end in ("min", "max"))
    strong = last if dial == "guidance" else first
    default = strong.loc[strong["count"].idxmax(), "name"]
    start, end = (rows[rows["name"] == default].iloc[0] for rows in (first, last))
    return sentence(
        "ui/default_test",
        f"{dial}.finding",
        attribute=one.title,
        value=default,
        start=f"{start['count']} of {start['n']}",
        end=f"{end['count']} of {end['n']}",
        low=name_of(dial, start["stop"]),
        high=name_of(dial, end["stop"]),
    )


def chart(dial: Dial, table: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """Draw a line for each value along a dial, with its range and its name at the end."""
    ink, palette = colour("textColor"), colour("chartCategoricalColors")
    stops = [name_of(dial, stop) for stop in sorted(table["stop"].unique())]
    rows = table.assign(stop=[name_of(dial, stop) for stop in table["stop"]])
    axis = alt.Axis(
        labelAngle=0, title=words("ui/dial")[dial]["dial"], labelColor=ink, titleColor=ink, labelFontSize=15
    )
    shade = alt.Color("name:N", scale=alt.Scale(range=palette), legend=None)
    tip = [alt.Tooltip(name) for name in ("name:N", "stop:N", "count:Q", "n:Q")]
    base = alt.Chart(rows).encode(x=alt.X("stop:N", sort=stops, axis=axis), color=shade, tooltip=tip)
    level = alt.Y(
        "share:Q", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%", title=None, labelColor=ink)
    )
    ends = alt.Chart(_apart(rows[rows["stop"] == stops[-1]])).encode(x=alt.X("stop:N", sort=stops))
    return alt.layer(
        base.mark_rule(strokeWidth=1.5, opacity=0.6).encode(y=alt.Y("low:Q"), y2="high:Q"),
        base.mark_line(strokeWidth=3).encode(y=level),
        base.mark_point(filled=True, size=70).encode(y=level, shape=alt.Shape("name:N", legend=None)),
        ends.mark_text(align="left", dx=10, fontSize=15, color=ink).encode(y="place:Q", text="name:N"),
    ).properties(padding={"left": 5, "right": 5, "top": 8, "bottom": 5})


def _apart(ends: pd.DataFrame) -> pd.DataFrame:
    """Add where each name stands: at the end of its line, but never on another name."""
    ranked, places = ends.sort_values("share"), [-LETTERS]
    for share in ranked["share"]:
        places.append(max(share, places[-1] + LETTERS))
    return ranked.assign(place=places[1:])


def _named(table: pd.DataFrame, one: Attribute) -> pd.DataFrame:
    named = table.assign(name=table["value"].map(names_of(one)))
    return named[named.groupby("name")["count"].transform("sum") > 0]


def _told(dial: Dial, one: Attribute, table: pd.DataFrame) -> str:
    said = table["stop"].map(lambda stop: name_of(dial, stop)) + ", " + table["name"]
    counts = table["count"].astype(str) + " / " + table["n"].astype(str)
    return f"{finding(dial, one, table)} {'; '.join(said + ': ' + counts)}."
