"""Heads: faces, hair, beards, glasses. Big eyes, thick brows, and a second shade on every skin.

Knows how a Person's head looks around (64, 52). Knows nothing about clothes, tools or places.
"""

from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, luminance, mix, shade, tint
from workshop.paperworld.world.palette import hair_colour, skin_colour
from workshop.paperworld.world.people import BROWS, Person

X, Y = 64.0, 52.0  # the middle of the face
RX = 24.0
WHITE = hex_colour("#fffdf8")
SCARVES = ("#3f7f8c", "#c2574a", "#7d5f9e", "#d99a3d")


def face_height(person: Person) -> float:
    """Half the height of the face: young faces are rounder."""
    return 24.5 if person.age == "young" else 27.0


def skin_shade(person: Person) -> Colour:
    """The second shade of somebody's skin: darker on light skin, lighter rims stay out of it."""
    skin = skin_colour(person.skin)
    return mix(skin, hex_colour("#a0452f"), 0.2) if luminance(skin) > 110 else shade(skin, 0.32)


def hair_behind(c: Canvas, person: Person) -> None:
    """Draw what hangs or stands behind the head and shoulders."""
    hair = hair_colour(person.hair_colour)
    back = shade(hair, 0.2)
    if person.hair == "long":
        c.box(X - 33, 24, X + 33, 104, back, 26)
    elif person.hair == "curly":
        for dx, dy in (
            (-26, -14),
            (26, -14),
            (-31, 4),
            (31, 4),
            (-26, 20),
            (26, 20),
            (-13, -26),
            (13, -26),
            (0, -29),
        ):
            c.dot(X + dx, Y + dy, 12, hair)
    elif person.hair == "bun":
        c.dot(X, 17, 12, hair)
        c.dot(X + 2, 17, 7, tint(hair, 0.15))
    elif person.hair == "headscarf":
        scarf = hex_colour(SCARVES[person.colour_index % len(SCARVES)])
        c.box(X - 32, 18, X + 32, 104, shade(scarf, 0.2), 30)


def head(c: Canvas, person: Person) -> None:
    """Draw the head itself with ears, its shaded side and its lit side."""
    skin, dark, ry = skin_colour(person.skin), skin_shade(person), face_height(person)
    for side in (-1, 1):
        c.oval(X + side * RX, Y + 4, 5.5, 7, dark if side > 0 else skin)
    c.oval(X, Y, RX, ry, dark)
    c.oval(X - 1.6, Y - 0.5, RX - 1.6, ry - 0.8, skin)
    if luminance(skin) < 90:
        c.oval(X - 4, Y - 1, RX - 7, ry - 7, tint(skin, 0.07))


def hair_on_top(c: Canvas, person: Person) -> None:
    """Draw the hair on the forehead and at the sides."""
    hair, skin = hair_colour(person.hair_colour), skin_colour(person.skin)
    shine = tint(hair, 0.16)
    if person.hair == "bald":
        c.oval(X - 9, Y - 19, 6, 3, tint(skin, 0.4 if luminance(skin) > 90 else 0.22))
        return
    if person.hair == "headscarf":
        _scarf_front(c, person)
        return
    if person.hair == "curly":
        for dx, dy in ((-20, -15), (-11, -21), (0, -23), (11, -21), (20, -15)):
            c.dot(X + dx, Y + dy, 9, hair)
        c.oval(X - 9, Y - 25, 6, 3, shine)
        return
    c.cap(X, Y - 4, RX + 3, 27, hair, 178, 362)
    c.oval(X, Y + 1, RX - 4, 17, skin)
    if person.hair == "short":
        c.oval(X - 7, Y - 18, 19, 6.5, hair)
        c.box(X - RX - 2, Y - 8, X - RX + 3, Y + 3, hair, 2)
        c.box(X + RX - 3, Y - 8, X + RX + 2, Y + 3, hair, 2)
    elif person.hair == "long":
        c.oval(X + 9, Y - 18, 18, 6.5, hair)
        for side in (-1, 1):
            c.box(X + side * 27 - 6, Y - 12, X + side * 27 + 6, Y + 44, hair, 6)
    else:
        c.oval(X - 11, Y - 17, 14, 6, hair)
        c.oval(X + 11, Y - 17, 14, 6, hair)
    c.oval(X - 8, Y - 24, 9, 2.6, shine)


def _scarf_front(c: Canvas, person: Person) -> None:
    scarf = hex_colour(SCARVES[person.colour_index % len(SCARVES)])
    skin = skin_colour(person.skin)
    c.oval(X, Y - 1, RX + 7, 33, scarf)
    c.oval(X, Y + 36, 30, 15, scarf)
    c.bow(X, Y + 26, 25, 14, 3, shade(scarf), 20, 130)
    c.oval(X, Y + 2, RX - 3, 24.5, skin_shade(person))
    c.oval(X - 1, Y + 2, RX - 4, 24, skin)


def beard(c: Canvas, person: Person) -> None:
    """Draw a full beard or a moustache."""
    hair = hair_colour(person.hair_colour)
    if person.facial_hair == "beard":
        c.cap(X, Y + 2, RX + 1.5, face_height(person) + 2, hair, -4, 184)
        c.oval(X, Y + 2, RX - 5, 12, skin_colour(person.skin))
        c.box(X - 12, Y + 11, X + 12, Y + 24, hair, 6)
    elif person.facial_hair == "moustache":
        c.oval(X - 6, Y + 13, 7.5, 3.6, hair)
        c.oval(X + 6, Y + 13, 7.5, 3.6, hair)


def face(c: Canvas, person: Person) -> None:
    """Draw cheeks, lines of age, eyes, brows, nose and mouth."""
    skin = skin_colour(person.skin)
    _cheeks(c, person, skin)
    _age_lines(c, person, skin)
    beard(c, person)
    _eyes(c, person, skin)
    _nose_and_mouth(c, person, skin)


def _cheeks(c: Canvas, person: Person, skin: Colour) -> None:
    young = person.age == "young"
    rosy = mix(skin, hex_colour("#e8604f"), 0.36 if young else 0.2)
    for side in (-1, 1):
        c.oval(X + side * 14.5, Y + 10.5, 6.2 if young else 4.6, 4.6 if young else 3.4, rosy)


def _age_lines(c: Canvas, person: Person, skin: Colour) -> None:
    line = mix(skin, hex_colour("#7a3626"), 0.42) if luminance(skin) > 90 else tint(skin, 0.26)
    if person.age == "young":
        return
    for side in (-1, 1):
        c.bow(X + side * 5, Y + 15.5, 9, 8.5, 2.4, line, 285 if side > 0 else 165, 375 if side > 0 else 255)
        c.bow(X + side * 10.5, Y + 4.6, 6, 5, 2, line, 35, 145)
    if person.age == "older":
        if person.hair in ("bald", "headscarf"):  # other hair covers the forehead
            c.stroke([(X - 10, Y - 17), (X + 10, Y - 17)], 2, line)
            c.stroke([(X - 8, Y - 13.6), (X + 8, Y - 13.6)], 2, line)
        for side in (-1, 1):
            c.bow(X + side * 10.5, Y + 5.8, 7.5, 6.4, 2, line, 35, 145)


def _eyes(c: Canvas, person: Person, skin: Colour) -> None:
    big = {"young": 1.12, "middle-aged": 0.98}.get(person.age, 0.9)
    brow = hair_colour(person.hair_colour)
    if abs(luminance(brow) - luminance(skin)) < 38:
        brow = hex_colour("#17121a") if luminance(skin) > 60 else hex_colour("#120e12")
    frame = hex_colour("#2d2a3a") if luminance(skin) > 90 else hex_colour("#f2c14e")
    for side in (-1, 1):
        x = X + side * 10.5
        if person.glasses:
            c.dot(x, Y + 1, 10.4, frame)
            c.dot(x, Y + 1, 7.8, mix(skin, WHITE, 0.22))
        c.oval(x, Y + 1, 5.8 * big, 6.2 * big, WHITE)
        c.dot(x + 0.4, Y + 1.6, 3.9 * big, hex_colour("#2a1b18"))
        c.dot(x - 0.9, Y, 1.4, WHITE)
        if person.lashes:
            c.bow(x, Y + 1, 7, 7.2, 2.6, hex_colour("#1d151b"), 190, 350)
            c.stroke([(x + side * 6, Y - 2), (x + side * 8.6, Y - 4.4)], 2.2, hex_colour("#1d151b"))
        c.bow(x, Y - 5.6, 8, 5, BROWS[person.gender], brow, 205, 335)
    if person.glasses:
        c.stroke([(X - 1.5, Y), (X + 1.5, Y)], 2.6, frame)


def _nose_and_mouth(c: Canvas, person: Person, skin: Colour) -> None:
    nose = mix(skin, hex_colour("#b04a38"), 0.36) if luminance(skin) > 90 else tint(skin, 0.2)
    c.oval(X, Y + 8.5, 3.4, 2.6, nose)
    y = Y + 15.5
    if person.lips:
        lips = hex_colour("#c8434b") if luminance(skin) > 90 else hex_colour("#d0575a")
        c.cap(X, y - 2, 8, 6.5, lips, 0, 180)
        c.oval(X - 3.2, y - 1.6, 4, 2, lips)
        c.oval(X + 3.2, y - 1.6, 4, 2, lips)
        c.box(X - 5, y - 1.6, X + 5, y + 0.4, WHITE, 1)
        return
    line = hex_colour("#7c2f2c") if luminance(skin) > 90 else hex_colour("#1c1012")
    c.cap(X, y - 2.2, 9, 6.2, line, 0, 180)
    c.box(X - 7, y - 2.2, X + 7, y + 0.4, WHITE, 1)
