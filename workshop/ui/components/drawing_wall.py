"""A wall of drawings: everybody's sheet after the same words, with the model's picture among them.

Knows addresses and names. Knows nothing about who may see what.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

import streamlit as st

from workshop.content import words
from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_drawing_wall",
    html=source("drawing_wall.html"),
    css=source("drawing_wall.css"),
    js=source("drawing_wall.js"),
)


@dataclass(frozen=True)
class Tile:
    """One sheet, or the model's picture, by words."""

    frames: Mapping[int, str]  # addresses
    alt: str
    name: str = ""  # "": nobody's name is shown
    model: bool = False
    described: Mapping[int, str] = field(default_factory=dict)  # what was said instead of drawn
    id: str = ""  # what a press on it says
    press: str = ""  # what a press does, in a word; "" where it cannot be pressed
    quiet: bool = False  # whether others do not see it


def show_drawing_wall(
    phrases: Sequence[str],
    k: int,
    tiles: Sequence[Tile],
    room: bool,
    key: str,
    on_press: Callable[[str], None] = lambda id: None,
) -> None:
    """Show a wall after k words; its slider goes to others. `room`: it is read from the last row."""
    data = {"phrases": list(phrases), "k": k, "tiles": [asdict(tile) for tile in tiles], "room": room}
    _mount(
        key=key,
        data={**data, "words": words("color_by_prompt")["wall"]},
        on_pressed_change=lambda: on_press(str(st.session_state[key].pressed)),
    )
