"""A mountain lake and a sailing boat at sea.

Knows water, peaks, firs, sails and waves. Knows nothing about shares or captions.
"""

from collections.abc import Mapping

from workshop.paperworld.world.paint import Canvas, Colour, Point, hex_colour, mix, shade, tint
from workshop.paperworld.world.palette import colour
from workshop.paperworld.world.stage import SKIES, WHITE, lit, lit_code, sky, turn

Traits = Mapping[str, str]

PEAKS = (
    ((-30, 86), (28, 26), (84, 86), "#8b8fb2"), ((48, 86), (98, 34), (156, 86), "#757ba3"),
    ((24, 86), (64, 50), (104, 86), "#9a9cba"),
)  # fmt: skip


def draw_lake(c: Canvas, traits: Traits) -> None:
    """Draw a mountain lake: bare or snowy peaks, a bare shore or firs."""
    time = traits["time"]
    sky(c, time, 84)
    for left, top, right, code in PEAKS:
        c.shape((left, top, right), lit_code(code, time, 0.36))
        c.shape((top, right, (top[0] + 6, 86)), shade(lit_code(code, time, 0.36), 0.14))
        if traits["peaks"] == "snowy":
            _snow(c, *top, time)
    c.oval(6, 90, 50, 9, lit_code("#86b365", time))
    c.oval(122, 90, 50, 9, lit_code("#74a356", time))
    water = mix(lit_code("#5ba6bf", time), hex_colour(SKIES[time][2]), 0.15)
    c.box(-8, 88, 136, 136, water)
    for points in (((8, 88), (28, 112), (56, 88)), ((78, 88), (98, 108), (124, 88))):
        c.shape(points, shade(water, 0.16))
    if traits["shore"] == "firs":
        for x, y, s in ((6, 94, 1.2), (24, 92, 0.9), (104, 92, 0.95), (121, 95, 1.3)):
            _fir(c, x, y, s, time)
    for x, y, w in ((34, 98, 26), (70, 105, 34), (8, 112, 34), (92, 119, 30), (44, 122, 28)):
        c.box(x, y, x + w, y + 4, tint(water, 0.42), 2)


def _snow(c: Canvas, x: float, y: float, time: str) -> None:
    snow = lit(hex_colour("#ffffff"), time, 0.24)
    edge = ((0, 0), (-19, 20), (-8, 17), (-2, 25), (7, 17), (19, 20))
    c.shape([(x + dx, y + dy) for dx, dy in edge], snow)


def _fir(c: Canvas, x: float, y: float, scale: float, time: str) -> None:
    c.box(x - 2 * scale, y - 6, x + 2 * scale, y + 2, lit_code("#6b4a3a", time))
    for i, code in enumerate(("#2f6a4c", "#38775a", "#438665")):
        low, half = y - 4 - i * 10 * scale, (12 - i * 2.6) * scale
        c.shape(((x - half, low), (x, low - 17 * scale), (x + half, low)), lit_code(code, time))


def draw_boat(c: Canvas, traits: Traits) -> None:
    """Draw a sailing boat on a calm or a wavy sea."""
    time, wavy = traits["time"], traits["sea"] == "wavy"
    sky(c, time, 86)
    water = lit_code("#4b9cbd", time)
    c.box(-8, 82, 136, 136, water)
    if wavy:
        _waves(c, 91, 8, tint(water, 0.14))
    else:
        c.box(-8, 82, 136, 86, tint(water, 0.3))
        c.shape(((40, 108), (92, 108), (78, 126), (54, 126)), shade(water, 0.16))
    _boat(c, lit(colour(traits["sail"]), time, 0.14), time, -9 if wavy else 0)
    if wavy:
        _waves(c, 110, -12, shade(water, 0.1))
        _waves(c, 127, 14, shade(water, 0.3))
    else:
        for x, y, w in ((4, 94, 24), (98, 97, 28), (14, 114, 26), (84, 118, 34), (44, 122, 22)):
            c.box(x, y, x + w, y + 4, tint(water, 0.45), 2)


WAVE = ((-32, 6), (-12, -3), (2, -14), (15, -16), (11, -7), (24, 6), (0, 10))
FOAM = ((-4, -9), (4, -17), (18, -17), (15, -9), (8, -11))


def _waves(c: Canvas, y: float, start: float, paint: Colour) -> None:
    c.box(-8, y + 3, 136, 136, paint)
    for i in range(4):
        x = start + 46 * i
        for outline, code in ((WAVE, paint), (FOAM, tint(paint, 0.85))):
            c.soft([(x + dx, y + dy) for dx, dy in outline], code)


HULL = ((26, 92), (102, 92), (98, 100), (88, 110), (42, 110), (32, 102))


def _boat(c: Canvas, sail: Colour, time: str, lean: float) -> None:
    def leaning(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return turn(points, lean, 64, 100)

    wood = lit_code("#8a4f34", time)
    c.stroke(leaning(((62, 14), (62, 94))), 4.4, lit_code("#6b4a3a", time))
    c.shape(leaning(((66, 18), (88, 46), (101, 82), (84, 84), (66, 82))), sail)
    c.shape(leaning(((66, 66), (96, 70), (101, 82), (66, 83))), shade(sail, 0.2))
    c.shape(leaning(((58, 28), (58, 82), (30, 82))), shade(sail, 0.1))
    c.shape(leaning(((62, 8), (62, 17), (48, 12))), lit_code("#d9483f", time))
    c.shape(leaning(HULL), wood)
    c.shape(leaning(((26, 91), (102, 91), (100, 97), (28, 97))), lit(WHITE, time, 0.3))
    for x in (48, 64, 80):
        c.dot(*leaning(((x, 102.5),))[0], 2.6, hex_colour("#ffe08a") if time == "night" else tint(wood, 0.7))
