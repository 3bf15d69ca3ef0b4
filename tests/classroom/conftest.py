"""What the classroom's tests share: a clock, a server's sessions, and a class that has begun."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workshop.classroom import pace, people
from workshop.classroom.access import Pass
from workshop.classroom.grants import FacilitatorId
from workshop.classroom.room import Room
from workshop.classroom.sessions import Sessions

TEACHER = Pass(FacilitatorId("teacher"), general=True)


class Clock:
    """A clock that only moves when told."""

    def __init__(self) -> None:
        self.time = 1_750_000_000.0  # 2025-06-15T15:06:40Z

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def teacher() -> Pass:
    return TEACHER


@pytest.fixture
def sessions(tmp_path: Path, clock: Clock) -> Iterator[Sessions]:
    opened = Sessions(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture
def room(sessions: Sessions) -> Room:
    """A twelve-minute session that has not begun: warm-up, colour, mechanism, test, bridge, debrief."""
    return sessions.create(TEACHER)


@pytest.fixture
def ada(room: Room) -> str:
    """Somebody in that session."""
    return people.join(room, "ada").participant


@pytest.fixture
def begun(room: Room, ada: str) -> Room:
    """The session with Ada in it, running, in the first phase that uses the step-through page."""
    pace.start(room)
    pace.next_phase(room)
    return room
