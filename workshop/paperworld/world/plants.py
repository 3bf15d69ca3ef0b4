"""A tree through the year, and mushrooms.

Knows blossom, leaves, bare branches, caps and spots. Knows nothing about shares or captions.
"""

from collections.abc import Mapping

from workshop.paperworld.world.paint import Canvas, Colour, Point, hex_colour, shade, tint
from workshop.paperworld.world.stage import WHITE, lit_code, raindrops, sky, weather

Traits = Mapping[str, str]

GROUNDS = {
    "spring": ("#b4d98c", "#9ccb74"),
    "summer": ("#8dbd62", "#74a94f"),
    "autumn": ("#d9b566", "#c79a4c"),
    "winter": ("#f4f4f6", "#e2e7ef"),
}
CROWNS = {
    "spring": ("#e58ba6", "#f4b3c3", "#fbdde2"),
    "summer": ("#3f7f42", "#569a4f", "#7fb765"),
    "autumn": ("#b9502e", "#de7b34", "#f3b04a"),
}
CROWN = ((38, 58, 24), (90, 58, 24), (64, 34, 27), (46, 38, 19), (84, 38, 19), (64, 60, 26))
LIGHTS = ((42, 46, 12), (70, 28, 14), (90, 50, 11), (62, 56, 10))
LEAVES = (
    (20, 92, "#de7b34"), (102, 94, "#b9502e"), (34, 112, "#b9502e"), (92, 112, "#f3b04a"),
    (108, 118, "#de7b34"),
    (48, 120, "#f3b04a"), (84, 122, "#b9502e"),
)  # fmt: skip
TRUNK = ((58, 128), (54, 116), (58, 96), (60, 66), (68, 66), (70, 96), (75, 116), (72, 128))


def draw_tree(c: Canvas, traits: Traits) -> None:
    """Draw a tree on a hill: in blossom, green, in autumn leaves or bare in the snow."""
    season, time = traits["season"], traits["time"]
    sky(c, time, 100)
    far, near = GROUNDS[season]
    c.oval(110, 118, 70, 24, lit_code(far, time))
    c.oval(40, 128, 90, 26, lit_code(near, time))
    if season == "winter":
        _bare_tree(c, time)
        return
    c.soft(TRUNK, lit_code("#80533a", time))
    c.stroke(((64, 80), (48, 60)), 7, lit_code("#80533a", time))
    c.stroke(((66, 84), (84, 62)), 7, lit_code("#80533a", time))
    _crown(c, season, time)


def _crown(c: Canvas, season: str, time: str) -> None:
    dark, middle, light = (lit_code(code, time, 0.28) for code in CROWNS[season])
    for x, y, r in CROWN:
        c.dot(x, y + 4, r, dark)
    for x, y, r in CROWN:
        c.dot(x, y - 1, r - 4, middle)
    for x, y, r in LIGHTS:
        c.dot(x, y, r, light)
    if season == "spring":
        for x, y in ((30, 62), (52, 34), (82, 40), (98, 64), (66, 68)):
            c.dot(x, y, 4.2, lit_code("#fff3f3", time, 0.2))
        for x, y in ((24, 100), (92, 98), (106, 110), (40, 116), (88, 118)):
            c.oval(x, y, 4, 3, lit_code("#f6b9c8", time, 0.3))
    elif season == "summer":
        for x, y in ((36, 66), (56, 42), (84, 34), (96, 62), (68, 66)):
            c.dot(x, y, 4.4, lit_code("#d9483f", time, 0.2))
    else:
        for x, y, code in LEAVES:
            c.oval(x, y, 5.4, 3.6, lit_code(code, time, 0.3))


BOUGHS: tuple[tuple[tuple[Point, ...], float], ...] = (
    (((62, 92), (46, 68), (18, 54)), 8.0), (((66, 92), (84, 66), (112, 56)), 8.0),
    (((64, 84), (63, 50), (60, 18)), 8.0), (((48, 70), (36, 50), (32, 26)), 6.0),
    (((82, 68), (94, 48), (98, 28)), 6.0), (((63, 62), (80, 40), (82, 16)), 5.5),
    (((62, 54), (46, 34), (46, 14)), 5.0),
)  # fmt: skip
DRIFTS: tuple[tuple[tuple[Point, ...], float], ...] = (
    (((44, 63), (18, 51)), 6.5), (((86, 61), (112, 53)), 6.5), (((46, 63), (36, 46), (33, 30)), 4.5),
    (((84, 61), (94, 43), (97, 30)), 4.5), (((67, 53), (79, 36), (82, 18)), 4.5),
    (((59, 46), (46, 31), (46, 17)), 4.5),
)  # fmt: skip
FLAKES = (
    (12, 24),
    (26, 84),
    (98, 84),
    (114, 98),
    (72, 26),
    (10, 104),
    (118, 76),
    (64, 8),
    (112, 10),
    (22, 8),
)


def _bare_tree(c: Canvas, time: str) -> None:
    bark, snow = lit_code("#6b4a3c", time), lit_code("#ffffff", time, 0.2)
    c.soft(TRUNK, bark)
    for points, width in BOUGHS:
        c.stroke(points, width, bark)
    for points, width in DRIFTS:
        c.stroke(points, width, snow)
    c.oval(64, 129, 40, 9, snow)
    for x, y in FLAKES:
        c.dot(x, y, 2.8, snow)


CAP = ((8, 66), (14, 40), (40, 16), (64, 10), (88, 16), (114, 40), (120, 66), (92, 74), (36, 74))
STEM = ((50, 68), (78, 68), (80, 96), (86, 114), (64, 120), (42, 114), (48, 96))


def draw_one_mushroom(c: Canvas, paint: Colour, spots: bool = True) -> None:
    """Draw a mushroom."""
    c.oval(64, 115, 38, 7, shade(hex_colour("#7a9a5a"), 0.2))
    c.soft(STEM, hex_colour("#f6e7cd"))
    c.soft(((68, 68), (78, 68), (80, 96), (86, 114), (70, 119), (72, 96)), hex_colour("#dfc8a6"))
    c.soft(CAP, paint)
    c.soft(((10, 62), (64, 64), (118, 62), (116, 70), (92, 76), (36, 76), (12, 70)), shade(paint, 0.3))
    c.oval(64, 73, 30, 5, hex_colour("#f3dfc0"))
    if spots:
        dot = WHITE if min(paint) < 200 else hex_colour("#b98f6a")
        for x, y, r in ((58, 28, 9), (32, 46, 8.5), (82, 46, 9.5), (56, 54, 6), (103, 54, 6)):
            c.oval(x, y, r, r * 0.85, dot)
    else:
        c.oval(44, 30, 15, 8, tint(paint, 0.3))


def draw_mushroom_meadow(c: Canvas, kind: str) -> None:
    """Draw grass under a sunny or a rainy sky."""
    weather(c, kind)
    rain = kind == "rain"
    c.oval(28, 62, 70, 24, hex_colour("#7c9f80" if rain else "#b7db8c"))
    c.oval(110, 66, 60, 26, hex_colour("#6f9575" if rain else "#a5d07c"))
    grass = hex_colour("#5f8a63" if rain else "#8bbf64")
    c.box(-8, 62, 136, 136, grass)
    for x, y in ((8, 76), (112, 70), (64, 124), (4, 118), (122, 112), (66, 72)):
        for dx in (-5, 0, 5):
            c.stroke(((x + dx * 0.4, y), (x + dx, y - 8)), 3, shade(grass, 0.2))
    if rain:
        raindrops(c)
