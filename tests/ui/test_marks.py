"""Flags on runs: planted, moved, taken back, and what a browser may not claim."""

from __future__ import annotations

from typing import Any

import pytest

from workshop.classroom.mark import Mark
from workshop.ui import marks

RUN, OTHER = "a" * 64, "b" * 64


@pytest.fixture(autouse=True)
def tab(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a dictionary be the state of the browser tab."""
    monkeypatch.setattr(marks.st, "session_state", {})


def placed(*told: dict[str, Any], digest: str = RUN) -> dict[str, int]:
    """Tell what the browser says, one after the other, and return the flags that stand."""
    for said in told:
        marks.place("somebody", digest, 20, said)
    return {kind: mark.step for kind, mark in marks.marks_on(digest).items()}


def test_a_flag_names_the_person_the_run_and_the_step() -> None:
    """Nothing else decides what it is about."""
    placed({"recognised": 7})
    assert marks.marks_on(RUN) == {"recognised": Mark("somebody", RUN, 7, "recognised")}


def test_flags_move_and_are_taken_back() -> None:
    """What the browser said last is what stands."""
    assert placed({"recognised": 7, "stop": 12}, {"recognised": 5, "stop": None}) == {"recognised": 5}


def test_flags_belong_to_one_run() -> None:
    """Another run has its own."""
    placed({"stop": 3})
    assert placed(digest=OTHER) == {}


@pytest.mark.parametrize("lie", [-1, 21, 7.5, "7", True, [7], {"step": 7}])
def test_a_step_that_is_none_is_not_kept(lie: object) -> None:
    """A browser can say anything."""
    assert placed({"recognised": lie, "unheard_of": 3}) == {}
