"""What students hand in, and the checks that every one of these passes on the server.

Knows who may hand in what and when. Knows nothing about what a submission says: a new kind is a subclass.

    @dataclass(frozen=True)
    class Answer(Submission):
        table = "answer"
        page = "bridge"      # where it is made
        question: str
        text: str
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar, TypeVar

from workshop.classroom.nouns import Noun, legible
from workshop.classroom.pace import SessionOver
from workshop.classroom.people import member
from workshop.classroom.room import Room
from workshop.classroom.session import Pace, Session
from workshop.errors import WorkshopError


class NotStarted(WorkshopError):
    """The facilitator has not begun."""

    key = "classroom.not_started"


class Locked(WorkshopError):
    """The facilitator has closed handing in for this phase."""

    key = "classroom.locked"


class WrongPhase(WorkshopError):
    """This page has not had its turn in this session."""

    key = "classroom.wrong_phase"


@dataclass(frozen=True)
class Submission(Noun):
    """Something that one participant made in one phase."""

    page: ClassVar[str]  # of pages/, where it is made
    also: ClassVar[tuple[str, ...]] = ()  # other pages where it can be made as well
    participant: str  # opaque id
    phase: str = field(default="", kw_only=True)  # its name; the server fills it in

    @property
    def made_on(self) -> str:
        """The page where this one was made; some kinds are made on several pages."""
        return self.page


S = TypeVar("S", bound=Submission)


def hand_in(room: Room, submission: S) -> S:
    """Keep a submission, once it is sure that this person may make it now; return it as it was kept.

    Raises: NotInSession, StillWaiting, PersonRemoved, SessionOver, NotStarted, Locked, WrongPhase, TooFast,
    StorageFull, StorageFailed.
    """
    kept = legible(replace(submission, phase=_checked(room, submission)))
    room.records.put(kept)
    return kept


def take_back(room: Room, submission: Submission) -> None:
    """Remove what a participant handed in, on their own wish, under the same checks.

    Raises: what `hand_in` raises.
    """
    _checked(room, submission)
    room.records.remove(type(submission), submission.key)


def check_open(room: Room, participant: str, *pages: str) -> str:
    """Return the name of the phase that something made on one of these pages belongs to.

    Raises: NotInSession, StillWaiting, PersonRemoved, SessionOver, NotStarted, WrongPhase.
    """
    member(room, participant)
    session, pace = room.session, room.pace
    if pace.state == "ended":
        raise SessionOver()
    if pace.state == "waiting":
        raise NotStarted()
    phase = _phase_of(session, pace, pages)
    if phase is None:
        raise WrongPhase()
    return phase


def submitted(room: Room, *classes: type[Submission]) -> set[str]:
    """Return the participants who handed in one of these in the current phase."""
    name = room.session.sequence.phases[room.pace.phase].name
    return {one.participant for cls in classes for one in room.records.all(cls) if one.phase == name}


def _checked(room: Room, submission: Submission) -> str:
    phase = check_open(room, submission.participant, submission.made_on, *submission.also)
    if room.pace.locked:
        raise Locked()
    room.limits.take("submit", submission.participant)
    return phase


def _phase_of(session: Session, pace: Pace, pages: tuple[str, ...]) -> str | None:
    """The current phase if it uses one of them, else the last one before it; later ones when self-paced."""
    phases = session.sequence.phases
    been = [phase.name for phase in phases[: pace.phase + 1] if phase.page in pages]
    to_come = [phase.name for phase in phases[pace.phase + 1 :] if phase.page in pages and not pace.follow]
    return next(iter([*reversed(been), *to_come]), None)
