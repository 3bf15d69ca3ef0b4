"""Sorting: short texts in lanes with names, moved by drag or by pick.

Knows keys, texts and lanes. Knows nothing about what they mean, nor whether a browser may change them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from workshop.content import words
from workshop.ui.components import as_table, source

LONGEST = 60  # characters of a name

_mount = st.components.v2.component(
    "twenty_steps_sorting", html=source("sorting.html"), css=source("sorting.css"), js=source("sorting.js")
)


@dataclass(frozen=True)
class Lane:
    """A lane with its name, and the keys of what lies in it."""

    name: str
    notes: tuple[str, ...]


def show_sorting(
    lanes: Sequence[Lane], texts: Mapping[str, str], on_sorted: Callable[[list[Lane]], None], key: str
) -> None:
    """Show texts in lanes, and in one more what lies in none; `on_sorted` hears all lanes after a change."""
    placed = {note for lane in lanes for note in lane.notes}
    data = {
        "lanes": [{"name": lane.name, "notes": _named(lane.notes, texts)} for lane in lanes],
        "rest": _named([note for note in texts if note not in placed], texts),
        "longest": LONGEST,
        "words": words("lenses/answering")["sorting"],
    }
    _mount(key=key, data=data, on_sorted_change=lambda: on_sorted(_heard(st.session_state[key].sorted)))


def _named(keys: Sequence[str], texts: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"key": key, "text": texts[key]} for key in keys if key in texts]


def _heard(said: Any) -> list[Lane]:
    """Return lanes of names and keys, whatever else was said."""
    lanes = as_table(said).get("lanes")
    tables = [as_table(one) for one in lanes] if isinstance(lanes, list | tuple) else []
    return [Lane(str(one.get("name") or "")[:LONGEST].strip(), _keys(one.get("notes"))) for one in tables]


def _keys(said: Any) -> tuple[str, ...]:
    return tuple(key for key in said if isinstance(key, str)) if isinstance(said, list | tuple) else ()
