"""What stands on the projector instead of the phase."""

from __future__ import annotations

from workshop.classroom.display import Shown, hide_from_room, show_to_room, shown
from workshop.classroom.room import Room


def test_the_room_sees_no_chart_at_first(room: Room) -> None:
    """Nothing is shown before the facilitator shows it."""
    assert shown(room) == Shown()


def test_one_chart_at_a_time(room: Room) -> None:
    """A second chart takes the place of the first, and hiding leaves none."""
    show_to_room(room, "agreement", {"prompt": "a doctor"})
    show_to_room(room, "four_lines", {"prompt": "a nurse"})
    assert shown(room) == Shown("four_lines", {"prompt": "a nurse"})
    hide_from_room(room)
    assert shown(room) == Shown()
