"""Simple objects, one, two or three of them, and two different ones side by side.

Knows how many, how big, and the shapes of most. Knows nothing about shares or captions.
"""

from collections.abc import Callable, Mapping

from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, shade, tint
from workshop.paperworld.world.palette import colour
from workshop.paperworld.world.plants import draw_mushroom_meadow, draw_one_mushroom
from workshop.paperworld.world.stage import WHITE, inset, place, table
from workshop.paperworld.world.vehicles import draw_one_car

Traits = Mapping[str, str]
Draw = Callable[[Canvas], None]

PLACES: dict[str, tuple[tuple[float, float], ...]] = {
    "one": ((64, 66),),
    "two": ((33, 68), (95, 68)),
    "three": ((64, 34), (33, 94), (95, 94)),
}
SCALES: dict[str, dict[str, float]] = {
    "one": {"small": 0.3, "normal": 0.6, "big": 1.0},
    "two": {"small": 0.22, "normal": 0.36, "big": 0.54},
    "three": {"small": 0.2, "normal": 0.32, "big": 0.5},
}


def draw_group(c: Canvas, traits: Traits, draw: Draw) -> None:
    """Draw one, two or three of the same, small, normal or big."""
    for x, y in PLACES[traits["count"]]:
        draw(place(c, x, y, SCALES[traits["count"]][traits["size"]]))


def _on_table(c: Canvas, traits: Traits, draw: Draw) -> None:
    table(c, traits["background"], 92 if traits["count"] == "one" else 72)
    draw_group(c, traits, draw)


def _shadow(c: Canvas, width: float = 44, y: float = 116) -> None:
    c.oval(64, y, width, 7, hex_colour("#8d7a80"))


TEAPOT_BODY = ((34, 62), (64, 46), (94, 62), (100, 88), (84, 112), (44, 112), (28, 88))
SPOUT = ((90, 92), (104, 82), (108, 62), (122, 54), (126, 62), (118, 74), (112, 96), (94, 106))


def _one_teapot(c: Canvas, paint: Colour, steam: bool = False) -> None:
    _shadow(c, 42, 113)
    dark = shade(paint, 0.24)
    c.bow(26, 80, 22, 24, 9, dark, 70, 300)
    c.soft(SPOUT, dark)
    c.soft(TEAPOT_BODY, paint)
    c.soft(((34, 96), (64, 102), (97, 96), (84, 112), (44, 112)), dark)
    c.oval(46, 70, 6, 10, tint(paint, 0.5))
    c.cap(64, 54, 27, 17, tint(paint, 0.2), 180, 360)
    c.box(35, 51, 93, 57, dark, 3)
    c.dot(64, 33, 8, dark)
    c.dot(62, 31, 3, tint(paint, 0.5))
    if steam:
        for x in (104, 119):
            c.stroke(((x, 44), (x + 5, 36), (x - 3, 26), (x + 3, 14)), 5.5, WHITE)


def draw_teapots(c: Canvas, traits: Traits) -> None:
    """Draw teapots on a table."""
    _on_table(c, traits, lambda spot: _one_teapot(spot, colour(traits["colour"]), traits["steam"] == "steam"))


APPLE = (
    (64, 36), (88, 26), (112, 44), (112, 76), (92, 110), (64, 108), (36, 110), (16, 76), (16, 44), (40, 26),
)  # fmt: skip
BITE = ((108, 40), (94, 43), (86, 55), (93, 65), (83, 74), (88, 88), (103, 94))
BITTEN = (*APPLE[:2], (104, 34), *BITE, *APPLE[4:])
FLESH = (BITE[0], (102, 50), (98, 57), (103, 66), (95, 74), (98, 84), BITE[-1], (80, 92), (74, 66), (86, 46))
LEAF = ((68, 24), (80, 8), (104, 6), (94, 22))


def _one_apple(c: Canvas, paint: Colour, bitten: bool = False) -> None:
    _shadow(c, 36, 112)
    if bitten:
        c.soft(FLESH, hex_colour("#fff3cf"))
    outline = BITTEN if bitten else APPLE
    c.soft(outline, shade(paint, 0.22))
    c.soft(inset(outline, 0.88), paint)
    c.oval(36, 54, 8, 13, tint(paint, 0.5))
    c.oval(64, 37, 13, 5, shade(paint, 0.36))
    c.stroke(((64, 36), (61, 14)), 7, hex_colour("#6d4530"))
    c.soft(LEAF, hex_colour("#5f9a4c"))


def draw_apples(c: Canvas, traits: Traits) -> None:
    """Draw apples on a table, whole or bitten."""
    _on_table(c, traits, lambda spot: _one_apple(spot, colour(traits["colour"]), traits["bite"] == "bitten"))


BALLOON = ((64, 2), (92, 10), (104, 38), (94, 66), (64, 88), (34, 66), (24, 38), (36, 10))


def _one_balloon(c: Canvas, paint: Colour) -> None:
    c.stroke(((64, 90), (70, 101), (59, 111), (65, 126)), 3.4, hex_colour("#6b5a62"))
    c.shape(((64, 82), (73, 96), (55, 96)), shade(paint, 0.3))
    c.soft(BALLOON, shade(paint, 0.18))
    c.oval(61, 42, 34, 37, paint)
    c.oval(46, 27, 8, 12, tint(paint, 0.6))


def draw_balloons(c: Canvas, traits: Traits) -> None:
    """Draw balloons in the air."""
    table(c, traits["background"], 140)
    draw_group(c, traits, lambda spot: _one_balloon(spot, colour(traits["colour"])))


def _one_umbrella(c: Canvas, paint: Colour, pattern: str = "plain") -> None:
    other = shade(paint, 0.42) if min(paint) > 200 else tint(paint, 0.72)
    c.stroke(((64, 40), (64, 106)), 6, hex_colour("#7a4e36"))
    c.bow(74, 106, 13, 15, 6, hex_colour("#7a4e36"), 0, 180)
    c.stroke(((64, 8), (64, 16)), 5, hex_colour("#7a4e36"))
    c.cap(64, 66, 55, 54, paint)
    if pattern == "stripes":
        c.cap(64, 66, 36, 54, other)
        c.cap(64, 66, 15, 54, paint)
    elif pattern == "plain":
        c.cap(64, 66, 22, 54, shade(paint, 0.12))
    else:
        for x, y in ((64, 26), (38, 38), (90, 38), (22, 56), (106, 56), (50, 56), (78, 56)):
            c.dot(x, y, 6.5, other)
    for middle in (23.0, 50.3, 77.7, 105.0):
        c.cap(middle, 67, 14, 9, shade(paint, 0.34))


def draw_umbrellas(c: Canvas, traits: Traits) -> None:
    """Draw open umbrellas: plain, dotted or striped."""
    table(c, traits["background"], 140)
    draw_group(c, traits, lambda spot: _one_umbrella(spot, colour(traits["colour"]), traits["pattern"]))


def _one_robot(c: Canvas, paint: Colour, waving: bool) -> None:
    _shadow(c, 36, 122)
    dark, metal = shade(paint, 0.28), hex_colour("#77747f")
    c.stroke(((64, 4), (64, 18)), 5, metal)
    c.dot(64, 6, 6, hex_colour("#f6c544") if paint != colour("yellow") else colour("red"))
    for side in (-1, 1):
        c.box(64 + side * 15 - 7, 98, 64 + side * 15 + 7, 118, metal)
        c.box(64 + side * 17 - 12, 112, 64 + side * 17 + 12, 124, dark, 5)
        raised = waving and side == 1
        hand = (112, 36) if raised else (64 + side * 44, 96)
        c.stroke(((64 + side * 32, 72), (64 + side * 46, 66 if raised else 80), hand), 9, metal)
        c.dot(*hand, 9, dark)
    c.box(32, 62, 96, 104, paint, 8)
    c.box(44, 72, 84, 94, WHITE, 4)
    for x, name in ((53, "red"), (64, "yellow"), (75, "green")):
        c.dot(x, 83, 4.2, colour(name))
    c.box(54, 54, 74, 64, metal)
    c.box(26, 16, 102, 58, paint, 12)
    c.box(34, 24, 94, 50, hex_colour("#2f3550"), 8)
    for x in (50, 78):
        c.dot(x, 34, 6.5, hex_colour("#9fe6e6"))
    c.bow(64, 39, 8, 6, 3.2, hex_colour("#9fe6e6"), 10, 170)


def draw_robots(c: Canvas, traits: Traits) -> None:
    """Draw robots, standing or waving."""
    _on_table(c, traits, lambda spot: _one_robot(spot, colour(traits["colour"]), traits["doing"] == "waving"))


def draw_mushrooms(c: Canvas, traits: Traits) -> None:
    """Draw mushrooms in a meadow, in sun or rain."""
    draw_mushroom_meadow(c, traits["weather"])
    spots = traits["spots"] == "spots"
    draw_group(c, traits, lambda spot: draw_one_mushroom(spot, colour(traits["cap"]), spots))


ONE: dict[str, Callable[[Canvas, Colour], None]] = {
    "apple": _one_apple,
    "teapot": _one_teapot,
    "balloon": _one_balloon,
    "umbrella": _one_umbrella,
    "car": draw_one_car,
    "mushroom": draw_one_mushroom,
}


def draw_pair(c: Canvas, traits: Traits) -> None:
    """Draw two objects side by side, each in its own colour."""
    table(c, traits["background"], 78)
    for x, which in ((32, "first"), (96, "second")):
        ONE[traits[which]](place(c, x, 66, 0.5), colour(traits[f"{which}_colour"]))
