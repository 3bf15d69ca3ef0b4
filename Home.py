"""The door: `streamlit run Home.py`, or `python run.py`, which also makes the environment."""

import streamlit as st

from workshop import server
from workshop.ui.failures import show_failure

app = st.App(
    "workshop/ui/app.py",
    routes=server.routes(),
    middleware=server.middleware(),
    lifespan=server.lifespan,
    on_script_error=show_failure,
)
