"""Nature and things, described and drawn: a butterfly, a snail, a house, a city, a room, animals, a lake.

Knows what can be said about each thing and how it looks. Knows nothing about shares or captions.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from workshop.paperworld.world.animals import draw_cat, draw_dog
from workshop.paperworld.world.paint import PAPER, Canvas, Colour, blank, hex_colour, mix, shade, tint
from workshop.paperworld.world.palette import colour

# What can be said about each thing, and the values it can take.
CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "butterfly": {
        "wings": ("orange", "blue", "yellow", "purple", "pink", "white"),
        "flower": ("yellow", "red", "pink", "purple", "white"),
        "background": ("green", "blue", "pink"),
    },
    "snail": {
        "shell": ("brown", "pink", "yellow", "blue", "red"),
        "rock": ("bare", "mossy"),
        "weather": ("sun", "rain"),
    },
    "house": {
        "wall": ("white", "yellow", "pink", "blue", "brown"),
        "roof": ("red", "brown", "grey", "blue"),
        "door": ("blue", "green", "yellow", "red"),
        "tree": ("none", "tree"),
        "time": ("day", "sunset", "night"),
    },
    "city": {"time": ("golden", "sunset", "night", "day")},
    "classroom": {"board": ("green", "black"), "desks": ("brown", "blue", "yellow")},
    "cat": {
        "fur": ("orange", "black", "grey", "white"),
        "collar": ("none", "red", "blue"),
        "place": ("garden", "sofa", "plain"),
    },
    "dog": {
        "fur": ("brown", "black", "white", "yellow"),
        "collar": ("none", "red", "blue"),
        "place": ("garden", "sofa", "plain"),
    },
    "lake": {"time": ("day", "sunset", "night"), "boat": ("none", "boat")},
}
KINDS = tuple(CHOICES)


@dataclass(frozen=True)
class Thing:
    """A thing and what is true of it, as pairs of the names and values in CHOICES."""

    kind: str
    traits: tuple[tuple[str, str], ...]

    def __getitem__(self, trait: str) -> str:
        return dict(self.traits)[trait]


SKIES: dict[str, tuple[str, str]] = {
    "day": ("#b9e0ef", "#dff0ee"),
    "sunset": ("#f7936f", "#fcc98b"),
    "night": ("#28305c", "#43487c"),
    "golden": ("#f8d37c", "#fdebbd"),
}


def _sky(c: Canvas, time: str, horizon: float = 92) -> None:
    high, low = (hex_colour(code) for code in SKIES[time])
    c.box(0, 0, 128, 128, high)
    c.box(0, horizon * 0.42, 128, 128, mix(high, low, 0.5))
    c.box(0, horizon * 0.7, 128, 128, low)
    if time == "night":
        c.dot(104, 22, 12, hex_colour("#fdf3cf"))
        for x, y in ((16, 16), (46, 10), (74, 20), (30, 40), (118, 52)):
            c.dot(x, y, 2.2, hex_colour("#fdf3cf"))
    else:
        c.dot(104, 22, 13, hex_colour("#fff1c4" if time == "sunset" else "#f9c84a"))
    if time == "day":
        for x, y in ((22, 24), (60, 14)):
            for dx, r in ((-9, 6), (0, 9), (10, 6)):
                c.dot(x + dx, y - r / 2, r, PAPER)


def _lit(code: str, time: str) -> Colour:
    return _at(hex_colour(code), time)


def _at(base: Colour, time: str) -> Colour:
    if time == "night":
        return mix(base, hex_colour("#232a56"), 0.5)
    return mix(base, hex_colour("#e07a3c"), 0.22) if time == "sunset" else base


def _butterfly(c: Canvas, thing: Thing) -> None:
    wall = {"green": "#8fbf86", "blue": "#a3cfe3", "pink": "#f2c3c4"}[thing["background"]]
    c.box(0, 0, 128, 128, hex_colour(wall))
    for x, y, r in ((16, 20, 17), (112, 30, 13), (108, 108, 20), (18, 100, 13)):
        c.dot(x, y, r, tint(hex_colour(wall), 0.35))
    c.stroke([(64, 110), (62, 134)], 7, hex_colour("#4d8a4c"))
    petal = colour(thing["flower"])
    for x, y in ((22, 92), (106, 92), (30, 107), (98, 107), (47, 116), (81, 116), (64, 119)):
        c.oval(x, y, 16, 11, shade(petal, 0.12) if y < 100 else petal)
    c.oval(64, 97, 27, 12, hex_colour("#a3622f"))
    _wings(c, colour(thing["wings"]))


def _wings(c: Canvas, wing: Colour) -> None:
    rim = hex_colour("#3a2a38")
    for side in (-1, 1):
        c.oval(64 + side * 20, 70, 17, 15, rim)
        c.oval(64 + side * 28, 41, 26, 23, rim)
        c.oval(64 + side * 19, 69, 12.5, 10.5, shade(wing, 0.12))
        c.oval(64 + side * 27, 42, 21.5, 18.5, wing)
        c.oval(64 + side * 32, 36, 9, 7, tint(wing, 0.4))
        c.dot(64 + side * 20, 70, 4, tint(wing, 0.5))
        c.stroke([(64, 32), (64 + side * 9, 17)], 2.6, rim)
        c.dot(64 + side * 9.5, 16, 3.2, rim)
    c.box(60, 32, 68, 88, rim, 4)
    c.dot(64, 32, 6.5, rim)


def _snail(c: Canvas, thing: Thing) -> None:
    rain = thing["weather"] == "rain"
    c.box(0, 0, 128, 128, hex_colour("#a7bcc4" if rain else "#cfe3b4"))
    c.oval(30, 92, 60, 34, hex_colour("#8aa79c" if rain else "#a9cf8c"))
    if not rain:
        c.dot(18, 20, 13, hex_colour("#f9c84a"))
    c.oval(64, 122, 64, 30, hex_colour("#8b8793"))
    c.oval(50, 112, 36, 12, hex_colour("#a19da8"))
    if thing["rock"] == "mossy":
        c.oval(64, 104, 52, 11, hex_colour("#6b9c4a"))
        for x in (24, 44, 84, 104):
            c.oval(x, 110, 12, 9, hex_colour("#6b9c4a"))
    _snail_itself(c, colour(thing["shell"]))
    if rain:
        for x, y in ((12, 14), (40, 8), (76, 14), (112, 22), (118, 66), (10, 60), (94, 46)):
            c.stroke([(x, y), (x - 4, y + 12)], 3.4, hex_colour("#e3f1f6"))


def _snail_itself(c: Canvas, shell: Colour) -> None:
    flesh = hex_colour("#e9c08c")
    for x in (94, 108):
        c.stroke([(98, 80), (x, 50)], 5, flesh)
        c.dot(x, 48, 6, hex_colour("#fffdf8"))
        c.dot(x + 1, 48, 3.4, hex_colour("#2a1b18"))
    c.shape([(8, 100), (40, 86), (90, 88), (90, 102), (14, 102)], flesh)
    c.stroke([(88, 95), (99, 78)], 19, flesh)
    c.oval(99, 78, 12, 12, flesh)
    c.oval(101, 84, 4, 3, hex_colour("#ee9a80"))
    c.bow(103, 76, 6, 6, 2.4, hex_colour("#7c3f2c"), 20, 130)
    c.dot(52, 66, 33, shade(shell, 0.28))
    c.dot(50.5, 64.5, 30, shell)
    dark = shade(shell, 0.36)
    c.bow(51, 66, 22, 22, 5, dark, 150, 470)
    c.bow(53, 66, 12, 12, 5, dark, 0, 300)
    c.oval(38, 48, 8, 5, tint(shell, 0.4))


def _house(c: Canvas, thing: Thing) -> None:
    time = thing["time"]
    _sky(c, time)
    c.oval(20, 112, 80, 30, _lit("#9cc778", time))
    c.box(0, 104, 128, 128, _lit("#82b465", time))
    if thing["tree"] == "tree":
        c.box(14, 74, 22, 108, _lit("#8a5a3c", time), 2)
        c.dot(18, 62, 18, _lit("#5b9350", time))
        c.dot(14, 56, 11, _lit("#74a85f", time))
    wall = _at(tint(colour(thing["wall"]), 0.22), time)
    roof = _at(colour(thing["roof"]), time)
    c.box(90, 26, 100, 50, shade(roof, 0.3))
    c.box(38, 62, 108, 110, wall)
    c.box(96, 62, 108, 110, shade(wall, 0.16))
    c.shape([(28, 64), (44, 34), (102, 34), (118, 64)], roof)
    c.box(28, 60, 118, 66, shade(roof, 0.24), 3)
    glass = hex_colour("#ffd970") if time == "night" else hex_colour("#9fd0e2")
    for x in (44, 84):
        c.box(x, 72, x + 18, 90, hex_colour("#fffaf0"))
        c.box(x + 3, 75, x + 15, 87, glass)
    c.box(65, 80, 81, 110, _at(colour(thing["door"]), time), 3)
    c.dot(77, 96, 1.8, hex_colour("#ffe9a8"))


TOWERS: tuple[tuple[int, int, int], ...] = (
    (0, 24, 62), (20, 44, 40), (42, 58, 70), (56, 78, 24), (76, 96, 54), (92, 114, 36), (110, 128, 66),
)  # fmt: skip


def _city(c: Canvas, thing: Thing) -> None:
    time = thing["time"]
    _sky(c, time)
    fronts = {
        "golden": ("#e0a032", "#c98424", "#f0bb4c"),
        "sunset": ("#9c4a5c", "#7d3a57", "#b95a5c"),
        "night": ("#3d4478", "#333a6b", "#4b5288"),
        "day": ("#8fa6c2", "#7c94b5", "#b3bfcd"),
    }[time]
    pane = {"golden": "#fff3c4", "sunset": "#ffd38a", "night": "#ffd970", "day": "#eef5f6"}[time]
    for i, (left, right, top) in enumerate(TOWERS):
        front = hex_colour(fronts[i % 3])
        c.box(left, top, right, 128, front)
        c.box(right - 5, top, right, 128, shade(front, 0.16))
        for y in range(top + 8, 100, 16):
            for x in range(left + 4, right - 9, 9):
                c.box(x, y, x + 5, y + 8, hex_colour(pane))
    c.shape([(56, 24), (67, 6), (78, 24)], hex_colour(fronts[1]))
    c.box(0, 108, 128, 128, shade(hex_colour(fronts[0]), 0.12))
    c.box(0, 114, 128, 119, hex_colour(pane))


def _classroom(c: Canvas, thing: Thing) -> None:
    c.box(0, 0, 128, 128, hex_colour("#f6e3bd"))
    c.shape([(0, 84), (128, 84), (128, 128), (0, 128)], hex_colour("#d3a06a"))
    c.box(30, 12, 98, 62, hex_colour("#a5673f"))
    c.box(34, 16, 94, 58, hex_colour("#47806a" if thing["board"] == "green" else "#3b3d48"))
    c.stroke([(42, 42), (48, 26), (54, 42)], 3.2, hex_colour("#eef2e4"))
    c.stroke([(64, 30), (84, 30)], 3.2, hex_colour("#eef2e4"))
    c.stroke([(64, 42), (78, 42)], 3.2, hex_colour("#f5d66b"))
    for x in (2, 104):
        c.box(x, 14, x + 22, 60, hex_colour("#fffaf0"))
        c.box(x + 3, 17, x + 19, 57, hex_colour("#a9d5e6"))
        c.box(x, 36, x + 22, 39, hex_colour("#fffaf0"))
    desk = tint(colour(thing["desks"]), 0.15)
    for x, y, w in ((14, 80, 30), (50, 80, 30), (86, 80, 30), (4, 102, 36), (46, 102, 36), (88, 102, 36)):
        for leg in (x + 3, x + w - 7):
            c.box(leg, y + 6, leg + 4, y + 20, hex_colour("#6b4a3a"))
        c.box(x, y, x + w, y + 8, desk, 2)
        c.box(x, y + 6, x + w, y + 10, shade(desk, 0.25), 1)


def _lake(c: Canvas, thing: Thing) -> None:
    time = thing["time"]
    _sky(c, time, 84)
    for points, code in (
        (((-10, 84), (34, 26), (78, 84)), "#8a8fb0"),
        (((50, 84), (94, 36), (140, 84)), "#7a80a5"),
    ):
        c.shape(points, _lit(code, time))
        (_, (px, py), _) = points
        c.shape(
            [(px, py), (px - 13, py + 17), (px - 4, py + 14), (px + 3, py + 20), (px + 13, py + 17)],
            _lit("#fffaf2", time),
        )
    water = _lit("#62a9bd", time)
    c.oval(10, 88, 50, 12, _lit("#6d9f5b", time))
    c.oval(118, 88, 50, 11, _lit("#5b9350", time))
    c.box(0, 88, 128, 128, water)
    for x, y, w in ((8, 98, 30), (74, 104, 40), (22, 116, 34), (92, 120, 26)):
        c.box(x, y, x + w, y + 4, tint(water, 0.4), 2)
    if thing["boat"] == "boat":
        c.shape([(52, 106), (52, 70), (78, 100)], PAPER)
        c.stroke([(50, 68), (50, 108)], 3.4, hex_colour("#6b4a3a"))
        c.shape([(30, 104), (84, 104), (74, 118), (40, 118)], _lit("#c9503f", time))


def _cat(c: Canvas, thing: Thing) -> None:
    draw_cat(c, colour(thing["fur"]), thing["collar"], thing["place"])


def _dog(c: Canvas, thing: Thing) -> None:
    draw_dog(c, colour(thing["fur"]), thing["collar"], thing["place"])


DRAWN: dict[str, Callable[[Canvas, Thing], None]] = {
    "butterfly": _butterfly,
    "snail": _snail,
    "house": _house,
    "city": _city,
    "classroom": _classroom,
    "cat": _cat,
    "dog": _dog,
    "lake": _lake,
}


def draw_thing(thing: Thing, size: int, dx: float, dy: float) -> Image.Image:
    """Draw a thing, oversampled; dx and dy move the whole scene by as little as a person moves."""
    image = blank(size, PAPER)
    zoom = 1.0 + max(abs(dx), abs(dy)) / 32  # grown as much as it is moved, so that no paper shows at the rim
    DRAWN[thing.kind](Canvas(image, dx, 0, zoom), thing)
    return image
