"""A cat and a dog, sitting, seen from the front.

Knows fur, ears, collars and three places to sit. Knows nothing about shares or captions.
"""

from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, luminance, shade, tint
from workshop.paperworld.world.palette import colour

PINK = hex_colour("#e88f92")


def _place(c: Canvas, place: str) -> None:
    if place == "garden":
        c.box(0, 0, 128, 128, hex_colour("#bfe3ee"))
        c.oval(24, 82, 60, 30, hex_colour("#b3d58c"))
        c.box(0, 84, 128, 128, hex_colour("#8abb68"))
        for x, y, name in ((14, 96, "red"), (112, 92, "yellow"), (118, 114, "pink"), (8, 118, "yellow")):
            c.dot(x, y, 6, colour(name))
            c.dot(x, y, 2.4, hex_colour("#fff6dd"))
        return
    c.box(0, 0, 128, 128, hex_colour("#f4e2c8" if place == "sofa" else "#f2d3c6"))
    if place == "sofa":
        c.box(2, 40, 126, 128, hex_colour("#4f9a97"), 14)
        c.box(0, 94, 128, 140, hex_colour("#62b0ab"), 10)
        c.box(-10, 62, 14, 128, hex_colour("#3f8280"), 10)
        c.box(114, 62, 138, 128, hex_colour("#3f8280"), 10)
    else:
        c.dot(64, 62, 54, hex_colour("#f9e8dc"))


def _collar(c: Canvas, collar: str) -> None:
    if collar != "none":
        c.box(44, 82, 84, 90, colour(collar), 4)
        c.dot(64, 92, 5, hex_colour("#f6c544"))


def _muzzle_eyes(c: Canvas, fur: Colour, y: float, apart: float) -> None:
    for side in (-1, 1):
        c.oval(64 + side * apart, y, 7, 7.6, hex_colour("#fffdf2"))
        c.dot(64 + side * apart, y + 0.6, 4.8, hex_colour("#2a1b18"))
        c.dot(64 + side * apart - 1.6, y - 1.6, 1.8, hex_colour("#fffdf8"))


def draw_cat(c: Canvas, fur: Colour, collar: str, place: str) -> None:
    """Draw a sitting cat."""
    _place(c, place)
    dark = shade(fur, 0.24) if luminance(fur) > 80 else tint(fur, 0.16)
    belly = tint(fur, 0.55 if luminance(fur) > 80 else 0.25)
    c.stroke([(90, 120), (108, 112), (110, 88)], 11, dark)
    c.oval(64, 108, 32, 34, fur)
    c.oval(64, 110, 17, 24, belly)
    for side in (-1, 1):
        c.oval(64 + side * 13, 125, 11, 7, tint(fur, 0.12))
        c.shape([(64 + side * 35, 12), (64 + side * 34, 50), (64 + side * 8, 28)], fur)
        c.shape([(64 + side * 31, 20), (64 + side * 30, 42), (64 + side * 15, 30)], PINK)
    c.oval(64, 54, 36, 30, fur)
    for x in (54, 64, 74):
        c.stroke([(x, 26), (x, 34 if x != 64 else 37)], 4, dark)
    _muzzle_eyes(c, fur, 52, 16)
    c.oval(57, 67, 9, 7, belly)
    c.oval(71, 67, 9, 7, belly)
    c.shape([(59, 60), (69, 60), (64, 66)], PINK)
    for side in (-1, 1):
        c.bow(64 + side * 5, 66, 5.5, 5, 2.2, hex_colour("#4a2a2a"), 20, 160)
        c.stroke([(64 + side * 26, 64), (64 + side * 42, 61)], 2.2, belly)
        c.stroke([(64 + side * 26, 70), (64 + side * 41, 72)], 2.2, belly)
    _collar(c, collar)


def draw_dog(c: Canvas, fur: Colour, collar: str, place: str) -> None:
    """Draw a sitting dog."""
    _place(c, place)
    dark = shade(fur, 0.34) if luminance(fur) > 80 else tint(fur, 0.18)
    belly = tint(fur, 0.6 if luminance(fur) > 80 else 0.3)
    c.stroke([(92, 118), (110, 100)], 12, fur)
    c.oval(64, 110, 34, 34, fur)
    c.oval(64, 112, 19, 26, belly)
    for side in (-1, 1):
        c.oval(64 + side * 14, 125, 12, 7, tint(fur, 0.12))
    c.box(34, 18, 94, 84, fur, 27)
    c.oval(64, 66, 22, 19, belly)
    for side in (-1, 1):
        c.oval(64 + side * 33, 48, 11, 26, dark)
    c.oval(80, 44, 13, 14, dark)
    _muzzle_eyes(c, fur, 44, 15)
    c.oval(64, 60, 9, 6.5, hex_colour("#2f2429"))
    c.oval(62, 58, 3, 1.8, hex_colour("#8d7f86"))
    c.bow(64, 66, 11, 9, 2.6, hex_colour("#4a2a2a"), 15, 165)
    c.box(59, 73, 69, 84, PINK, 5)
    _collar(c, collar)
