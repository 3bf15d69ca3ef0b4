"""The frequency chart: its finding, its labels, and odd amounts of data."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from workshop.content import sentence
from workshop.ui import charts


def table(low: list[float], middle: list[float], high: list[float]) -> pd.DataFrame:
    """Return shares by band as `insight.frequencies` does."""
    bands = {"low": low, "middle": middle, "high": high}
    rows = [(step, band, share) for band, column in bands.items() for step, share in enumerate(column)]
    return pd.DataFrame(rows, columns=["step", "band", "share"])


RUN = table([0.5, 0.9, 1.0, 1.0], [0.1, 0.85, 0.7, 1.0], [0.0, 0.1, 0.3, 1.0])


def shown(shares: pd.DataFrame, marks: dict[str, int]) -> AppTest:
    """Show the chart on a page of its own."""

    def script(shares: object, marks: dict[str, int]) -> None:
        from workshop.ui.charts import show_frequencies

        show_frequencies(shares, marks)

    return AppTest.from_function(script, args=(shares, marks), default_timeout=30).run()


def marks_in(page: AppTest) -> set[str]:
    """Return the kinds of marks in the chart, as vega names them."""
    spec: dict[str, Any] = json.loads(page.get("vega_lite_chart")[0].proto.spec)
    return {layer["mark"]["type"] for layer in spec["layer"]}


def test_a_band_settles_where_it_stays() -> None:
    """A band that falls back below 80 % had not settled yet."""
    assert charts.settled_at(RUN) == {"low": 1, "middle": 3, "high": 3}


def test_a_band_without_energy_does_not_settle() -> None:
    """An even picture has no fine detail that could arrive."""
    assert "high" not in charts.settled_at(table([1.0], [1.0], [np.nan]))


@pytest.mark.parametrize(
    ("settled", "told"),
    [
        (
            {"low": 2, "middle": 5, "high": 9},
            "Colour and layout settled first, at step 2. Last came edges and texture, at step 9.",
        ),
        (
            {"low": 9, "middle": 2, "high": 4},
            "Shapes settled first, at step 2. Last came colour and layout, at step 9.",
        ),
        ({"low": 3, "middle": 3}, sentence("ui/frequencies", "together", step=3)),
        ({"low": 3}, sentence("ui/frequencies", "nothing")),
    ],
)
def test_the_title_says_what_the_numbers_say(settled: dict[str, int], told: str) -> None:
    """Whatever came first in this run is what the title says, also when it is not colour."""
    assert charts.finding(settled) == told


def test_the_chart_is_labelled_where_it_is_drawn() -> None:
    """Every band carries its name and its step; there is an alternative text; no legend is needed."""
    page = shown(RUN, {})
    proto = page.get("vega_lite_chart")[0].proto
    assert "Colour and layout: settled at step 1." in proto.alt
    assert page.subheader[0].value == charts.finding(charts.settled_at(RUN))
    assert marks_in(page) == {"area", "text"}


def test_marks_are_lines_with_names() -> None:
    """Each flag is a rule in the chart."""
    assert "rule" in marks_in(shown(RUN, {"recognised": 1, "stop": 3}))


@pytest.mark.parametrize("rows", [0, 1])
def test_too_little_data_is_a_sentence(rows: int) -> None:
    """With no step or one there is no order, and no empty axes."""
    page = shown(table([1.0] * rows, [1.0] * rows, [1.0] * rows), {"stop": 0})
    assert page.subheader[0].value == sentence("ui/frequencies", "one_step")
    assert not page.get("vega_lite_chart") and not page.exception


def test_a_band_that_is_not_there_is_named() -> None:
    """Its row says so instead of a step."""
    page = shown(table([0.1, 1.0], [0.1, 1.0], [np.nan, np.nan]), {})
    alt = page.get("vega_lite_chart")[0].proto.alt
    assert sentence("ui/frequencies", "absent", band="Edges and texture") in alt
