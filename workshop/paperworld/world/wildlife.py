"""A bird and a fish.

Knows feathers, fins, branches, the sea and a bowl. Knows nothing about shares or captions.
"""

from collections.abc import Mapping

from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, luminance, mix, shade, tint
from workshop.paperworld.world.palette import colour
from workshop.paperworld.world.stage import cloud, lit, lit_code, petal, place, sky

Traits = Mapping[str, str]

PERCHED = ((40, 96), (30, 70), (38, 42), (58, 24), (80, 26), (90, 44), (88, 70), (72, 94), (56, 102))
FOLDED = ((38, 62), (56, 56), (70, 66), (62, 82), (44, 92), (28, 104), (22, 104), (32, 84))
ALOFT = ((26, 78), (44, 66), (72, 60), (90, 48), (104, 54), (106, 68), (92, 82), (66, 90), (44, 88))
WING_UP = (
    (82, 70), (74, 38), (50, 8), (41, 8), (40, 20), (28, 20), (30, 34), (19, 37), (27, 50), (22, 56),
    (46, 74),
)  # fmt: skip
WING_FAR = ((72, 66), (76, 40), (94, 14), (103, 12), (103, 24), (108, 30), (102, 38), (104, 46), (88, 64))


def draw_bird(c: Canvas, traits: Traits) -> None:
    """Draw a bird on a branch or in the air."""
    time = traits["time"]
    sky(c, time, 120)
    paint = lit(colour(traits["colour"]), time, 0.12)
    dark = shade(paint, 0.22) if luminance(paint) > 70 else tint(paint, 0.22)
    light = tint(paint, 0.6) if luminance(paint) > 70 else hex_colour("#8a8390")
    if traits["doing"] == "perched":
        _perched_bird(c, time, paint, dark, light)
    else:
        _flying_bird(c, time, paint, dark, light)


def _head(c: Canvas, x: float, y: float, light: Colour) -> None:
    c.shape(((x + 12, y - 3), (x + 29, y + 4), (x + 11, y + 10)), hex_colour("#f0a030"))
    c.dot(x + 4, y, 6, hex_colour("#fffdf8"))
    c.dot(x + 5, y, 4, hex_colour("#2a1b18"))
    c.dot(x + 3.6, y - 1.6, 1.5, hex_colour("#fffdf8"))
    c.oval(x - 3, y + 11, 4.5, 3.2, mix(light, hex_colour("#ee8a80"), 0.7))


def _perched_bird(c: Canvas, time: str, paint: Colour, dark: Colour, light: Colour) -> None:
    c.stroke(((-6, 116), (50, 108), (134, 112)), 9, lit_code("#7a5038", time))
    c.stroke(((96, 110), (120, 92)), 5.5, lit_code("#7a5038", time))
    for x, y, a in ((120, 92, -70), (112, 97, 20), (10, 112, -120), (24, 110, -60)):
        c.soft(petal(x, y, a, 22, 13), lit_code("#5f9a4c", time))
    c.shape(((40, 84), (12, 116), (26, 122), (54, 96)), dark)
    for x in (56, 68):
        c.stroke(((x, 96), (x + 2, 107)), 3.6, hex_colour("#d98a2c"))
    c.soft(PERCHED, paint)
    c.soft(((84, 56), (88, 68), (74, 92), (58, 100), (58, 84), (70, 66)), light)
    c.soft(FOLDED, dark)
    _head(c, 72, 41, light)


def _flying_bird(c: Canvas, time: str, paint: Colour, dark: Colour, light: Colour) -> None:
    mist = lit_code("#fbf7f0", time) if time != "night" else hex_colour("#5a608f")
    cloud(c, 18, 122, 1.3, mist)
    cloud(c, 100, 116, 1.5, mist)
    c.soft(WING_FAR, shade(dark, 0.2))
    c.shape(((36, 74), (4, 74), (8, 84), (2, 94), (38, 86)), dark)
    c.soft(ALOFT, paint)
    c.soft(((104, 68), (92, 82), (66, 90), (48, 88), (70, 78)), light)
    c.soft(WING_UP, dark)
    _head(c, 90, 62, light)


FISH = ((32, 64), (50, 44), (76, 38), (100, 48), (112, 64), (100, 80), (76, 90), (50, 84))
TAIL = ((38, 64), (20, 44), (6, 42), (12, 64), (6, 86), (20, 84))
TOP_FIN = ((54, 46), (60, 26), (80, 24), (90, 44))
LOW_FIN = ((60, 82), (58, 100), (74, 100), (78, 86))


def _fish(c: Canvas, paint: Colour, striped: bool) -> None:
    dark = shade(paint, 0.25)
    for fin in (TAIL, TOP_FIN, LOW_FIN):
        c.shape(fin, dark)
    c.soft(FISH, paint)
    if striped:
        stripe = shade(paint, 0.52) if luminance(paint) > 150 else tint(paint, 0.75)
        for x, high, low in ((46, 51, 79), (61, 44, 85), (76, 42, 87)):
            c.stroke(((x, high), (x + 4, 64), (x, low)), 6, stripe)
    else:
        c.oval(70, 77, 22, 8, tint(paint, 0.4))
    c.soft(((70, 64), (60, 60), (54, 68), (62, 76)), dark)
    c.dot(95, 58, 7.5, hex_colour("#fffdf8"))
    c.dot(96.5, 58, 4.8, hex_colour("#2a1b18"))
    c.dot(94.6, 56, 1.7, hex_colour("#fffdf8"))
    c.bow(103, 68, 7, 6, 2.8, shade(paint, 0.6), 20, 130)


def draw_fish(c: Canvas, traits: Traits) -> None:
    """Draw a fish in the sea or in a bowl."""
    paint, striped = colour(traits["colour"]), traits["pattern"] == "striped"
    bubbles: tuple[tuple[float, float, float], ...]
    if traits["place"] == "sea":
        _sea(c)
        _fish(place(c, 64, 58, 0.92), paint, striped)
        bubbles = ((116, 44, 5), (122, 28, 4), (114, 14, 6))
    else:
        _bowl(c)
        _fish(place(c, 62, 68, 0.62), paint, striped)
        bubbles = ((94, 52, 3.6), (90, 40, 3), (97, 66, 3))
    for x, y, r in bubbles:
        c.dot(x, y, r, hex_colour("#dff4f8"))
        c.dot(x, y, r * 0.5, hex_colour("#a9dbe8"))


def _sea(c: Canvas) -> None:
    for top, code in ((-8, "#5fb4d0"), (30, "#469fc2"), (66, "#3788b0"), (96, "#2d749e")):
        c.box(-8, top, 136, 136, hex_colour(code))
    c.oval(34, 128, 70, 20, hex_colour("#e5c88c"))
    c.oval(108, 130, 50, 18, hex_colour("#d7b676"))
    for x, top, code in ((10, 78, "#3f8f62"), (20, 92, "#57a873"), (118, 84, "#3f8f62")):
        middle = (top + 124) / 2
        weed = ((x, 124), (x + 5, middle + 8), (x - 4, middle - 6), (x + 2, top))
        c.stroke(weed, 6.5, hex_colour(code))
    for x, y in ((86, 102), (94, 96), (102, 102)):
        c.stroke(((94, 124), (94, 114), (x, y)), 6.5, hex_colour("#e5706a"))
        c.dot(x, y, 4.6, hex_colour("#f08f84"))


def _bowl(c: Canvas) -> None:
    c.box(-8, -8, 136, 136, hex_colour("#f7e3bf"))
    c.box(-8, 102, 136, 136, hex_colour("#b57f55"))
    c.box(-8, 102, 136, 106, hex_colour("#cf9a6c"))
    c.oval(64, 117, 38, 7, hex_colour("#8f6040"))
    c.dot(64, 66, 52, hex_colour("#f4fbfb"))
    c.cap(64, 66, 48, 48, hex_colour("#8fd0e4"), -25, 205)
    c.cap(64, 66, 48, 48, hex_colour("#e5c88c"), 48, 132)
    c.oval(64, 46, 43.5, 5, hex_colour("#b5e2ef"))
    c.box(-8, -8, 136, 13, hex_colour("#f7e3bf"))
    c.oval(64, 20, 30, 7, hex_colour("#d6ecef"))
    c.oval(64, 20, 25, 4, hex_colour("#f7e3bf"))
    c.stroke(((34, 98), (38, 86), (34, 74)), 5, hex_colour("#57a873"))
    c.bow(64, 66, 42, 42, 5, hex_colour("#ffffff"), 195, 235)
