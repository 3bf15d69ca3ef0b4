"""The light table: a person's drawings above the model's pictures of the same words, turned word by word.

Knows addresses and words. Knows nothing about who drew, or how pictures are made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

import streamlit as st

from workshop.content import words
from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_light_table",
    html=source("light_table.html"),
    css=source("light_table.css"),
    js=source("into_view.js", "light_table.js"),
)


@dataclass(frozen=True)
class Row:
    """One row of pictures, by words; a row of one's own keeps a picture until the next one."""

    name: str
    texts: tuple[str, ...]  # what the words say, for each picture
    frames: Mapping[int, str]  # addresses
    own: bool = False
    described: Mapping[int, str] = field(default_factory=dict)  # what was said instead of drawn


def show_light_table(
    place: str, phrases: Sequence[str], rows: Sequence[Row], address: str, key: str = "light_table"
) -> int:
    """Show rows of pictures, and return at how many words the slider stands.

    `place` and `address` are those of the sketchpad: without an address the drawings are in the tab.
    """
    shown = {"phrases": list(phrases), "rows": [asdict(row) for row in rows], "k": len(phrases)}
    data = {**shown, "place": place, "address": address, "words": words("color_by_prompt")["light_table"]}
    turned = _mount(key=key, data=data, default={"k": len(phrases)}, on_k_change=lambda: None).k
    return turned if isinstance(turned, int) and 1 <= turned <= len(phrases) else len(phrases)
