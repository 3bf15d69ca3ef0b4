"""How a class closes: the exit tickets before and after, in the cockpit and, once revealed, on the projector.

Knows tickets and how they are counted. Knows nothing about how one is filled in.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from workshop.classroom.answer import Answer
from workshop.classroom.exit_ticket import LEAST, MOST, ExitTicket
from workshop.classroom.moderation import counted, results_visible
from workshop.classroom.room import Room
from workshop.content import facts, words
from workshop.insight.confidence import Mean, mean_of, most_moved
from workshop.ui.badges import show_badge
from workshop.ui.charts import colour
from workshop.ui.components.stage import show_stage
from workshop.ui.lenses.board import show_board
from workshop.ui.lenses.wall import show_wall
from workshop.ui.results import NEAR, TEXT
from workshop.ui.seat import Seat

Sides = dict[str, dict[str, Mean]]  # "before" and "after" -> idea -> mean


def is_done(seat: Seat) -> bool:
    """Tell whether a person has answered a question of the debrief, and handed in the exit ticket."""
    nouns = (Answer, ExitTicket)
    of = seat.room.records.of
    return all(any(one.phase == seat.pulse.name for one in of(cls, seat.person.participant)) for cls in nouns)


def show_close(room: Room) -> None:
    """Show the tickets of the class and, below them, the wall of the debrief, which can be long."""
    show_tickets(room)
    show_wall(room)


def show_closing(room: Room) -> bool:
    """Show the tickets to the room once the facilitator shows results, else the discussion."""
    tickets = tickets_of(room)
    if not results_visible(room, len(tickets)):
        return show_board(room)
    said, sides = words("lenses/debrief")["chart"], sides_of(tickets)
    note = said["note"].format(n=len(tickets))
    show_stage(room.pulse.heading, [finding(sides)], room.pulse.message, note=note, tall=False)
    with st.container(key="results"):
        st.altair_chart(ticket_chart(sides, TEXT), alt=finding(sides), height="stretch")
    return True


def show_tickets(room: Room) -> None:
    """Show before and after, and what is unresolved, to the facilitator."""
    said, tickets = words("lenses/debrief")["chart"], tickets_of(room)
    needed = room.session.settings.results_from
    if len(tickets) < needed:
        st.caption(said["none"].format(needed=needed, n=len(tickets)))
    else:
        sides = sides_of(tickets)
        st.subheader(finding(sides), anchor=False)
        st.altair_chart(ticket_chart(sides, NEAR), alt=finding(sides))
        show_badge("class", said["note"].format(n=len(tickets)))
    unresolved = [ticket.unresolved for ticket in tickets if ticket.unresolved]
    if unresolved:
        with st.expander(f"{said['open']} ({len(unresolved)})", icon=":material/help:"):
            for text in unresolved:
                st.text(text)


def name_ticket(ticket: ExitTicket) -> str:
    """Name a ticket in a line."""
    title: str = words("lenses/debrief")["ticket"]["title"]
    return title


def tickets_of(room: Room) -> list[ExitTicket]:
    """Return the tickets that the facilitator did not hide; a count shows nobody's own."""
    phases = [phase.name for phase in room.session.sequence.phases]
    return [ticket for phase in phases for ticket in counted(room, ExitTicket, phase)]


def sides_of(tickets: list[ExitTicket]) -> Sides:
    """Return the means before and after, by idea."""
    ideas: list[str] = facts("lenses")["debrief"]["ideas"]
    return {
        "before": {idea: mean_of([ticket.before[idea] for ticket in tickets]) for idea in ideas},
        "after": {idea: mean_of([ticket.after[idea] for ticket in tickets]) for idea in ideas},
    }


def finding(sides: Sides) -> str:
    """Say which idea moved most."""
    said = words("lenses/debrief")
    idea = most_moved(sides["before"], sides["after"])
    if not idea:
        return str(said["chart"]["nothing"])
    before, after = (f"{sides[side][idea].mean:.1f}" for side in ("before", "after"))
    return str(
        said["chart"]["finding"].format(idea=said["ticket"]["short"][idea], before=before, after=after)
    )


def ticket_chart(sides: Sides, text: int) -> alt.LayerChart | alt.FacetChart:
    """Draw for each idea a line from before to after, with the interval of each mean."""
    rows, ink = rows_of(sides), colour("textColor")
    said = words("lenses/debrief")["chart"]
    letters: dict[str, Any] = {
        "labelFontSize": text,
        "titleFontSize": text,
        "labelColor": ink,
        "titleColor": ink,
    }
    ticks = list(range(LEAST, MOST + 1))
    steps = alt.Axis(values=ticks, format="d", title=said["axis"], domain=False, **letters)
    names = alt.Axis(title=None, ticks=False, domain=False, labelLimit=20 * text, **letters)
    order = list(dict.fromkeys(rows["idea"]))
    tones = colour("chartCategoricalColors")
    paint = alt.Color("when:N", scale=alt.Scale(range=[tones[5], tones[0]]), sort=None, legend=None)
    base = alt.Chart(rows).encode(
        y=alt.Y("idea:N", sort=order, axis=names), yOffset=alt.YOffset("when:N", sort=None), color=paint
    )
    spans = base.mark_rule(strokeWidth=max(3, text / 7)).encode(
        x=alt.X("low:Q", scale=alt.Scale(domain=[LEAST, MOST + 0.6]), axis=steps), x2="high:Q"
    )
    shape = alt.Shape("when:N", sort=None, scale=alt.Scale(range=["circle", "diamond"]), legend=None)
    dots = base.mark_point(filled=True, size=text * 12, opacity=1).encode(x="mean:Q", shape=shape)
    labels = base.mark_text(fontSize=text, align="left", dx=text * 0.8, color=ink).encode(
        x="high:Q", text="label:N", color=alt.value(ink)
    )
    return alt.layer(spans, dots, labels).properties(height=5 * text * len(order))


def rows_of(sides: Sides) -> pd.DataFrame:
    """Return a row for each idea and side, with its label."""
    said = words("lenses/debrief")
    rows = []
    for idea in sides["after"]:
        for side in ("before", "after"):
            mean, when = sides[side][idea], said["chart"][side]
            told = {"idea": said["ticket"]["short"][idea], "when": when, "label": f"{when} {mean.mean:.1f}"}
            rows.append({**told, **asdict(mean)})
    return pd.DataFrame(rows)
