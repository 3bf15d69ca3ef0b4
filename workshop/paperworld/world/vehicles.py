"""A car and a bicycle, seen from the side, and where they are.

Knows streets, a field, a park and a beach. Knows nothing about shares or captions.
"""

from collections.abc import Mapping

from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, mix, shade, tint
from workshop.paperworld.world.palette import colour
from workshop.paperworld.world.stage import INK, WHITE, lit, lit_code, place, sky

Traits = Mapping[str, str]

CABIN = ((26, 62), (38, 36), (52, 30), (80, 30), (94, 40), (106, 62))
BODY = ((6, 66), (14, 58), (60, 56), (104, 58), (120, 64), (124, 82), (118, 92), (10, 92), (4, 82))


def draw_one_car(c: Canvas, paint: Colour, night: bool = False) -> None:
    """Draw a car that drives to the right."""
    glass = hex_colour("#ffe08a" if night else "#cfe9f2")
    c.oval(64, 106, 58, 6, hex_colour("#6f6a72"))
    c.soft(CABIN, shade(paint, 0.1))
    c.shape(((37, 58), (44, 40), (62, 38), (62, 58)), glass)
    c.shape(((68, 58), (68, 38), (80, 38), (93, 58)), glass)
    c.soft(BODY, paint)
    c.box(6, 80, 122, 91, shade(paint, 0.24), 5)
    c.box(70, 66, 80, 70, shade(paint, 0.4), 2)
    c.dot(117, 71, 6.5, hex_colour("#fff0b0"))
    c.box(5, 66, 12, 75, hex_colour("#c7423f"), 2)
    for x in (32, 96):
        c.dot(x, 92, 17, INK)
        c.dot(x, 92, 8.5, hex_colour("#d8d3d6"))
        c.dot(x, 92, 3.4, INK)


HOUSES = ((-8, 30, 26, "#d98a6c"), (30, 66, 40, "#8fb3a5"), (66, 98, 22, "#e8bc6d"), (98, 136, 36, "#8497b8"))
FLOWERS = (
    (10, 88, "red"), (112, 92, "pink"), (122, 86, "yellow"), (96, 123, "yellow"), (22, 123, "pink"),
    (60, 124, "red"),
)  # fmt: skip
TREES = ((8, 52, 26, "#6fa65b"), (40, 62, 18, "#86b96a"), (122, 50, 28, "#6fa65b"), (92, 64, 16, "#86b96a"))


def _house_row(c: Canvas, time: str) -> None:
    pane = hex_colour("#ffd970") if time == "night" else lit_code("#fdf3d8", time)
    for x0, x1, top, code in HOUSES:
        c.box(x0, top, x1, 100, lit_code(code, time))
        for y in range(top + 8, 80, 18):
            for x in (x0 + 7, x0 + 20):
                c.box(x, y, x + 8, y + 10, pane)


def _road(c: Canvas, time: str) -> None:
    c.box(-8, 84, 136, 92, lit_code("#cfc6bd", time))
    c.box(-8, 91, 136, 136, lit_code("#7c7985", time))
    for x in (-4, 30, 64, 98):
        c.box(x, 116, x + 20, 120.5, lit_code("#f3e3bf", time))


def _meadow(c: Canvas, time: str) -> None:
    c.oval(20, 92, 70, 30, lit_code("#a9cf7f", time))
    c.oval(112, 96, 66, 34, lit_code("#8dbd68", time))
    c.box(-8, 92, 136, 136, lit_code("#7aab58", time))
    c.shape(((-8, 100), (136, 104), (136, 122), (-8, 120)), lit_code("#d3ab6f", time))
    for x, y, name in FLOWERS:
        c.dot(x, y, 3.6, lit(colour(name), time))


def draw_car(c: Canvas, traits: Traits) -> None:
    """Draw a car in a street or between fields."""
    time = traits["time"]
    sky(c, time, 84)
    if traits["place"] == "street":
        _house_row(c, time)
        _road(c, time)
    else:
        _meadow(c, time)
    if time == "night":
        beam = mix(lit_code("#7c7985", time), hex_colour("#ffe9a0"), 0.55)
        c.shape(((108, 90), (136, 78), (136, 112)), beam)
    draw_one_car(place(c, 58, 78, 0.84), lit(colour(traits["colour"]), time, 0.16), time == "night")


def _street(c: Canvas) -> None:
    c.box(-8, -8, 136, 136, hex_colour("#e3a184"))
    for row in range(5):
        c.box(-8, 14 + row * 17, 136, 16.6 + row * 17, hex_colour("#f0c2a6"))
    c.box(12, 8, 50, 62, WHITE, 3)
    c.box(17, 13, 45, 57, hex_colour("#9fd0e2"))
    c.box(29, 13, 33, 57, WHITE)
    c.box(84, 12, 118, 100, hex_colour("#3f7f78"), 3)
    c.dot(90, 62, 3, hex_colour("#f6d58a"))
    c.box(-8, 98, 136, 136, hex_colour("#b9b2b3"))
    c.box(-8, 98, 136, 102, hex_colour("#8f8890"))


def _park(c: Canvas) -> None:
    sky(c, "day", 80)
    for x, y, r, code in TREES:
        c.box(x - 4, y, x + 4, 94, hex_colour("#8a5a3c"))
        c.dot(x, y, r, hex_colour(code))
    c.box(-8, 82, 136, 136, hex_colour("#98c873"))
    c.shape(((-8, 104), (136, 104), (136, 124), (-8, 124)), hex_colour("#e4cfa0"))


def _beach(c: Canvas) -> None:
    sky(c, "day", 60)
    c.box(-8, 54, 136, 90, hex_colour("#4d9fbe"))
    for x, y in ((4, 62), (52, 68), (96, 61)):
        c.box(x, y, x + 26, y + 3.6, hex_colour("#a5d6e2"), 1.8)
    c.box(-8, 84, 136, 92, hex_colour("#d9f0f0"))
    c.box(-8, 89, 136, 136, hex_colour("#f2d798"))
    c.dot(16, 118, 5, hex_colour("#ee9a80"))
    c.dot(112, 122, 4, WHITE)


PLACES = {"street": _street, "park": _park, "beach": _beach}


def _bicycle(c: Canvas, paint: Colour) -> None:
    for x in (32, 96):
        c.ring(x, 86, 27, 5.5, INK)
        c.ring(x, 86, 22, 2.6, hex_colour("#e9e2dc"))
        c.dot(x, 86, 4.5, INK)
    frame = ((32, 86), (50, 54), (86, 54), (60, 86), (32, 86))
    c.stroke(frame, 6.5, paint)
    c.stroke(((60, 86), (46, 44)), 6.5, paint)
    c.stroke(((96, 86), (84, 42)), 6.5, paint)
    c.stroke(((84, 42), (82, 34), (94, 31), (98, 36)), 5.5, INK)
    c.box(32, 38, 58, 46, hex_colour("#6d4530"), 4)
    c.dot(60, 86, 8, shade(paint, 0.35))
    c.stroke(((60, 86), (67, 99)), 4.5, INK)
    c.box(60, 97, 76, 103, INK, 2.5)
    c.box(96, 44, 112, 58, hex_colour("#c98f52"), 3)
    c.box(96, 44, 112, 49, tint(hex_colour("#c98f52"), 0.4), 2)


def draw_bicycle(c: Canvas, traits: Traits) -> None:
    """Draw a bicycle in a street, a park or on a beach."""
    PLACES[traits["place"]](c)
    _bicycle(c, colour(traits["colour"]))
