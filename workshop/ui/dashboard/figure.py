"""A figure: a chart with its finding, what it rests on, and where that comes from.

Knows how a figure stands on a page. Knows nothing about what is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from workshop.content import sentence
from workshop.ui.badges import Evidence, show_badge
from workshop.ui.dashboard.drawing import Drawn
from workshop.ui.failures import as_plain_text

FEW = 5  # answers; below, they are counted and not turned into shares
Row = dict[str, Any]


@dataclass(frozen=True)
class Figure:
    """One chart; without `drawn` there is nothing to draw yet, and the title says so."""

    title: str  # the finding
    note: str = ""  # n, and that there are ranges
    people: int = 0  # how many people's answers are in it
    drawn: Drawn | None = None
    more: str = ""  # how to read it, for somebody with time
    told: str = ""  # the numbers, for those who do not see the chart
    height: int = 0  # pixels
    evidence: Evidence = "class"


def show_figure(figure: Figure) -> None:
    """Show a figure with its finding above and what it rests on below."""
    st.subheader(as_plain_text(figure.title), anchor=False)
    if figure.drawn is not None:
        st.altair_chart(figure.drawn, alt=f"{figure.title} {figure.told}", height=figure.height)
        show_badge(figure.evidence, f"{figure.note} {figure.more}".strip())


def said(key: str, **values: object) -> str:
    """Return a sentence of the dashboard."""
    return sentence("dashboard", key, **values)


def rows_of(table: pd.DataFrame) -> list[Row]:
    """Return the rows of a table."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def percent(share: float) -> str:
    """Return a share as people read it."""
    return f"{100 * share:.0f}\u00a0%"  # never broken across lines


def between(row: Mapping[str, Any]) -> str:
    """Return a share with its range, where it has one: 62 % (41 to 79 %)."""
    low, high = f"{100 * row['low']:.0f}", percent(row["high"])
    share = percent(row["share"])
    return share if row["low"] == row["high"] else said("between", share=share, low=low, high=high)


def basis(rows: pd.DataFrame) -> str:
    """Say what shares rest on: how many answers, by how many people, about how many pictures."""
    answers = rows[["participant", "picture"]].drop_duplicates()
    people, pictures = answers["participant"].nunique(), answers["picture"].nunique()
    return said("basis", n=len(answers), people=people, pictures=pictures)
