"""The provenance badge: where a picture comes from, in one quiet line under it.

Knows the kinds of evidence. Knows nothing about how a picture was made beyond its record.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import streamlit as st

from workshop.content import words
from workshop.ui.failures import as_plain_text

Evidence = Literal["live", "recorded", "illustration", "published", "class"]


def origin(
    model: str,
    seed: int | None = None,
    steps: int | None = None,
    guidance: float | None = None,
    date: str = "",
    lora: str = "",
) -> str:
    """Say in one line what a picture was made with; `date` is ISO 8601, what is not given is left out."""
    said = words("ui/provenance")
    details = [
        model,
        said["lora"].format(lora=lora) if lora else "",
        "" if seed is None else said["seed"].format(seed=seed),
        "" if steps is None else said["steps"].format(steps=steps),
        "" if guidance is None else said["guidance"].format(guidance=f"{guidance:g}"),
        day(date) if date else "",
    ]
    return " · ".join(filter(None, details))


def show_badge(evidence: Evidence, told: str) -> None:
    """Show what kind of evidence something is, and `told`, which is shown as it is."""
    kind = words("ui/provenance")[evidence]
    badge = f":{kind['colour']}-badge[:material/{kind['icon']}: {kind['name']}]"
    st.markdown(f"{badge} &nbsp;:gray[:small[{as_plain_text(told)}]]")


def in_words(evidence: Evidence, told: str) -> str:
    """Return the badge as plain text, where there is only room for a tooltip."""
    return f"{words('ui/provenance')[evidence]['name']} · {told}"


def day(date: str) -> str:
    """Return the day of an ISO 8601 date as people write it: 20 November 2026."""
    when = datetime.fromisoformat(date)
    return f"{when.day} {words('ui/provenance')['months'][when.month - 1]} {when.year}"
