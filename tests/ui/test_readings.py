"""Readings on a page: never waited for, asked for once, and then at hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import workshop.ui.engine
from tests.ui.conftest import QUEUED, PretendedEngine, PretendedTicket
from workshop.diffusion.errors import ModelMissing, NoProbe
from workshop.diffusion.tickets import TicketState
from workshop.ui import readings
from workshop.ui.readings import reading_of

DIGEST = "0123456789abcdef" * 4
SEEN = {"age": {"young": 0.25, "older": 0.75}}


@pytest.fixture(autouse=True)
def nothing_asked() -> Iterator[None]:
    """Begin and end with nothing asked for."""
    readings._asked.clear()
    yield
    readings._asked.clear()


def test_a_picture_is_asked_for_once_and_there_at_the_next_look(engine: PretendedEngine) -> None:
    """However often a page looks meanwhile."""
    assert [reading_of(DIGEST) for _ in range(3)] == [None] * 3
    assert [work.digests for work in engine.to_read] == [(DIGEST,)]
    engine.readings[DIGEST] = SEEN
    assert reading_of(DIGEST) == SEEN
    assert len(engine.to_read) == 1


def test_what_could_not_be_read_is_not_asked_for_again(
    engine: PretendedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture that fails would fail again; one whose answer was lost with the picture is asked for anew."""
    ticket = PretendedTicket(TicketState("failed", 0, None, 0, 1, None, None, "torn"))
    monkeypatch.setattr(engine, "submit", lambda work, who, patience: engine.to_read.append(work) or ticket)
    for _ in range(3):
        assert reading_of(DIGEST) is None
    assert len(engine.to_read) == 1
    ticket.state = TicketState("done", 0, None, 1, 1, None, {}, None)  # type: ignore[arg-type]
    reading_of(DIGEST)
    assert len(engine.to_read) == 2


def test_without_a_probe_or_a_model_there_is_no_reading(
    engine: PretendedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page goes on without."""

    def refuse(*_: object, **__: object) -> None:
        raise NoProbe(model="x")

    monkeypatch.setattr(engine, "submit", refuse)
    assert reading_of(DIGEST) is None

    def no_model() -> None:
        raise ModelMissing(model="x")

    monkeypatch.setattr(workshop.ui.engine, "engine", no_model)
    assert reading_of(DIGEST) is None


def test_what_is_remembered_is_bounded(engine: PretendedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest is forgotten first."""
    monkeypatch.setattr(readings, "MOST", 2)
    for digit in "abc":
        reading_of(digit * 64)
    assert list(readings._asked()) == ["b" * 64, "c" * 64]
    assert readings._asked()["c" * 64].snapshot() == QUEUED
