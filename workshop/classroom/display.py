"""Which chart of the dashboard the room sees: none, until the facilitator shows one.

Knows a chart by its name, and what it is drawn from. Knows nothing about charts, nor from how many answers on
they may be seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from workshop.classroom.nouns import Noun
from workshop.classroom.room import Room

PLACE = "projector"


@dataclass(frozen=True)
class Shown(Noun):
    """What stands on the projector instead of the phase: one chart at a time."""

    table = "shown"
    chart: str = ""  # "" for none
    choice: dict[str, str] = field(default_factory=dict)  # prompt, model, group, attribute

    @property
    def key(self) -> str:
        """Where it is shown."""
        return PLACE


def shown(room: Room) -> Shown:
    """Return what the room sees now."""
    return room.records.get(Shown, PLACE) or Shown()


def show_to_room(room: Room, chart: str, choice: dict[str, str]) -> None:
    """Put a chart on the projector, in place of another.

    Raises: StorageFull, StorageFailed.
    """
    room.records.put(Shown(chart, choice))


def hide_from_room(room: Room) -> None:
    """Let the projector show the phase again.

    Raises: StorageFull, StorageFailed.
    """
    room.records.put(Shown())
