"""The class's results of one phase: at which step people recognised their picture, or hands that went up.

Knows what is counted, and from when on it may be shown. Knows nothing about where it is shown.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt
import pandas as pd
import streamlit as st

from workshop.classroom.mark import Mark
from workshop.classroom.moderation import counted, results_visible
from workshop.classroom.room import Room
from workshop.classroom.session import current
from workshop.content import sentence, words
from workshop.ui.badges import show_badge
from workshop.ui.charts import colour
from workshop.ui.show_of_hands import counts_of, question_of

TEXT = 36  # pixels: readable from the last row
NEAR = 16  # pixels: on the facilitator's own screen
STEPS = 20  # the axis goes at least this far


@dataclass(frozen=True)
class Results:
    """Counts of one phase. `kind` is "marks" (by step) or "hands" (by answer)."""

    kind: str
    title: str
    counts: dict[str, int]
    answers: int  # people, or hands

    @property
    def note(self) -> str:
        """What the counts rest on."""
        return sentence("ui/results", f"{self.kind}_note", answers=self.answers)

    @property
    def finding(self) -> str:
        """The results in one sentence, for those who do not see the chart."""
        parts = ", ".join(f"{name}: {count}" for name, count in self.counts.items())
        return f"{self.title} {parts}."


def results_of(room: Room) -> Results:
    """Return what the class has answered in the current phase; hands, where students have no devices."""
    pages = (Mark.page, *Mark.also)
    if not room.session.settings.devices or current(room.session, room.pace).page not in pages:
        counts = counts_of(room)
        return Results("hands", question_of(room).text, counts, sum(counts.values()))
    steps = {
        one.participant: one.step for one in counted(room, Mark, _phase(room)) if one.kind == "recognised"
    }
    counts = {str(step): count for step, count in sorted(Counter(steps.values()).items())}
    return Results("marks", sentence("ui/results", "marks_title"), counts, len(steps))


def may_show(room: Room, results: Results) -> bool:
    """Tell whether the room may see these results now: revealed by the facilitator, and enough of them."""
    return results_visible(room, results.answers)


def show_results(results: Results) -> None:
    """Show results with their title, how many answers they rest on and where they come from."""
    st.header(results.title, anchor=False)
    show_chart(results, 240, NEAR)
    show_badge("class", results.note)


def show_chart(results: Results, height: int | Literal["stretch"], text: int = TEXT) -> None:
    """Draw results; height and letters in pixels."""
    made = steps_chart(results, text) if results.kind == "marks" else answers_chart(results, text)
    st.altair_chart(made, alt=results.finding, height=height)


def steps_chart(results: Results, text: int) -> alt.LayerChart | alt.FacetChart:
    """Draw a column for each step; steps that nobody chose keep their place, so that distances are true."""
    last = max([STEPS, *map(int, results.counts)])
    every = [str(step) for step in range(last + 1)]
    shown = [step for step in every if int(step) % 5 == 0]
    axis = _axis(text, values=shown, labelAngle=0, title=words("ui/results")["axis"])
    place = alt.X("name:N", sort=every, scale=alt.Scale(domain=every), axis=axis)
    size = alt.Y("count:Q", axis=None, scale=alt.Scale(domainMin=0))
    return _bars(results, place, size, text, dy=-6, baseline="bottom")


def answers_chart(results: Results, text: int) -> alt.LayerChart | alt.FacetChart:
    """Draw a row for each answer, in the order in which they were asked."""
    place = alt.Y("name:N", sort=list(results.counts), axis=_axis(text, title=None, labelLimit=24 * text))
    size = alt.X("count:Q", axis=None, scale=alt.Scale(domainMin=0))
    return _bars(results, place, size, text, dx=8, align="left")


def _bars(
    results: Results, place: alt.X | alt.Y, size: alt.X | alt.Y, text: int, **at: Any
) -> alt.LayerChart | alt.FacetChart:
    rows = pd.DataFrame([{"name": name, "count": count} for name, count in results.counts.items()])
    base = alt.Chart(rows).encode(place, size)
    bars = base.mark_bar(color=colour("chartCategoricalColors")[0], cornerRadiusEnd=4)
    ink = colour("textColor")
    counts = base.mark_text(fontSize=text, fontWeight="bold", color=ink, **at).encode(text="count:Q")
    room = {"top": text + 12, "right": 2 * text, "left": 5, "bottom": 5}  # for the counts at the ends
    return alt.layer(bars, counts).properties(padding=room)


def _axis(text: int, **options: Any) -> alt.Axis:
    ink = colour("textColor")
    letters = {"labelFontSize": text, "titleFontSize": text, "labelColor": ink, "titleColor": ink}
    return alt.Axis(ticks=False, domain=False, **letters, **options)


def _phase(room: Room) -> str:
    return current(room.session, room.pace).name
