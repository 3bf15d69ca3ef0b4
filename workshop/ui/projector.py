"""The projector: what the whole room sees of a session. No controls, and nothing about any one person.

Knows what stands where in each state. Knows nothing about who may look: `projected_room` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from workshop.classroom.display import Shown
from workshop.classroom.hands import Hands
from workshop.classroom.moderation import Ruling
from workshop.classroom.people import Participant
from workshop.classroom.pulse import Pulse
from workshop.classroom.room import Room
from workshop.classroom.session import Pace, Session, current
from workshop.content import words
from workshop.cookies import projector_cookie
from workshop.errors import WorkshopError
from workshop.ui import front
from workshop.ui.addresses import join_link, qr, school_address
from workshop.ui.browser import cookie
from workshop.ui.components import source
from workshop.ui.components.rail import Rail, show_rail
from workshop.ui.components.stage import Way, show_stage
from workshop.ui.dashboard.stage import show_on_stage
from workshop.ui.handed_in import have_submitted
from workshop.ui.leading import SESSION, facilitator
from workshop.ui.origins import show_origin
from workshop.ui.parts import WATCHED, part_of
from workshop.ui.people_list import count_here
from workshop.ui.results import may_show, results_of, show_chart
from workshop.ui.school import access, sessions

EVERY = 1.0  # seconds between two looks


class ProjectorClosed(WorkshopError):
    """A browser that holds neither the key to this session's projector nor its facilitator's cookie."""

    key = "ui.projector_closed"


def projected_room() -> Room:
    """Return the session in the address to a browser that may show it.

    Raises: ProjectorClosed, AlreadyOpen, StorageFailed.
    """
    id = st.query_params.get(SESSION, "")
    if id and access().projector(cookie(projector_cookie(id))) == id:
        return sessions().open(id)
    cards = {card.id: card for card in sessions().led_by(facilitator())}
    if id not in cards:
        raise ProjectorClosed()
    return sessions().open(id)


def show_projector(room: Room) -> None:
    """Show a session to the room."""
    st.html(f"<style>{source('projector.css')}</style>")
    drawn = fingerprint(room)  # before anything is read: what comes in meanwhile is drawn the next time
    pulse = room.pulse
    front.ask_ahead(room)
    stage, edge = st.columns([4, 1], gap="large")
    with stage:
        if not pulse.blank:
            _show_main(room, pulse, words("ui/projector"))
    with edge:
        _show_edge(room, pulse, words("ui/projector"))
        show_origin(room.session.origin)
    st.fragment(_watch, run_every=EVERY)(drawn)


def fingerprint(room: Room) -> tuple[object, ...]:
    """Return what the projector shows in short; equal ones mean that nothing has to be drawn again."""
    version = room.records.version_of(Session, Pace, Participant, Ruling, Hands, Shown, *WATCHED)
    return version, front.progress(room, room.pulse.prompt)


def _watch(drawn: tuple[object, ...]) -> None:
    try:
        changed = fingerprint(projected_room()) != drawn
    except WorkshopError:  # the key was revoked or the session deleted: the page says so
        changed = True
    if changed:
        st.rerun()


def _show_main(room: Room, pulse: Pulse, said: dict[str, Any]) -> None:
    if pulse.state == "waiting":
        _show_welcome(room, pulse, said)
    elif show_on_stage(room, pulse.message):
        return
    elif pulse.state == "ended":
        show_stage(pulse.title, [said["ended"]])
    else:
        _show_phase(room, pulse)


def _show_welcome(room: Room, pulse: Pulse, said: dict[str, Any]) -> None:
    if not _can_be_joined(room):
        show_stage(pulse.title, [said["look_here"]], message=pulse.message)
        return
    place = school_address().partition("://")[2]
    picture = qr(join_link(pulse.code))
    way = Way(picture, said["picture"], said["open"], place, said["type"], pulse.code)
    show_stage(said["join"], [], message=pulse.message, way=way)


def _show_phase(room: Room, pulse: Pulse) -> None:
    board = part_of(room).board
    if board and board(room):
        return
    results = results_of(room)
    if may_show(room, results):
        show_stage(pulse.heading, [results.title], pulse.message, note=results.note, tall=False)
        with st.container(key="results"):
            show_chart(results, "stretch")
        return
    lines, questions = lines_of(room, pulse), not pulse.revealed and not pulse.page
    if not pulse.prompt:
        show_stage(pulse.heading, lines, pulse.message, even=questions and len(lines) > 1)
        return
    show_stage(pulse.heading, [] if pulse.message else lines, pulse.message, pulse.prompt, tall=False)
    front.show_front(room, current(room.session, room.pace))


def lines_of(room: Room, pulse: Pulse) -> Sequence[str]:
    """Return the lines for the room: what was revealed, else the questions, else the task."""
    script = current(room.session, room.pace).script_for(room.session.settings.young)
    if pulse.revealed:
        return standing(pulse.revealed)
    if not pulse.page and not grow(script.reveals):
        return script.ask or [pulse.task]
    return [pulse.task]


def standing(revealed: Sequence[str]) -> list[str]:
    """Return what was revealed, without what the next reveal says again in full."""
    pairs = zip(revealed, [*revealed[1:], ""], strict=True)
    return [text for text, later in pairs if not later.startswith(text)]


def grow(reveals: Sequence[str]) -> bool:
    """Tell whether each reveal goes on where the one before stopped, as the words of one prompt do."""
    return len(reveals) > 1 and len(standing(reveals)) == 1


def _can_be_joined(room: Room) -> bool:
    """An example, or a session that was opened from its export, is there to be looked at only."""
    return room.session.settings.devices and not room.session.origin


def _show_edge(room: Room, pulse: Pulse, said: dict[str, Any]) -> None:
    devices, under_way = room.session.settings.devices, pulse.state in ("running", "paused")
    now = room.now()
    left = (pulse.left if pulse.ends_at is None else pulse.ends_at - now) if under_way else None
    counts = [(count_here(room), said["joined"])] if devices else []
    if devices and under_way and pulse.page:
        counts.append((len(have_submitted(room)), said["submitted"]))
    place = join_link(pulse.code).partition("://")[2]
    may_join = _can_be_joined(room)
    is_door_open = may_join and pulse.state not in ("waiting", "ended")  # before, it is on the stage
    show_rail(
        Rail(
            now=now,
            left=None if pulse.blank else left,
            running=pulse.ends_at is not None,
            counts=[] if pulse.blank else counts,
            code=pulse.code if is_door_open or (pulse.blank and may_join) else "",
            place=place,
            picture=qr(join_link(pulse.code)),
            alt=said["picture"],
        )
    )
