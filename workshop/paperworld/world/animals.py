"""A cat and a dog, sitting, seen from the front.

Knows fur, ears, collars and five places to sit. Knows nothing about shares or captions.
"""

from collections.abc import Mapping

from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, luminance, shade, tint
from workshop.paperworld.world.palette import colour

Traits = Mapping[str, str]

PINK = hex_colour("#e88f92")


FLOWERS = ((12, 90, "red"), (116, 84, "yellow"), (119, 112, "pink"), (9, 114, "yellow"), (27, 102, "pink"))


def _garden(c: Canvas) -> None:
    c.box(-8, -8, 136, 136, hex_colour("#bfe3ee"))
    c.oval(24, 82, 60, 30, hex_colour("#b3d58c"))
    c.box(-8, 84, 136, 136, hex_colour("#8abb68"))
    for x, y, name in FLOWERS:
        c.stroke(((x, y + 4), (x, y + 11)), 3, hex_colour("#4f8a48"))
        c.dot(x, y, 6, colour(name))
        c.dot(x, y, 2.6, hex_colour("#fff6dd"))


def _sofa(c: Canvas) -> None:
    c.box(-8, -8, 136, 136, hex_colour("#f4e2c8"))
    c.box(2, 40, 126, 136, hex_colour("#4f9a97"), 14)
    c.box(-8, 94, 136, 144, hex_colour("#62b0ab"), 10)
    for x in (-10, 112):
        c.box(x, 62, x + 26, 136, hex_colour("#3f8280"), 10)


def _snow(c: Canvas) -> None:
    c.box(-8, -8, 136, 136, hex_colour("#9db9d6"))
    for x, s in ((12, 1.0), (112, 1.2)):
        for i in range(3):
            y, half = 90 - i * 17 * s, (20 - i * 4.5) * s
            c.shape(((x - half, y), (x, y - 28 * s), (x + half, y)), hex_colour("#4d7f78"))
            tip = ((x - half * 0.45, y - 15 * s), (x, y - 28 * s), (x + half * 0.45, y - 15 * s))
            c.shape(tip, hex_colour("#ffffff"))
    c.oval(24, 106, 66, 24, hex_colour("#f3f6fa"))
    c.oval(112, 108, 60, 22, hex_colour("#e4ebf3"))
    c.box(-8, 104, 136, 136, hex_colour("#f3f6fa"))
    for x, y in ((30, 12), (8, 24), (98, 10), (24, 42), (104, 46), (122, 18), (64, 8), (116, 70), (10, 66)):
        c.dot(x, y, 3.2, hex_colour("#ffffff"))


def _beach(c: Canvas) -> None:
    c.box(-8, -8, 136, 136, hex_colour("#bde4ef"))
    c.dot(16, 18, 11, hex_colour("#f9c84a"))
    c.box(-8, 48, 136, 90, hex_colour("#4d9fbe"))
    for x, y in ((0, 56), (100, 54), (8, 68), (104, 70)):
        c.box(x, y, x + 22, y + 4, hex_colour("#a5d6e2"), 2)
    c.box(-8, 80, 136, 88, hex_colour("#def2f0"))
    c.box(-8, 86, 136, 136, hex_colour("#f2d798"))
    c.dot(14, 112, 8, hex_colour("#e8674f"))
    c.cap(14, 112, 8, 8, hex_colour("#fff6e6"), 60, 240)
    c.dot(118, 96, 3.4, hex_colour("#fffaf0"))


def _plain(c: Canvas) -> None:
    c.box(-8, -8, 136, 136, hex_colour("#f2d3c6"))
    c.dot(64, 62, 54, hex_colour("#f9e8dc"))


PLACES = {"garden": _garden, "sofa": _sofa, "snow": _snow, "beach": _beach, "plain": _plain}


def _collar(c: Canvas, collar: str) -> None:
    if collar != "none":
        c.box(41, 81, 87, 91, colour(collar), 5)
        c.dot(64, 93, 5.5, hex_colour("#f6c544"))
        c.dot(64, 94, 2, hex_colour("#8a5a2c"))


def _eyes(c: Canvas, iris: Colour, y: float, apart: float, pupil: float) -> None:
    for side in (-1, 1):
        c.oval(64 + side * apart, y, 7, 7.6, iris)
        c.oval(64 + side * apart, y + 0.6, pupil, 5.6, hex_colour("#2a1b18"))
        c.dot(64 + side * apart - 1.8, y - 2.2, 2, hex_colour("#fffdf8"))


def _pale(fur: Colour) -> Colour:
    if luminance(fur) > 225:
        return shade(fur, 0.1)
    return tint(fur, 0.57 if luminance(fur) > 80 else 0.27)


def _paw(fur: Colour) -> Colour:
    return shade(fur, 0.06) if luminance(fur) > 225 else tint(fur, 0.14)


def draw_cat(c: Canvas, traits: Traits) -> None:
    """Draw a sitting cat."""
    fur = colour(traits["fur"])
    PLACES[traits["place"]](c)
    dark = shade(fur, 0.24) if luminance(fur) > 80 else tint(fur, 0.16)
    belly = _pale(fur)
    c.stroke([(90, 120), (108, 112), (110, 88)], 11, dark)
    c.oval(64, 108, 32, 34, fur)
    c.oval(64, 110, 17, 24, belly)
    for side in (-1, 1):
        c.oval(64 + side * 13, 125, 11, 7, _paw(fur))
        c.shape([(64 + side * 35, 12), (64 + side * 34, 50), (64 + side * 8, 28)], fur)
        c.shape([(64 + side * 31, 20), (64 + side * 30, 42), (64 + side * 15, 30)], PINK)
    c.oval(64, 54, 36, 30, fur)
    for x in (54, 64, 74):
        c.stroke([(x, 26), (x, 34 if x != 64 else 37)], 4, dark)
    _eyes(c, hex_colour("#f0d264" if luminance(fur) < 190 else "#8fc49a"), 52, 16, 3.8)
    c.oval(57, 67, 9, 7, belly)
    c.oval(71, 67, 9, 7, belly)
    c.shape([(59, 60), (69, 60), (64, 66)], PINK)
    for side in (-1, 1):
        c.bow(64 + side * 5, 66, 5.5, 5, 2.2, hex_colour("#4a2a2a"), 20, 160)
        c.stroke([(64 + side * 26, 64), (64 + side * 42, 61)], 2.2, belly)
        c.stroke([(64 + side * 26, 70), (64 + side * 41, 72)], 2.2, belly)
    _collar(c, traits["collar"])


def draw_dog(c: Canvas, traits: Traits) -> None:
    """Draw a sitting dog."""
    fur = colour(traits["fur"])
    PLACES[traits["place"]](c)
    dark = shade(fur, 0.34) if luminance(fur) > 80 else tint(fur, 0.18)
    belly = _pale(fur)
    c.stroke([(92, 118), (110, 100)], 12, fur)
    c.oval(64, 110, 34, 34, fur)
    c.oval(64, 112, 19, 26, belly)
    for side in (-1, 1):
        c.oval(64 + side * 14, 125, 12, 7, _paw(fur))
    c.box(34, 18, 94, 84, fur, 27)
    c.oval(64, 66, 22, 19, belly)
    for side in (-1, 1):
        c.oval(64 + side * 33, 48, 11, 26, dark)
    c.oval(80, 44, 13, 14, dark)
    _eyes(c, hex_colour("#fffdf2"), 44, 15, 5)
    c.oval(64, 60, 9, 6.5, hex_colour("#2f2429"))
    c.oval(62, 58, 3, 1.8, hex_colour("#8d7f86"))
    c.bow(64, 66, 11, 9, 2.6, hex_colour("#4a2a2a"), 15, 165)
    c.box(59, 73, 69, 84, PINK, 5)
    _collar(c, traits["collar"])
