"""The front of the clothes of sixteen trades and of nobody in particular: collars, buttons, badges.

Knows what is on the chest, around a middle line x. Knows nothing about arms, legs, hats or faces.
"""

from collections.abc import Callable

from workshop.paperworld.world.cloth import shoulders, sides, sleeve
from workshop.paperworld.world.heads import Y, skin_shade
from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, shade, tint
from workshop.paperworld.world.palette import colour, skin_colour
from workshop.paperworld.world.people import Person

GOLD = "#f2bd3a"
LIME = "#f3e04a"


def _neckline(c: Canvas, person: Person, x: float, depth: float, width: float = 11) -> None:
    c.shape([(x - width, Y + 32), (x + width, Y + 32), (x, Y + 32 + depth)], skin_colour(person.skin))


def _lapels(c: Canvas, x: float, cloth: Colour) -> None:
    for side in (-1, 1):
        c.shape(
            [(x + side * 10, Y + 31), (x + side * 21, Y + 34), (x + side * 16, Y + 54), (x, 127)],
            cloth,
        )


def _collar_points(c: Canvas, x: float, cloth: Colour) -> None:
    for side in (-1, 1):
        c.shape([(x, Y + 43), (x + side * 11, Y + 30), (x + side * 16, Y + 46)], cloth)


def _doctor(c: Canvas, person: Person, x: float) -> None:
    c.shape([(x - 15, Y + 32), (x + 15, Y + 32), (x, 124)], hex_colour("#5b95cf"))
    _neckline(c, person, x, 11)
    _lapels(c, x, hex_colour("#e3dcd8"))
    c.stroke([(x, 124), (x, 132)], 2.4, hex_colour("#cfc6c8"))


def _scientist(c: Canvas, person: Person, x: float) -> None:
    purple, grey = hex_colour("#8a4fa8"), hex_colour("#e3dcd8")
    c.shape([(x - 14, Y + 32), (x + 14, Y + 32), (x, 112)], purple)
    c.box(x - 12.5, Y + 25, x + 12.5, Y + 36, purple, 5)
    c.box(x - 12.5, Y + 30, x + 12.5, Y + 33, shade(purple, 0.2))
    _lapels(c, x, grey)
    c.box(x + 15, 106, x + 27, 122, grey, 2)
    c.box(x + 17, 101, x + 20, 110, hex_colour("#d4483f"))
    c.box(x + 22, 101, x + 25, 110, hex_colour("#4f86c6"))


def _nurse(c: Canvas, person: Person, x: float) -> None:
    _neckline(c, person, x, 20, 14)
    light = hex_colour("#83cdd0")
    c.stroke([(x - 14, Y + 33), (x, Y + 54)], 4.5, light)
    c.stroke([(x + 14, Y + 33), (x, Y + 54)], 4.5, light)
    c.box(x + 11, 104, x + 25, 118, hex_colour("#fffaf2"), 3)
    c.box(x + 16.2, 105.5, x + 19.8, 116.5, hex_colour("#d9483f"))
    c.box(x + 12.5, 109.2, x + 23.5, 112.8, hex_colour("#d9483f"))


def _teacher(c: Canvas, person: Person, x: float) -> None:
    c.shape([(x - 14, Y + 32), (x + 14, Y + 32), (x, 128)], hex_colour("#fdf6e6"))
    _neckline(c, person, x, 9)
    _collar_points(c, x, hex_colour("#ece0c8"))
    c.dot(x, 118, 2.6, hex_colour("#9c6a1e"))


def _programmer(c: Canvas, person: Person, x: float) -> None:
    cloth = sleeve(person)
    c.oval(x, Y + 36, 25, 12, shade(cloth, 0.3))
    c.oval(x, Y + 34.5, 24, 10.5, tint(cloth, 0.2))
    c.oval(x, Y + 31, 14, 8.5, shade(cloth, 0.42))
    c.oval(x, Y + 28.5, 10.5, 8, skin_shade(person))
    for side in (-1, 1):
        c.stroke([(x + side * 8, Y + 40), (x + side * 9, 109)], 2.8, hex_colour("#fbf6ec"))
        c.dot(x + side * 9, 110, 2.5, hex_colour("#fbf6ec"))
    c.box(x - 19, 118, x + 19, 136, shade(cloth, 0.24), 6)


def _chef(c: Canvas, person: Person, x: float) -> None:
    c.stroke([(x - 8, 96), (x - 8, 130)], 2.4, hex_colour("#ddd5d2"))
    for y in (103, 115, 127):
        for side in (-1, 1):
            c.dot(x + side * 12, y, 2.8, hex_colour("#5c4a4f"))
    c.box(x - 16, Y + 29, x + 16, Y + 38, hex_colour("#d4483f"), 4)
    c.shape([(x - 3, Y + 35), (x + 9, Y + 52), (x + 14, Y + 42), (x + 3, Y + 34)], hex_colour("#b5362f"))


def _farmer(c: Canvas, person: Person, x: float) -> None:
    denim = hex_colour("#4a74b0")
    _neckline(c, person, x, 10)
    _collar_points(c, x, shade(sleeve(person), 0.18))
    c.box(x - 20, 106, x + 20, 138, denim, 4)
    for side in (-1, 1):
        c.stroke([(x + side * 16.5, 110), (x + side * 19, 87)], 7, denim)
        c.dot(x + side * 16, 110, 3, hex_colour("#f6c544"))
    c.box(x - 9, 114, x + 9, 126, shade(denim, 0.2), 3)


def _firefighter(c: Canvas, person: Person, x: float) -> None:
    lime, red = hex_colour(LIME), hex_colour("#d8402f")
    left, right = sides(person)
    for side in (-1, 1):
        c.stroke([(x + side * 19, 90), (x + side * 19, 112)], 6.5, lime)
    inset = 10.0 if person.framing == "full figure" else 0.0
    c.box(left + inset, 107, right - inset, 117, lime)
    c.box(left + inset, 110.6, right - inset, 113.4, hex_colour("#fffbe6"))
    c.box(x - 3, Y + 38, x + 3, 134, hex_colour("#1f2747"))
    c.box(x - 16, Y + 27, x + 16, Y + 39, red, 5)
    c.shape([(x - 5, Y + 26), (x + 5, Y + 26), (x, Y + 39)], skin_shade(person))


def _pilot(c: Canvas, person: Person, x: float) -> None:
    cloth, gold, w = sleeve(person), hex_colour(GOLD), shoulders(person)
    c.shape([(x - 14, Y + 32), (x + 14, Y + 32), (x, 122)], hex_colour("#fffaf0"))
    _neckline(c, person, x, 8, 9)
    c.shape([(x - 5, Y + 39), (x + 5, Y + 39), (x + 6, 112), (x, 122), (x - 6, 112)], hex_colour("#15172a"))
    c.shape([(x - 6, Y + 36), (x + 6, Y + 36), (x + 3, Y + 45), (x - 3, Y + 45)], hex_colour("#15172a"))
    _lapels(c, x, tint(cloth, 0.14))
    for side in (-1, 1):
        c.dot(x + side * 9, 124, 2.6, gold)
        for step in (2.0, 7.5):
            edge = x + side * (w - 5 - step)
            c.stroke([(edge - side * 2.5, Y + 36 - step * 0.1), (edge, Y + 44 - step * 0.2)], 3.4, gold)
    c.stroke([(x + 12, 108), (x + 24, 106)], 3.2, gold)
    c.dot(x + 18, 107, 3.2, gold)


def _judge(c: Canvas, person: Person, x: float) -> None:
    white, fold = hex_colour("#fffaf0"), tint(sleeve(person), 0.17)
    for side in (-1, 1):
        c.stroke([(x + side * 15, Y + 36), (x + side * 12, 134)], 4, fold)
    c.box(x - 13, Y + 27, x + 13, Y + 37, white, 4)
    for side in (-1, 1):
        inner, outer = x + side, x + side * 8
        c.shape([(inner, Y + 35), (outer, Y + 35), (outer + side * 4, 110), (inner + side, 110)], white)
    c.stroke([(x, Y + 38), (x, 108)], 2, hex_colour("#cfc6c8"))


def _artist(c: Canvas, person: Person, x: float) -> None:
    _neckline(c, person, x, 9)
    for side in (-1, 1):
        c.oval(x + side * 9, Y + 37, 10, 5, hex_colour("#fdf6e6"))
    for dx, y, r, name in ((-15, 110, 4.5, "yellow"), (16, 105, 5, "red"), (4, 120, 4.5, "green")):
        c.dot(x + dx, y, r, colour(name))


def _cleaner(c: Canvas, person: Person, x: float) -> None:
    apron = hex_colour("#1f7a72")
    _neckline(c, person, x, 10)
    _collar_points(c, x, hex_colour("#fffaf0"))
    for side in (-1, 1):
        c.stroke([(x + side * 14, Y + 32), (x + side * 15, 108)], 5.5, apron)
    c.box(x - 19, 104, x + 19, 140, apron, 5)
    c.box(x + 2, 108, x + 17, 118, hex_colour("#fffaf0"), 2.5)
    c.box(x + 5, 111.2, x + 14, 114.4, hex_colour("#d4483f"))


def _builder(c: Canvas, person: Person, x: float) -> None:
    vest, w = hex_colour("#f08a2c"), shoulders(person) - 10
    c.box(x - w, Y + 34, x + w, 138, vest, 8)
    _neckline(c, person, x, 9, 10)
    c.shape([(x - 13, Y + 33), (x - 8, Y + 33), (x, Y + 44), (x, Y + 54)], hex_colour("#c8661f"))
    c.shape([(x + 13, Y + 33), (x + 8, Y + 33), (x, Y + 44), (x, Y + 54)], hex_colour("#c8661f"))
    c.box(x - w, 111, x + w, 118, hex_colour("#f7ea70"))
    for side in (-1, 1):
        c.box(x + side * 17 - 3, Y + 35, x + side * 17 + 3, 111, hex_colour("#f7ea70"))


def _chief_executive(c: Canvas, person: Person, x: float) -> None:
    c.shape([(x - 14, Y + 32), (x + 14, Y + 32), (x, 126)], hex_colour("#fffaf0"))
    _neckline(c, person, x, 8 if person.worn == "tie" else 16, 9)
    _lapels(c, x, shade(sleeve(person), 0.3))
    c.shape([(x + 15, 110), (x + 26, 108), (x + 22, 103), (x + 18, 105)], hex_colour("#f6b7a6"))


def _student(c: Canvas, person: Person, x: float) -> None:
    c.box(x - 15, Y + 33, x + 15, 138, hex_colour("#fffaf0"), 4)
    for y in (95, 107, 119, 131):
        c.box(x - 15, y, x + 15, y + 5.5, hex_colour("#e2533f"))
    c.oval(x, Y + 33, 12.5, 7.5, hex_colour("#e2533f"))
    c.oval(x, Y + 31, 10, 6.5, skin_shade(person))
    for side in (-1, 1):
        c.stroke([(x + side * 15, Y + 35), (x + side * 14, 132)], 4, hex_colour("#2f6f9f"))


def _athlete(c: Canvas, person: Person, x: float) -> None:
    white = hex_colour("#fffaf0")
    c.stroke([(x - 13, Y + 33), (x, Y + 47), (x + 13, Y + 33)], 5, white)
    _neckline(c, person, x, 12, 11)
    c.stroke([(x - 8, 108), (x + 8, 108), (x - 1, 128)], 5, white)
    left, right = sides(person)
    for edge, side in ((left, 1), (right, -1)):
        c.stroke([(edge + side * 14, Y + 38), (edge + side * 13, 130)], 3.4, white)


def _person(c: Canvas, person: Person, x: float) -> None:
    c.oval(x, Y + 34, 16, 8, shade(colour(person.sweater), 0.2))
    c.oval(x, Y + 31, 12, 7, skin_shade(person))


OUTFITS: dict[str, Callable[[Canvas, Person, float], None]] = {
    "doctor": _doctor,
    "nurse": _nurse,
    "teacher": _teacher,
    "scientist": _scientist,
    "programmer": _programmer,
    "chef": _chef,
    "farmer": _farmer,
    "firefighter": _firefighter,
    "pilot": _pilot,
    "judge": _judge,
    "artist": _artist,
    "cleaner": _cleaner,
    "builder": _builder,
    "chief executive": _chief_executive,
    "student": _student,
    "athlete": _athlete,
    "person": _person,
}
