"""What can be taken home: a class's ZIP and report for its facilitator, and everybody's own work.

Knows what goes into a download and where it is offered. Knows nothing about HTTP: `downloads` hands it over.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from workshop.classroom.arrivals import take_in
from workshop.classroom.card import Card
from workshop.classroom.export import Wish
from workshop.classroom.parcel import Parcel
from workshop.classroom.room import Room
from workshop.content import sentence, words
from workshop.diffusion.archive import Archive
from workshop.settings import Settings
from workshop.ui.failures import as_plain_text
from workshop.ui.leading import attempt, facilitator
from workshop.ui.school import sessions
from workshop.ui.seat import Seat
from workshop.ui.summary import summary_of

FINAL = "final.png"
LARGEST_UPLOAD = 500  # MB
_BROUGHT = "brought"  # how many ZIPs were opened in this tab


def parcel_of(rooms: Sequence[Room], names: bool = False) -> Parcel:
    """Return the ZIP of one or several sessions."""
    more = {"summary": [row for room in rooms for row in summary_of(room)]}
    return Parcel(rooms, Wish(names=names), last_picture, more)


def own_parcel(room: Room, participant: str) -> Parcel:
    """Return the ZIP of what one person made."""
    return Parcel([room], Wish(only=participant), last_picture)


def last_picture(digest: str) -> Path | None:
    """Return the file of a run's last picture, or None when the archive has let it go."""
    return _archive(Settings.from_environment().data).path_of(digest, FINAL)


def show_export(session: str, key: str) -> None:
    """Offer everything that a session holds, and its report; with names only when that was chosen."""
    said = words("ui/exports")
    with st.popover(said["export"], icon=":material/download:", type="tertiary", key=f"export {key}"):
        st.markdown(said["what"])
        names = st.toggle(said["names"], help=said["names_help"], key=f"names {key}")
        st.link_button(said["zip"], export_address([session], names), icon=":material/folder_zip:")
        st.link_button(said["report"], f"/report/{session}.pdf", icon=":material/picture_as_pdf:")
        st.caption(said["when"])


def show_several(cards: Sequence[Card]) -> None:
    """Offer one ZIP of several sessions."""
    said = words("ui/exports")
    with st.popover(said["several"], icon=":material/download:", type="tertiary", key="several"):
        titles = {card.id: f"{card.title} ({card.code})" for card in cards}
        chosen = st.pills(
            said["which"],
            list(titles),
            selection_mode="multi",
            format_func=lambda id: as_plain_text(titles[id]),
            key="export several",
        )
        names = st.toggle(said["names"], help=said["names_help"], key="names several")
        address = export_address(chosen, names)
        st.link_button(said["zip"], address, icon=":material/folder_zip:", disabled=not chosen)


def show_bringing() -> None:
    """Let a facilitator open the ZIP of a session, to look at it."""
    said = words("ui/exports")
    with st.popover(said["bring"], icon=":material/drive_folder_upload:", type="tertiary", key="bring"):
        st.markdown(said["bring_what"])
        key = f"bring {st.session_state.setdefault(_BROUGHT, 0)}"  # a new key empties the field
        st.file_uploader(
            said["bring_file"],
            "zip",
            max_upload_size=LARGEST_UPLOAD,
            key=key,
            on_change=attempt,
            args=(_bring, key),
        )


def _bring(key: str) -> None:
    file = st.session_state.get(key)
    if file is not None:
        st.session_state[_BROUGHT] += 1
        rooms = take_in(sessions(), facilitator(), file)
        st.toast(
            as_plain_text(sentence("ui/exports", "brought", titles=", ".join(r.session.title for r in rooms)))
        )


def show_own_work(seat: Seat) -> None:
    """Offer a student everything that they made in this session."""
    said: dict[str, Any] = words("ui/exports")["own"]
    with st.container(horizontal=True):
        address = f"/my-work/{seat.room.id}"
        st.link_button(said["pdf"], f"{address}.pdf", icon=":material/picture_as_pdf:")
        st.link_button(said["zip"], f"{address}.zip", icon=":material/folder_zip:", help=said["help"])


def export_address(sessions: Sequence[str], names: bool) -> str:
    """Return where a ZIP of these sessions is."""
    wishes = [("session", session) for session in sessions] + ([("names", "1")] if names else [])
    return f"/export?{urlencode(wishes)}"


@cache
def _archive(data: Path) -> Archive:
    return Archive(data / "archive")
