"""Who is in a session: joining, names, leaving, being removed and let in again, and who is here now.

Knows people by opaque ids (a browser's identity, see `cookies`), never by name: two Sams are two people.
Knows nothing about what they make.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from workshop.classroom.dealing import smallest
from workshop.classroom.names import checked_name, given_name
from workshop.classroom.nouns import Noun
from workshop.classroom.pace import SessionOver, ask_first
from workshop.classroom.records import stamp
from workshop.classroom.room import Glimpse, Return, Room
from workshop.classroom.session import LENGTH, LETTERS, tidy_code
from workshop.errors import WorkshopError

MOST = 500  # people in one session
ACTIVE = 15.0  # seconds since somebody's page was last heard of
RETURN_LIFE = 600.0  # seconds that a code for coming back works

Standing = Literal["in", "waiting", "left", "removed"]


class ClassFull(WorkshopError):
    """There are `MOST` people in the session."""

    key = "classroom.class_full"


class NamesGiven(WorkshopError):
    """In this session, names are given and not chosen."""

    key = "classroom.names_given"


class NotInSession(WorkshopError):
    """Somebody who did not join wants to do something."""

    key = "classroom.not_in_session"


class StillWaiting(WorkshopError):
    """Somebody who has not been let in yet wants to do something."""

    key = "classroom.still_waiting"


class PersonRemoved(WorkshopError):
    """Somebody who was removed wants to do something."""

    key = "classroom.person_removed"


class ReturnUnknown(WorkshopError):
    """A code for coming back that was used, is too old, or was never given."""

    key = "classroom.return_unknown"


@dataclass(frozen=True)
class Participant(Noun):
    """One person in one session."""

    table = "participant"
    file = "timeline"
    participant: str  # opaque id
    name: str
    standing: Standing
    joined: str  # UTC, ISO 8601
    group: int = 0  # from 1 on, where the session has groups

    @property
    def key(self) -> str:
        """The opaque id."""
        return self.participant

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the joining."""
        yield {"participant": self.participant, "at": self.joined, "event": "joined"}


@dataclass(frozen=True)
class Browser(Noun):
    """A second device of somebody who came back with a code."""

    table = "browser"
    browser: str  # the id that this device came with
    person: str  # the participant who sits before it

    @property
    def key(self) -> str:
        """The device's id."""
        return self.browser


@dataclass(frozen=True)
class Present:
    """A person, as the cockpit lists them."""

    person: Participant
    active: bool
    page: str  # where they were seen last; "" when not since the server started
    seen_at: float | None


# joining and leaving


def join(room: Room, browser: str, name: str = "") -> Participant:
    """Let somebody in, early or late; somebody who is in already stays who they are.

    Raises: SessionOver, PersonRemoved, ClassFull, NameWrong, TooFast, StorageFull, StorageFailed.
    """
    room.limits.take("join", browser)
    if room.pace.state == "ended" or room.session.origin:
        raise SessionOver()
    known = find(room, browser)
    if known is not None:
        return _rejoined(room, known)
    if len(room.records.all(Participant)) >= MOST:
        raise ClassFull(most=MOST)
    may_choose = room.session.settings.own_names and bool(name.strip())
    called = (
        checked_name(name)
        if may_choose
        else given_name(room, browser, {one.name for one in room.records.all(Participant)})
    )
    standing: Standing = "waiting" if room.pace.ask_first else "in"
    return _placed(room, Participant(browser, called, standing, stamp(room.now())))


def leave(room: Room, participant: str) -> None:
    """ "I am not …": the person is no longer here; what they made stays theirs."""
    room.glimpses.pop(participant, None)
    with room.records.editing:
        person = room.records.get(Participant, participant)
        if person is not None and person.standing == "in":  # leaving undoes neither waiting nor a removal
            _stand(room, participant, "left")


def find(room: Room, browser: str) -> Participant | None:
    """Return who sits before this browser, whatever their standing, or None."""
    device = room.records.get(Browser, browser)
    return room.records.get(Participant, device.person if device else browser)


def member(room: Room, participant: str) -> Participant:
    """Return somebody who may take part now.

    Raises: NotInSession, StillWaiting, PersonRemoved.
    """
    person = room.records.get(Participant, participant)
    if person is None or person.standing == "left":
        raise NotInSession()
    if person.standing == "waiting":
        raise StillWaiting()
    if person.standing == "removed":
        raise PersonRemoved()
    return person


# coming back from another device


def offer_return(room: Room, participant: str) -> str:
    """Return a code with which a person goes on from another device; it works once, for ten minutes.

    Raises: NotInSession.
    """
    if room.records.get(Participant, participant) is None:
        raise NotInSession()
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH + 1))
    room.returns[code] = Return(participant, room.now() + RETURN_LIFE)
    return code


def come_back(room: Room, browser: str, code: str) -> Participant:
    """Make this browser the device of the person whose code it is.

    Raises: ReturnUnknown, PersonRemoved, TooFast.
    """
    room.limits.take("join", browser)
    offered = room.returns.pop(tidy_code(code), None)  # one step, so that it works once
    person = room.records.get(Participant, offered.participant) if offered else None
    if offered is None or person is None or offered.until <= room.now():
        room.limits.take("wrong code")
        raise ReturnUnknown()
    room.records.put(Browser(browser, person.participant))
    return _rejoined(room, person)


# the facilitator's list


def rename(room: Room, participant: str, name: str) -> None:
    """Give somebody another name.

    Raises: NameWrong, NotInSession.
    """
    called = checked_name(name)
    with room.records.editing:
        person = room.records.get(Participant, participant)
        if person is None:
            raise NotInSession()
        room.records.put(replace(person, name=called))


def choose_name(room: Room, participant: str, name: str) -> None:
    """Let somebody change their own name, where the session allows it.

    Raises: NamesGiven, NameWrong, NotInSession, StillWaiting, PersonRemoved, TooFast.
    """
    if not room.session.settings.own_names:
        raise NamesGiven()
    room.limits.take("join", participant)
    rename(room, member(room, participant).participant, name)


def remove(room: Room, participant: str) -> None:
    """Send somebody out; they can come back only when they are let in.

    From then on newcomers wait at the door (`pace.ask_first` ends that): who was sent out could come back
    with a fresh browser, and nobody could tell.
    """
    _stand(room, participant, "removed")
    if room.pace.state != "ended":
        ask_first(room, True)


def let_in(room: Room, participant: str) -> None:
    """Let in somebody who waits or was removed."""
    _stand(room, participant, "in")


def seen(room: Room, participant: str, page: str) -> None:
    """Note that a person's page was heard of."""
    room.glimpses[participant] = Glimpse(room.now(), page)


def present(room: Room) -> list[Present]:
    """Return everybody who joined and did not leave, by name."""
    people = [one for one in room.records.all(Participant) if one.standing != "left"]
    return sorted((_present(room, one) for one in people), key=lambda one: one.person.name.casefold())


def _placed(room: Room, person: Participant) -> Participant:
    """Keep somebody new, in the smallest group where there are any; one after the other then."""
    count = room.session.settings.groups
    with room.records.editing if count else contextlib.nullcontext():
        here = [one.group for one in room.records.all(Participant) if one.standing in ("in", "waiting")]
        placed = replace(person, group=smallest(here, count))
        room.records.put(placed)
    return placed


def _rejoined(room: Room, person: Participant) -> Participant:
    if person.standing == "removed":
        raise PersonRemoved()
    if person.standing == "left":
        _stand(room, person.participant, "in")
    return room.records.get(Participant, person.participant) or person


def _stand(room: Room, participant: str, standing: Standing) -> None:
    with room.records.editing:
        person = room.records.get(Participant, participant)
        if person is not None and person.standing != standing:
            room.records.put(replace(person, standing=standing))


def _present(room: Room, person: Participant) -> Present:
    glimpse = room.glimpses.get(person.participant)
    if glimpse is None:
        return Present(person, False, "", None)
    return Present(person, room.now() - glimpse.at <= ACTIVE, glimpse.page, glimpse.at)
