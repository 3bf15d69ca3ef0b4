"""Clothes of ten trades and of nobody in particular, hats, and what is worn as a sign of the trade.

Knows shoulders, collars and hats around the head's place. Knows nothing about faces or places.
"""

from collections.abc import Callable

from workshop.paperworld.world.heads import X, Y, skin_shade
from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, shade, tint
from workshop.paperworld.world.palette import colour, skin_colour
from workshop.paperworld.world.people import SHOULDERS, Person

SHIRTS = ("#5b8fc4", "#8a62ae", "#58a08c", "#d9896c")
SLEEVES: dict[str, str] = {
    "doctor": "#fdfaf3",
    "nurse": "#3fa3ab",
    "teacher": "#d99a2b",
    "scientist": "#fdfaf3",
    "chef": "#fdfaf3",
    "farmer": "#cf4a3e",
    "firefighter": "#37456b",
    "artist": "#7769b8",
    "chief executive": "#34405f",
    "builder": "#8b93a3",
}


def sleeve(person: Person) -> Colour:
    """Return the main colour of somebody's clothes."""
    return colour(person.sweater) if person.occupation == "person" else hex_colour(SLEEVES[person.occupation])


def shoulders(person: Person) -> float:
    """Half the width of the shoulders: one of the overlapping cues of gender presentation."""
    return SHOULDERS[person.gender]


def body(c: Canvas, person: Person) -> None:
    """Draw neck, torso and the clothes on it."""
    w, cloth = shoulders(person), sleeve(person)
    c.box(X - 10, Y + 16, X + 10, Y + 40, skin_shade(person), 5)
    c.box(X - w, Y + 33, X + w, 170, shade(cloth, 0.2), 20)
    c.box(X - w, Y + 33, X + w - 4, 170, cloth, 20)
    for side in (-1, 1):
        c.stroke([(X + side * (w - 13), 108), (X + side * (w - 13), 130)], 3, shade(cloth, 0.24))
    OUTFITS[person.occupation](c, person)


def _neckline(c: Canvas, person: Person, depth: float, width: float = 11) -> None:
    c.shape([(X - width, Y + 32), (X + width, Y + 32), (X, Y + 32 + depth)], skin_colour(person.skin))


def _coat(c: Canvas, person: Person, shirt: str) -> None:
    c.shape([(X - 15, Y + 32), (X + 15, Y + 32), (X, 124)], hex_colour(shirt))
    _neckline(c, person, 11)
    for side in (-1, 1):
        c.shape(
            [(X + side * 11, Y + 31), (X + side * 21, Y + 34), (X + side * 17, Y + 54), (X, 125)],
            hex_colour("#e3dcd8"),
        )
    c.stroke([(X, 124), (X, 132)], 2.4, hex_colour("#cfc6c8"))


def _doctor(c: Canvas, person: Person) -> None:
    _coat(c, person, "#5b95cf")


def _scientist(c: Canvas, person: Person) -> None:
    _coat(c, person, "#8a62ae")
    c.box(X + 15, 106, X + 27, 122, hex_colour("#e3dcd8"), 2)
    c.box(X + 17, 101, X + 20, 110, hex_colour("#d4483f"))
    c.box(X + 22, 101, X + 25, 110, hex_colour("#4f86c6"))


def _nurse(c: Canvas, person: Person) -> None:
    _neckline(c, person, 20, 14)
    light = hex_colour("#83cdd0")
    c.stroke([(X - 14, Y + 33), (X, Y + 54)], 4.5, light)
    c.stroke([(X + 14, Y + 33), (X, Y + 54)], 4.5, light)
    c.box(X + 13, 104, X + 27, 118, hex_colour("#fffaf2"), 3)
    c.box(X + 18.2, 105.5, X + 21.8, 116.5, hex_colour("#d9483f"))
    c.box(X + 14.5, 109.2, X + 25.5, 112.8, hex_colour("#d9483f"))


def _teacher(c: Canvas, person: Person) -> None:
    c.shape([(X - 14, Y + 32), (X + 14, Y + 32), (X, 128)], hex_colour("#fdf6e6"))
    _neckline(c, person, 9)
    for side in (-1, 1):
        c.shape([(X, Y + 42), (X + side * 11, Y + 31), (X + side * 15, Y + 46)], hex_colour("#ece0c8"))
    c.dot(X, 118, 2.4, hex_colour("#9c6a1e"))


def _chef(c: Canvas, person: Person) -> None:
    c.stroke([(X - 8, 96), (X - 8, 130)], 2.2, hex_colour("#ddd5d2"))
    for y in (102, 114, 126):
        for side in (-1, 1):
            c.dot(X + side * 12, y, 2.8, hex_colour("#5c4a4f"))
    c.box(X - 16, Y + 29, X + 16, Y + 38, hex_colour("#d4483f"), 4)
    c.shape([(X - 3, Y + 35), (X + 9, Y + 52), (X + 14, Y + 42), (X + 3, Y + 34)], hex_colour("#b5362f"))


def _farmer(c: Canvas, person: Person) -> None:
    denim = hex_colour("#4a74b0")
    _neckline(c, person, 10)
    c.box(X - 21, 106, X + 21, 140, denim, 4)
    for side in (-1, 1):
        c.stroke([(X + side * 17, 110), (X + side * 19, 86)], 7, denim)
        c.dot(X + side * 16, 110, 3, hex_colour("#f6c544"))
    c.box(X - 9, 114, X + 9, 126, shade(denim, 0.2), 3)


def _firefighter(c: Canvas, person: Person) -> None:
    lime = hex_colour("#f0d84a")
    w = shoulders(person)
    c.box(X - w, 108, X + w - 1, 116, lime)
    c.box(X - 3.5, Y + 36, X + 3.5, 130, hex_colour("#d9a441"))
    for side in (-1, 1):
        c.shape([(X, Y + 44), (X + side * 14, Y + 29), (X + side * 19, Y + 40)], hex_colour("#53648f"))


def _artist(c: Canvas, person: Person) -> None:
    _neckline(c, person, 9)
    for side in (-1, 1):
        c.oval(X + side * 9, Y + 37, 10, 5, hex_colour("#fdf6e6"))
    for x, y, r, name in ((X - 15, 110, 4.5, "yellow"), (X + 16, 105, 5, "red"), (X + 4, 120, 4.5, "green")):
        c.dot(x, y, r, colour(name))


def _chief_executive(c: Canvas, person: Person) -> None:
    c.shape([(X - 14, Y + 32), (X + 14, Y + 32), (X, 126)], hex_colour("#fffaf0"))
    _neckline(c, person, 8 if person.worn == "tie" else 16, 9)
    for side in (-1, 1):
        c.shape(
            [(X + side * 10, Y + 31), (X + side * 21, Y + 34), (X + side * 15, Y + 54), (X, 128)],
            hex_colour("#4d5b80"),
        )


def _builder(c: Canvas, person: Person) -> None:
    vest, w = hex_colour("#f08a2c"), shoulders(person) - 10
    c.box(X - w, Y + 34, X + w, 140, vest, 8)
    c.shape([(X - 14, Y + 32), (X + 14, Y + 32), (X, Y + 56)], hex_colour("#8b93a3"))
    _neckline(c, person, 10)
    c.box(X - w, 110, X + w, 117, hex_colour("#f7ea70"))
    for side in (-1, 1):
        c.box(X + side * 17 - 3, Y + 35, X + side * 17 + 3, 111, hex_colour("#f7ea70"))


def _person(c: Canvas, person: Person) -> None:
    cloth = colour(person.sweater)
    c.oval(X, Y + 34, 16, 8, shade(cloth, 0.2))
    c.oval(X, Y + 31, 12, 7, skin_shade(person))


OUTFITS: dict[str, Callable[[Canvas, Person], None]] = {
    "doctor": _doctor,
    "nurse": _nurse,
    "teacher": _teacher,
    "scientist": _scientist,
    "chef": _chef,
    "farmer": _farmer,
    "firefighter": _firefighter,
    "artist": _artist,
    "chief executive": _chief_executive,
    "builder": _builder,
    "person": _person,
}


def worn(c: Canvas, person: Person) -> None:
    """Draw the hat or the sign of the trade on top of everything else."""
    if person.worn in WEARABLES:
        WEARABLES[person.worn](c)


def _stethoscope(c: Canvas) -> None:
    grey = hex_colour("#3a3f52")
    c.stroke([(X - 17, Y + 33), (X - 15, 102), (X - 5, 111)], 3.8, grey)
    c.stroke([(X + 17, Y + 33), (X + 15, 102), (X - 5, 111)], 3.8, grey)
    c.stroke([(X - 5, 111), (X - 5, 117)], 3.8, grey)
    c.dot(X - 5, 119, 6, grey)
    c.dot(X - 5, 119, 3.2, hex_colour("#c9d2da"))


def _goggles(c: Canvas) -> None:
    c.box(X - 27, Y - 25, X + 27, Y - 18, hex_colour("#3a3f52"), 3)
    for side in (-1, 1):
        c.dot(X + side * 11, Y - 21, 9.5, hex_colour("#3a3f52"))
        c.dot(X + side * 11, Y - 21, 6.4, hex_colour("#8fdcd4"))
        c.dot(X + side * 11 - 2, Y - 23, 2, hex_colour("#f4fffb"))


def _tall_hat(c: Canvas) -> None:
    white, dim = hex_colour("#fffdf6"), hex_colour("#e2dad8")
    c.dot(X + 15, Y - 37, 13, dim)
    c.dot(X - 15, Y - 37, 13, white)
    c.dot(X, Y - 39, 13.5, white)
    c.box(X - 22, Y - 36, X + 22, Y - 16, white)
    c.box(X - 22, Y - 24, X + 22, Y - 15, dim, 3)


def _straw_hat(c: Canvas) -> None:
    c.box(X - 21, Y - 44, X + 21, Y - 12, hex_colour("#ecc467"), 13)
    c.box(X - 21, Y - 26, X + 21, Y - 19, hex_colour("#b5503c"))
    c.oval(X, Y - 16, 44, 7, hex_colour("#c9983d"))
    c.oval(X, Y - 17.5, 43, 6, hex_colour("#ecc467"))


def _helmet(c: Canvas) -> None:
    red = hex_colour("#d23f34")
    c.cap(X, Y - 15, 29, 30, red)
    c.cap(X - 3, Y - 17, 20, 25, tint(red, 0.14), 180, 270)
    c.box(X - 36, Y - 20, X + 36, Y - 13, shade(red, 0.25), 3.5)
    c.shape(
        [(X - 9, Y - 38), (X + 9, Y - 38), (X + 9, Y - 22), (X, Y - 15), (X - 9, Y - 22)], colour("yellow")
    )


def _beret(c: Canvas) -> None:
    red = hex_colour("#c5363f")
    c.oval(X - 5, Y - 24, 33, 12, red)
    c.oval(X - 14, Y - 27, 15, 5, tint(red, 0.16))
    c.dot(X - 5, Y - 36, 3, shade(red, 0.25))


def _hard_hat(c: Canvas) -> None:
    yellow = hex_colour("#f5bf2f")
    c.cap(X, Y - 15, 28, 29, yellow)
    c.box(X - 5, Y - 46, X + 5, Y - 18, tint(yellow, 0.35), 4)
    c.box(X - 33, Y - 20, X + 33, Y - 13.5, hex_colour("#d99a1c"), 3.5)


def _tie(c: Canvas) -> None:
    c.shape([(X - 5, Y + 39), (X + 5, Y + 39), (X + 8, 116), (X, 126), (X - 8, 116)], hex_colour("#cc3f3f"))
    c.shape([(X - 6, Y + 36), (X + 6, Y + 36), (X + 3.5, Y + 45), (X - 3.5, Y + 45)], hex_colour("#a8302f"))


WEARABLES: dict[str, Callable[[Canvas], None]] = {
    "stethoscope": _stethoscope,
    "goggles": _goggles,
    "tall hat": _tall_hat,
    "straw hat": _straw_hat,
    "helmet": _helmet,
    "beret": _beret,
    "hard hat": _hard_hat,
    "tie": _tie,
}
