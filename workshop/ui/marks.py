"""The flags that a person placed on runs: in a class they are handed in, alone they last as long as the tab.

Knows which flags count, and where they are kept. Knows nothing about how they look.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from workshop.classroom.mark import KINDS, Kind, Mark
from workshop.classroom.moderation import verdict_on
from workshop.classroom.submission import hand_in, take_back
from workshop.content import sentence
from workshop.errors import WorkshopError
from workshop.ui.seat import Seat

_KEY, _REFUSALS, _REFUSAL, _NEWS = "marks", "mark_refusals", "mark_refusal", "mark_news"


def marks_on(digest: str, seat: Seat | None = None) -> dict[Kind, Mark]:
    """Return the person's flags on the run with this digest, by kind."""
    if seat is None:
        placed: dict[tuple[str, Kind], Mark] = st.session_state.get(_KEY, {})
        return {kind: placed[digest, kind] for kind in KINDS if (digest, kind) in placed}
    kept = seat.room.records.of(Mark, seat.person.participant)
    return {mark.kind: mark for mark in kept if mark.trajectory == digest}


def place(participant: str, digest: str, steps: int, said: dict[str, Any], seat: Seat | None = None) -> None:
    """Keep what the browser says about a run of `steps` steps: a step for each kind, or None."""
    marks = {}
    for kind in KINDS:
        step = said.get(kind)
        if type(step) is int and 0 <= step <= steps:  # a browser can say anything
            marks[kind] = Mark(participant, digest, step, kind)
    if seat is None:
        _keep_in_tab(digest, marks)
    else:
        _hand_in(seat, digest, marks)


def taken_out(digest: str, seat: Seat) -> list[Kind]:
    """Return which of the person's flags on a run the facilitator has taken out."""
    kept = marks_on(digest, seat)
    keys = {kind: Mark(seat.person.participant, digest, 0, kind).key for kind in KINDS if kind not in kept}
    return [kind for kind, key in keys.items() if verdict_on(seat.room, Mark, key) == "removed"]


def name_mark(mark: Mark) -> str:
    """Say in a few words what somebody marked."""
    return sentence("ui/handed_in", f"mark.{mark.kind}", step=mark.step)


def refusals() -> int:
    """Return how often flags were refused in this tab; the scrubber then shows again what is kept."""
    return int(st.session_state.get(_REFUSALS, 0))


def refusal(seat: Seat) -> WorkshopError | None:
    """Return why the last flag was not taken, as long as the session is as it was then."""
    version, refused = st.session_state.get(_REFUSAL, (None, None))
    return refused if version == seat.room.pulse.version else None


def is_news() -> bool:
    """Tell, once, whether a flag was handed in or taken back: then the class frame says something else."""
    return bool(st.session_state.pop(_NEWS, False))


def _keep_in_tab(digest: str, marks: dict[Kind, Mark]) -> None:
    placed = st.session_state.setdefault(_KEY, {})
    for kind in KINDS:
        placed.pop((digest, kind), None)
        if kind in marks:
            placed[digest, kind] = marks[kind]


def _hand_in(seat: Seat, digest: str, marks: dict[Kind, Mark]) -> None:
    """Hand in what is new, take back what is gone; a refusal leaves things as they are kept."""
    st.session_state.pop(_REFUSAL, None)
    kept = marks_on(digest, seat)
    try:
        for kind in KINDS:
            mark, known = marks.get(kind), kept.get(kind)
            if mark and (known is None or known.step != mark.step):
                hand_in(seat.room, mark)
            elif known and not mark:
                take_back(seat.room, known)
    except WorkshopError as refused:
        st.session_state[_REFUSAL] = (seat.room.pulse.version, refused)
        st.session_state[_REFUSALS] = refusals() + 1
    st.session_state[_NEWS] = True
