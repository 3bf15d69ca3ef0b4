"""The pulse on a page: hears again and again whether anything changed, and goes along with the class.

Knows when a page must be drawn again, and which page the class is on. Knows nothing about what is drawn.
An unchanged pulse costs two comparisons: nothing is drawn and no script runs (see `heartbeat`).
"""

from __future__ import annotations

import streamlit as st

from workshop.classroom import people
from workshop.classroom.pulse import Pulse
from workshop.content import ROOT
from workshop.cookies import IDENTITY
from workshop.ui.components.heartbeat import show_heartbeat
from workshop.ui.seat import Seat, has_changed

EVERY = 1.0  # seconds between two looks
LOOK_UP = "look_up"  # the page for phases that have none
_AROUND = "looking_around"


def listen(seat: Seat, page: str) -> None:
    """Draw the page again as soon as something of the session, or of the person, has changed.

    Without a cookie, the server would not know who asks by HTTP: then a part of the page looks for itself.
    """
    people.seen(seat.room, seat.person.participant, page)
    if isinstance(st.context.cookies.get(IDENTITY), str):
        show_heartbeat(seat.room.id, seat.state, page)
    else:
        st.fragment(_listen, run_every=EVERY)(seat, page)


def _listen(seat: Seat, page: str) -> None:
    people.seen(seat.room, seat.person.participant, page)
    if has_changed(seat):
        st.rerun()


def class_page(pulse: Pulse) -> str:
    """Return the name of the page on which the class is now."""
    return pulse.page if pulse.page and pulse.state in ("running", "paused") else LOOK_UP


def is_following(seat: Seat) -> bool:
    """Tell whether this tab goes where the class goes."""
    return seat.is_member and seat.pulse.follow and not is_looking_around()


def is_looking_around() -> bool:
    """Tell whether the person chose to look around, in this tab."""
    return bool(st.session_state.get(_AROUND))


def go_along(seat: Seat, page: str) -> None:
    """Turn to the class's page, if the tab follows and is elsewhere."""
    if is_following(seat) and page != class_page(seat.pulse):
        turn_to(class_page(seat.pulse))


def look_around() -> None:
    """Let this tab stay where it is; for callbacks."""
    st.session_state[_AROUND] = True


def come_back() -> None:
    """Let this tab follow again."""
    st.session_state.pop(_AROUND, None)


def turn_to(page: str) -> None:
    """Open the page with this name."""
    st.switch_page(ROOT / "pages" / f"{page}.py")
