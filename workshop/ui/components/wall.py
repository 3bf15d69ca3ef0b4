"""A wall of pictures: few or a hundred, all at a glance, each large when somebody presses it.

Knows how they stand. Knows nothing about what they show; the browser fetches each by its address.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from workshop.content import words
from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_wall", html=source("wall.html"), css=source("wall.css"), js=source("wall.js")
)


@dataclass(frozen=True)
class Brick:
    """One picture of a wall; `line` is what stands under it when it is large."""

    src: str
    alt: str
    line: str = ""


def show_wall(
    bricks: Sequence[Brick],
    columns: int,
    key: str,
    missing: int = 0,
    told: str = "",
    zooms: bool = False,
    named: bool = False,
    room: bool = False,
    tall: str = "",
) -> None:
    """Show pictures in rows of `columns`, and empty places for the `missing` ones.

    `zooms` offers to come closer, `named` shows every line at once, `room` writes for the last row; `tall` is
    a height in CSS after which the wall scrolls by itself.
    """
    data = {"pictures": [asdict(one) for one in bricks], "missing": missing, "columns": columns, "told": told}
    data |= {"zooms": zooms, "named": named, "room": room, "tall": tall, "words": words("ui/wall")}
    _mount(data=data, key=key)
