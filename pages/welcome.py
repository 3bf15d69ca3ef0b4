"""The cover: one run from noise to picture, and the ways in: with a class, or alone."""

from __future__ import annotations

import streamlit as st

from workshop.ui.badges import show_badge
from workshop.ui.components.film import show_film
from workshop.ui.guards import open_page
from workshop.ui.joining import show_way_in
from workshop.ui.paper import paper
from workshop.ui.pulse import turn_to
from workshop.ui.recordings import recording

page = open_page("welcome")
cover = recording("cover")

with paper():
    with st.container(gap="xsmall"):
        st.title(page.words["name"], anchor=False)
        st.subheader(page.words["what"], anchor=False)
    if not page.seat:
        show_way_in(page.browser)
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            if st.button(page.words["start"], icon=":material/arrow_forward:"):
                turn_to("step_through")
            st.markdown(page.words["private"])
    alt = page.words["cover_alt"].format(prompt=cover.prompt)
    show_film(cover.address, cover.frames, cover.steps, alt)
    show_badge("recorded", cover.origin)
    st.caption(page.words["facilitators"])
