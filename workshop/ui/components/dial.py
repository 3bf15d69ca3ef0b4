"""The dial: pictures of the same seeds that cross-fade as it turns, and shares that move along.

Knows stops, pictures by address and shares. Knows nothing about what is turned; turning asks nothing of the
server.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from workshop.content import words
from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_dial",
    html=source("dial.html"),
    css=source("dial.css"),
    js=source("elements.js", "dial.js"),
)


@dataclass(frozen=True)
class Turned:
    """One seed: its picture's address at each stop, "" where it is not made yet."""

    alt: str
    sources: Sequence[str]


@dataclass(frozen=True)
class Row:
    """One value: a row of `points` for each stop, with the columns count, n, share, low and high."""

    label: str
    points: pd.DataFrame


@dataclass(frozen=True)
class Share:
    """One attribute beside the dial."""

    title: str
    rows: Sequence[Row]


def show_dial(
    turned: str,
    stops: Sequence[str],
    pictures: Sequence[Turned],
    shares: Sequence[Share],
    room: bool = False,
) -> None:
    """Show the pictures at the first stop; everybody turns their own.

    `turned` names what the dial turns, for its words in content/en/ui/dial.toml; `stops` are names.
    """
    data: dict[str, Any] = {
        "stops": list(stops),
        "pictures": [{"alt": one.alt, "sources": list(one.sources)} for one in pictures],
        "shares": [{"title": share.title, "rows": [_row(row) for row in share.rows]} for share in shares],
        "room": room,
        "words": words("ui/dial")[turned],
    }
    _mount(data=data, key=f"dial {turned}")


def _row(row: Row) -> dict[str, Any]:
    return {"label": row.label, "points": row.points.to_dict("records")}
