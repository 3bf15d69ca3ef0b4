"""What students hand in, as the facilitator and the class's results see it.

Knows how items are listed; `parts` knows which kinds there are. Knows nothing about who may see what (see
`classroom.moderation`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from workshop.classroom import moderation
from workshop.classroom.people import Participant
from workshop.classroom.room import Room
from workshop.classroom.session import current
from workshop.classroom.submission import Submission, submitted
from workshop.content import sentence, words
from workshop.ui.failures import as_plain_text
from workshop.ui.leading import press
from workshop.ui.part import Kind
from workshop.ui.parts import KINDS

PER_LOOK = 12  # items that are listed at once, newest first
_ALL = "handed_in_all"


CLASSES = tuple(kind.cls for kind in KINDS)


def have_submitted(room: Room) -> set[str]:
    """Return the ids of those who handed in something in the current phase."""
    return submitted(room, *CLASSES)


def in_this_phase(room: Room) -> list[tuple[Kind, Submission]]:
    """Return what was handed in in the current phase, newest first."""
    phase = current(room.session, room.pace).name
    found = [(kind, item) for kind in KINDS for item in room.records.all(kind.cls) if item.phase == phase]
    return found[::-1]


def show_handed_in(room: Room) -> None:
    """List what was handed in in this phase, with release, hide and remove."""
    said = words("ui/handed_in")
    items = in_this_phase(room)
    if not items:
        st.markdown(f":gray[{said['none']}]")
        return
    st.caption(said["first" if room.session.settings.release_first else "at_once"])
    shown = items if st.session_state.get(_ALL) else items[:PER_LOOK]
    with st.container(gap="xxsmall"):
        for kind, item in shown:
            _show_item(room, said, kind, item)
    if len(items) > len(shown):
        st.toggle(sentence("ui/handed_in", "all", count=len(items)), key=_ALL)


def _show_item(room: Room, said: dict[str, Any], kind: Kind, item: Submission) -> None:
    author = room.records.get(Participant, item.participant)
    verdict = moderation.verdict_on(room, kind.cls, item.key)
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="xsmall"
    ):
        name = as_plain_text(author.name if author else said["nobody"])
        st.markdown(f"**{name}** {as_plain_text(kind.name(item))} &nbsp;:gray[:small[{said[verdict]}]]")
        with st.container(horizontal=True, width="content", gap="xsmall"):
            actions: list[tuple[str, str, Callable[[Room, Submission], None]]] = [
                ("hide", "visibility_off", moderation.hide)
                if verdict == "released"
                else ("release", "visibility", moderation.release),
                ("remove", "delete", moderation.remove),
            ]
            for action, icon, change in actions:
                st.button(
                    said[action],
                    icon=f":material/{icon}:",
                    type="tertiary",
                    key=f"{action} {kind.cls.table} {item.key}",
                    on_click=press,
                    args=(room.id, change, item),
                )
