"""Lesson kits: what a facilitator carries into class, and the paper sheet of any prompt."""

from __future__ import annotations

import streamlit as st

from workshop.ui.guards import open_page
from workshop.ui.kits import show_kits, show_sheet

page = open_page("kits")

st.title(page.words["verb"], anchor=False)
st.markdown(page.words["what"])
show_kits()
st.header(page.words["sheet"], anchor=False)
show_sheet(page.words)
