"""A row of cards with a picture each, one of which a person presses.

Knows how a card looks. Knows nothing about what happens afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import streamlit as st

from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_picture_cards",
    html=source("picture_cards.html"),
    css=source("picture_cards.css"),
    js=source("picture_cards.js"),
)


@dataclass(frozen=True)
class Card:
    """One card: `sheet` is the address of a row of `tiles` square pictures that run on a closer look."""

    name: str
    title: str
    origin: str  # where the pictures are from, as a tooltip
    sheet: str
    tiles: int


def show_cards(
    cards: Sequence[Card],
    label: str,
    chosen: str | None,
    size: Literal["large", "small"],
    on_press: Callable[[str], None],
    key: str,
) -> None:
    """Show the cards; `on_press` hears the name of the one that was pressed, before the page runs again."""
    data = {"cards": [asdict(card) for card in cards], "label": label, "chosen": chosen, "size": size}
    _mount(key=key, data=data, on_pressed_change=lambda: on_press(str(st.session_state[key].pressed)))
