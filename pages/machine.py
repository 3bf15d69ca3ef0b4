"""Machine: what the model does at each step, station by station."""

from __future__ import annotations

from workshop.ui.activity import show_activity
from workshop.ui.guards import open_page
from workshop.ui.lenses.cast import show_cast, show_corrections
from workshop.ui.lenses.page import show_question
from workshop.ui.paper import paper

page = open_page("machine")

with paper():
    show_question(page)
    show_cast(page.participant, page.seat)
    show_corrections()
    show_activity("machine", folded=bool(page.seat))
