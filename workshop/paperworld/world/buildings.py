"""A house, a city and a classroom.

Knows walls, roofs, skylines and desks. Knows nothing about shares or captions.
"""

from collections.abc import Mapping

from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, shade, tint
from workshop.paperworld.world.palette import colour
from workshop.paperworld.world.stage import WHITE, lit, lit_code, sky

Traits = Mapping[str, str]


def draw_house(c: Canvas, traits: Traits) -> None:
    """Draw a house with a garden."""
    time = traits["time"]
    sky(c, time)
    c.oval(14, 112, 84, 32, lit_code("#a6cf7f", time))
    c.box(-8, 106, 136, 136, lit_code("#82b465", time))
    if traits["tree"] == "tree":
        c.box(13, 70, 21, 112, lit_code("#8a5a3c", time), 2)
        for x, y, r, code in ((17, 62, 19, "#528a4a"), (12, 52, 13, "#6aa157"), (22, 50, 11, "#7db466")):
            c.dot(x, y, r, lit_code(code, time))
    _walls(c, traits, time)
    c.shape(((66, 112), (82, 112), (96, 136), (58, 136)), lit_code("#e6cf9f", time))
    for x, name in ((42, "red"), (52, "yellow"), (94, "pink"), (104, "yellow")):
        c.dot(x, 111, 4.6, lit_code("#5f9a4c", time))
        c.dot(x, 106, 4, lit(colour(name), time, 0.3))


def _walls(c: Canvas, traits: Traits, time: str) -> None:
    wall = lit(tint(colour(traits["wall"]), 0.14), time, 0.2)
    roof = lit(colour(traits["roof"]), time, 0.22)
    c.box(92, 22, 103, 52, shade(roof, 0.36))
    c.box(90, 20, 105, 26, shade(roof, 0.5), 2)
    c.box(36, 60, 112, 112, wall)
    c.box(102, 60, 112, 112, shade(wall, 0.16))
    c.shape(((26, 64), (46, 30), (102, 30), (122, 64)), roof)
    for y in (41, 52):
        c.box(46 - (y - 30) * 0.5, y, 102 + (y - 30) * 0.5, y + 2.8, shade(roof, 0.14))
    c.box(26, 60, 122, 67, shade(roof, 0.3), 3)
    glass = hex_colour("#ffd970") if time == "night" else hex_colour("#9fd0e2")
    for x in (42, 88):
        c.box(x, 73, x + 19, 94, WHITE, 2)
        c.box(x + 3, 76, x + 16, 91, glass)
        c.box(x + 8, 76, x + 11, 91, WHITE)
    c.box(64, 76, 84, 112, WHITE, 3)
    c.box(66.5, 79, 81.5, 112, lit(colour(traits["door"]), time, 0.14), 2)
    c.dot(78, 97, 2, hex_colour("#ffe9a8"))


FRONTS: dict[str, tuple[str, str, str]] = {
    "golden": ("#dd9a2e", "#c58022", "#eeb848"),
    "sunset": ("#9c4a5c", "#7d3a57", "#bb5f5e"),
    "night": ("#3d4478", "#2f3562", "#50578f"),
    "day": ("#88a2c2", "#7290b3", "#c9a58c"),
}
PANES = {"golden": "#fff3c4", "sunset": "#ffd38a", "night": "#ffd970", "day": "#eef5f6"}
TOWERS: tuple[tuple[int, int, int], ...] = (
    (-8, 18, 56), (18, 38, 34), (38, 54, 64), (54, 76, 26), (76, 94, 50), (94, 114, 36), (114, 136, 60),
)  # fmt: skip


def draw_city(c: Canvas, traits: Traits) -> None:
    """Draw a skyline behind a street, a river or a park."""
    time = traits["time"]
    sky(c, time)
    fronts, pane = [hex_colour(code) for code in FRONTS[time]], hex_colour(PANES[time])
    for x0, x1, top in ((6, 30, 46), (44, 62, 44), (70, 88, 38), (104, 124, 48)):
        c.box(x0, top, x1, 100, tint(fronts[2], 0.3 if time != "night" else 0.05))
    for i, (left, right, top) in enumerate(TOWERS):
        c.box(left, top, right, 112, fronts[i % 3])
        c.box(right - 5, top, right, 112, shade(fronts[i % 3], 0.16))
        for y in range(top + 7, 92, 14):
            for x in range(left + 4, right - 8, 8):
                if (x * 7 + y * 3 + i) % 5 or time != "night":
                    c.box(x, y, x + 4.6, y + 7, pane)
    c.shape(((54, 27), (65, 8), (76, 27)), shade(fronts[0], 0.1))
    c.stroke(((65, 2), (65, 12)), 3, shade(fronts[0], 0.1))
    c.oval(104, 36, 10, 10, fronts[2])
    FRONT[traits["front"]](c, time, fronts[1], pane)


def _city_street(c: Canvas, time: str, front: Colour, pane: Colour) -> None:
    c.box(-8, 98, 136, 104, tint(front, 0.45))
    c.box(-8, 103, 136, 136, shade(front, 0.45))
    for x in (-2, 30, 62, 94):
        c.box(x, 118, x + 18, 122, pane)
    for x, name in ((14, "red"), (84, "yellow")):
        c.box(x + 5, 96, x + 22, 106, lit(colour(name), time, 0.2), 4)
        c.box(x, 101, x + 30, 111, lit(colour(name), time, 0.2), 4)
        for wheel in (x + 7, x + 23):
            c.dot(wheel, 111, 4, hex_colour("#2b2430"))


def _city_river(c: Canvas, time: str, front: Colour, pane: Colour) -> None:
    water = lit_code("#5aa3c0", time) if time != "golden" else hex_colour("#9aa86a")
    c.box(-8, 94, 136, 136, water)
    c.box(-8, 92, 136, 97, shade(front, 0.3))
    for x, y, w in ((4, 104, 24), (42, 110, 30), (86, 103, 28), (14, 120, 34), (76, 121, 36)):
        c.box(x, y, x + w, y + 4, tint(pane, 0.1) if x % 4 else tint(water, 0.35), 2)


def _city_park(c: Canvas, time: str, front: Colour, pane: Colour) -> None:
    c.oval(30, 106, 70, 16, lit_code("#8abb68", time))
    c.oval(104, 108, 60, 16, lit_code("#7aab58", time))
    c.box(-8, 106, 136, 136, lit_code("#7aab58", time))
    for x, y, r in ((10, 92, 14), (36, 98, 11), (92, 97, 12), (118, 91, 15)):
        c.box(x - 2.5, y, x + 2.5, y + r + 10, lit_code("#7a5038", time))
        c.dot(x, y, r, lit_code("#4f8a4a", time))
        c.dot(x - r * 0.25, y - r * 0.3, r * 0.55, lit_code("#6ba45a", time))
    c.shape(((56, 104), (68, 104), (88, 136), (40, 136)), lit_code("#e6cf9f", time))


FRONT = {"street": _city_street, "river": _city_river, "park": _city_park}
BOARDS = {"green": "#47806a", "black": "#34363f", "white": "#fbfaf6"}


def draw_classroom(c: Canvas, traits: Traits) -> None:
    """Draw an empty classroom: a board, windows and six desks."""
    wall = hex_colour({"yellow": "#f7dfa0", "blue": "#bcdcea", "pink": "#f4cdce"}[traits["walls"]])
    c.box(-8, -8, 136, 136, wall)
    c.box(-8, 82, 136, 136, hex_colour("#cf9b66"))
    c.box(-8, 80, 136, 85, shade(wall, 0.3))
    chalk = hex_colour("#3d4a7a" if traits["board"] == "white" else "#f2f3e6")
    c.box(30, 10, 98, 64, hex_colour("#a5a3ab" if traits["board"] == "white" else "#9a5f3a"), 3)
    c.box(34.5, 14.5, 93.5, 59.5, hex_colour(BOARDS[traits["board"]]))
    c.stroke(((41, 42), (48, 24), (55, 42)), 3.4, chalk)
    c.stroke(((44, 36), (52, 36)), 3, chalk)
    c.ring(76, 32, 9, 3.2, hex_colour("#e0873e" if traits["board"] == "white" else "#f5d66b"))
    c.stroke(((42, 51), (72, 51)), 3.2, chalk)
    for x in (1, 105):
        c.box(x, 12, x + 22, 62, WHITE, 2)
        c.box(x + 3, 15, x + 19, 59, hex_colour("#8fcbe3" if traits["walls"] != "blue" else "#6fb4d6"))
        c.box(x, 35, x + 22, 38.5, WHITE)
    _desks(c, colour(traits["desks"]))


DESKS = (
    (12, 76, 30, 14), (49, 76, 30, 14), (86, 76, 30, 14), (0, 99, 38, 18), (45, 99, 38, 18), (90, 99, 38, 18),
)  # fmt: skip


def _desks(c: Canvas, paint: Colour) -> None:
    leg = hex_colour("#5f4a48")
    for x, y, w, h in DESKS:
        for side in (x + 3, x + w - 7):
            c.box(side, y + 6, side + 4, y + 6 + h, leg)
        c.box(x + w * 0.22, y + h - 1, x + w * 0.78, y + h + 5, shade(paint, 0.45), 2)
        c.box(x, y, x + w, y + 8, tint(paint, 0.12), 2.5)
        c.box(x, y + 6.5, x + w, y + 10.5, shade(paint, 0.28), 1.5)
