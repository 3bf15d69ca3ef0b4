"""Draw while a prompt is revealed word by word, then lay the film beside the model's."""

from __future__ import annotations

from workshop.ui.activity import show_activity
from workshop.ui.color_by_prompt.drawing_page import show_drawing
from workshop.ui.guards import open_page
from workshop.ui.paper import paper

page = open_page("color_by_prompt")

with paper():
    has_begun = show_drawing(page.participant, page.seat, page.words)
    show_activity("color_by_prompt", folded=has_begun)
