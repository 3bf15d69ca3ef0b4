"""The cover."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import APP, PretendedEngine, mounted, opened, said
from workshop.content import words
from workshop.ui.recordings import recording

WORDS = words("pages/welcome")


def test_the_cover_shows_a_recorded_run_and_says_so(engine: PretendedEngine) -> None:
    """The strip, a text for those who do not see it, and the badge."""
    page = opened("welcome")
    film = mounted(page, "twenty_steps_film")
    assert film["sheet"] == recording("cover").address and recording("cover").prompt in str(film["alt"])
    assert "Recorded model output" in said(page)
    assert page.title[0].value == WORDS["name"]


def test_there_are_two_ways_in(engine: PretendedEngine) -> None:
    """With a class, or alone: then the step-through page follows."""
    page = opened("welcome")
    assert [one.label for one in page.button] == [words("ui/joining")["find"], WORDS["start"]]
    page.button[1].click().run()
    assert page.title[0].value == words("pages/step_through")["verb"]


def test_the_cover_says_that_nothing_is_collected(engine: PretendedEngine) -> None:
    """It stands beside the button."""
    assert WORDS["private"] in said(opened("welcome"))


def test_visitors_get_the_cover_first(engine: PretendedEngine) -> None:
    """The address of the server alone is the cover."""
    assert AppTest.from_file(APP, default_timeout=30).run().title[0].value == WORDS["name"]
