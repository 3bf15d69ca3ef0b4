"""Notes: what people wrote, side by side, as it was written; others can say that they saw it too.

Knows texts and counts. Knows nothing about who wrote them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal

import streamlit as st

from workshop.content import words
from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_notes", html=source("notes.html"), css=source("notes.css"), js=source("notes.js")
)


@dataclass(frozen=True)
class Note:
    """One text; `parts` are its named parts (label, text), `seen` whether this person saw it too."""

    key: str
    text: str
    parts: Sequence[tuple[str, str]] = field(default_factory=tuple)
    count: int = 0
    seen: bool = False
    own: bool = False


def show_notes(
    notes: Sequence[Note],
    on_seen: Callable[[str], None] | None = None,
    size: Literal["page", "room"] = "page",
    key: str = "notes",
) -> None:
    """Show notes; `on_seen(key)` hears of a press on "I saw this too", None: nobody can press."""
    data = {"notes": [asdict(note) for note in notes], "size": size, "can": on_seen is not None}
    _mount(
        key=key,
        data={**data, "words": words("lenses/answering")["others"]},
        on_pressed_change=lambda: on_seen(str(st.session_state[key].pressed)) if on_seen else None,
    )
