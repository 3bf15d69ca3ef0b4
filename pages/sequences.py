"""Where a facilitator copies a sequence, changes it, and takes it for the next session."""

from __future__ import annotations

import streamlit as st

from workshop.ui.guards import open_page
from workshop.ui.paper import paper
from workshop.ui.sequence_editor import show_sequences

page = open_page("sequences")

with paper():
    st.title(page.words["verb"], anchor=False)
    st.markdown(page.words["what"])
    show_sequences()
