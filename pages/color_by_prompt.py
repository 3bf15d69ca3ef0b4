"""Draw while a prompt is revealed word by word, then lay the film beside the model's."""

from __future__ import annotations

import streamlit as st

from workshop.ui.activity import show_activity
from workshop.ui.color_by_prompt.drawing_page import show_drawing
from workshop.ui.guards import open_page
from workshop.ui.paper import paper

page = open_page("color_by_prompt")

with paper():
    has_begun = show_drawing(page.participant, page.seat, page.words)
    with st.expander(page.words["about"], icon=":material/info:", expanded=not has_begun):
        show_activity("color_by_prompt")
