"""The charts of the discussion pages can be drawn, and show every number with a label."""

from __future__ import annotations

import altair as alt
import pytest
import vl_convert

from workshop.insight.confidence import mean_of
from workshop.insight.next_word import NextWord
from workshop.paperworld.world import load_sheet
from workshop.ui.lenses.causes import PERSON, shares_of, sheet_chart
from workshop.ui.lenses.closing import ticket_chart
from workshop.ui.lenses.tokens import guess_chart
from workshop.ui.results import TEXT

SHEET = load_sheet()
GUESSES = NextWord(["a red cat", "a red dog", "a blue dog"]).predict(["a"])
SIDES = {side: {"steps": mean_of([1, 2, 3 + add])} for side, add in (("before", 0), ("after", 2))}
CHARTS = {
    "sheet": lambda: sheet_chart(shares_of(SHEET, "doctor", young=False)),
    "guesses": lambda: guess_chart(GUESSES, "blue"),
    "tickets": lambda: ticket_chart(SIDES, TEXT),
}
SHOWN = {
    "sheet": ["hospital", "75%", "Gender presentation"],
    "guesses": ["red", "67%", "33% ◂"],
    "tickets": ["before 2.0", "after 2.7"],
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_can_be_drawn(name: str) -> None:
    """The picture that a browser would make holds the words and the numbers."""
    chart: alt.LayerChart | alt.FacetChart = CHARTS[name]()
    drawn = vl_convert.vegalite_to_svg(chart.to_json())
    assert [text for text in SHOWN[name] if text not in drawn] == []


def test_the_sheet_leaves_persons_out_for_young_learners() -> None:
    """What is left is the place and the pose; the shares are those of the file."""
    rows = shares_of(SHEET, "doctor", young=True)
    values = set(rows["value"]) - {""}
    assert values == {*SHEET.of("doctor", "setting"), *SHEET.of("doctor", "pose")}
    everything = shares_of(SHEET, "doctor", young=False)
    assert len(everything) - len(rows) == sum(len(SHEET.of("doctor", one)) + 1 for one in PERSON)
