"""What browsers tell the server: they can say anything, and only what has the right shape is heard."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from workshop.ui.components import answer_box, as_table, coder, scrubber, sorting

NONSENSE = [None, 5, True, "text", [1, 2], [["a", 1]], {}]


@pytest.mark.parametrize("said", NONSENSE)
def test_what_is_no_table_is_empty(said: Any) -> None:
    """Numbers, texts and lists are no answers."""
    assert as_table(said) == {}


@pytest.mark.parametrize("said", [*NONSENSE, {"parts": 5, "text": None}, {"parts": ["ab"]}])
def test_the_answer_box_hears_texts_only(monkeypatch: pytest.MonkeyPatch, said: Any) -> None:
    """Whatever is no text under a name is left out, without a failure that would log it."""
    heard: list[Any] = []
    state = {"answer": SimpleNamespace(handed=said)}
    monkeypatch.setattr(answer_box.st, "session_state", state)
    answer_box._hear("answer", lambda text, parts: heard.append((text, parts)))
    assert heard == [("", {})]


@pytest.mark.parametrize("said", [*NONSENSE, {"number": "Ada", "drafts": 5}, {"number": [1]}])
def test_the_coder_hears_numbers_only(monkeypatch: pytest.MonkeyPatch, said: Any) -> None:
    """A number in words counts as none."""
    heard: list[Any] = []
    mounted: dict[str, Any] = {}
    monkeypatch.setattr(coder, "_mount", lambda **told: mounted.update(told))
    monkeypatch.setattr(coder.st, "session_state", {"coder": SimpleNamespace(drafts=said)})
    coder.ask_about([], [], "", {}, 0, lambda number, drafts: heard.append((number, drafts)))
    mounted["on_drafts_change"]()
    assert heard == [(0, {})]


@pytest.mark.parametrize("said", NONSENSE)
def test_the_scrubber_hears_flags_only(monkeypatch: pytest.MonkeyPatch, said: Any) -> None:
    """Without a table there is no run, and no flag on it."""
    heard: list[Any] = []
    monkeypatch.setattr(scrubber.st, "session_state", {scrubber.KEY: SimpleNamespace(marks=said)})
    scrubber._hear(lambda digest, marks: heard.append((digest, marks)))
    assert heard == [("", {})]


@pytest.mark.parametrize("said", [*NONSENSE, {"lanes": 5}, {"lanes": "ab"}, {"lanes": []}])
def test_sorting_hears_lanes_only(said: Any) -> None:
    """Without a list of lanes there are none."""
    assert sorting._heard(said) == []


def test_sorting_cuts_names_and_keeps_texts() -> None:
    """A name has its limit, and what is no key is left out."""
    told = {"lanes": [{"name": " " + "x" * 90, "notes": ["a", 5, None]}, 7, {"notes": "abc"}]}
    assert sorting._heard(told) == [
        sorting.Lane("x" * (sorting.LONGEST - 1), ("a",)),
        sorting.Lane("", ()),
        sorting.Lane("", ()),
    ]
