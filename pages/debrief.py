"""Debrief: one question answered, an exit ticket, and everything a person made, to keep."""

from __future__ import annotations

from workshop.ui.activity import show_activity
from workshop.ui.guards import open_page
from workshop.ui.lenses.exit_form import show_exit_form
from workshop.ui.lenses.page import show_question
from workshop.ui.lenses.record import show_record
from workshop.ui.paper import paper

page = open_page("debrief")

with paper():
    show_question(page)
    show_exit_form(page.participant, page.seat)
    show_record(page.participant, page.seat)
    show_activity("debrief", folded=bool(page.seat))
