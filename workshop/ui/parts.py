"""Every activity that brings something to the cockpit, the projector or the class frame, by its page.

Knows which there are. Knows nothing about what they do.
"""

from __future__ import annotations

from workshop.classroom.mark import Mark
from workshop.classroom.nouns import Noun
from workshop.classroom.room import Room
from workshop.classroom.session import current
from workshop.ui.marks import name_mark
from workshop.ui.part import Kind, Part
from workshop.ui.seat import Seat

PARTS = {
    "step_through": Part(kinds=(Kind(Mark, name_mark),)),
}
NOTHING = Part()  # of phases in which the room talks

KINDS = tuple(kind for part in PARTS.values() for kind in part.kinds)
WATCHED: tuple[type[Noun], ...] = tuple(
    dict.fromkeys(
        noun for part in PARTS.values() for noun in (*part.watched, *(kind.cls for kind in part.kinds))
    )
)


def part_of(room: Room) -> Part:
    """Return what the activity of the current phase brings."""
    return PARTS.get(current(room.session, room.pace).page, NOTHING)


def is_done(seat: Seat) -> bool:
    """Tell whether the person has done what the current phase asks for."""
    part = PARTS.get(seat.pulse.page, NOTHING)
    if part.is_done:
        return part.is_done(seat)
    mine = (one for kind in part.kinds for one in seat.room.records.of(kind.cls, seat.person.participant))
    return any(one.phase == seat.pulse.name for one in mine)
