"""The way in: a code that was typed, or a link that holds it, and one button.

Knows codes and names. Knows nothing about what happens in a session.
A code of six letters belongs to somebody who comes back from another device.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from workshop.classroom.names import LONGEST, given_name
from workshop.classroom.people import Participant, come_back, join, leave
from workshop.classroom.room import Room
from workshop.classroom.session import LENGTH, tidy_code
from workshop.content import words
from workshop.errors import WorkshopError
from workshop.ui import pulse
from workshop.ui.failures import as_plain_text, show_failure
from workshop.ui.school import sessions
from workshop.ui.seat import Seat, remember

QUERY = "join"  # the link's parameter; /join/<code> leads to it
CARD = 480  # pixels
_TYPED = "typed_code"


def invited_to() -> str:
    """Return the code in the address, "" for none."""
    return tidy_code(st.query_params.get(QUERY, ""))


def is_invited_elsewhere(seat: Seat) -> bool:
    """Tell whether the address invites somebody to another session than the one they are in."""
    return invited_to() not in ("", seat.pulse.code)


def show_way_in(browser: str) -> bool:
    """Show the way into a session; tell whether it leads into a certain one."""
    room, refusal = _meant()
    if room:
        _show_invitation(room, browser)
    else:
        _show_code(browser)
    if refusal:
        show_failure(refusal)
    return room is not None


def _meant() -> tuple[Room | None, WorkshopError | None]:
    """Return the session that the address names, or why there is none."""
    try:
        return (sessions().find(invited_to()) if invited_to() else None), None
    except WorkshopError as refusal:
        return None, refusal


def _show_code(browser: str) -> None:
    said = words("ui/joining")
    with st.form("code", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            said["code"],
            key=_TYPED,
            placeholder=said["code_example"],
            max_chars=20,
            autocomplete="off",
            width=260,
        )
        found = st.form_submit_button(said["find"], type="primary", icon=":material/group_add:")
    if found:
        _open(browser, tidy_code(st.session_state[_TYPED]))


def _open(browser: str, code: str) -> None:
    """Lead to the session with this code, or back into the one that somebody left at another device."""
    room = _offering(code) if len(code) == LENGTH + 1 else None
    if room is None:
        st.query_params[QUERY] = code
        st.rerun()
    come_back(room, browser, code)
    _enter(room)


def _offering(code: str) -> Room | None:
    """Return the session in which this code for coming back was given out, or None."""
    running = (sessions().open(card.id) for card in sessions().cards() if not card.ended_at)
    return next((room for room in running if code in room.returns), None)


def _show_invitation(room: Room, browser: str) -> None:
    said = words("ui/joining")
    taken = {one.name for one in room.records.all(Participant)}
    name = as_plain_text(given_name(room, browser, taken))
    with st.container(border=True, gap="small", width=CARD):
        st.caption(said["invited"])
        st.subheader(as_plain_text(room.session.title), anchor=False)
        _warn(browser, room, said)
        st.markdown(f"{said['called']} **{name}**.")
        with st.form("joining", border=False):
            chosen = _own_name(said) if room.session.settings.own_names else ""
            label = said["join"] if room.session.settings.own_names else said["join_as"].format(name=name)
            pressed = st.form_submit_button(label, type="primary", icon=":material/login:", width="stretch")
        if pressed:
            _join(room, browser, chosen)


def _own_name(said: dict[str, Any]) -> str:
    return st.text_input(said["own_name"], key="own_name", max_chars=LONGEST, autocomplete="off")


def _warn(browser: str, room: Room, said: dict[str, Any]) -> None:
    other = sessions().where(browser)
    if other and other is not room:
        st.markdown(said["leaves"].format(title=as_plain_text(other.session.title)))


def _join(room: Room, browser: str, name: str) -> None:
    """Join, and leave the session in which this browser was."""
    other = sessions().where(browser)
    try:
        join(room, browser, name)
    except WorkshopError as refusal:
        show_failure(refusal)
        return
    if other and other is not room:
        leave(other, browser)
    _enter(room)


def _enter(room: Room) -> None:
    remember(room)
    pulse.come_back()
    pulse.turn_to(pulse.class_page(room.pulse))
