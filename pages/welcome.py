"""The cover: one run from noise to picture, and the way in."""

from __future__ import annotations

import streamlit as st

from workshop.content import ROOT
from workshop.ui.badges import show_badge
from workshop.ui.components.film import show_film
from workshop.ui.guards import open_page
from workshop.ui.paper import paper
from workshop.ui.recordings import recording

page = open_page("welcome")
cover = recording("cover")

with paper():
    st.title(page.words["name"], anchor=False)
    st.subheader(page.words["what"], anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        if st.button(page.words["start"], type="primary", icon=":material/arrow_forward:"):
            st.switch_page(ROOT / "pages" / "step_through.py")
        st.markdown(page.words["private"])
    alt = page.words["cover_alt"].format(prompt=cover.prompt)
    show_film(cover.address, cover.frames, cover.steps, alt)
    show_badge("recorded", cover.origin)
    st.caption(page.words["facilitators"])
