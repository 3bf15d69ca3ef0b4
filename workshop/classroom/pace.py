"""Setting the pace: start, pause, next, back, reveal, lock, and the clock that survives a restart.

Knows what each of the facilitator's controls changes. Knows nothing about who may use them: whoever
holds the Room got it from `Sessions.lead`.

The clock is kept as seconds spent in each phase and the moment at which it was last started. A server
that was away for a minute finds the class a minute further on, as the class does itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeVar

from workshop.classroom.records import stamp
from workshop.classroom.room import Room
from workshop.classroom.session import Pace, Session, current
from workshop.classroom.timeline import note_turns
from workshop.errors import WorkshopError

LONGEST_MESSAGE = 280  # characters
T = TypeVar("T")


class SessionOver(WorkshopError):
    """The session has ended."""

    key = "classroom.session_over"


class MessageTooLong(WorkshopError):
    """More than fits on a phone above the task."""

    key = "classroom.message_too_long"


@dataclass(frozen=True)
class Timing:
    """Seconds, as the cockpit shows them."""

    spent: float  # in this phase
    planned: float  # for this phase
    total_spent: float  # on the clock, in all phases
    total_planned: float
    late: float  # below 0: early


def start(room: Room) -> Pace:
    """Begin, or go on after a pause.

    Raises: SessionOver.
    """
    with room.records.editing:
        if room.pace.state == "running":
            return room.pace
        return _change(room, state="running", since=room.now())


def pause(room: Room) -> Pace:
    """Stop the clock; students can go on working.

    Raises: SessionOver.
    """
    with room.records.editing:
        if room.pace.state != "running":
            return room.pace
        return _change(room, state="paused", spent=_spent(room), since=None)


def next_phase(room: Room, seen: int | None = None) -> Pace:
    """Go to the next phase; at the last one nothing happens.

    `seen` is the phase that the facilitator's screen showed: a double press then moves once.
    Raises: SessionOver.
    """
    return _move(room, seen, +1)


def back(room: Room, seen: int | None = None) -> Pace:
    """Go to the phase before; its clock goes on where it stopped.

    Raises: SessionOver.
    """
    return _move(room, seen, -1)


def go_to(room: Room, phase: int) -> Pace:
    """Go to any phase; handing in is open again, and nothing stays blank.

    Raises: SessionOver.
    """
    with room.records.editing:
        pace = room.pace
        if phase == pace.phase or not 0 <= phase < len(pace.spent):
            return pace
        since = None if pace.since is None else room.now()
        return _change(room, phase=phase, spent=_spent(room), since=since, locked=False, blank=False)


def reveal_next(room: Room, seen: int | None = None) -> Pace:
    """Show the next word, or the next sentence, of this phase; `seen` is how many were shown.

    Raises: SessionOver.
    """
    with room.records.editing:
        pace = room.pace
        shown, phase = pace.revealed[pace.phase], current(room.session, pace)
        if (seen is not None and seen != shown) or shown >= len(phase.script.reveals):
            return pace
        return _change(room, revealed=_with(pace.revealed, pace.phase, shown + 1))


def hide_last(room: Room) -> Pace:
    """Take back the last reveal of this phase.

    Raises: SessionOver.
    """
    with room.records.editing:
        pace = room.pace
        return _change(room, revealed=_with(pace.revealed, pace.phase, max(0, pace.revealed[pace.phase] - 1)))


def show_results(room: Room, shown: bool) -> Pace:
    """Show or hide the class's results of this phase.

    Raises: SessionOver.
    """
    with room.records.editing:
        return _change(room, results=_with(room.pace.results, room.pace.phase, shown))


def lock(room: Room, locked: bool) -> Pace:
    """Stop or allow handing in, until the next phase.

    Raises: SessionOver.
    """
    return _change(room, locked=locked)


def follow(room: Room, follow: bool) -> Pace:
    """Let students' pages go along, or let everybody choose the own pace.

    Raises: SessionOver.
    """
    return _change(room, follow=follow)


def blank(room: Room, blank: bool) -> Pace:
    """Make the projector dark, or show it again.

    Raises: SessionOver.
    """
    return _change(room, blank=blank)


def ask_first(room: Room, ask_first: bool) -> Pace:
    """Let whoever joins wait until the facilitator lets them in, or let everybody in.

    Raises: SessionOver.
    """
    return _change(room, ask_first=ask_first)


def tell(room: Room, message: str) -> Pace:
    """Show a message on every page; an empty one takes it away.

    Raises: SessionOver, MessageTooLong.
    """
    if len(message.strip()) > LONGEST_MESSAGE:
        raise MessageTooLong(longest=LONGEST_MESSAGE)
    return _change(room, message=message.strip())


def end(room: Room) -> Pace:
    """End the session for everybody; what was handed in stays."""
    with room.records.editing:
        if room.pace.state == "ended":
            return room.pace
        return _change(room, state="ended", spent=_spent(room), since=None, ended_at=stamp(room.now()))


def timing(session: Session, pace: Pace, now: float) -> Timing:
    """Return the times of the current phase and of the whole.

    Late is what was spent beyond the plan up to here: all planned time of the phases before, and as much
    of this one's as was used.
    """
    phases = session.sequence.phases
    spent = list(pace.spent)
    spent[pace.phase] += _running(pace, now)
    on_clock = [index for index, phase in enumerate(phases) if not phase.off_clock]
    total = sum(spent[index] for index in on_clock)
    planned = {index: phases[index].minutes * 60 for index in on_clock}
    due = sum(planned[index] for index in on_clock if index < pace.phase)
    due += min(spent[pace.phase], planned.get(pace.phase, 0.0))
    here = phases[pace.phase].minutes * 60
    return Timing(spent[pace.phase], here, total, sum(planned.values()), total - due)


def _move(room: Room, seen: int | None, step: int) -> Pace:
    with room.records.editing:
        if seen is not None and seen != room.pace.phase:
            return room.pace
        return go_to(room, room.pace.phase + step)


def _change(room: Room, **changes: Any) -> Pace:
    with room.records.editing:
        pace = room.pace
        if pace.state == "ended":
            raise SessionOver()
        changed = replace(pace, **changes)
        if changed != pace:
            room.records.put(changed)
            note_turns(room, pace, changed)
        return changed


def _spent(room: Room) -> tuple[float, ...]:
    pace = room.pace
    return _with(pace.spent, pace.phase, pace.spent[pace.phase] + _running(pace, room.now()))


def _running(pace: Pace, now: float) -> float:
    return 0.0 if pace.since is None else max(0.0, now - pace.since)


def _with(values: tuple[T, ...], index: int, value: T) -> tuple[T, ...]:
    return values[:index] + (value,) + values[index + 1 :]
