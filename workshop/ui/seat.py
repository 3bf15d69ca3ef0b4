"""A person's place in a session, found again after a reload, on a second device, or on a new server.

Knows which session a browser is in, and who sits before it. Knows nothing about what a page shows.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import streamlit as st

from workshop.classroom.people import Participant, find
from workshop.classroom.pulse import Pulse
from workshop.classroom.room import Room
from workshop.errors import WorkshopError
from workshop.ui.school import sessions

ALONE = ""
_KEY = "seat"  # the id of the session in which this tab was last, or ALONE


@dataclass(frozen=True)
class Seat:
    """Somebody in a session, as it was when the page was drawn."""

    browser: str  # the opaque id of the device
    room: Room
    person: Participant
    pulse: Pulse

    @property
    def is_member(self) -> bool:
        """Tell whether the person may take part now: not waiting at the door, not removed."""
        return self.person.standing == "in"

    @property
    def state(self) -> str:
        """What a page for this seat shows, in short: another text means that it must be drawn again."""
        person = zlib.crc32(repr(self.person).encode())
        return f"{self.pulse.version}-{person:08x}"


def seat_of(browser: str) -> Seat | None:
    """Return where somebody sits (or was removed from), or None for who explores alone.

    A tab searches once: whoever is alone in it joins in it, and a search looks into every session.
    """
    known = st.session_state.get(_KEY)
    found = _known(browser, known) if known else None
    if found is None and known != ALONE:
        found = _searched(browser)
        st.session_state[_KEY] = found.room.id if found else ALONE
    return found


def remember(room: Room) -> None:
    """Let this tab look here first."""
    st.session_state[_KEY] = room.id


def take_seat(browser: str, room: Room) -> Seat | None:
    """Return a browser's seat in one session, or None."""
    person = find(room, browser)
    return Seat(browser, room, person, room.pulse) if person and person.standing != "left" else None


def has_changed(seat: Seat) -> bool:
    """Tell whether the page that was drawn for this seat is out of date; compares, and does nothing else."""
    return (
        seat.room.records.closed
        or seat.room.pulse.version != seat.pulse.version
        or find(seat.room, seat.browser) != seat.person
    )


def _known(browser: str, id: str) -> Seat | None:
    try:
        return take_seat(browser, sessions().open(id))
    except WorkshopError:  # the session was deleted
        return None


def _searched(browser: str) -> Seat | None:
    room = sessions().where(browser)
    return take_seat(browser, room) if room else None
