"""A small paper-and-scissors canvas: soft, thick shapes in a 128-unit square, whatever the size in pixels.

Knows colours, ellipses, polygons and round strokes. Knows nothing about people, places or captions.
"""

from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]
Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom

UNITS = 128  # every coordinate in the world is on a square of this side
OVERSAMPLING = 3  # shapes are drawn larger and averaged down, which makes their edges soft

INK: Colour = (45, 36, 44)
PAPER: Colour = (251, 247, 240)


@cache
def hex_colour(code: str) -> Colour:
    """Read "#rrggbb" as a colour."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Blend two colours; `share` is how much of the second one."""
    r, g, b = (round(a + (z - a) * share) for a, z in zip(first, second, strict=True))
    return r, g, b


def shade(colour: Colour, amount: float = 0.16) -> Colour:
    """Return the colour in shadow: darker and a little towards plum."""
    return mix(colour, (52, 30, 62), amount)


def tint(colour: Colour, amount: float = 0.25) -> Colour:
    """Return the colour in light: towards warm paper."""
    return mix(colour, (255, 246, 228), amount)


def luminance(colour: Colour) -> float:
    """Return how light a colour looks, from 0 to 255."""
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def _rounded(points: Sequence[Point], steps: int = 5) -> list[Point]:
    count, found = len(points), []
    for i in range(count):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            found.append((_spline(ax, bx, cx, dx, t), _spline(ay, by, cy, dy, t)))
    return found


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


class Canvas:
    """Draws on a picture in units of 1/128 of its side, moved and scaled about the point (64, 128)."""

    def __init__(self, image: Image.Image, dx: float = 0.0, dy: float = 0.0, zoom: float = 1.0) -> None:
        self.image = image
        self._draw = ImageDraw.Draw(image)
        pixels = image.width / UNITS
        self._scale = pixels * zoom
        self._x = pixels * (64 * (1 - zoom) + dx)
        self._y = pixels * (128 * (1 - zoom) + dy)

    def scaled(self, factor: float, x: float, y: float) -> "Canvas":
        """Return a canvas on the same picture that draws larger by a factor about the point (x, y)."""
        other = Canvas.__new__(Canvas)
        other.image, other._draw = self.image, self._draw
        other._scale = self._scale * factor
        other._x = self._x + self._scale * x * (1 - factor)
        other._y = self._y + self._scale * y * (1 - factor)
        return other

    def moved(self, dx: float, dy: float) -> "Canvas":
        """Return a canvas on the same picture that draws everything a little aside, in this one's units."""
        other = self.scaled(1.0, 0.0, 0.0)
        other._x += self._scale * dx
        other._y += self._scale * dy
        return other

    def pixels(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return where a box lies on the picture, in its pixels."""
        s = self._scale
        return self._x + x0 * s, self._y + y0 * s, self._x + x1 * s, self._y + y1 * s

    def _points(self, points: Sequence[Point]) -> list[Point]:
        s = self._scale
        return [(self._x + x * s, self._y + y * s) for x, y in points]

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        """Fill an ellipse around (x, y)."""
        self._draw.ellipse(self.pixels(x - rx, y - ry, x + rx, y + ry), fill=colour)

    def dot(self, x: float, y: float, r: float, colour: Colour) -> None:
        """Fill a circle."""
        self.oval(x, y, r, r, colour)

    def ring(self, x: float, y: float, r: float, width: float, colour: Colour) -> None:
        """Draw the outline of a circle of outer radius r."""
        stroke = max(1, round(width * self._scale))
        self._draw.ellipse(self.pixels(x - r, y - r, x + r, y + r), outline=colour, width=stroke)

    def cap(
        self, x: float, y: float, rx: float, ry: float, colour: Colour, start: float = 180, end: float = 360
    ) -> None:
        """Fill what the chord between two angles cuts off an ellipse.

        **Units**: degrees, clockwise from east.
        """
        self._draw.chord(self.pixels(x - rx, y - ry, x + rx, y + ry), start, end, fill=colour)

    def bow(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        width: float,
        colour: Colour,
        start: float = 0,
        end: float = 180,
    ) -> None:
        """Stroke an arc of an ellipse between two angles, in degrees clockwise from east."""
        stroke = max(1, round(width * self._scale))
        self._draw.arc(self.pixels(x - rx, y - ry, x + rx, y + ry), start, end, fill=colour, width=stroke)

    def shape(self, points: Sequence[Point], colour: Colour) -> None:
        """Fill a polygon."""
        self._draw.polygon(self._points(points), fill=colour)

    def soft(self, points: Sequence[Point], colour: Colour) -> None:
        """Fill the round closed curve through some points (Catmull-Rom, five steps from point to point)."""
        self._draw.polygon(self._points(_rounded(points)), fill=colour)

    def box(self, x0: float, y0: float, x1: float, y1: float, colour: Colour, corner: float = 0.0) -> None:
        """Fill a rectangle, with rounded corners if `corner` is given."""
        if corner:
            self._draw.rounded_rectangle(self.pixels(x0, y0, x1, y1), corner * self._scale, fill=colour)
        else:
            self._draw.rectangle(self.pixels(x0, y0, x1, y1), fill=colour)

    def stroke(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """Draw a line with round ends and joints."""
        self._draw.line(
            self._points(points), fill=colour, width=max(1, round(width * self._scale)), joint="curve"
        )
        for x, y in points:
            self.dot(x, y, width / 2, colour)


def blank(size: int, colour: Colour) -> Image.Image:
    """Make an empty oversampled picture that will become `size` pixels wide."""
    return Image.new("RGB", (size * OVERSAMPLING, size * OVERSAMPLING), colour)


def finish(image: Image.Image) -> Image.Image:
    """Average the oversampled picture down to its final size."""
    return image.reduce(OVERSAMPLING)
