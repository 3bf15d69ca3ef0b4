"""Four causes to tell apart, and the data sheet of the training pictures beside them.

Knows what is written about causes, and the shares of Paperworld. Knows nothing about what a class found.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from workshop.content import facts, words
from workshop.paperworld.world import Sheet, load_sheet
from workshop.ui.charts import colour
from workshop.ui.components.explanations import Explanation, Tone, show_explanations

PERSON = ("skin", "gender", "age")  # how somebody looks: not shown to young learners
ROWS = (*PERSON, "setting", "pose")
TEXT = 15  # pixels
LEFT = -0.55  # where the names of attributes begin, as a share: bars begin at 0


def show_causes(told: bool, titled: bool = True) -> None:
    """Show the four causes and what would tell each from the others; `told`: also what is known here."""
    said = words("lenses/causes")
    if titled:
        st.header(said["title"], anchor=False)
    st.markdown(said["what"])
    show_explanations(
        [_explained(cause, said["tell"], told) for cause in said["causes"]], "causes", "violet", True
    )


def _explained(cause: Mapping[str, str], tell: str, told: bool) -> Explanation:
    lines: list[tuple[Tone, str]] = [("plain", cause["what"]), ("quiet", tell.format(test=cause["test"]))]
    if told:
        lines.append(("here", cause["here"]))
    return Explanation(cause["name"], lines, cause["icon"])


def show_sheet(occupation: str, prompt: str, young: bool) -> None:
    """Show the shares that unstated attributes of an occupation were drawn from."""
    said, sheet = words("lenses/causes")["sheet"], load_sheet()
    with st.container(gap="small"):
        st.header(said["title"], anchor=False)
        if occupation not in sheet.occupations:
            st.markdown(said["none"].format(prompt=prompt))
            return
        st.markdown(said["what"].format(pictures=_pictures(sheet, occupation), prompt=prompt))
        rows = shares_of(sheet, occupation, young)
        st.altair_chart(sheet_chart(rows), alt=_told(rows))
        st.markdown(f"**{said['authored']}**")
        if not young:
            st.caption(sheet.source(occupation))


def shares_of(sheet: Sheet, occupation: str, young: bool) -> pd.DataFrame:
    """Return the shares as rows: attribute, value, share; a row without a value is an attribute's name."""
    said: dict[str, Any] = words("lenses/causes")["sheet"]
    rows: list[dict[str, Any]] = []
    for attribute in ROWS:
        if young and attribute in PERSON:
            continue
        rows.append({"attribute": said[attribute], "value": "", "share": None})
        for value, share in sheet.of(occupation, attribute).items():
            rows.append({"attribute": said[attribute], "value": value, "share": share})
    return pd.DataFrame(rows).assign(row=range(len(rows)), zero=0.0, left=LEFT)


def sheet_chart(rows: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """Draw a bar for each value, its name before it and its share behind it."""
    ink, tones = colour("textColor"), colour("chartCategoricalColors")
    y = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.25))
    x, zero, left = (
        alt.X(f"{name}:Q", axis=None, scale=alt.Scale(domain=[LEFT, 1.15]))
        for name in ("share", "zero", "left")
    )
    values = alt.Chart(rows[rows["value"] != ""]).encode(y=y)
    heads = alt.Chart(rows[rows["value"] == ""]).encode(y=y)
    bars = values.mark_bar(color=tones[0], cornerRadiusEnd=3).encode(x=x, x2="zero:Q")
    names = values.mark_text(align="right", dx=-8, fontSize=TEXT, color=ink)
    shares = values.mark_text(align="left", dx=6, fontSize=TEXT, color=ink)
    title = heads.mark_text(align="left", fontSize=TEXT, fontWeight="bold", color=ink)
    return alt.layer(
        bars,
        names.encode(x=zero, text="value:N"),
        shares.encode(x=x, text=alt.Text("share:Q", format=".0%")),
        title.encode(x=left, text="attribute:N"),
    ).properties(height=27 * len(rows))


def _told(rows: pd.DataFrame) -> str:
    """Say the shares, for those who do not see the chart."""
    there = rows[rows["value"] != ""]
    return ", ".join(f"{one.attribute} {one.value} {one.share:.0%}" for one in there.itertuples())


def _pictures(sheet: Sheet, occupation: str) -> str:
    pictures = facts("models/paperworld/facts")["data"]["pictures"]
    return f"{pictures * sheet.people * sheet.occupations[occupation]:,.0f}"
