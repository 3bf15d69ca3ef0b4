"""The card on a session's door: what must be known of it without opening its records.

Knows one small file. Knows nothing that the records do not know better.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from workshop.classroom.files import replace_file
from workshop.classroom.grants import DAY, FacilitatorId
from workshop.classroom.room import Room
from workshop.classroom.session import Origin, State


@dataclass(frozen=True)
class Card:
    """One session in a list. Times are UTC, ISO 8601; "" means not yet."""

    id: str
    code: str
    title: str
    owner: FacilitatorId
    opened: str
    ended_at: str
    state: State
    changed: str  # the day of the last change
    retention: int  # days
    origin: Origin = ""

    @property
    def keep_until(self) -> float:
        """When the session will be deleted, in seconds since 1970."""
        return datetime.fromisoformat(self.changed).timestamp() + (self.retention + 1) * DAY

    def days_left(self, now: float) -> int:
        """Return how many whole days are left for an export."""
        return max(0, int((self.keep_until - now) // DAY))


def card_of(room: Room) -> Card:
    """Return the card as it should be now."""
    session, pace = room.session, room.pace
    day = (
        f"{room.records.changed_at[:10]}T00:00:00Z"  # so that a card is written once a day, not all the time
    )
    return Card(
        session.id,
        session.code,
        session.title,
        session.owner,
        session.opened,
        pace.ended_at,
        pace.state,
        day,
        session.settings.retention,
        session.origin,
    )


def write_card(folder: Path, card: Card) -> None:
    """Raises: StorageFull, StorageFailed."""
    replace_file(folder / "card.json", json.dumps(asdict(card), indent=1).encode())


def read_card(folder: Path) -> Card | None:
    """Return the card of a folder, or None when it is missing or damaged."""
    try:
        return Card(**json.loads((folder / "card.json").read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
