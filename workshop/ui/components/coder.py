"""The coder: a picture and what is asked about it, answered with a thumb; or what somebody has in mind.

Knows how questions are asked, and that every answer is told as it is tapped. Knows nothing about where
answers are kept, nor whose they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import streamlit as st

from workshop.content import facts, words
from workshop.ui.components import as_table, source
from workshop.ui.default_test.codebook import Attribute

_mount = st.components.v2.component(
    "twenty_steps_coder",
    html=source("coder.html"),
    css=source("coder.css"),
    js=source("pictures.js", "elements.js", "into_view.js", "questions.js", "coder.js"),
)


@dataclass(frozen=True)
class Picture:
    """One picture to look at; `src` is its address."""

    digest: str
    src: str
    name: str
    alt: str


@dataclass(frozen=True)
class Answers:
    """What is kept of one picture."""

    codes: Mapping[str, str] = field(default_factory=dict)
    sure: int = 0
    note: str = ""


def ask_mind(
    asked: str, attributes: Sequence[Attribute], direction: str, on_commit: Callable[[dict[str, Any]], None]
) -> None:
    """Ask what somebody has in mind; `on_commit` hears {"codes": …, "words": …, "drawing": …} once."""
    key = "coder_mind"
    data = _data("mind", attributes, direction) | {"asked": asked}
    _mount(
        key=key, data=data, on_committed_change=lambda: on_commit(as_table(st.session_state[key].committed))
    )


def ask_about(
    pictures: Sequence[Picture],
    attributes: Sequence[Attribute],
    direction: str,
    kept: Mapping[str, Answers],
    heard: int,
    on_drafts: Callable[[int, dict[str, Any]], None],
    refused: str = "",
) -> None:
    """Ask about pictures, one at a time.

    `kept` has what the server holds, by digest; `on_drafts(number, {digest: {codes, sure, note}})` hears of
    every answer, with all that was not confirmed before. `heard` is the last number that was kept; a check
    mark stands from then on. `refused` says why something is not.
    """
    key = "coder"
    data = _data("code", attributes, direction) | {
        "pictures": [asdict(one) for one in pictures],
        "kept": {digest: asdict(answers) for digest, answers in kept.items()},
        "heard": heard,
        "refused": refused,
    }

    def hear() -> None:
        said = as_table(st.session_state[key].drafts)
        number = said.get("number")
        on_drafts(number if type(number) is int else 0, as_table(said.get("drafts")))

    _mount(key=key, data=data, on_drafts_change=hear)


def _data(mode: str, attributes: Sequence[Attribute], direction: str) -> dict[str, Any]:
    table = facts("default_test")
    return {
        "mode": mode,
        "label": words("ui/coder")["label"],
        "asked": "",
        "pictures": [],
        "kept": {},
        "heard": 0,
        "refused": "",
        "attributes": [_attribute(one, mode) for one in attributes],
        "direction": direction,
        "separator": table["separator"],
        "longest": table["note_longest"],
        "words": _words(),
    }


def _attribute(one: Attribute, mode: str) -> dict[str, Any]:
    return {
        "name": one.name,
        "scale": one.scale,
        "question": one.mind if mode == "mind" else one.question,
        "help": one.help if mode == "code" or one.colours else "",
        "values": list(one.values.items()),
        "first": one.first,
        "colours": one.colours,
        "alone": one.alone,
    }


def _words() -> dict[str, Any]:
    book, table = words("default_test"), facts("default_test")
    return {
        **words("ui/coder"),
        **{name: book[name] for name in ("cant_tell", "more", "fewer", "own", "own_add")},
        "own_longest": table["own_words"]["longest"],
        "sure_question": book["sure"]["question"],
        "sure": [(level, book["sure"][str(level)]) for level in table["sure"]],
    }
