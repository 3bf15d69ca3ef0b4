"""The people of a session as chips: here, away, handed in, at the door.

Knows how they look. Knows nothing about what may be done with them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from workshop.content import words
from workshop.ui.components import source

KEY = "roster"

_mount = st.components.v2.component(
    "twenty_steps_roster", html=source("roster.html"), css=source("roster.css"), js=source("roster.js")
)


@dataclass(frozen=True)
class Chip:
    """One person."""

    id: str
    name: str
    standing: str
    active: bool
    done: bool
    group: str = ""  # what stands above the people of a group; people of one follow each other


def show_roster(
    chips: Sequence[Chip], counts: Sequence[tuple[int, str]], chosen: str, on_press: Callable[[str], None]
) -> None:
    """Show the people and how many they are; `on_press` hears the id of a chip that was pressed."""
    data = {"people": [asdict(chip) for chip in chips], "counts": list(counts), "chosen": chosen}
    _mount(
        data={**data, "words": words("ui/cockpit")["people"]},
        key=KEY,
        on_chosen_change=lambda: on_press(str(st.session_state[KEY].chosen)),
    )
