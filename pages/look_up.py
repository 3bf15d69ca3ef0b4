"""Look to the front: for phases in which the class talks, and for before and after the session."""

from __future__ import annotations

from workshop.ui.guards import open_page
from workshop.ui.look_up import show_look_up
from workshop.ui.paper import paper

page = open_page("look_up")

with paper():
    show_look_up(page.seat, page.words)
