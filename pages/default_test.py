"""Commit to a picture in the mind, look at what the model makes of the same words, describe it, compare."""

from __future__ import annotations

import streamlit as st

from workshop.ui.activity import show_activity
from workshop.ui.default_test.answers import bench_of
from workshop.ui.default_test.compare import show_compare
from workshop.ui.default_test.flow import show_way, stage_of
from workshop.ui.default_test.making import ask_for
from workshop.ui.default_test.prompts import choose_alone
from workshop.ui.default_test.recipes import recipes
from workshop.ui.default_test.stages import show_code, show_look, show_mind
from workshop.ui.default_test.unlearned import show_unlearned
from workshop.ui.guards import open_page
from workshop.ui.paper import paper

page = open_page("default_test")

STAGES = {"mind": show_mind, "look": show_look, "code": show_code, "compare": show_compare}

with paper():
    if not page.seat:
        with st.container(gap="xsmall"):
            st.title(page.words["verb"], anchor=False)
            st.markdown(page.words["invitation"])
        choose_alone()
    bench = bench_of(page.participant, page.seat)
    ask_for(recipes(bench.test))  # made while the person commits
    stage = stage_of(bench)
    show_way(bench, stage)
    if stage != "mind":
        show_unlearned(bench.test)
    STAGES[stage](bench)
    show_activity("default_test", folded=bool(page.seat))
