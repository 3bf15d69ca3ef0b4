"""The script that Streamlit runs for every visitor: the navigation, and one page of it.

Knows which pages there are and who sees them. Knows nothing about what is on them.
"""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import Literal

import streamlit as st

from workshop.content import ROOT, facts, words
from workshop.errors import WorkshopError
from workshop.ui.failures import show_failure
from workshop.ui.guards import is_facilitator, is_listed, may_open, participant
from workshop.ui.pulse import is_following
from workshop.ui.seat import seat_of

FAVICON = ROOT / "workshop" / "ui" / "static" / "favicon.svg"


def pages() -> dict[str, list[st.Page]]:
    """Return the pages that this person may open, in the order of the navigation, by section."""
    sections: dict[str, list[st.Page]] = {}
    for index, name in enumerate(filter(may_open, facts("pages"))):
        section = facts("pages")[name].get("section")
        title = words("ui/navigation")[section] if section else ""
        sections.setdefault(title, []).append(copy(_page(name, index == 0, is_listed(name))))
    return sections


@cache  # to make one, the disk is asked for every folder above it
def _page(name: str, first: bool, is_listed: bool) -> st.Page:
    said = words(f"pages/{name}")
    path = ROOT / "pages" / f"{name}.py"
    listed: Literal["visible", "hidden"] = "visible" if is_listed else "hidden"
    return st.Page(
        path,
        title=said["title"],
        icon=said["icon"],
        url_path=said["url_path"],
        default=first,
        visibility=listed,
    )


def position() -> Literal["top", "hidden"]:
    """Return where the navigation stands: nowhere for who follows the class, or waits at the door."""
    seat = None if is_facilitator() else seat_of(participant())
    return "hidden" if seat and (is_following(seat) or not seat.is_member) else "top"


st.set_page_config(page_icon=str(FAVICON))  # otherwise the browser asks a font server for the page's icon
try:
    page = st.navigation(pages(), position=position())
    page.run()
except WorkshopError as failure:
    show_failure(failure)
