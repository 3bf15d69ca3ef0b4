"""What happened when: every press of the facilitator that moved the class, and how much was handed in.

Knows moments. Knows nothing about who pressed, nor about what was handed in beyond its number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from workshop.classroom.nouns import Noun
from workshop.classroom.records import stamp
from workshop.classroom.room import Room
from workshop.classroom.session import Pace, Session


@dataclass(frozen=True)
class Turn(Noun):
    """One change of the class's pace."""

    table = "turn"
    file = "timeline"
    moment: str  # UTC, ISO 8601
    event: str  # began, paused, went_on, ended, phase, reveal, take_back, results_shown, results_hidden, …
    phase: str  # its name

    @property
    def key(self) -> str:
        """One per moment and event."""
        return f"{self.moment}/{self.event}"

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield one row, at the moment itself."""
        yield {"at": self.moment, "event": self.event, "phase": self.phase}


def note_turns(room: Room, old: Pace, new: Pace) -> None:
    """Keep what a change of the pace was.

    Raises: StorageFull, StorageFailed.
    """
    for event in _events(old, new):
        room.records.put(Turn(stamp(room.now()), event, _phase(room.session, new)))


def handed_in(room: Room, kinds: Iterable[type[Noun]], only: str = "") -> Iterator[dict[str, Any]]:
    """Yield how many of each kind were handed in for the first time, minute by minute."""
    for table in sorted({cls.table for cls in kinds}):
        documents = [one for one in room.records.documents(table) if "participant" in one]
        mine = [one for one in documents if only in ("", one["participant"])]
        counts = Counter((one["made"][:16], one.get("phase", "")) for one in mine)
        for (minute, phase), count in counts.items():
            moment = {"session": room.session.code, "at": f"{minute}:00Z", "phase": phase}
            yield {**moment, "event": "handed_in", "kind": table, "count": count}


def _events(old: Pace, new: Pace) -> Iterator[str]:
    if old.state != new.state:
        begins = "began" if old.state == "waiting" else "went_on"
        yield {"running": begins, "paused": "paused", "ended": "ended", "waiting": "waiting"}[new.state]
    if old.phase != new.phase:
        yield "phase"
    here = new.phase
    if old.revealed[here] != new.revealed[here]:
        yield "reveal" if old.revealed[here] < new.revealed[here] else "take_back"
    if old.results[here] != new.results[here]:
        yield "results_shown" if new.results[here] else "results_hidden"
    if old.locked != new.locked and old.phase == new.phase:
        yield "locked" if new.locked else "unlocked"


def _phase(session: Session, pace: Pace) -> str:
    return session.sequence.phases[pace.phase].name
