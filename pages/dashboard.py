"""The numbers of a session: what the class had in mind, what it saw, and where that comes from."""

from __future__ import annotations

import streamlit as st

from workshop.ui.dashboard.page import show_choice_of_sessions, show_dashboard
from workshop.ui.guards import open_page
from workshop.ui.leading import facilitator, led_room
from workshop.ui.paper import paper
from workshop.ui.school import sessions

page = open_page("dashboard")
room = led_room()

with paper():
    st.title(page.words["verb"], anchor=False)
    if room is None:
        show_choice_of_sessions(sessions().led_by(facilitator()))
    else:
        show_dashboard(room)
