"""Default is a design decision: six lenses, four causes, and the next token beside a denoising step."""

from __future__ import annotations

import streamlit as st

from workshop.content import words
from workshop.ui.activity import show_activity
from workshop.ui.guards import open_page
from workshop.ui.lenses.answers import frame_fields, show_answer_box
from workshop.ui.lenses.causes import show_causes
from workshop.ui.lenses.class_evidence import may_be_told
from workshop.ui.lenses.others import show_others
from workshop.ui.lenses.page import choose_question
from workshop.ui.lenses.six import CARDS, card_fields
from workshop.ui.lenses.tokens import show_both
from workshop.ui.lenses.vague import PAGE, choose_prompt, show_pictures_of
from workshop.ui.paper import paper

page = open_page("default_is_a_design_decision")
young = bool(page.seat and page.seat.pulse.young)

with paper():
    question = choose_question(page)
    with st.container(gap="small"):
        prompt = choose_prompt(page.seat)
        if prompt:
            show_pictures_of(prompt, page.participant, page.seat)
    cards = question.key == CARDS
    fields = card_fields(young) if cards else frame_fields()
    about = f"“{prompt}”" if cards else ""
    show_answer_box(question, page.participant, page.seat, fields, about)
    show_others(question, page.participant, page.seat)
    causes, tokens = words("lenses/causes"), words(f"lenses/{PAGE}")["tokens"]
    with st.expander(causes["title"], icon=":material/account_tree:", expanded=not cards):
        show_causes(may_be_told(page.seat), titled=False)
    with st.expander(tokens["title"], icon=":material/arrow_forward:"):
        show_both(page.seat)
    show_activity("default_is_a_design_decision", folded=bool(page.seat))
