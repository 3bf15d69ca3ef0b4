"""Who is here: the chips of the cockpit, and what can be done with one person.

Knows who was chosen in this tab. Knows nothing about how somebody joins.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from workshop.classroom import pace, people
from workshop.classroom.groups import group_of
from workshop.classroom.people import Present
from workshop.classroom.room import Room
from workshop.content import words
from workshop.ui.components.roster import Chip, show_roster
from workshop.ui.failures import as_plain_text
from workshop.ui.groups import headings, show_move
from workshop.ui.handed_in import have_submitted
from workshop.ui.leading import press

_CHOSEN = "chosen_person"
_NAME = "new_name"


def show_people(room: Room) -> None:
    """Show everybody, how many are here, active and done, and the controls of whoever was chosen."""
    said = words("ui/cockpit")["people"]
    present, done = people.present(room), have_submitted(room)
    here = [one for one in present if one.person.standing == "in"]
    counts = [
        (len(here), said["here"]),
        (sum(one.active for one in here), said["active"]),
        (len(done), said["done"]),
    ]
    chosen = next((one for one in present if one.person.participant == st.session_state.get(_CHOSEN)), None)
    show_roster(_chips(room, present, done), counts, chosen.person.participant if chosen else "", _choose)
    if not present:
        st.caption(said["nobody"])
    if chosen:
        _show_person(room, said, chosen)
    if room.pace.ask_first:
        show_door(room)


def count_here(room: Room) -> int:
    """Return how many people are in the session now."""
    return sum(one.person.standing == "in" for one in people.present(room))


def _chips(room: Room, present: list[Present], done: set[str]) -> list[Chip]:
    order, above = {"waiting": 0, "in": 1, "removed": 2}, headings(room)
    chips = [
        Chip(
            one.person.participant,
            one.person.name,
            one.person.standing,
            one.active,
            one.person.participant in done,
            above.get(group_of(room, one.person), "") if one.person.standing == "in" else "",
        )
        for one in present
    ]
    return sorted(chips, key=lambda chip: (order[chip.standing], chip.group))  # stable: by name within each


def _choose(id: str) -> None:
    again = st.session_state.get(_CHOSEN) == id
    st.session_state[_CHOSEN] = "" if again else id


def _show_person(room: Room, said: dict[str, Any], chosen: Present) -> None:
    person = chosen.person
    with st.container(border=True, gap="xsmall"):
        key = f"{_NAME} {person.participant}"
        with st.form(f"person {person.participant}", border=False):
            st.text_input(said["name"], value=person.name, key=key, max_chars=24, autocomplete="off")
            st.form_submit_button(said["rename"], on_click=_rename, args=(room.id, person.participant, key))
        show_move(room, person)
        with st.container(horizontal=True):
            if person.standing != "in":
                _button(room, said["let_in"], "login", people.let_in, person.participant)
            if person.standing != "removed":
                with st.popover(said["remove"], icon=":material/person_remove:", type="tertiary"):
                    st.markdown(as_plain_text(said["remove_sure"].format(name=person.name)))
                    _button(room, said["remove_yes"], "person_remove", people.remove, person.participant)
            st.button(said["close"], type="tertiary", on_click=_choose, args=(person.participant,))


def _rename(session: str, participant: str, key: str) -> None:
    press(session, people.rename, participant, st.session_state[key])


def show_door(room: Room) -> None:
    """Offer to open the door to everybody, or to let newcomers wait."""
    said, asks = words("ui/cockpit")["people"], room.pace.ask_first
    label, icon = (said["open_door"], "door_open") if asks else (said["close_door"], "door_front")
    _button(room, label, icon, pace.ask_first, not asks, type="tertiary")


def _button(room: Room, label: str, icon: str, action: Any, *arguments: Any, type: Any = "secondary") -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        type=type,
        on_click=press,
        args=(room.id, action, *arguments),
        key=label,
    )
