"""What a hand can hold: the tools of sixteen trades, drawn around the hand at (x, y).

Knows tools. Knows nothing about who holds them; `floor` is where a long handle or a suitcase ends.
"""

from collections.abc import Callable

from workshop.paperworld.world.paint import Canvas, hex_colour, shade
from workshop.paperworld.world.palette import colour

WHITE = "#fffaf0"


def _clipboard(c: Canvas, x: float, y: float, floor: float) -> None:
    c.box(x - 17, y - 34, x + 13, y + 8, hex_colour("#a8693c"), 3)
    c.box(x - 13.5, y - 29, x + 9.5, y + 5, hex_colour(WHITE))
    c.box(x - 9, y - 37, x + 5, y - 29, hex_colour("#6c7486"), 2)
    for dy in (-22, -15):
        c.box(x - 10, y + dy, x + 6, y + dy + 2.8, hex_colour("#9fb3c4"))


def _syringe(c: Canvas, x: float, y: float, floor: float) -> None:
    steel = hex_colour("#7b8494")
    c.stroke([(x, y - 36), (x, y - 26)], 2.6, steel)
    c.box(x - 6.5, y - 29, x + 6.5, y - 6, hex_colour("#eef6f8"), 3)
    c.box(x - 6.5, y - 21, x + 6.5, y - 6, hex_colour("#4fb3c8"), 2)
    c.box(x - 11, y - 8, x + 11, y - 4, hex_colour("#fffdf8"), 2)
    c.stroke([(x, y - 4), (x, y + 11)], 4, steel)
    c.stroke([(x - 5, y + 12), (x + 5, y + 12)], 4, steel)


def _book(c: Canvas, x: float, y: float, floor: float) -> None:
    c.box(x - 18, y - 32, x + 12, y + 6, hex_colour("#b63c3a"), 3)
    c.box(x - 18, y - 32, x - 12, y + 6, hex_colour("#8c2b31"), 2)
    c.box(x - 7, y - 24, x + 7, y - 13, hex_colour("#f6d873"), 2)


def _chalk(c: Canvas, x: float, y: float, floor: float) -> None:
    c.stroke([(x - 2, y - 4), (x - 10, y - 26)], 7, hex_colour("#fffdf6"))


def _flask(c: Canvas, x: float, y: float, floor: float) -> None:
    glass = hex_colour("#f0f6f5")
    c.box(x - 6, y - 42, x + 4, y - 22, glass)
    c.box(x - 9, y - 45, x + 7, y - 40, hex_colour("#cfdedf"), 2)
    c.dot(x - 1, y - 12, 16, glass)
    c.cap(x - 1, y - 12, 13.5, 13.5, hex_colour("#f08a2c"), -12, 192)
    c.dot(x - 6, y - 5, 2.4, hex_colour("#ffc36b"))


def _laptop(c: Canvas, x: float, y: float, floor: float) -> None:
    c.box(x - 19, y - 35, x + 25, y - 4, hex_colour("#8c97a8"), 3.5)
    c.box(x - 17, y - 33, x + 23, y - 4, hex_colour("#c5cdd8"), 3)
    c.dot(x + 3, y - 19, 5, hex_colour("#fffdf8"))
    c.box(x - 22, y - 5, x + 28, y + 2, hex_colour("#5f6a7d"), 2.5)


def _pan(c: Canvas, x: float, y: float, floor: float) -> None:
    c.stroke([(x, y + 4), (x, y - 16)], 6, hex_colour("#8a5a3c"))
    c.dot(x, y - 28, 17, hex_colour("#3b3a47"))
    c.dot(x, y - 28, 12.5, hex_colour("#5a5968"))
    c.oval(x, y - 28, 8.5, 7.5, hex_colour("#fffdf6"))
    c.dot(x + 1, y - 28, 3.8, hex_colour("#f6b93b"))


def _whisk(c: Canvas, x: float, y: float, floor: float) -> None:
    steel, gap = hex_colour("#7b8494"), hex_colour("#e8ecee")
    c.oval(x, y - 30, 11, 15, steel)
    c.oval(x, y - 30, 8, 12, gap)
    c.oval(x, y - 30, 4, 13, steel)
    c.oval(x, y - 30, 1.6, 11, gap)
    c.stroke([(x, y - 14), (x, y + 10)], 5.5, hex_colour("#b5503c"))


def _pitchfork(c: Canvas, x: float, y: float, floor: float) -> None:
    steel, x = hex_colour("#5d5f6e"), x - 1
    c.stroke([(x, y - 30), (x, floor)], 5, hex_colour("#94623f"))
    c.stroke([(x - 12, y - 52), (x - 12, y - 34), (x + 12, y - 34), (x + 12, y - 52)], 4.5, steel)
    c.stroke([(x, y - 54), (x, y - 30)], 4.5, steel)


def _hose(c: Canvas, x: float, y: float, floor: float) -> None:
    c.stroke([(x, y + 8), (x - 16, y + 20), (x - 16, floor - 4)], 9, hex_colour("#e2b33c"))
    c.stroke([(x, y + 2), (x - 2, y - 20)], 10, hex_colour("#d23f34"))
    c.shape([(x - 8, y - 20), (x + 5, y - 21), (x + 2, y - 38), (x - 8, y - 37)], hex_colour("#b98b2e"))
    c.oval(x - 12, y - 47, 5, 8, hex_colour("#4fa8dc"))
    c.oval(x - 3, y - 52, 5.5, 10, hex_colour("#8fd0ee"))
    c.oval(x + 7, y - 48, 4.5, 8, hex_colour("#4fa8dc"))


def _suitcase(c: Canvas, x: float, y: float, floor: float) -> None:
    shell = hex_colour("#1f9e8f")
    for dx in (-7, 7):
        c.stroke([(x + dx, y), (x + dx, y + 20)], 3.4, hex_colour("#6c7486"))
    c.stroke([(x - 7, y), (x + 7, y)], 5, hex_colour("#3a3f52"))
    for dx in (-13, 13) if floor > 190 else ():
        c.dot(x + dx, floor - 3, 4.5, hex_colour("#2d2f3d"))
    c.box(x - 19, y + 13, x + 19, floor - 5, shade(shell, 0.28), 6)
    c.box(x - 19, y + 13, x + 16, floor - 5, shell, 6)
    for dx in (-10, 0, 10):
        c.stroke([(x + dx - 1, y + 20), (x + dx - 1, floor - 12)], 3, shade(shell, 0.24))


def _gavel(c: Canvas, x: float, y: float, floor: float) -> None:
    wood, gold = hex_colour("#a35a2f"), hex_colour("#f2bd3a")
    c.stroke([(x, y + 12), (x, y - 22)], 6, hex_colour("#c98a52"))
    c.box(x - 20, y - 44, x + 20, y - 18, hex_colour("#5e2d16"), 5)
    c.box(x - 18, y - 42, x + 18, y - 20, wood, 4)
    c.box(x - 18, y - 42, x + 18, y - 35, hex_colour("#bd7444"), 3.5)
    for side in (-1, 1):
        c.box(x + side * 11 - 2, y - 42, x + side * 11 + 2, y - 20, gold)
    c.dot(x, y + 12, 4.2, gold)


def _brush(c: Canvas, x: float, y: float, floor: float) -> None:
    c.stroke([(x + 1, y + 12), (x - 3, y - 24)], 5, hex_colour("#c98f4a"))
    c.stroke([(x - 3, y - 24), (x - 4, y - 30)], 7, hex_colour("#a9afb8"))
    c.oval(x - 4.5, y - 40, 6, 10, colour("blue"))


def _palette(c: Canvas, x: float, y: float, floor: float) -> None:
    c.oval(x - 1, y - 14, 19, 17, hex_colour("#c88f57"))
    c.oval(x - 1, y - 15, 18, 16, hex_colour("#e0ad74"))
    for dx, dy, name in ((-12, -18, "red"), (-5, -25, "yellow"), (5, -24, "blue"), (11, -15, "green")):
        c.dot(x + dx, y + dy, 4.2, colour(name))


def _mop(c: Canvas, x: float, y: float, floor: float) -> None:
    """The head is on the floor where there is one to be seen; else the mop is carried, head up."""
    if floor < 190:
        _mop_head(c, x, y - 34, -1.0)
        c.stroke([(x, y - 34), (x, floor)], 5, hex_colour("#d8a048"))
    else:
        _mop_head(c, x, floor - 25, 1.25)
        c.stroke([(x, y - 44), (x, floor - 28)], 5, hex_colour("#d8a048"))


def _mop_head(c: Canvas, x: float, y: float, size: float) -> None:
    """A negative size is a head that is held up."""
    wide = abs(size)
    for dx, tone in ((-15, "#cfd9e4"), (15, "#cfd9e4"), (-8, "#f3f4f2"), (8, "#f3f4f2"), (0, "#dfe6ec")):
        c.stroke([(x + dx * 0.5 * wide, y), (x + dx * wide, y + size * 17)], 8 * wide, hex_colour(tone))
    c.box(x - 11 * wide, y - 5, x + 11 * wide, y + 4, hex_colour("#3f86c6"), 3)


def _spray_bottle(c: Canvas, x: float, y: float, floor: float) -> None:
    c.box(x - 11, y - 15, x + 11, y + 17, hex_colour("#4fa8dc"), 6)
    c.box(x - 8, y - 11, x + 2, y - 5, hex_colour("#a6daf0"), 3)
    c.box(x - 5, y - 25, x + 5, y - 12, hex_colour(WHITE), 2)
    c.box(x - 15, y - 34, x + 9, y - 24, hex_colour("#d8402f"), 3)
    c.stroke([(x - 9, y - 25), (x - 12, y - 17)], 3.6, hex_colour("#a8302f"))
    for dx, dy in ((-20, -34), (-20, -25)):
        c.dot(x + dx, y + dy, 2.8, hex_colour("#8fd0ee"))


def _hammer(c: Canvas, x: float, y: float, floor: float) -> None:
    c.stroke([(x, y + 12), (x, y - 26)], 6, hex_colour("#b97d46"))
    c.box(x - 16, y - 38, x + 14, y - 25, hex_colour("#5d5f6e"), 3)
    c.box(x - 16, y - 38, x - 9, y - 25, hex_colour("#8b8e9d"), 3)


def _briefcase(c: Canvas, x: float, y: float, floor: float) -> None:
    c.box(x - 10, y - 4, x + 10, y + 12, hex_colour("#5f3a28"), 5)
    c.box(x - 6, y, x + 6, y + 12, hex_colour("#cba98a"), 2)
    c.box(x - 20, y + 8, x + 20, y + 38, hex_colour("#94592f"), 4)
    c.box(x - 20, y + 18, x + 20, y + 22, hex_colour("#74421f"))
    c.box(x - 3.5, y + 15, x + 3.5, y + 25, colour("yellow"), 1)


def _ball(c: Canvas, x: float, y: float, floor: float) -> None:
    line = hex_colour("#8f4316")
    c.dot(x - 1, y - 18, 18, hex_colour("#d06a22"))
    c.dot(x - 2, y - 19, 16.5, hex_colour("#ef8a35"))
    c.stroke([(x - 18, y - 18), (x + 16, y - 18)], 2.6, line)
    c.stroke([(x - 1, y - 35), (x - 1, y - 2)], 2.6, line)
    c.bow(x - 21, y - 18, 14, 17, 2.6, line, -58, 58)
    c.bow(x + 19, y - 18, 14, 17, 2.6, line, 122, 238)


TOOLS: dict[str, Callable[[Canvas, float, float, float], None]] = {
    "clipboard": _clipboard,
    "syringe": _syringe,
    "book": _book,
    "chalk": _chalk,
    "flask": _flask,
    "laptop": _laptop,
    "pan": _pan,
    "whisk": _whisk,
    "pitchfork": _pitchfork,
    "hose": _hose,
    "suitcase": _suitcase,
    "gavel": _gavel,
    "brush": _brush,
    "palette": _palette,
    "mop": _mop,
    "spray bottle": _spray_bottle,
    "hammer": _hammer,
    "briefcase": _briefcase,
    "ball": _ball,
}
