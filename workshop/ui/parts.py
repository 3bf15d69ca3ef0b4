"""Every activity that brings something to the cockpit, the projector or the class frame, by its page.

Knows which there are. Knows nothing about what they do.
"""

from __future__ import annotations

from dataclasses import replace

from workshop.classroom.answer import Answer
from workshop.classroom.discussion import Discussion
from workshop.classroom.drawing import Drawing, Finish
from workshop.classroom.endorsement import Endorsement
from workshop.classroom.exit_ticket import ExitTicket
from workshop.classroom.mark import Mark
from workshop.classroom.nouns import Noun
from workshop.classroom.reveal import Wall
from workshop.classroom.room import Room
from workshop.classroom.session import current
from workshop.ui.color_by_prompt import place, wall
from workshop.ui.color_by_prompt.panel import show_panel
from workshop.ui.default_test import part as default_test
from workshop.ui.lenses import closing
from workshop.ui.lenses.board import show_board
from workshop.ui.lenses.closing import name_ticket, show_close, show_closing
from workshop.ui.lenses.others import in_short
from workshop.ui.lenses.wall import show_wall
from workshop.ui.marks import name_mark
from workshop.ui.part import Kind, Part
from workshop.ui.seat import Seat

DISCUSSED = Part(
    kinds=(Kind(Answer, in_short),), watched=(Discussion, Endorsement), board=show_board, panel=show_wall
)
PARTS = {
    "color_by_prompt": Part(
        kinds=(Kind(Drawing, place.name_drawing),),
        watched=(Finish, Wall),
        board=wall.show_board,
        panel=show_panel,
        is_done=place.is_done,
    ),
    "step_through": Part(kinds=(Kind(Mark, name_mark),)),
    "default_test": default_test.PART,
    **dict.fromkeys(("human", "machine", "system", "ethics", "default_is_a_design_decision"), DISCUSSED),
    "debrief": replace(
        DISCUSSED,
        kinds=(*DISCUSSED.kinds, Kind(ExitTicket, name_ticket)),
        board=show_closing,
        panel=show_close,
        is_done=closing.is_done,
    ),
}
NOTHING = Part()  # of phases in which the room talks

KINDS = tuple(dict.fromkeys(kind for part in PARTS.values() for kind in part.kinds))
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
