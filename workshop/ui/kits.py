"""Where a facilitator finds the lesson kits: a card for each route, with everything that can be printed.

Knows which kits there are and where they are. Knows nothing about what is in them: `handout` does.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from workshop.classroom.reveal import checked
from workshop.content import facts, words
from workshop.errors import WorkshopError
from workshop.handout.kits import routes
from workshop.ui.color_by_prompt.prompts import split
from workshop.ui.failures import as_plain_text, show_failure

_ICONS = {"guide": "menu_book", "student": "edit_document", "slides": "slideshow"}


def show_kits() -> None:
    """Show a card for each route."""
    said = words("pages/kits")
    with st.grid(2, min_column_width=380, gap="medium"):
        for route, told in routes().items():
            with st.container(border=True, gap="small"):
                _show_kit(said, route, told)


def show_sheet(said: dict[str, Any]) -> None:
    """Offer the paper sheet of a prompt, and show what will be revealed in turn."""
    st.markdown(said["sheet_what"])
    typed = st.text_input(said["sheet_prompt"], said["sheet_example"], key="sheet_prompt")
    try:
        prompt = checked(split(typed))
    except WorkshopError as refusal:
        show_failure(refusal)
        return
    st.markdown(" ".join(f":blue-badge[{as_plain_text(phrase)}]" for phrase in prompt.phrases))
    address = f"/sheet.pdf?{urlencode({'prompt': typed})}"
    st.link_button(said["sheet_print"], address, icon=":material/picture_as_pdf:", type="primary")


def _show_kit(said: dict[str, Any], route: str, told: dict[str, Any]) -> None:
    st.subheader(told["title"], anchor=False)
    st.markdown(told["summary"])
    with st.container(horizontal=True, gap="xsmall"):
        for part in facts("kits")["parts"]:
            label = said["parts"][part]
            address = f"/kits/{route}/{part}"
            st.link_button(label, f"{address}.pdf", icon=f":material/{_ICONS[part]}:")
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.caption(said["markdown"], width="content")
        for part in facts("kits")["parts"]:
            st.link_button(said["parts"][part], f"/kits/{route}/{part}.md", type="tertiary")
