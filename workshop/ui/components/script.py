"""The script of one phase: what to say in large type, what to ask and do in small.

Knows how it is laid out. Knows nothing about sequences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from workshop.content import words
from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_script", html=source("script.html"), css=source("script.css"), js=source("script.js")
)


@dataclass(frozen=True)
class Reveal:
    """Something to show on a press: when it is due, whether it is shown, whether it is the next one."""

    text: str
    at: str
    shown: bool
    next: bool


def show_script(
    say: Sequence[str],
    ask: Sequence[str],
    do: Sequence[str],
    reveals: Sequence[Reveal],
    see: str,
    *,
    folds: bool = False,
) -> None:
    """Show the texts as they were written; people write them, so they are never taken for HTML.

    `folds`: only what is said stands open, so that what comes below is on the screen as well.
    """
    texts = {"say": list(say), "ask": list(ask), "do": list(do), "see": see, "folds": folds}
    data = {**texts, "reveals": [asdict(one) for one in reveals], "words": words("ui/cockpit")["script"]}
    _mount(data=data, key="script")
