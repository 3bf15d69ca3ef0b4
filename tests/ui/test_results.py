"""Charts for a room."""

from __future__ import annotations

from typing import Any

import pytest

from workshop.ui import results
from workshop.ui.results import TEXT, Results, answers_chart, steps_chart


@pytest.fixture(autouse=True)
def theme(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours without a visitor."""
    monkeypatch.setattr(results, "colour", lambda name: ["#000000"] if name.endswith("s") else "#000000")


def drawn(kind: str, counts: dict[str, int]) -> dict[str, Any]:
    """Return a chart as Vega-Lite gets it."""
    draw = steps_chart if kind == "marks" else answers_chart
    made: dict[str, Any] = draw(Results(kind, "Title", counts, sum(counts.values())), TEXT).to_dict()
    return made


def test_every_step_has_its_place() -> None:
    """Steps that nobody chose are empty places, so that distances are true."""
    axis = drawn("marks", {"4": 2, "11": 1})["layer"][0]["encoding"]["x"]
    assert axis["scale"]["domain"] == [str(step) for step in range(21)]


def test_a_longer_run_has_a_longer_axis() -> None:
    """A mark at step 30 is not lost."""
    axis = drawn("marks", {"30": 1})["layer"][0]["encoding"]["x"]
    assert axis["scale"]["domain"][-1] == "30"


def test_answers_keep_their_order() -> None:
    """They stand as they were asked, not by size."""
    axis = drawn("hands", {"Yes": 1, "No": 5, "Can't tell": 2})["layer"][0]["encoding"]["y"]
    assert axis["sort"] == ["Yes", "No", "Can't tell"]


def test_letters_are_large() -> None:
    """Numbers and labels can be read from the last row."""
    bars, text = drawn("hands", {"Yes": 1})["layer"]
    assert text["mark"]["fontSize"] >= 28 and bars["encoding"]["y"]["axis"]["labelFontSize"] == TEXT >= 28
