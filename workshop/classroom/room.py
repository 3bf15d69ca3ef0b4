"""A room: an open session with everything that is only true while the server runs.

Knows where a session's records are, who was seen when, and what students' pages are told (the pulse).
Knows nothing about who may do what.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workshop.classroom.limits import Limits
from workshop.classroom.pulse import Pulse, pulse_of
from workshop.classroom.records import Records
from workshop.classroom.session import Pace, Session, waiting


@dataclass(frozen=True)
class Glimpse:
    """When and where somebody was seen last."""

    at: float  # seconds since 1970
    page: str


@dataclass(frozen=True)
class Return:
    """Whom a code for coming back belongs to, and until when it works."""

    participant: str
    until: float  # seconds since 1970


class Room:
    """One open session. Safe in many threads."""

    def __init__(self, folder: Path, limits: Limits, now: Callable[[], float] = time.time) -> None:
        """Raises: AlreadyOpen, StorageFailed."""
        self.id = folder.name
        self.now = now
        self.limits = limits
        self.records = Records(folder, now)
        self.glimpses: dict[str, Glimpse] = {}  # by participant
        self.returns: dict[str, Return] = {}  # by code
        self.naming = threading.Lock()
        self.drawing: dict[str, threading.Lock] = {}  # by participant: two tabs draw one after the other
        self.names: dict[str, str] = {}  # given out since the server started, by browser
        self.used_at = now()
        self._pulse: tuple[int, Pulse] | None = None
        held = self.records.get(Session, self.id)
        self.records.read_only = held is not None and held.origin == "imported"
        self.records.rehearsing = held is not None and held.origin == "sample"

    @property
    def session(self) -> Session:
        """The session as it is now."""
        found = self.records.get(Session, self.id)
        assert found is not None, "a room is opened with its session"
        return found

    @property
    def pace(self) -> Pace:
        """Where the class is now."""
        return self.records.get(Pace, self.id) or waiting(self.session)

    @property
    def pulse(self) -> Pulse:
        """What every student's page must know; the same object as long as nothing of it changed."""
        self.used_at = self.now()
        version = self.records.version_of(Session, Pace)
        if self._pulse is None or self._pulse[0] != version:
            self._pulse = (version, pulse_of(version, self.session, self.pace))
        return self._pulse[1]
