"""Plates: pictures of runs beside each other, each a whole file or one tile of a sheet, with a line below.

Knows addresses and captions. Knows nothing about where the pictures come from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import streamlit as st

from workshop.diffusion.trajectory import Trajectory, View
from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_plates", html=source("plates.html"), css=source("plates.css"), js=source("plates.js")
)


@dataclass(frozen=True)
class Plate:
    """One picture: tile `tile` of a sheet with `columns` and `rows`; `flag` is set on it like a mark."""

    source: str
    caption: str
    alt: str
    columns: int = 1
    rows: int = 1
    tile: int = 0
    flag: str = ""
    place: str = ""  # of a sheet that stayed in the tab, instead of a source; without one nothing is shown


def final_plate(run: Trajectory, caption: str, alt: str) -> Plate:
    """Return the final picture of a run."""
    return Plate(f"/frames/{run.digest}/final.png", caption, alt)


def frame_plate(run: Trajectory, view: View, step: int, caption: str, alt: str, flag: str = "") -> Plate:
    """Return the state at a step, or the prediction made from it."""
    count = run.steps + (view == "noisy")
    rows = -(-count // run.columns)
    return Plate(f"/frames/{run.digest}/{view}.webp", caption, alt, run.columns, rows, step, flag)


def show_plates(
    plates: Sequence[Plate],
    key: str,
    size: Literal["small", "medium", "large"] = "medium",
    arrows: bool = False,
) -> None:
    """Show plates from left to right; `arrows` between them say that one becomes the next."""
    data = {"plates": [asdict(plate) for plate in plates], "size": size, "arrows": arrows}
    _mount(data=data, key=key)
