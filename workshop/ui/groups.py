"""Groups of a class in words, and the facilitator's way to put somebody into another one.

Knows what a group is called. Knows nothing about who comes into which: `classroom.groups` does.
"""

from __future__ import annotations

import streamlit as st

from workshop.classroom import groups
from workshop.classroom.people import Participant
from workshop.classroom.room import Room
from workshop.classroom.session import GROUPS
from workshop.content import sentence, words
from workshop.ui.failures import as_plain_text
from workshop.ui.leading import press


def group_name(number: int) -> str:
    """Return what a group is called; "" for no group."""
    return sentence("ui/groups", "name", number=number) if number else ""


def name_and_group(room: Room, person: Participant) -> str:
    """Return what stands on somebody's name tag."""
    name, group = as_plain_text(person.name), group_name(groups.group_of(room, person))
    return sentence("ui/groups", "tag", person=name, group=group) if group else name


def headings(room: Room) -> dict[int, str]:
    """Return what stands above each group in a list of people, with how many are here."""
    return {
        number: sentence("ui/groups", "heading", group=group_name(number), count=count)
        for number, count in groups.sizes(room).items()
    }


def filters(room: Room) -> dict[str, str]:
    """Return the groups that answers can be narrowed to, with how many people there are in each."""
    return {
        str(number): sentence("ui/groups", "filter", group=group_name(number), count=count)
        for number, count in groups.sizes(room).items()
    }


def show_move(room: Room, person: Participant) -> None:
    """Let the facilitator put somebody into another group, where there are any."""
    every = list(groups.sizes(room))
    if not every:
        return
    key = f"group {person.participant}"
    st.session_state[key] = groups.group_of(room, person)
    st.segmented_control(
        words("ui/groups")["move"],
        every,
        required=True,
        format_func=str,
        key=key,
        on_change=lambda: press(room.id, groups.move, person.participant, st.session_state[key]),
    )


def ask_how_many(label: str, help_: str, now: int, key: str) -> None:
    """Ask how many groups a class has."""
    st.selectbox(label, GROUPS, GROUPS.index(now), format_func=_several, key=key, help=help_)


def _several(count: int) -> str:
    said = words("ui/groups")
    return str(said["several"].format(count=count) if count else said["none"])
