"""A discussion on the projector: the question in large type, the answers that were picked, nothing else.

Knows what a room reads. Knows nothing about who wrote it.
"""

from __future__ import annotations

from workshop.classroom.answer import Answer
from workshop.classroom.discussion import picked
from workshop.classroom.endorsement import endorsements
from workshop.classroom.room import Room
from workshop.classroom.session import current
from workshop.ui.components.notes import show_notes
from workshop.ui.components.stage import show_stage
from workshop.ui.lenses.others import note_of
from workshop.ui.lenses.wall import asked_now
from workshop.ui.results import may_show, results_of


def show_board(room: Room) -> bool:
    """Show the question that is asked now, or leave the stage to what was revealed and to counted hands."""
    pulse, page = room.pulse, current(room.session, room.pace).page
    question = asked_now(room, page)
    answers = picked(room, page, question.key)
    if not answers:
        if pulse.revealed or may_show(room, results_of(room)):
            return False
        show_stage(pulse.heading, [question.ask], pulse.message)
        return True
    show_stage(question.ask, [], pulse.message, tall=False)
    counts = endorsements(room, Answer)
    show_notes([note_of(one, counts[one.key]) for one in answers], size="room", key="picked")
    return True
