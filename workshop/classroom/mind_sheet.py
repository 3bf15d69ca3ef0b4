"""The sheet on which somebody draws what they have in mind, before they see any picture.

Knows that a sheet waits until its person commits, and belongs to the prediction from then on. Knows nothing
about pages, nor which test the class looks at.
"""

from __future__ import annotations

from dataclasses import replace

from workshop.classroom import canvas
from workshop.classroom.drawing import let_go
from workshop.classroom.prediction import MindSheet, Prediction
from workshop.classroom.room import Room
from workshop.classroom.submission import check_open, hand_in


def drawing_of(room: Room, participant: str, test: str) -> str:
    """Return the name of the file that somebody's drawing is in; "" while there is none."""
    key = Prediction(participant, test).key
    told, sheet = room.records.get(Prediction, key), room.records.get(MindSheet, key)
    if told:
        return told.drawing
    return sheet.picture if sheet else ""


def keep_sheet(room: Room, participant: str, test: str, content: bytes) -> str:
    """Keep a drawing in place of the one before; return the name of its file once it is durable.

    The last stroke may come after its person has committed: it still belongs to the prediction.
    Raises: what `hand_in` raises, PictureTooLarge, NotAPicture.
    """
    check_open(room, participant, MindSheet.page)
    picture = canvas.cleaned(content)
    with room.records.editing:
        before = drawing_of(room, participant, test)
        name = room.records.keep_picture(picture, canvas.SUFFIX)
        told = room.records.get(Prediction, Prediction(participant, test).key)
        try:
            hand_in(room, replace(told, drawing=name) if told else MindSheet(participant, test, name))
        finally:
            for one in (before, name):  # whichever nothing speaks of now
                let_go(room, one)
    return name


def commit(room: Room, told: Prediction, drawn: bool) -> Prediction:
    """Keep what somebody had in mind, with the sheet if they hand it in; return it once it is durable.

    Raises: what `hand_in` raises.
    """
    with room.records.editing:
        drawing = drawing_of(room, told.participant, told.test)
        kept = hand_in(room, replace(told, drawing=drawing if drawn else ""))
        if room.records.get(MindSheet, kept.key):
            room.records.remove(MindSheet, kept.key)
        let_go(room, drawing)
    return kept


def has_drawn(room: Room, participant: str, picture: str) -> bool:
    """Tell whether a file is what this person had in mind, in any test."""
    sheets, told = room.records.of(MindSheet, participant), room.records.of(Prediction, participant)
    return picture in {one.picture for one in sheets} | {one.drawing for one in told}
