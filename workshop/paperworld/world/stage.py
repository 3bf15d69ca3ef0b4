"""Where things stand: smaller canvases, turned and mirrored outlines, skies and light.

Knows times of day, weather and the paper behind simple objects. Knows nothing about any one thing.
"""

from collections.abc import Sequence
from math import cos, radians, sin

from workshop.paperworld.world.paint import PAPER, Canvas, Colour, Point, hex_colour, mix, shade, tint

INK = hex_colour("#3a2a38")
WHITE = hex_colour("#fffaf0")
MOON = hex_colour("#fdf3cf")
SKIES: dict[str, tuple[str, str, str]] = {
    "day": ("#a9d8ec", "#c4e4ee", "#e1f1ec"),
    "sunset": ("#ee7f68", "#f7a877", "#fcd195"),
    "night": ("#242b58", "#333a6c", "#474d82"),
    "golden": ("#f6c860", "#fadb8f", "#fdedc2"),
}
BACKGROUNDS: dict[str, str] = {"yellow": "#f8e3a0", "blue": "#b3d8ea", "pink": "#f5cbd2", "green": "#bedbab"}


def place(c: Canvas, x: float, y: float, scale: float) -> Canvas:
    """Return a smaller canvas whose middle, (64, 64), lies at (x, y) of this one."""
    return c.moved(x - 64, y - 64).scaled(scale, 64, 64)


def mirror(points: Sequence[Point], side: int = -1) -> tuple[Point, ...]:
    """Swap left and right about the middle of the picture; side 1 leaves the points alone."""
    return tuple((64 + side * (x - 64), y) for x, y in points)


def turn(points: Sequence[Point], degrees: float, x: float, y: float) -> tuple[Point, ...]:
    """Turn points clockwise about (x, y)."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return tuple((x + (px - x) * c - (py - y) * s, y + (px - x) * s + (py - y) * c) for px, py in points)


def inset(points: Sequence[Point], share: float) -> tuple[Point, ...]:
    """Shrink an outline towards the mean of its points."""
    mx, my = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    return tuple((mx + (x - mx) * share, my + (y - my) * share) for x, y in points)


def petal(x: float, y: float, degrees: float, length: float, width: float) -> tuple[Point, ...]:
    """Return the outline of a petal that grows from (x, y), clockwise from east."""
    outline = ((0.0, 0.0), (0.45, 0.5), (0.85, 0.42), (1.0, 0.0), (0.85, -0.42), (0.45, -0.5))
    return turn([(x + a * length, y + b * width) for a, b in outline], degrees, x, y)


def lit(base: Colour, time: str, share: float = 0.5) -> Colour:
    """Return a colour in the light of a time of day; `share` is how much of it the night takes."""
    if time == "night":
        return mix(base, hex_colour("#232a56"), share)
    return mix(base, hex_colour("#e07a3c"), 0.4 * share) if time == "sunset" else base


def lit_code(code: str, time: str, share: float = 0.5) -> Colour:
    """Return a colour of the scenery in the light of a time of day."""
    return lit(hex_colour(code), time, share)


def cloud(c: Canvas, x: float, y: float, scale: float = 1.0, colour: Colour = PAPER) -> None:
    """Draw a cloud that rests on (x, y)."""
    for dx, r in ((-12, 6.0), (-3, 9.5), (8, 7.5), (16, 5.0)):
        c.dot(x + dx * scale, y - r * scale, r * scale, colour)
    c.box(x - 12 * scale, y - 8 * scale, x + 16 * scale, y, colour)


def sky(c: Canvas, time: str, horizon: float = 92) -> None:
    """Draw a sky: clouds by day, a low sun at sunset, moon and stars at night."""
    high, middle, low = (hex_colour(code) for code in SKIES[time])
    c.box(-8, -8, 136, 136, high)
    c.box(-8, horizon * 0.4, 136, 136, middle)
    c.box(-8, horizon * 0.7, 136, 136, low)
    if time == "night":
        c.dot(106, 21, 12, MOON)
        c.dot(100, 18, 10, high)
        for x, y in ((14, 16), (44, 9), (74, 18), (28, 38), (120, 48)):
            c.dot(x, y, 2.2, MOON)
    elif time == "sunset":
        c.dot(100, horizon * 0.62, 21, mix(middle, hex_colour("#fff1c4"), 0.4))
        c.dot(100, horizon * 0.62, 14, hex_colour("#fff1c4"))
    else:
        c.dot(106, 21, 13, hex_colour("#f9c84a" if time == "day" else "#fff3cf"))
    if time == "day":
        cloud(c, 24, 28)
        cloud(c, 66, 16, 0.7)


def weather(c: Canvas, kind: str) -> None:
    """Draw a sunny or a rainy sky over the whole picture."""
    rain = kind == "rain"
    c.box(-8, -8, 136, 136, hex_colour("#9db2bf" if rain else "#c3e6ef"))
    if rain:
        for x, y, s in ((22, 22, 1.5), (66, 18, 1.6), (110, 23, 1.5)):
            cloud(c, x, y, s, hex_colour("#74899a"))
        return
    for i in range(8):
        spoke = turn([(22 + 16.5, 20), (22 + 21.5, 20)], i * 45, 22, 20)
        c.stroke(spoke, 3.6, hex_colour("#f9c84a"))
    c.dot(22, 20, 12.5, hex_colour("#f9c84a"))
    cloud(c, 100, 24, 0.9)


DROPS = (
    (10, 36), (36, 28), (64, 32), (88, 40), (118, 36), (104, 58), (24, 62), (122, 78), (6, 88), (88, 66),
    (108, 98),
)  # fmt: skip


def raindrops(c: Canvas) -> None:
    """Draw rain before everything else."""
    for x, y in DROPS:
        c.stroke(((x, y), (x - 4, y + 12)), 3.4, hex_colour("#e6f4fa"))


def table(c: Canvas, background: str, top: float = 100) -> None:
    """Draw the coloured paper that simple objects stand on."""
    wall = hex_colour(BACKGROUNDS[background])
    c.box(-8, -8, 136, 136, wall)
    c.dot(64, 58, 50, tint(wall, 0.3))
    if top < 128:
        c.box(-8, top, 136, 136, shade(wall, 0.14))
