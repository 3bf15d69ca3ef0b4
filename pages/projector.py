"""What the whole room sees: opened by its own link, on the machine with the projector."""

from __future__ import annotations

import streamlit as st

from workshop.ui.guards import open_page
from workshop.ui.paper import paper
from workshop.ui.projector import ProjectorClosed, projected_room, show_projector

page = open_page("projector")
try:
    room = projected_room()
except ProjectorClosed as refusal:
    with paper():
        st.title(page.words["closed"], anchor=False)
        st.text(str(refusal))
    st.stop()
show_projector(room)
