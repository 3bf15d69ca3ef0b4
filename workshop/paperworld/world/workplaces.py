"""Rooms where things are made or found out: office, laboratory, kitchen, studio.

Knows how each room looks, in two variants. Knows nothing about who stands in it.
"""

from workshop.paperworld.world.indoors import FLOOR
from workshop.paperworld.world.paint import Canvas, Point, hex_colour, shade, tint


def _room(c: Canvas, wall: str, floor: str) -> None:
    c.box(0, 0, 128, FLOOR, hex_colour(wall))
    c.box(0, FLOOR, 128, 128, hex_colour(floor))


def draw_office(c: Canvas, variant: int) -> None:
    """Draw an office: a window on towers, a desk with a screen, and a shelf of files or a chart."""
    _room(c, ("#5fa3b4", "#6a9fc0")[variant], "#8a6a58")
    c.box(1, 4, 35, 60, hex_colour("#fbf3e2"), 2)
    c.box(5, 8, 31, 56, hex_colour("#fbe3a6"))
    c.box(5, 30, 16, 56, hex_colour("#8a7fb5"))
    c.box(19, 20, 31, 56, hex_colour("#c9705a"))
    if variant:
        _bar_chart(c)
    else:
        _files(c)
    c.box(-6, 86, 44, 94, hex_colour("#e0a864"), 2)
    c.box(-6, 92, 40, 118, hex_colour("#b97d46"))
    c.box(3, 62, 33, 82, hex_colour("#2f3347"), 3)
    c.box(6, 65, 30, 78, hex_colour("#8fe0dc"))
    c.box(14, 81, 22, 87, hex_colour("#2f3347"))


def _files(c: Canvas) -> None:
    c.box(94, 6, 130, 118, hex_colour("#7a4a35"))
    binders = (
        ("#f2c14e", "#e9705f", "#fbf3e2"),
        ("#8ad0a5", "#f2c14e", "#e9705f"),
        ("#fbf3e2", "#8ad0a5", "#f2c14e"),
    )
    for row, codes in enumerate(binders):
        y = 10 + 35 * row
        c.box(98, y, 130, y + 30, hex_colour("#4f2f26"))
        for i, code in enumerate(codes):
            c.box(99 + 10 * i, y + 4, 107.5 + 10 * i, y + 30, hex_colour(code), 1)


def _bar_chart(c: Canvas) -> None:
    c.box(94, 6, 126, 58, hex_colour("#fffaf0"), 2)
    for x, y, code in ((98, 38, "#f2b544"), (106.5, 28, "#3fa37f"), (115, 15, "#d9584a")):
        c.box(x, y, x + 6.5, 53, hex_colour(code))
    c.box(106, 92, 124, 116, hex_colour("#fbf3e2"), 3)
    for x, y in ((104, 80), (126, 80), (115, 72)):
        c.stroke([(115, 94), (x, y)], 4, hex_colour("#3f7d4a"))
        c.oval(x, y, 6, 9, hex_colour("#56a35c"))


def draw_laboratory(c: Canvas, variant: int) -> None:
    """Draw a laboratory: bottles on shelves, and a bench with flasks or a microscope."""
    _room(c, ("#bcaee6", "#c7aae2")[variant], "#6a638f")
    for x0, x1 in ((0, 34), (94, 128)):
        c.box(x0, 32, x1, 37, hex_colour("#8579b3"))
    for x, code in ((2, "#e9705f"), (18, "#f2b544"), (97, "#3f97b8"), (113, "#e9705f")):
        c.box(x, 12, x + 13, 32, hex_colour(code), 3)
        c.box(x + 3.5, 6, x + 9.5, 14, hex_colour("#fbf7f0"))
    c.box(0, 88, 128, 114, hex_colour("#8d86b8"))
    c.box(0, 84, 128, 91, hex_colour("#f1eef6"))
    glass = hex_colour("#f3f8f8")
    c.box(12, 44, 22, 62, glass)
    c.shape([(12, 56), (22, 56), (34, 84), (0, 84)], glass)
    c.shape([(9, 68), (25, 68), (31, 81), (3, 81)], hex_colour("#3fae5c"))
    if variant:
        _microscope(c)
    else:
        c.box(107, 42, 117, 60, glass)
        c.dot(112, 69, 16, glass)
        c.cap(112, 69, 13.5, 13.5, hex_colour("#d8479f"), -10, 190)


def _microscope(c: Canvas) -> None:
    dark = hex_colour("#3a3f5e")
    c.box(98, 78, 126, 84, dark, 2)
    c.bow(109, 66, 15, 16, 6, dark, 270, 440)
    c.stroke([(104, 48), (112, 64)], 9, dark)
    c.stroke([(103, 46), (101, 42)], 6, hex_colour("#f2b544"))
    c.box(100, 69, 116, 74, dark)


def draw_kitchen(c: Canvas, variant: int) -> None:
    """Draw a kitchen: pans on a rail, a shelf of pots, and a cooker or a fridge."""
    tiles = hex_colour(("#c5dd7e", "#bfe08f")[variant])
    c.box(0, 0, 128, 128, tiles)
    for y in (24, 46, 68):
        c.box(0, y, 128, y + 2.5, tint(tiles, 0.4))
    c.box(0, 104, 128, 128, hex_colour("#b9553f"))
    c.box(0, 5, 40, 9, hex_colour("#7a5140"))
    for x, y, r, code in ((11, 34, 11, "#3d4a63"), (31, 25, 8, "#d9703a")):
        c.box(x - 2, 6, x + 2, y, hex_colour("#7a5140"))
        c.dot(x, y, r, hex_colour(code))
        c.dot(x, y, r - 3.5, tint(hex_colour(code), 0.22))
    c.box(0, 80, 128, 114, hex_colour("#58aaa0"))
    c.box(0, 78, 128, 84, hex_colour("#3f5468"))
    c.box(6, 90, 30, 108, hex_colour("#8fd0c4"), 3)
    c.box(2, 59, 28, 78, hex_colour("#e0503f"), 4)
    c.box(0, 56, 30, 62, hex_colour("#b53a33"), 3)
    if variant:
        c.box(97, 14, 130, 116, hex_colour("#f4f6f6"), 5)
        c.box(97, 48, 130, 51, hex_colour("#aebfc9"))
        for y in (30, 58):
            c.box(102, y, 106, y + 14, hex_colour("#6f8494"), 1)
        return
    c.box(94, 34, 128, 39, hex_colour("#8a5a3c"))
    c.box(97, 15, 110, 34, hex_colour("#3f8f93"), 3)
    c.box(114, 11, 127, 34, hex_colour("#e8674f"), 3)
    c.box(95, 75, 130, 116, hex_colour("#4c5668"), 3)
    c.box(100, 89, 126, 110, hex_colour("#f7a531"), 3)
    for x in (102, 113, 124):
        c.dot(x, 82, 3, hex_colour("#fbf3e2"))


def draw_studio(c: Canvas, variant: int) -> None:
    """Draw an artist's studio: an easel with a canvas, pictures on the wall, and pots of paint."""
    _room(c, ("#e09ccb", "#d69ad6")[variant], "#a9745c")
    wood = hex_colour("#8c5a3a")
    legs: tuple[tuple[Point, Point], ...] = (((18, 4), (3, 118)), ((18, 4), (35, 118)))
    for leg in legs:
        c.stroke(leg, 5, wood)
    c.box(0, 14, 36, 68, hex_colour("#fffaf0"), 1)
    if variant:
        c.oval(18, 40, 7, 7, hex_colour("#f2c14e"))
        for x, y in ((18, 28), (7, 40), (29, 40), (18, 52)):
            c.oval(x, y, 6.5, 6.5, hex_colour("#4f7fc6"))
    else:
        c.dot(24, 28, 8, hex_colour("#f2b544"))
        c.shape([(4, 64), (4, 52), (15, 38), (32, 56), (32, 64)], hex_colour("#2f9a90"))
    c.box(0, 68, 36, 74, wood, 2)
    for y, one, two in ((6, "#4a6fc0", "#f6d873"), (44, "#f3d36b", "#d9483f")):
        c.box(97, y, 126, y + 33, hex_colour("#fffaf0"), 1)
        c.box(101, y + 4, 122, y + 29, hex_colour(one))
        c.dot(111.5, y + 16.5, 7.5, hex_colour(two))
    c.box(96, 98, 126, 104, wood, 2)
    for x in (100, 119):
        c.box(x, 102, x + 4, 122, wood)
    for x, code in ((98, "#d9483f"), (112, "#3f86c6")):
        c.box(x, 86, x + 11, 98, shade(hex_colour(code), 0.1), 2)
        c.box(x - 0.5, 84, x + 11.5, 89, tint(hex_colour(code), 0.3), 1)
