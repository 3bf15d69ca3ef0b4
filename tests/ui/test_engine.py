"""One engine for the whole server, started when it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import workshop.ui.engine as room
from workshop.diffusion.errors import ModelMissing
from workshop.settings import Settings


class Started:
    """Counts how often an engine is started."""

    count = 0

    def status(self) -> SimpleNamespace:
        """All is well."""
        return SimpleNamespace(is_fault=False, sentence="Ready.")

    def __init__(self, card: str, archive: object) -> None:
        Started.count += 1
        self.card, self.archive = card, archive


@pytest.fixture(autouse=True)
def nothing_started(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin and end without an engine."""
    monkeypatch.setattr(room, "Engine", Started)
    monkeypatch.setattr(room, "card", lambda name: f"card of {name}")
    monkeypatch.setattr(Started, "count", 0)
    caches = (room.engine, room._shelf, room._refusals)
    for cache in caches:
        cache.clear()
    yield
    for cache in caches:
        cache.clear()


def test_looking_does_not_start_it() -> None:
    """A health check must not load a model."""
    assert room.engine_if_started() is None
    assert Started.count == 0


def test_all_is_well_before_it_starts() -> None:
    """Nothing is wrong with what nobody needed yet."""
    assert room.fault() == ""


def test_why_it_does_not_start_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for a picture reads it, and so does the facilitator, who did not ask."""

    def missing(name: str) -> None:
        raise ModelMissing(model=name)

    with monkeypatch.context() as patch:
        patch.setattr(room, "card", missing)
        with pytest.raises(ModelMissing):
            room.engine()
    assert "paperworld" in room.fault() and room.engine_if_started() is None
    room.engine()  # the folder is there by now
    assert room.fault() == ""


def test_a_fault_of_the_running_engine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as it lasts; being busy is no fault."""
    status = SimpleNamespace(is_fault=False, sentence="Making pictures, 3 waiting.")
    monkeypatch.setattr(Started, "status", lambda self: status)
    room.engine()
    assert room.fault() == ""
    status.is_fault, status.sentence = True, "It is starting again."
    assert room.fault() == "It is starting again."


def test_everybody_gets_the_same_one(tmp_path: Path) -> None:
    """Started once, with the settings of the server, and found by those who only look."""
    first = room.engine()
    assert room.engine() is first is room.engine_if_started()
    assert Started.count == 1
    assert first.card == "card of paperworld" and first.archive.folder == tmp_path / "archive"
