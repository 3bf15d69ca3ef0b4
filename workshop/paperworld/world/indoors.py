"""Rooms where people are looked after, taught or heard: hospital, clinic, home, classroom, courtroom.

Knows how each room looks, in two variants. Knows nothing about who stands in it.
"""

from workshop.paperworld.world.paint import Canvas, hex_colour, shade, tint

FLOOR = 102  # where walls end; whoever is seen as a whole stands below


def _room(c: Canvas, wall: str, floor: str) -> None:
    c.box(0, 0, 128, FLOOR, hex_colour(wall))
    c.box(0, FLOOR - 4, 128, FLOOR, tint(hex_colour(wall), 0.55))
    c.box(0, FLOOR, 128, 128, hex_colour(floor))


def draw_hospital(c: Canvas, variant: int) -> None:
    """Draw a ward: a red cross, a curtain, and a bed or a drip."""
    _room(c, ("#a6dac9", "#9fd6d6")[variant], "#6fa9a0")
    c.dot(18, 23, 17, hex_colour("#fffaf2"))
    c.box(13.5, 11, 22.5, 35, hex_colour("#d9382f"))
    c.box(6, 18.5, 30, 27.5, hex_colour("#d9382f"))
    for i, code in enumerate(("#4f9fb5", "#7cbdcd", "#4f9fb5", "#7cbdcd")):
        c.box(97 + 8 * i, 10, 105 + 8 * i, 108, hex_colour(code))
    c.box(94, 4, 128, 11, hex_colour("#f6efe2"))
    if variant:
        c.stroke([(22, 48), (22, 116)], 4, hex_colour("#f4f1ea"))
        c.stroke([(10, 118), (34, 118)], 5, hex_colour("#f4f1ea"))
        c.box(11, 48, 33, 74, hex_colour("#fffaf2"), 6)
        c.box(14, 58, 30, 71, hex_colour("#e9705f"), 4)
    else:
        c.box(-6, 54, 7, 120, hex_colour("#f4f1ea"), 4)
        c.box(0, 80, 44, 108, hex_colour("#fffaf2"), 5)
        c.box(4, 70, 28, 86, hex_colour("#dfeef0"), 7)
        c.box(22, 82, 44, 108, hex_colour("#e98b7c"), 5)
        c.box(36, 106, 41, 120, hex_colour("#f4f1ea"))


def draw_clinic(c: Canvas, variant: int) -> None:
    """Draw a small practice: an eye chart, a height scale, and a couch or a washbasin."""
    _room(c, ("#a3c9f2", "#b4c0f2")[variant], "#c9a27c")
    ink = hex_colour("#2f3347")
    c.box(2, 5, 34, 62, hex_colour("#fffdf6"), 2)
    c.box(9, 10, 14, 30, ink)
    for y in (10, 18, 26):
        c.box(9, y, 27, y + 4, ink)
    for y, xs, r in ((40, (10, 26), 4.5), (53, (9, 18, 27), 3)):
        for x in xs:
            c.ring(x, y, r, 2.6, ink)
    _height_scale(c)
    if variant:
        c.box(0, 76, 36, 90, hex_colour("#fffdf6"), 6)
        c.box(11, 88, 23, 114, hex_colour("#e3e8ee"))
        c.stroke([(8, 78), (8, 68), (17, 68)], 4, hex_colour("#7b8494"))
    else:
        c.stroke([(6, 94), (6, 120)], 5, hex_colour("#7b8494"))
        c.stroke([(34, 94), (34, 120)], 5, hex_colour("#7b8494"))
        c.stroke([(2, 90), (-6, 68)], 14, hex_colour("#2f8f83"))
        c.box(-6, 82, 44, 97, hex_colour("#3aa596"), 6)


def _height_scale(c: Canvas) -> None:
    c.box(100, 112, 126, 120, hex_colour("#5d6a7d"), 3)
    c.box(104, 5, 121, 114, hex_colour("#f7cf4d"), 2)
    for i, y in enumerate(range(11, 108, 8)):
        c.box(104, y, 116 if i % 2 == 0 else 110, y + 3, hex_colour("#2f3347"))
    c.box(96, 30, 125, 36, hex_colour("#d9483f"), 2)


def draw_home(c: Canvas, variant: int) -> None:
    """Draw a living room: a sofa, a lamp, a picture, a plant and a rug."""
    _room(c, ("#ee9a90", "#ec9f9f")[variant], "#c48a5a")
    c.oval(64, 118, 50, 10, hex_colour("#f4e3c3"))
    c.oval(64, 118, 41, 7, hex_colour("#5f8fb0"))
    c.box(3, 7, 33, 35, hex_colour("#8a4f34"), 2)
    c.box(7, 11, 29, 31, hex_colour("#bfe3ee"))
    c.dot(22, 18, 4, hex_colour("#f9c84a"))
    c.shape([(7, 31), (7, 27), (15, 19), (29, 31)], hex_colour("#5d9c66"))
    sofa = hex_colour(("#2f8189", "#5767a8")[variant])
    c.box(2, 64, 126, 112, sofa, 12)
    c.box(6, 88, 122, 108, tint(sofa, 0.16), 6)
    for x in (-4, 116):
        c.box(x, 78, x + 16, 114, shade(sofa, 0.2), 7)
    c.box(98, 70, 115, 90, hex_colour("#f5c84f"), 5)
    c.stroke([(112, 38), (112, 66)], 4, hex_colour("#7a4a35"))
    c.shape([(104, 8), (120, 8), (127, 38), (97, 38)], hex_colour("#ffe79a"))
    c.box(97, 34, 127, 38, hex_colour("#f2b544"))
    _house_plant(c)


def _house_plant(c: Canvas) -> None:
    for x, y in ((6, 56), (30, 58), (18, 48)):
        c.stroke([(18, 84), (x, y)], 4, hex_colour("#3f7d4a"))
        c.oval(x, y, 7, 10, hex_colour("#4f9a57"))
    c.shape([(8, 80), (28, 80), (25, 100), (11, 100)], hex_colour("#fff3df"))


def draw_classroom(c: Canvas, variant: int) -> None:
    """Draw a classroom: a wide green board with chalk on it, and desks with a globe or books."""
    _room(c, "#f4dfb4", "#c58b57")
    c.box(0, 2, 128, 96, hex_colour("#a5673f"))
    c.box(4, 6, 124, 91, hex_colour(("#47806a", "#3f7a70")[variant]))
    chalk, yellow = hex_colour("#f3f6ea"), hex_colour("#f9d95f")
    c.stroke([(9, 44), (18, 16), (27, 44)], 4, chalk)
    c.stroke([(13, 35), (23, 35)], 4, chalk)
    c.ring(110, 26, 12, 4, yellow)
    c.stroke([(99, 50), (120, 50)], 4, chalk)
    desk = hex_colour("#f0b35a")
    for x in (-8, 94):
        for leg in (x + 5, x + 33):
            c.box(leg, 98, leg + 4, 124, hex_colour("#6b4a3a"))
        c.box(x, 92, x + 42, 101, desk, 2)
        c.box(x, 98, x + 42, 103, shade(desk, 0.25), 1)
    c.box(3, 84, 24, 92, hex_colour("#c9503f"), 2)
    c.box(6, 77, 22, 85, hex_colour("#4f86c6"), 2)
    if variant:
        c.dot(113, 74, 6, hex_colour("#d9483f"))
        c.dot(113, 84, 9, hex_colour("#d9483f"))
        c.stroke([(113, 70), (117, 65)], 3, hex_colour("#4d8a4c"))
    else:
        c.box(106, 86, 120, 92, hex_colour("#6b4a3a"), 2)
        c.dot(113, 74, 14, hex_colour("#5aa7d6"))
        c.oval(108, 70, 7, 6, hex_colour("#7fc06a"))
        c.oval(119, 79, 5, 6, hex_colour("#7fc06a"))


def draw_courtroom(c: Canvas, variant: int) -> None:
    """Draw a courtroom: wood panelling, a column, and the scales of justice."""
    _room(c, ("#a84f69", "#96507f")[variant], "#6b3d2c")
    wood, panel = hex_colour("#a5623a"), hex_colour("#8a4d2e")
    for x in (-2, 94):
        c.box(x, 0, x + 36, 102, wood)
    c.box(0, 84, 128, 104, wood)
    c.box(0, 81, 128, 86, hex_colour("#c98a55"))
    for x in (38, 68, 98):
        c.box(x, 89, x + 22 + 4 * (x > 90), 100, panel, 2)
    c.box(98, -4, 124, 74, panel, 2)
    _column(c)
    _scales(c, 111, 8)


def _column(c: Canvas) -> None:
    stone, dark = hex_colour("#f7e7c8"), hex_colour("#d8bd93")
    c.box(6, 12, 28, 108, stone)
    for x in (11, 19):
        c.box(x, 16, x + 4, 104, dark)
    c.box(1, 5, 33, 14, stone, 2)
    c.box(4, 12, 30, 16, dark)
    c.box(1, 104, 33, 114, stone, 2)


def _scales(c: Canvas, x: float, y: float) -> None:
    gold = hex_colour("#f9cf4d")
    c.stroke([(x, y), (x, y + 42)], 4, gold)
    c.stroke([(x - 12, y + 6), (x + 12, y + 6)], 4, gold)
    c.box(x - 8, y + 41, x + 8, y + 46, gold, 2)
    for side in (-1, 1):
        c.stroke([(x + side * 11, y + 6), (x + side * 11, y + 22)], 2.2, gold)
        c.cap(x + side * 10, y + 21, 8.5, 9, gold, 0, 180)
