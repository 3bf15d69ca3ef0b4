"""What belongs to the questions of Ethics: consent and credit, what a check needs, figures from outside.

Knows what is written. Knows nothing about what a class found.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from workshop.content import words
from workshop.ui.badges import show_badge
from workshop.ui.dashboard.known import published
from workshop.ui.failures import as_plain_text
from workshop.ui.lenses.cards import show_cards


def show_credit() -> None:
    """Show whose work a model rests on."""
    _show("credit")


def show_audit() -> None:
    """Show what somebody would need to check a claim about a model."""
    _show("audit")


def show_figures(young: bool) -> None:
    """Show published figures, each with what it counts and its source; all of them are about persons."""
    if young:
        return
    said, figures = words("lenses/ethics")["figures"], published("a doctor")
    st.header(said["title"], anchor=False)
    st.markdown(said["what"])
    for kind, icon in (("people", "groups"), ("pictures", "imagesmode")):
        those = {name: entry for name, entry in figures.items() if entry["kind"] == kind}
        with st.expander(said[kind].format(n=len(those)), icon=f":material/{icon}:"):
            _show_each(those)


def _show_each(figures: Mapping[str, Mapping[str, Any]]) -> None:
    told = words("figures")
    with st.grid(2, min_column_width=320, gap="medium"):
        for name, entry in figures.items():
            with st.container(gap="xxsmall"):
                st.markdown(as_plain_text(told[name]["told"]))
                show_badge("published", _source(entry))


def _source(entry: Mapping[str, Any]) -> str:
    """Name the source, with place and year where it does not name them itself."""
    details = [
        entry[name] for name in ("place", "year") if entry[name] and entry[name] not in entry["source"]
    ]
    return ", ".join([entry["source"], *details])


def _show(part: str) -> None:
    said = words("lenses/ethics")[part]
    st.header(said["title"], anchor=False)
    show_cards(said["points"], part, "green")
