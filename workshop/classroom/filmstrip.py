"""A student's drawing, word by word, as one picture: what an export and a wall on paper need.

Knows how the frames stand beside each other. Knows nothing about pages or exports.
"""

from __future__ import annotations

import io
import textwrap

from PIL import Image, ImageDraw, ImageFont

from workshop.classroom.drawing import Drawing, drawn_by
from workshop.classroom.room import Room

SIDE, GAP, CAPTION = 320, 24, 92  # pixels: of a frame, between frames, of the words under one
LETTERS, LINE, COLUMNS = 22, 28, 28  # pixels, pixels, characters in a line
PAPER, INK, FRAME = "#FBF7F0", "#1F2430", "#DDD2C0"
LINES = 9  # of a description that stands where no picture is


def filmstrips(room: Room) -> list[tuple[str, str]]:
    """Return whose drawings of which prompt there are, as (participant, prompt)."""
    return list(dict.fromkeys((one.participant, one.prompt) for one in room.records.all(Drawing)))


def filmstrip(room: Room, participant: str, prompt: str) -> bytes:
    """Return a participant's drawings of one prompt side by side, each over its words, as a PNG."""
    drawings = drawn_by(room, participant, prompt)
    strip = Image.new("RGB", (GAP + len(drawings) * (SIDE + GAP), SIDE + CAPTION + GAP), PAPER)
    for place, drawing in enumerate(drawings):
        corner = (GAP + place * (SIDE + GAP), GAP)
        strip.paste(_frame(room, drawing), corner)
        _write(strip, drawing.text, (corner[0], GAP + SIDE + 10), CAPTION // LINE)
    buffer = io.BytesIO()
    strip.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _frame(room: Room, drawing: Drawing) -> Image.Image:
    path = room.records.picture(drawing.picture)
    if path:
        with Image.open(path) as kept:
            return kept.convert("RGB").resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    sheet = Image.new("RGB", (SIDE, SIDE), FRAME)
    _write(sheet, drawing.description, (14, 14), LINES)
    return sheet


def _write(picture: Image.Image, text: str, corner: tuple[int, int], lines: int) -> None:
    """Write a few lines of text; what does not fit ends with three dots."""
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(LETTERS)
    for number, line in enumerate(textwrap.wrap(text, COLUMNS, max_lines=lines, placeholder=" …")):
        pen.text((corner[0], corner[1] + number * LINE), line, fill=INK, font=font)
