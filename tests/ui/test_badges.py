"""The provenance badge."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from workshop.content import words
from workshop.ui.badges import day, origin


def badge(evidence: str, told: str) -> str:
    """Show a badge and return its Markdown."""

    def script(evidence: str, told: str) -> None:
        from workshop.ui.badges import show_badge

        show_badge(evidence, told)

    return str(AppTest.from_function(script, args=(evidence, told)).run().markdown[0].value)


def test_what_is_known_stands_in_a_fixed_order() -> None:
    """Model, seed, steps, guidance, date."""
    line = origin("paperworld@1f", 0, 20, 4.0, "2026-11-20T23:59:00+00:00")
    assert line == "paperworld@1f · seed 0 · 20 steps · guidance 4 · 20 November 2026"


def test_what_is_not_known_is_left_out() -> None:
    """Another kind of model may have no seed; there is no empty place for it."""
    assert origin("somebody's model", steps=4) == "somebody's model · 4 steps"


def test_a_models_name_cannot_dress_up() -> None:
    """A folder can be called anything; it stays text."""
    assert "![" not in badge("live", "![x](http://y)")


@pytest.mark.parametrize("evidence", ["live", "recorded", "illustration", "published", "class"])
def test_every_kind_of_evidence_has_its_name(evidence: str) -> None:
    """No picture goes without saying what it is."""
    assert words("ui/provenance")[evidence]["name"] in badge(evidence, "")


def test_days_are_written_for_people() -> None:
    """No leading zero, the month in words."""
    assert day("2026-01-02T03:04:05+00:00") == "2 January 2026"
