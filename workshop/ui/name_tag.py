"""The name tag: who I am in this session, and what I can do about it.

Knows names, the way to another device, and the next person at a shared laptop. Knows nothing about phases.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from workshop.classroom import people
from workshop.classroom.names import LONGEST
from workshop.content import words
from workshop.errors import WorkshopError
from workshop.ui.components.someone_else import sit_down
from workshop.ui.failures import as_plain_text, show_failure
from workshop.ui.groups import name_and_group
from workshop.ui.seat import Seat

_CODE, _LEAVING, _REFUSAL = "return_code", "leaving", "name_refusal"


def make_room() -> None:
    """Let the next person sit down, if somebody has just pressed "I am not …"; draw nothing else then."""
    if st.session_state.get(_LEAVING):
        sit_down()
        st.stop()


def show_name_tag(seat: Seat) -> None:
    """Show the person's name; pressed, it opens what they can do about it."""
    said, name = words("ui/name_tag"), as_plain_text(seat.person.name)
    label = name_and_group(seat.room, seat.person)
    with st.popover(label, icon=":material/person:", type="tertiary", key="name_tag"):
        st.markdown(said["who"].format(name=f"**{name}**", title=as_plain_text(seat.pulse.title)))
        if seat.is_member:
            if seat.room.session.settings.own_names:
                _show_renaming(seat, said)
            _show_move(seat, said)
        st.button(said["not_me"].format(name=name), icon=":material/logout:", on_click=_leave, args=(seat,))
        st.caption(said["not_me_means"].format(name=name))


def _show_renaming(seat: Seat, said: dict[str, Any]) -> None:
    with st.form("renaming", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(said["rename"], key="new_name", max_chars=LONGEST, autocomplete="off")
        st.form_submit_button(said["rename_do"], on_click=_rename, args=(seat,))
    refusal = st.session_state.pop(_REFUSAL, None)
    if refusal:
        show_failure(refusal)


def _rename(seat: Seat) -> None:
    try:
        people.choose_name(seat.room, seat.person.participant, st.session_state["new_name"])
    except WorkshopError as refusal:
        st.session_state[_REFUSAL] = refusal


def _show_move(seat: Seat, said: dict[str, Any]) -> None:
    st.button(said["move"], icon=":material/devices:", on_click=_offer, args=(seat,))
    code = st.session_state.get(_CODE)
    if code in seat.room.returns:
        st.header(code, anchor=False)
        st.markdown(said["move_code"].format(address=_address()))


def _offer(seat: Seat) -> None:
    if st.session_state.get(_CODE) not in seat.room.returns:
        st.session_state[_CODE] = people.offer_return(seat.room, seat.person.participant)


def _address() -> str:
    """Return the address of the server as this browser reached it."""
    parts = urlsplit(str(st.context.url or ""))
    return f"{parts.scheme}://{parts.netloc}"


def _leave(seat: Seat) -> None:
    if seat.person.participant == seat.browser:  # on a second device, the person is still at the first one
        people.leave(seat.room, seat.person.participant)
    st.session_state[_LEAVING] = True
