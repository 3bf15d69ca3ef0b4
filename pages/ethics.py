"""Ethics: who is affected, whose work it rests on, and what a check would need."""

from __future__ import annotations

from workshop.ui.activity import show_activity
from workshop.ui.guards import open_page
from workshop.ui.lenses.ethics import show_audit, show_credit, show_figures
from workshop.ui.lenses.page import show_question
from workshop.ui.paper import paper

page = open_page("ethics")

with paper():
    show_question(page)
    show_credit()
    show_audit()
    show_figures(bool(page.seat and page.seat.pulse.young))
    show_activity("ethics", folded=bool(page.seat))
