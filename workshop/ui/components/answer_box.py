"""The answer box: one field, or several with a name each, whose draft stays in this browser until it is kept.

Knows text and fields. Knows nothing about questions: it hands over what was written, and shows what is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import streamlit as st

from workshop.classroom.answer import LONGEST
from workshop.content import words
from workshop.ui.components import as_table, source

_mount = st.components.v2.component(
    "twenty_steps_answer_box",
    html=source("answer_box.html"),
    css=source("answer_box.css"),
    js=source("answer_box.js"),
)


@dataclass(frozen=True)
class Field:
    """One part of an answer that has a name of its own."""

    name: str
    label: str
    hint: str


@dataclass(frozen=True)
class Kept:
    """What is kept of an earlier version; `where` says so in a line."""

    text: str
    frame: Mapping[str, str]
    where: str


def show_box(
    draft: str,
    fields: Sequence[Field],
    kept: Kept | None,
    closed: str,
    on_answer: Callable[[str, dict[str, str]], None],
    layout: Literal["text", "cards"] = "text",
    key: str = "answer",
) -> None:
    """Show the box; `on_answer(text, parts)` hears what was handed in.

    `draft` names the draft in the browser, `closed` says why nothing can be handed in now. "text" is one
    field with the others folded away, "cards" has the named fields only.
    """
    data = {"draft": draft, "fields": [asdict(one) for one in fields], "closed": closed, "layout": layout}
    said = words("lenses/answering")["box"]
    _mount(
        key=key,
        data={**data, "kept": asdict(kept) if kept else None, "longest": LONGEST, "words": said},
        on_handed_change=lambda: _hear(key, on_answer),
    )


def _hear(key: str, on_answer: Callable[[str, dict[str, str]], None]) -> None:
    said = as_table(st.session_state[key].handed)
    parts = as_table(said.get("parts"))
    on_answer(str(said.get("text") or ""), {str(name): str(text) for name, text in parts.items()})
