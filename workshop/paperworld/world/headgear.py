"""Hats, and the other signs of a trade that are worn: on the head, around the neck, on the back.

Knows where they sit on a head and a chest. Knows nothing about hair, faces or clothes.
"""

from collections.abc import Callable

from workshop.paperworld.world.cloth import middle
from workshop.paperworld.world.heads import X, Y
from workshop.paperworld.world.paint import Canvas, hex_colour, shade, tint
from workshop.paperworld.world.palette import colour
from workshop.paperworld.world.people import Person

TILTS: dict[str, float] = {"turned left": -2.0, "turned right": 2.0}
DARK = "#3a3f52"


def headphones_on_head(person: Person) -> bool:
    """Tell whether headphones are over the ears; else they hang around the neck."""
    return person.hair != "turban" and (person.colour_index % 2 == 0 or person.hair == "headscarf")


def hat(c: Canvas, person: Person) -> None:
    """Draw what is worn on the head; `c` is the canvas of the head."""
    if person.worn in HEADWEAR and (person.worn != "headphones" or headphones_on_head(person)):
        HEADWEAR[person.worn](c, X + TILTS.get(person.pose, 0.0))


def worn(c: Canvas, person: Person) -> None:
    """Draw what is worn on the body; `c` is the canvas of the body."""
    if person.worn in BODYWEAR and (person.worn != "headphones" or not headphones_on_head(person)):
        BODYWEAR[person.worn](c, middle(person))


def backpack_behind(c: Canvas, left: float, right: float) -> None:
    """Draw what is seen of a backpack behind the shoulders."""
    c.box(left - 5, Y + 42, right + 5, 136, hex_colour("#c9622a"), 12)


def _stethoscope(c: Canvas, x: float) -> None:
    grey = hex_colour(DARK)
    c.stroke([(x - 17, Y + 33), (x - 15, 102), (x - 5, 111)], 3.8, grey)
    c.stroke([(x + 17, Y + 33), (x + 15, 102), (x - 5, 111)], 3.8, grey)
    c.stroke([(x - 5, 111), (x - 5, 117)], 3.8, grey)
    c.dot(x - 5, 119, 6, grey)
    c.dot(x - 5, 119, 3.2, hex_colour("#c9d2da"))


def _tie(c: Canvas, x: float) -> None:
    c.shape([(x - 5, Y + 39), (x + 5, Y + 39), (x + 8, 116), (x, 126), (x - 8, 116)], hex_colour("#cc3f3f"))
    c.shape([(x - 6, Y + 36), (x + 6, Y + 36), (x + 3.5, Y + 45), (x - 3.5, Y + 45)], hex_colour("#a8302f"))


def _headphones_on_neck(c: Canvas, x: float) -> None:
    c.bow(x, Y + 32, 21, 13, 5.5, hex_colour(DARK), 0, 180)
    for side in (-1, 1):
        c.box(x + side * 20 - 6.5, Y + 25, x + side * 20 + 6.5, Y + 43, hex_colour(DARK), 6)
        c.box(x + side * 20 - 3.5, Y + 28, x + side * 20 + 3.5, Y + 40, hex_colour("#f08a4b"), 3.5)


def _backpack(c: Canvas, x: float) -> None:
    orange = hex_colour("#e87a33")
    for side in (-1, 1):
        c.stroke([(x + side * 21, 88), (x + side * 21, 134)], 8, orange)
        c.box(x + side * 21 - 4.6, 110, x + side * 21 + 4.6, 116, hex_colour("#8f3f1c"), 1.5)


def _medal(c: Canvas, x: float) -> None:
    for side in (-1, 1):
        c.stroke([(x + side * 15, Y + 33), (x, 112)], 5.5, hex_colour("#3561b8"))
    c.dot(x, 117, 9, hex_colour("#b97a14"))
    c.dot(x, 116.6, 7.6, hex_colour("#f6c544"))
    c.dot(x, 116.6, 3.4, hex_colour("#fff0b8"))


def _headphones(c: Canvas, x: float) -> None:
    c.bow(x, Y + 2, 31, 36, 6, hex_colour(DARK), 180, 360)
    for side in (-1, 1):
        c.box(x + side * 28.5 - 7, Y - 8, x + side * 28.5 + 7, Y + 15, hex_colour(DARK), 6.5)
        c.box(x + side * 30 - 3.5, Y - 4, x + side * 30 + 3.5, Y + 11, hex_colour("#f08a4b"), 3.5)


def _goggles(c: Canvas, x: float) -> None:
    c.box(X - 27, Y - 25, X + 27, Y - 18, hex_colour(DARK), 3)
    for side in (-1, 1):
        c.dot(x + side * 11, Y - 21, 9.5, hex_colour(DARK))
        c.dot(x + side * 11, Y - 21, 6.4, hex_colour("#8fdcd4"))
        c.dot(x + side * 11 - 2, Y - 23, 2, hex_colour("#f4fffb"))


def _tall_hat(c: Canvas, x: float) -> None:
    white, dim = hex_colour("#fffdf8"), hex_colour("#e4ddda")
    c.dot(x + 15, Y - 33, 12.5, dim)
    c.dot(x - 15, Y - 33, 12.5, white)
    c.dot(x, Y - 34, 13, white)
    c.box(x - 22, Y - 32, x + 22, Y - 16, white)
    c.box(x - 22, Y - 24, x + 22, Y - 15, dim, 3)


def _straw_hat(c: Canvas, x: float) -> None:
    c.box(x - 21, Y - 44, x + 21, Y - 12, hex_colour("#ecc467"), 13)
    c.box(x - 21, Y - 26, x + 21, Y - 19, hex_colour("#b5503c"))
    c.oval(x, Y - 16, 44, 7, hex_colour("#c9983d"))
    c.oval(x, Y - 17.5, 43, 6, hex_colour("#ecc467"))


def _helmet(c: Canvas, x: float) -> None:
    red = hex_colour("#d23f34")
    c.cap(x, Y - 15, 29, 30, red)
    c.cap(x - 3, Y - 17, 20, 25, tint(red, 0.14), 180, 270)
    c.box(x - 36, Y - 20, x + 36, Y - 13, shade(red, 0.25), 3.5)
    c.shape(
        [(x - 9, Y - 38), (x + 9, Y - 38), (x + 9, Y - 22), (x, Y - 15), (x - 9, Y - 22)], colour("yellow")
    )


def _pilot_cap(c: Canvas, x: float) -> None:
    navy, gold = hex_colour("#27305a"), hex_colour("#f2bd3a")
    c.oval(x, Y - 30, 34, 13, navy)
    c.oval(x - 9, Y - 33, 18, 5, tint(navy, 0.14))
    c.box(x - 26, Y - 29, x + 26, Y - 18, shade(navy, 0.3), 3)
    c.box(x - 26, Y - 23, x + 26, Y - 19, gold)
    c.oval(x, Y - 15.5, 23, 5.5, hex_colour("#15172a"))
    c.stroke([(x - 7, Y - 33), (x + 7, Y - 33)], 3.6, gold)
    c.dot(x, Y - 32, 4.8, gold)


def _beret(c: Canvas, x: float) -> None:
    red = hex_colour("#c5363f")
    c.oval(x - 5, Y - 24, 33, 12, red)
    c.oval(x - 14, Y - 27, 15, 5, tint(red, 0.16))
    c.dot(x - 5, Y - 36, 3, shade(red, 0.25))


def _hard_hat(c: Canvas, x: float) -> None:
    yellow = hex_colour("#f5bf2f")
    c.cap(x, Y - 15, 28, 29, yellow)
    c.box(x - 5, Y - 46, x + 5, Y - 18, tint(yellow, 0.35), 4)
    c.box(x - 33, Y - 20, x + 33, Y - 13.5, hex_colour("#d99a1c"), 3.5)


HEADWEAR: dict[str, Callable[[Canvas, float], None]] = {
    "goggles": _goggles,
    "tall hat": _tall_hat,
    "straw hat": _straw_hat,
    "helmet": _helmet,
    "pilot cap": _pilot_cap,
    "beret": _beret,
    "hard hat": _hard_hat,
    "headphones": _headphones,
}
BODYWEAR: dict[str, Callable[[Canvas, float], None]] = {
    "stethoscope": _stethoscope,
    "tie": _tie,
    "headphones": _headphones_on_neck,
    "backpack": _backpack,
    "medal": _medal,
}
