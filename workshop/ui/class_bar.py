"""The class frame: what every student's page says about the session, above everything else.

Knows the states of a session and of a person in it. Knows nothing about what the page itself does.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from workshop.classroom.people import PersonRemoved, StillWaiting
from workshop.classroom.reveal import PAGE
from workshop.content import words
from workshop.ui.components.class_bar import Bar, Time, show_bar
from workshop.ui.failures import as_plain_text
from workshop.ui.illustration import show_illustration
from workshop.ui.name_tag import show_name_tag
from workshop.ui.paper import paper
from workshop.ui.parts import is_done
from workshop.ui.pulse import (
    LOOK_UP,
    class_page,
    come_back,
    go_along,
    is_following,
    is_looking_around,
    listen,
    look_around,
    turn_to,
)
from workshop.ui.seat import Seat

SHOWS_WORDS = (LOOK_UP, PAGE)  # pages that show by themselves what is revealed, larger than the bar


def show_class(seat: Seat, page: str) -> None:
    """Go along with the class, or show where it is; somebody who may not take part sees why, and no more."""
    go_along(seat, page)
    listen(seat, page)
    with paper():
        _show_controls(seat, page)
        if not seat.is_member:
            _show_door(seat)
            st.stop()
        show_bar(bar_of(seat, page))


def bar_of(seat: Seat, page: str) -> Bar:
    """Return what the bar says to this person on this page."""
    pulse, said = seat.pulse, words("ui/class_bar")
    under_way = pulse.state in ("running", "paused")
    finished = under_way and is_done(seat)
    return Bar(
        heading=pulse.heading if under_way else pulse.title,
        phase=pulse.phase if under_way else -1,
        phases=pulse.phases,
        task=pulse.task if under_way else said[pulse.state]["task"],
        done=_done(pulse.done, finished) if under_way else "",
        is_done=finished,
        revealed=pulse.revealed if under_way and page not in SHOWS_WORDS else (),
        closed=said["closed"] if under_way and pulse.locked else "",
        message=pulse.message,
        now=seat.room.now(),
        time=Time(pulse.minutes, pulse.left, pulse.ends_at) if under_way else None,
    )


def _done(done: str, finished: bool) -> str:
    return str(words("ui/class_bar")["is_done" if finished else "done_when"].format(done=done))


def _show_controls(seat: Seat, page: str) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", wrap=False
    ):
        show_name_tag(seat)
        if seat.is_member:
            _show_way(seat, page, words("ui/class_bar"))


def _show_way(seat: Seat, page: str, said: dict[str, Any]) -> None:
    """Offer the way out while following, and the way back otherwise."""
    there = class_page(seat.pulse)
    if is_following(seat):
        icon, tip = ":material/explore:", said["look_around_help"]
        st.button(said["look_around"], type="tertiary", icon=icon, help=tip, on_click=look_around)
    elif is_looking_around() or page != there:
        label = said["back"] if seat.pulse.follow else _go_there(seat, said)
        if st.button(label, type="primary", icon=":material/keyboard_return:", on_click=come_back):
            turn_to(there)


def _go_there(seat: Seat, said: dict[str, Any]) -> str:
    if seat.pulse.state == "ended":
        return str(said["see_end"])
    return as_plain_text(said["go_there"].format(heading=seat.pulse.heading))


def _show_door(seat: Seat) -> None:
    said, name = words("ui/class_bar")["door"], as_plain_text(seat.person.name)
    removed = seat.person.standing == "removed"
    st.title(said["removed" if removed else "waiting"].format(name=name), anchor=False)
    st.subheader(str(PersonRemoved() if removed else StillWaiting()), anchor=False)
    show_illustration("night" if removed else "door")


def show_alone() -> None:
    """Say to somebody who is in no session that nothing is collected, and where the way in is."""
    said = words("ui/class_bar")
    with paper(), st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(said["alone"])
        if st.button(said["join"], type="tertiary", icon=":material/group_add:"):
            turn_to("welcome")
