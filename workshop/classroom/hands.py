"""A show of hands: what the facilitator counts when students have no devices.

Knows counts per question and answer. Knows nothing about who raised a hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop.classroom.nouns import Noun
from workshop.classroom.room import Room
from workshop.classroom.session import current
from workshop.errors import WorkshopError

MOST = 1_000


class HandsOutOfRange(WorkshopError):
    """A count that no room can have."""

    key = "classroom.hands_out_of_range"


@dataclass(frozen=True)
class Hands(Noun):
    """How many hands went up for one answer."""

    table = "hands"
    file = "hands"
    phase: str  # its name
    question: str
    answer: str
    count: int

    @property
    def key(self) -> str:
        """One per phase, question and answer."""
        return f"{self.phase}/{self.question}/{self.answer}"


def count_hands(room: Room, question: str, answer: str, count: int) -> None:
    """Keep a count for the current phase, in place of an earlier one.

    Raises: HandsOutOfRange, StorageFull, StorageFailed.
    """
    if not 0 <= count <= MOST:
        raise HandsOutOfRange(most=MOST)
    room.records.put(Hands(current(room.session, room.pace).name, question, answer, count))


def hands(room: Room, phase: str, question: str) -> dict[str, int]:
    """Return the counts of one question by answer, in the order in which they were first entered."""
    found = room.records.all(Hands)
    return {one.answer: one.count for one in found if (one.phase, one.question) == (phase, question)}
