"""A butterfly and a snail.

Knows wings, flowers, dew, shells and rocks. Knows nothing about shares or captions.
"""

from collections.abc import Mapping

from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, shade, tint
from workshop.paperworld.world.palette import colour
from workshop.paperworld.world.stage import (
    BACKGROUNDS,
    INK,
    WHITE,
    inset,
    mirror,
    petal,
    place,
    raindrops,
    weather,
)

Traits = Mapping[str, str]

UPPER = ((65, 60), (70, 38), (88, 16), (112, 8), (124, 20), (119, 44), (104, 60), (82, 66))
LOWER = ((65, 66), (84, 64), (106, 68), (114, 86), (104, 106), (90, 108), (76, 94), (67, 82))
VEINS = (
    ((68, 58), (94, 20)), ((70, 58), (114, 26)), ((72, 61), (112, 46)), ((70, 68), (104, 78)),
    ((70, 70), (94, 98)),
)  # fmt: skip
MARGIN = (
    (92, 17), (105, 12), (116, 15), (120, 27), (117, 39), (110, 51), (110, 78), (110, 89), (104, 99),
    (93, 103),
)  # fmt: skip


def _wings(c: Canvas, name: str) -> None:
    wing = colour("orange" if name == "monarch" else name)
    rim = hex_colour("#2b2028") if name == "monarch" else shade(wing, 0.5)
    for side in (-1, 1):
        c.soft(mirror(LOWER, side), rim)
        c.soft(mirror(UPPER, side), rim)
        c.soft(mirror(inset(LOWER, 0.8), side), wing if name == "monarch" else shade(wing, 0.14))
        c.soft(mirror(inset(UPPER, 0.8), side), wing)
        if name == "monarch":
            for vein in VEINS:
                c.stroke(mirror(vein, side), 3.2, rim)
            for x, y in mirror(MARGIN, side):
                c.dot(x, y, 2.6, WHITE)
        else:
            c.oval(64 + side * 40, 30, 10, 8, tint(wing, 0.6))
            c.dot(64 + side * 30, 47, 5, tint(wing, 0.5))
            c.dot(64 + side * 33, 87, 6.5, tint(wing, 0.5))


def _body(c: Canvas) -> None:
    for side in (-1, 1):
        c.stroke(((64, 44), (64 + side * 7, 28), (64 + side * 13, 20)), 3, INK)
        c.dot(64 + side * 13, 19, 3.8, INK)
    c.box(59.5, 44, 68.5, 96, INK, 4.5)
    c.box(61.5, 60, 66.5, 64, hex_colour("#8b6f7c"), 2)
    c.box(61.5, 70, 66.5, 74, hex_colour("#8b6f7c"), 2)
    c.dot(64, 45, 7, INK)


def _flower(c: Canvas, x: float, y: float, size: float, paint: Colour) -> None:
    for layer, start in ((shade(paint, 0.24), 22.5), (paint, 0.0)):
        for i in range(8):
            c.soft(petal(x, y, start + 45 * i, size, size * 0.62), layer)
    c.oval(x, y, size * 0.38, size * 0.34, hex_colour("#a3622f"))
    c.oval(x, y - size * 0.05, size * 0.26, size * 0.2, hex_colour("#c98741"))


def _dew(c: Canvas, x: float, y: float, r: float) -> None:
    c.dot(x, y, r, hex_colour("#4f9fcf"))
    c.dot(x, y - r * 0.12, r * 0.82, hex_colour("#a8dcf2"))
    c.dot(x - r * 0.3, y - r * 0.35, r * 0.36, hex_colour("#ffffff"))


BOKEH = (
    (12, 16, 17), (46, 6, 11), (116, 12, 14), (104, 62, 17), (8, 66, 13), (24, 104, 19), (112, 108, 20),
    (66, 84, 12),
)  # fmt: skip
DROPS = (
    (42, 84, 4.8), (87, 84, 4.8), (53, 101, 4.8), (76, 100, 4.8), (38, 120, 4.2), (94, 120, 4.2),
)  # fmt: skip
NEAR_DROPS = ((12.0, 108.0, 7.0), (34, 119, 6), (95, 118, 7), (116, 107, 6), (64, 116, 5))


def draw_butterfly(c: Canvas, traits: Traits) -> None:
    """Draw a butterfly on a flower, or so near that it fills the picture."""
    wall, macro = hex_colour(BACKGROUNDS[traits["background"]]), traits["view"] == "macro"
    wall = shade(wall, 0.08) if macro else wall
    c.box(-8, -8, 136, 136, wall)
    paint, dew = colour(traits["flower"]), traits["dew"] == "dew"
    if macro:
        for i, (x, y, r) in enumerate(BOKEH):
            c.dot(x, y, r, tint(wall, 0.42) if i % 2 else shade(wall, 0.1))
        _flower(c, 64, 126, 62, paint)
        spot = place(c, 64, 58, 1.08)
    else:
        c.stroke(((64, 100), (66, 134)), 6, hex_colour("#4d8a4c"))
        for points in (petal(66, 134, 205, 50, 22), petal(66, 134, -25, 50, 22)):
            c.soft(points, hex_colour("#5f9d55"))
        _flower(c, 64, 82, 30, paint)
        spot = place(c, 64, 46, 0.56)
    _wings(spot, traits["wings"])
    _body(spot)
    if dew:
        for drop in NEAR_DROPS if macro else DROPS:
            _dew(c, *drop)


FOOT = (
    (4, 103), (24, 94), (58, 92), (86, 92), (92, 74), (100, 66), (112, 70), (114, 84), (106, 98), (94, 104),
    (40, 106),
    (10, 106),
)  # fmt: skip
ROCK = ((-6, 118), (6, 102), (44, 97), (94, 98), (124, 104), (136, 122), (130, 140), (-4, 140))
MOSS = (
    (-6, 114), (6, 100), (44, 95), (94, 96), (124, 102), (134, 116), (118, 113), (106, 122), (92, 113),
    (74, 123),
    (58, 112), (40, 122), (22, 112), (8, 121),
)  # fmt: skip


def draw_snail(c: Canvas, traits: Traits) -> None:
    """Draw a snail on a bare or a mossy rock, in sun or rain."""
    rain = traits["weather"] == "rain"
    weather(c, traits["weather"])
    c.oval(24, 96, 70, 36, hex_colour("#7fa083" if rain else "#b7db8c"))
    c.oval(112, 100, 54, 36, hex_colour("#6f9575" if rain else "#a5d07c"))
    stone = hex_colour("#77737f" if rain else "#9a95a2")
    c.soft(ROCK, stone)
    c.oval(36, 118, 26, 7, tint(stone, 0.18))
    c.oval(96, 121, 18, 5, shade(stone, 0.14))
    if traits["rock"] == "mossy":
        moss = hex_colour("#5c9142" if rain else "#6ea84c")
        c.soft(MOSS, moss)
        for x in (14, 46, 84, 114):
            c.dot(x, 106, 4, tint(moss, 0.3))
    if rain:
        raindrops(c)
    _snail(c, colour(traits["shell"]))


def _snail(c: Canvas, shell: Colour) -> None:
    flesh = hex_colour("#edc492")
    for x0, x1, y in ((100, 95, 46), (107, 112, 49)):
        c.stroke(((x0, 74), (x1, y)), 4.6, flesh)
        c.dot(x1, y - 2, 6, hex_colour("#fffdf8"))
        c.dot(x1 + 1.4, y - 2, 3.5, hex_colour("#2a1b18"))
    c.soft(FOOT, flesh)
    c.box(8, 101, 100, 106, shade(flesh, 0.2), 2.5)
    c.oval(101, 85, 4.5, 3.4, hex_colour("#ee9a80"))
    c.bow(107, 79, 6, 6, 2.6, hex_colour("#7c3f2c"), 10, 130)
    dark = shade(shell, 0.36)
    c.oval(50, 64, 36, 33, dark)
    c.oval(49, 63, 32.5, 29.5, shell)
    c.bow(52, 65, 22, 21, 5, dark, 170, 450)
    c.bow(53, 67, 12, 11, 5, dark, -10, 260)
    c.oval(36, 45, 9, 5, tint(shell, 0.5))
