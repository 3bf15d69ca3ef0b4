"""A discussion page: the question, what this class did, the answer box, and what others wrote.

Knows how these stand together. Knows nothing about any one lens.
"""

from __future__ import annotations

import streamlit as st

from workshop.classroom.discussion import discussion
from workshop.content import words
from workshop.ui.components.lens_head import show_lens_head
from workshop.ui.guards import OpenPage
from workshop.ui.lenses.answers import frame_fields, own_answer, show_answer_box
from workshop.ui.lenses.evidence import show_evidence
from workshop.ui.lenses.others import show_others
from workshop.ui.lenses.questions import Question, lens_of


def show_question(page: OpenPage) -> None:
    """Show a question with what belongs to it, from what the class did to what others wrote."""
    question = choose_question(page)
    show_evidence(question, page.participant, page.seat)
    show_answer_box(question, page.participant, page.seat, frame_fields())
    show_others(question, page.participant, page.seat)


def choose_question(page: OpenPage) -> Question:
    """Show the head of the page with one of its questions; the one that the class discusses comes first."""
    lens = lens_of(page.name, bool(page.seat and page.seat.pulse.young))
    asked = discussion(page.seat.room, lens.page).question if page.seat else ""
    with st.container(gap="small"):
        head = st.container()
        chosen = st.pills(
            words("lenses/page")["questions"],
            [one.key for one in lens.questions],
            format_func=lambda key: _label(lens.question(key), page),
            default=lens.question(asked).key,
            key=f"question {lens.page} {asked}",  # a newly asked one is turned to
            required=True,
            label_visibility="collapsed",
        )
        question = lens.question(str(chosen))
        with head:
            show_lens_head(lens.icon, lens.colour, lens.name, lens.line, question.ask, question.hint)
    return question


def _label(question: Question, page: OpenPage) -> str:
    done = own_answer(question.key, page.participant, page.seat) is not None
    return f"{':material/check: ' if done else ''}{question.short}"
