"""Color by Prompt drawings: one sheet, kept as it was after each word.

Knows who drew what after how many words, and when drawing is over. Knows nothing about pages, nor about the
model's pictures.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workshop.classroom import canvas, moderation
from workshop.classroom.files import storing
from workshop.classroom.prediction import MindSheet, Prediction
from workshop.classroom.reveal import PAGE, Prompt, revealed
from workshop.classroom.room import Room
from workshop.classroom.submission import Locked, Submission, check_open, hand_in
from workshop.errors import WorkshopError

LONGEST = 600  # characters of a description


class WordsHidden(WorkshopError):
    """A drawing of words that the class does not know yet, or of another prompt."""

    key = "classroom.words_hidden"


class DrawingFinished(WorkshopError):
    """The drawing was finished; the model's pictures have been seen since."""

    key = "classroom.drawing_finished"


class PhotosOff(WorkshopError):
    """A photograph in a class of young learners."""

    key = "classroom.photos_off"


class DescriptionTooLong(WorkshopError):
    """More words than stand for a drawing."""

    key = "classroom.description_too_long"


@dataclass(frozen=True)
class Drawing(Submission):
    """One participant's sheet after k words; a word that changed nothing leaves no drawing."""

    table = "drawing"
    page = PAGE
    file = "drawings"
    prompt: str  # its name
    k: int  # words known
    text: str  # what they say
    picture: str = ""  # the name of a file; "" when it is only described
    description: str = ""  # instead of drawing, or beside it
    photo: bool = False  # whether a photograph of paper is in it

    @property
    def key(self) -> str:
        """One per person, prompt and number of words."""
        return f"{self.participant}/{self.prompt}/{self.k}"


@dataclass(frozen=True)
class Finish(Submission):
    """A participant is done with a prompt's drawing and looks at what the model made."""

    table = "drawing_finish"
    page = PAGE
    prompt: str  # its name

    @property
    def key(self) -> str:
        """One per person and prompt."""
        return f"{self.participant}/{self.prompt}"


@dataclass(frozen=True)
class Sketch:
    """What a browser sends: a picture, or words instead; None leaves what was kept as it is."""

    prompt: str  # its id
    k: int
    picture: bytes | None = None
    description: str | None = None
    photo: bool = False


def keep(room: Room, participant: str, sketch: Sketch) -> Drawing:
    """Keep a sheet as it is after k words; return it once it is durable.

    Raises: what `hand_in` raises, WordsHidden, DrawingFinished, PhotosOff, PictureTooLarge, NotAPicture,
    DescriptionTooLong.
    """
    check_open(room, participant, PAGE)
    if room.pace.locked:
        raise Locked()
    prompt = _checked(room, participant, sketch)
    content = None if sketch.picture is None else canvas.cleaned(sketch.picture)
    with room.drawing.setdefault(participant, threading.Lock()):  # so that each lets go of the one before
        return _keep(room, participant, sketch, prompt.text(sketch.k), prompt.name, content)


def finish(room: Room, participant: str, prompt: str) -> Finish:
    """Note that a participant is done: from now on the drawing stays as it is.

    Raises: what `hand_in` raises.
    """
    return hand_in(room, Finish(participant, prompt))


def has_finished(room: Room, participant: str, prompt: str) -> bool:
    """Tell whether a participant is done with a prompt."""
    return room.records.get(Finish, f"{participant}/{prompt}") is not None


def drawn_by(room: Room, participant: str, prompt: str) -> list[Drawing]:
    """Return a participant's drawings of a prompt, by words."""
    mine = (one for one in room.records.of(Drawing, participant) if one.prompt == prompt)
    return sorted(mine, key=lambda one: one.k)


def after(drawings: Iterable[Drawing], k: int) -> Drawing | None:
    """Return the sheet as it was after k words: the last one that was changed up to then."""
    return max((one for one in drawings if one.k <= k), key=lambda one: one.k, default=None)


def by_person(room: Room, prompt: str) -> dict[str, list[Drawing]]:
    """Return everybody's drawings of a prompt, each person's by words."""
    found: dict[str, list[Drawing]] = {}
    for one in sorted(room.records.all(Drawing), key=lambda one: one.k):
        if one.prompt == prompt:
            found.setdefault(one.participant, []).append(one)
    return found


def let_go(room: Room, picture: str) -> None:
    """Delete the file of an earlier state of a sheet: what somebody rubbed out is gone.

    Raises: StorageFailed.
    """
    with room.records.editing:
        path = room.records.picture(picture)
        if path and not _is_named(room, picture):
            with contextlib.suppress(FileNotFoundError), storing(path.parent):
                path.unlink()


def _checked(room: Room, participant: str, sketch: Sketch) -> Prompt:
    """Return the prompt that a sketch is of, if it may be made."""
    prompt = revealed(room, sketch.prompt, sketch.k)
    if prompt is None:
        raise WordsHidden()
    if has_finished(room, participant, prompt.name):
        raise DrawingFinished()
    if sketch.photo and room.session.settings.young:
        raise PhotosOff()
    if len(sketch.description or "") > LONGEST:
        raise DescriptionTooLong(longest=LONGEST)
    return prompt


def _keep(
    room: Room, participant: str, sketch: Sketch, text: str, prompt: str, content: bytes | None
) -> Drawing:
    known = drawn_by(room, participant, prompt)
    base = after(known, sketch.k) or Drawing(participant, prompt, sketch.k, text)
    drawing = replace(base, k=sketch.k, text=text)
    if content is not None:
        name = room.records.keep_picture(content, canvas.SUFFIX)
        drawing = replace(drawing, picture=name, photo=sketch.photo)
    if sketch.description is not None:
        drawing = replace(drawing, description=sketch.description.strip())
    kept = _handed_in(room, drawing)
    if content is not None:
        room.records.keep_picture(content, canvas.SUFFIX)  # somebody may just have let go of an equal one
    let_go(room, next((one.picture for one in known if one.k == kept.k), ""))
    return kept


def _handed_in(room: Room, drawing: Drawing) -> Drawing:
    _hold_back(room, drawing)
    try:
        return hand_in(room, drawing)
    except WorkshopError:
        let_go(room, drawing.picture)  # nobody was told that it is kept, so nothing of it is
        raise


def _hold_back(room: Room, drawing: Drawing) -> None:
    """A release was for the sheet that the facilitator saw; and a photograph always waits for one."""
    waits = room.session.settings.release_first or drawing.photo
    if waits and moderation.verdict_on(room, Drawing, drawing.key) == "released":
        moderation.hide(room, drawing)


def _is_named(room: Room, picture: str) -> bool:
    records = room.records
    drawn = [one.picture for one in records.all(Drawing)]
    in_mind = [one.picture for one in records.all(MindSheet)]
    told = [one.drawing for one in records.all(Prediction)]
    return picture in drawn or picture in in_mind or picture in told
