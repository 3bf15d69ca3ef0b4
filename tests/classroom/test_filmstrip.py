"""A student's film as one picture."""

from __future__ import annotations

import io

from PIL import Image

from tests.classroom.sheets import sheet
from workshop.classroom import pace
from workshop.classroom.drawing import Sketch, keep
from workshop.classroom.filmstrip import CAPTION, GAP, SIDE, filmstrip, filmstrips
from workshop.classroom.reveal import reveal_in
from workshop.classroom.room import Room


def test_the_film_has_a_frame_for_each_drawing(room: Room, ada: str) -> None:
    """Side by side in the order of the words; what was only described is written, not left out."""
    pace.start(room)
    for seen in range(3):
        pace.reveal_next(room, seen)
    reveal = reveal_in(room)
    assert reveal
    name = reveal.prompt.name
    keep(room, ada, Sketch(reveal.prompt.id, 1, description="a very tall house"))
    keep(room, ada, Sketch(reveal.prompt.id, 2, picture=sheet("red")))
    keep(room, ada, Sketch(reveal.prompt.id, 3, picture=sheet("blue")))
    strip = Image.open(io.BytesIO(filmstrip(room, ada, name))).convert("RGB")
    assert strip.size == (GAP + 3 * (SIDE + GAP), SIDE + CAPTION + GAP)
    middles = [strip.getpixel((GAP + place * (SIDE + GAP) + SIDE // 2, GAP + 250)) for place in range(3)]
    assert middles[1:] == [(255, 0, 0), (0, 0, 255)]
    written = strip.crop((GAP, GAP, GAP + SIDE, GAP + 60)).getcolors()
    assert written and len(written) > 1
    assert filmstrips(room) == [(ada, name)]
