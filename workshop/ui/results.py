"""The class's results of one phase: at which step people recognised their picture, or hands that went up.

Knows what is counted, and from when on it may be shown. Knows nothing about where it is shown.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

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
    if not room.session.settings.devices or current(room.session, room.pace).page != Mark.page:
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


def show_chart(results: Results, height: int = 520, text: int = TEXT) -> None:
    """Draw results; height and letters in pixels."""
    st.altair_chart(chart(results, height, text), alt=results.finding)


def chart(results: Results, height: int, text: int = TEXT) -> alt.LayerChart | alt.FacetChart:
    """Draw one bar for each step, or for each answer, with its count on it."""
    rows = pd.DataFrame([{"name": name, "count": count} for name, count in results.counts.items()])
    base = alt.Chart(rows).encode(y=alt.Y("count:Q", axis=None, scale=alt.Scale(domainMin=0)))
    place = _steps(results, text) if results.kind == "marks" else _answers(results, text)
    bars = base.mark_bar(color=colour("chartCategoricalColors")[0], cornerRadiusEnd=4)
    ink = colour("textColor")
    counts = base.mark_text(dy=-6, baseline="bottom", fontSize=text, fontWeight="bold", color=ink)
    layers = alt.layer(bars.encode(x=place), counts.encode(x=place, text="count:Q"))
    return layers.properties(height=height, padding={"top": text + 12, "left": 5, "right": 5, "bottom": 5})


def _steps(results: Results, text: int) -> alt.X:
    last = max([STEPS, *map(int, results.counts)])
    every = [str(step) for step in range(last + 1)]
    shown = [step for step in every if int(step) % 5 == 0]
    axis = _axis(text, values=shown, title=words("ui/results")["axis"])
    return alt.X("name:N", sort=every, scale=alt.Scale(domain=every), axis=axis)


def _answers(results: Results, text: int) -> alt.X:
    return alt.X("name:N", sort=list(results.counts), axis=_axis(text, title=None, labelLimit=400))


def _axis(text: int, **options: Any) -> alt.Axis:
    ink = colour("textColor")
    letters = {"labelFontSize": text, "titleFontSize": text, "labelColor": ink, "titleColor": ink}
    return alt.Axis(labelAngle=0, ticks=False, domain=False, **letters, **options)


def _phase(room: Room) -> str:
    return current(room.session, room.pace).name
