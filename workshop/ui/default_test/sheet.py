"""The sheet for what somebody has in mind, and what they drew on it shown again.

Knows where a drawing is: in a class it is handed in, alone it stays in the tab. Knows nothing about strokes:
the sketchpad does.
"""

from __future__ import annotations

from urllib.parse import quote

import streamlit as st

from workshop.classroom.mind_sheet import drawing_of
from workshop.classroom.prediction import Prediction
from workshop.classroom.room import Room
from workshop.classroom.submission import Locked
from workshop.content import sentence, words
from workshop.ui.components.plates import Plate
from workshop.ui.components.sketchpad import Pad, show_sketchpad
from workshop.ui.default_test.answers import Bench


def show_sheet(bench: Bench) -> None:
    """Offer a sheet beside the questions: folded, unless something is on it already."""
    seat, said = bench.seat, words("ui/default_test")["mind"]
    drawn = drawing_of(seat.room, bench.participant, bench.test.name) if seat else ""
    with st.expander(said["draw"], icon=":material/draw:", expanded=bool(drawn)):
        pad = Pad(
            place=_place(bench),
            phrases=(bench.test.prompt_now,),
            total=1,
            address=f"/drawings/{seat.room.id}/mind/{quote(bench.test.name, safe='')}" if seat else "",
            kept={1: _address(seat.room, drawn)} if seat and drawn else {},
            photos=False,
            closed=str(Locked()) if seat and seat.pulse.locked else "",
            bare=True,
            young=bool(seat and seat.pulse.young),
        )
        show_sketchpad(pad, lambda _: None, "mind_sheet")


def own_plate(bench: Bench) -> Plate | None:
    """Return what the person drew on the sheet; alone only the browser knows whether there is anything."""
    if bench.seat is None:
        said = words("ui/default_test")["mind"]
        return Plate("", said["drawn"], _alt(bench.test.prompt_now), place=_place(bench))
    told = bench.seat.room.records.get(Prediction, Prediction(bench.participant, bench.test.name).key)
    return drawn_plate(bench.seat.room, told) if told else None


def drawn_plate(room: Room, told: Prediction) -> Plate | None:
    """Return the drawing that belongs to what somebody had in mind."""
    said = words("ui/default_test")["mind"]
    return Plate(_address(room, told.drawing), said["drawn"], _alt(told.test)) if told.drawing else None


def _alt(prompt: str) -> str:
    return sentence("ui/default_test", "mind.drawing", prompt=prompt)


def _address(room: Room, picture: str) -> str:
    return f"/drawings/{room.id}/{picture}"


def _place(bench: Bench) -> str:
    where = bench.seat.room.id if bench.seat else "alone"
    return f"twenty-steps mind {where}/{bench.participant}/{bench.test.name}"
