"""One engine for the whole server, started when it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import workshop.ui.engine as room
from workshop.settings import Settings


class Started:
    """Counts how often an engine is started."""

    count = 0

    def __init__(self, card: str, archive: object) -> None:
        Started.count += 1
        self.card, self.archive = card, archive


@pytest.fixture(autouse=True)
def nothing_started(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin and end without an engine."""
    monkeypatch.setattr(room, "Engine", Started)
    monkeypatch.setattr(room, "card", lambda name: f"card of {name}")
    monkeypatch.setattr(Started, "count", 0)
    for cache in (room.engine, room._shelf):
        cache.clear()
    yield
    for cache in (room.engine, room._shelf):
        cache.clear()


def test_looking_does_not_start_it() -> None:
    """A health check must not load a model."""
    assert room.engine_if_started() is None
    assert Started.count == 0


def test_everybody_gets_the_same_one(tmp_path: Path) -> None:
    """Started once, with the settings of the server, and found by those who only look."""
    first = room.engine()
    assert room.engine() is first is room.engine_if_started()
    assert Started.count == 1
    assert first.card == "card of paperworld" and first.archive.folder == tmp_path / "archive"
