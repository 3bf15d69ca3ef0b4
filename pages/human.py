"""Human: what people chose, and what they noticed."""

from __future__ import annotations

from workshop.ui.activity import show_activity
from workshop.ui.guards import open_page
from workshop.ui.lenses.page import show_question
from workshop.ui.paper import paper

page = open_page("human")

with paper():
    show_question(page)
    show_activity("human", folded=bool(page.seat))
