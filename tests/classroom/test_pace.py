"""The facilitator's controls and the clock."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workshop.classroom import pace
from workshop.classroom.pace import LONGEST_MESSAGE, MessageTooLong, SessionOver, Timing, timing
from workshop.classroom.room import Room
from workshop.classroom.sessions import Sessions

if TYPE_CHECKING:
    from tests.classroom.conftest import Clock

MINUTE = 60.0


def times(room: Room) -> Timing:
    """Return the times as the cockpit would show them now."""
    return timing(room.session, room.pace, room.now())


def test_a_session_waits_until_it_is_started(room: Room, clock: Clock) -> None:
    """Before the start no clock runs."""
    clock.time += 10 * MINUTE
    assert room.pace.state == "waiting" and times(room).spent == 0
    pace.start(room)
    clock.time += MINUTE
    assert room.pace.state == "running" and times(room).spent == MINUTE


def test_a_pause_stops_the_clock(room: Room, clock: Clock) -> None:
    """Time in a pause does not count, and starting twice does not start it anew."""
    pace.start(room)
    clock.time += 30
    pace.start(room)
    clock.time += 30
    pace.pause(room)
    pace.pause(room)
    clock.time += 5 * MINUTE
    assert times(room).spent == MINUTE
    pace.start(room)
    clock.time += MINUTE
    assert times(room).spent == 2 * MINUTE


def test_next_and_back_keep_each_phases_time(room: Room, clock: Clock) -> None:
    """A phase that is entered again goes on where it stopped."""
    pace.start(room)
    pace.next_phase(room)
    clock.time += MINUTE
    pace.next_phase(room)
    clock.time += 2 * MINUTE
    assert times(room).spent == 2 * MINUTE
    pace.back(room)
    clock.time += 10
    assert times(room).spent == MINUTE + 10
    assert times(room).total_spent == 3 * MINUTE + 10


def test_moving_while_paused_stays_paused(room: Room, clock: Clock) -> None:
    """Looking at another phase in a pause starts no clock."""
    pace.start(room)
    pace.pause(room)
    pace.next_phase(room)
    clock.time += MINUTE
    assert room.pace.phase == 1 and times(room).spent == 0


def test_a_double_press_moves_once(room: Room) -> None:
    """Two presses on a screen that showed phase 0 lead to phase 1."""
    pace.next_phase(room, seen=0)
    pace.next_phase(room, seen=0)
    assert room.pace.phase == 1


def test_the_ends_of_the_sequence(room: Room) -> None:
    """There is nothing before the first and after the last phase."""
    pace.back(room)
    assert room.pace.phase == 0
    for _ in range(20):
        pace.next_phase(room)
    assert room.pace.phase == len(room.session.sequence.phases) - 1
    pace.go_to(room, 99)
    assert room.pace.phase == len(room.session.sequence.phases) - 1


def test_the_warm_up_does_not_count(room: Room, clock: Clock) -> None:
    """Ten minutes of drawing make nobody late; the twelve minutes begin afterwards."""
    pace.start(room)
    clock.time += 10 * MINUTE
    assert times(room) == Timing(10 * MINUTE, 5 * MINUTE, 0, 12 * MINUTE, 0)


@pytest.mark.parametrize(
    ("first", "second", "late"), [(2, 1, 0), (3, 1, 1), (1, 1, -1), (2, 4, 1), (1, 4, 0)]
)
def test_being_late_and_early(room: Room, clock: Clock, first: float, second: float, late: float) -> None:
    """Phases of two and three planned minutes: late is what went beyond the plan, early what was saved."""
    pace.start(room)
    pace.next_phase(room)
    clock.time += first * MINUTE
    pace.next_phase(room)
    clock.time += second * MINUTE
    assert times(room).late == late * MINUTE


def test_the_clock_survives_a_restart(sessions: Sessions, room: Room, clock: Clock, tmp_path: Path) -> None:
    """The class went on while the server was away, so its clock did too."""
    pace.start(room)
    pace.next_phase(room)
    clock.time += MINUTE
    sessions.close()
    clock.time += MINUTE
    restarted = Sessions(tmp_path, clock)
    again = restarted.open(room.id)
    assert again.pace == room.pace and times(again).spent == 2 * MINUTE
    restarted.close()


def test_a_clock_that_is_set_back_harms_nothing(room: Room, clock: Clock) -> None:
    """When the machine's time jumps back, no time is negative."""
    pace.start(room)
    clock.time -= MINUTE
    pace.next_phase(room)
    assert room.pace.spent[0] == 0 and times(room).spent == 0


def test_reveals_come_one_by_one(room: Room) -> None:
    """Each press shows one more, up to the last; a double press shows one; the last can be taken back."""
    assert room.pulse.revealed == ()
    pace.reveal_next(room, seen=0)
    pace.reveal_next(room, seen=0)
    assert room.pulse.revealed == ("a house",)
    for _ in range(9):
        pace.reveal_next(room)
    whole = room.session.sequence.phases[0].script.reveals
    assert room.pulse.revealed == whole
    pace.hide_last(room)
    assert room.pulse.revealed == whole[:-1]


def test_every_phase_has_its_own_reveals_and_results(room: Room) -> None:
    """What was shown stays shown when the class comes back to a phase, and shows nothing elsewhere."""
    pace.reveal_next(room)
    pace.show_results(room, True)
    pace.next_phase(room)
    assert (room.pulse.revealed, room.pulse.results) == ((), False)
    pace.back(room)
    assert (room.pulse.revealed, room.pulse.results) == (("a house",), True)
    pace.show_results(room, False)
    assert room.pulse.results is False


def test_a_lock_and_a_dark_projector_end_with_the_phase(room: Room) -> None:
    """Nobody stands before a closed door in the next phase."""
    pace.lock(room, True)
    pace.blank(room, True)
    assert room.pulse.locked and room.pulse.blank
    pace.next_phase(room)
    assert not room.pulse.locked and not room.pulse.blank


def test_following_and_messages(room: Room) -> None:
    """Both reach the pulse; a message goes when it is emptied and has a limit."""
    pace.follow(room, False)
    pace.tell(room, "  Two minutes left.  ")
    assert (room.pulse.follow, room.pulse.message) == (False, "Two minutes left.")
    pace.tell(room, "")
    assert room.pulse.message == ""
    with pytest.raises(MessageTooLong, match=str(LONGEST_MESSAGE)):
        pace.tell(room, "x" * (LONGEST_MESSAGE + 1))


def test_after_the_end_nothing_changes(room: Room, clock: Clock) -> None:
    """The end keeps the times, says when it was, and no control works any more."""
    pace.start(room)
    clock.time += MINUTE
    pace.end(room)
    pace.end(room)
    clock.time += MINUTE
    assert (room.pace.state, room.pace.ended_at, times(room).spent) == (
        "ended",
        "2025-06-15T15:07:40.000Z",
        MINUTE,
    )
    for control in (pace.start, pace.next_phase, pace.reveal_next, lambda room: pace.tell(room, "x")):
        with pytest.raises(SessionOver):
            control(room)


def test_a_control_that_changes_nothing_writes_nothing(room: Room) -> None:
    """Pressing again what is so already does not wake every page."""
    before = room.records.version
    pace.follow(room, True)
    pace.blank(room, False)
    assert room.records.version == before
