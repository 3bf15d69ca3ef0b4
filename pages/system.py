"""System: the default, its four possible causes, and the data sheet beside them."""

from __future__ import annotations

import streamlit as st

from workshop.ui.activity import show_activity
from workshop.ui.guards import open_page
from workshop.ui.lenses.causes import show_causes, show_sheet
from workshop.ui.lenses.class_evidence import may_be_told
from workshop.ui.lenses.page import show_question
from workshop.ui.paper import paper

page = open_page("system")

told = may_be_told(page.seat)

with paper():
    show_question(page)
    causes, sheet = st.columns(2, gap="large")
    with causes:
        show_causes(told)
    if told:
        with sheet:
            show_sheet("doctor", "a doctor", bool(page.seat and page.seat.pulse.young))
    show_activity("system", folded=bool(page.seat))
