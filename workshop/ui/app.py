"""The script that Streamlit runs for every visitor: the navigation, and one page of it.

Knows which pages there are and who sees them. Knows nothing about what is on them.
"""

from __future__ import annotations

import streamlit as st

from workshop.content import ROOT, facts, words
from workshop.errors import WorkshopError
from workshop.ui.failures import show_failure
from workshop.ui.guards import may_open

FAVICON = ROOT / "workshop" / "ui" / "static" / "favicon.svg"


def pages() -> list[st.Page]:
    """Return the pages that this person may open, in the order of the navigation."""
    return [_page(name, first=index == 0) for index, name in enumerate(filter(may_open, facts("pages")))]


def _page(name: str, first: bool) -> st.Page:
    said = words(f"pages/{name}")
    path = ROOT / "pages" / f"{name}.py"
    return st.Page(path, title=said["title"], icon=said["icon"], url_path=said["url_path"], default=first)


st.set_page_config(page_icon=str(FAVICON))  # otherwise the browser asks a font server for the page's icon
page = st.navigation(pages(), position="top")
try:
    page.run()
except WorkshopError as failure:
    show_failure(failure)
