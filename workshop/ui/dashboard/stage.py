"""What the projector shows of the dashboard, and the switch beside each chart that decides it.

Knows that the room sees one chart at a time, and from how many people on. Knows nothing about what is drawn.
"""

from __future__ import annotations

import streamlit as st

from workshop.classroom.display import hide_from_room, show_to_room, shown
from workshop.classroom.room import Room
from workshop.content import words
from workshop.ui.badges import in_words
from workshop.ui.components.stage import show_stage
from workshop.ui.dashboard.charts import figure_for_room, may_be_shown
from workshop.ui.dashboard.figure import Figure, said
from workshop.ui.dashboard.view import Choice
from workshop.ui.leading import press

LETTERS = 33  # pixels: readable from the last row, and six rows of a chart fit below a finding


def show_switch(room: Room, name: str, choice: Choice, figure: Figure) -> None:
    """Show the switch of one chart: whether the room sees it. A session from a ZIP has no room."""
    if room.records.read_only:
        return
    now = shown(room)
    is_on = (now.chart, now.choice) == (name, choice.as_text)
    key = " ".join(["room", name, choice.attribute if name == "shares" else ""]).strip()
    if is_on:
        st.button(said("switch.hide"), key=key, icon=":material/tv_off:", type="primary",
                  on_click=press, args=(room.id, hide_from_room))  # fmt: skip
    else:
        st.button(said("switch.show"), key=key, icon=":material/tv:", type="tertiary",
                  on_click=press, args=(room.id, show_to_room, name, choice.as_text))  # fmt: skip
    if is_on and not may_be_shown(room, figure):
        needed = room.session.settings.results_from
        st.caption(said("switch.waiting", needed=needed, people=figure.people))


def show_on_stage(room: Room, message: str) -> bool:
    """Show the chart that the facilitator chose for the room; False: none, and the phase has the stage."""
    now = shown(room)
    if not now.chart:
        return False
    heading = words("pages/dashboard")["title"]  # the phase is about something else by now
    figure = figure_for_room(room, now.chart, now.choice, LETTERS)
    if figure is None:
        show_stage(heading, [said("switch.soon", needed=room.session.settings.results_from)], message)
        return True
    prompt = now.choice.get("prompt", "")
    show_figure_on_stage(figure, message, prompt, heading)
    return True


def show_figure_on_stage(
    figure: Figure, message: str, prompt: str = "", heading: str = "", line: str = ""
) -> None:
    """Show a chart to the room with its finding and what it rests on; without one, a heading has room.

    `line` is what the facilitator revealed: it stands in place of what the chart rests on.
    """
    is_chart, lines = figure.drawn is not None, list(filter(None, [figure.title, line]))
    note = in_words(figure.evidence, figure.note) if figure.note and not line else ""
    show_stage("" if is_chart else heading, lines, message, prompt, note=note, tall=not is_chart)
    if figure.drawn is not None:
        st.altair_chart(figure.drawn, alt=f"{figure.title} {figure.told}", height=figure.height)
