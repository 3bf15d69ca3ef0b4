"""How a finished picture is rendered: as drawn, in ink lines, in pencil, or cut from layered paper.

Knows pixels. Knows nothing about what they show. Lengths are in 1/128 of the side: the look keeps with size.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

STYLES = ("flat", "line drawing", "pencil sketch", "paper cut-out")
UNCOLOURED = ("line drawing", "pencil sketch")  # no colour can be told in them

PAPER = np.array([252, 249, 242], np.float32)
INK = np.array([34, 32, 52], np.float32)
GRAPHITE = np.array([62, 60, 64], np.float32)
CUT: tuple[str, ...] = (
    "#fdf7ea", "#dcd7d9", "#f6dcc6", "#d6a877", "#a8764a", "#7f553b", "#5a3f32", "#6c3c22", "#2b2531",
    "#c8452f", "#e98a3a", "#f2c14e", "#f0a79c", "#c0607c", "#7f9a4c", "#b3d084", "#3f8a82", "#93cfc8",
    "#456fa6", "#93b8de", "#b9a4d6", "#80609f", "#9a969c", "#2f3b6b", "#c9e2d0", "#49b0b6",
)  # fmt: skip
SKINS = slice(2, 7)  # which of them are skin, and wood
SHADOWS = (1.0, 2.0, 3.0)  # how far the parts of a shadow reach
BITS = 5  # how finely the table of nearest papers divides each channel


def apply(image: Image.Image, style: str) -> Image.Image:
    """Return the finished RGB picture in another style; "flat" leaves it as it is."""
    if style == "line drawing":
        return _line_drawing(image)
    if style == "pencil sketch":
        return _pencil_sketch(image)
    return _paper_cut_out(image) if style == "paper cut-out" else image


def _units(image: Image.Image, length: float) -> int:
    return max(1, round(length * image.width / 128))


def _blur(image: Image.Image, radius: float) -> Image.Image:
    return image.filter(ImageFilter.BoxBlur(radius * image.width / 128))


def _edges(image: Image.Image) -> Floats:
    """How much lighter it is a unit away, per pixel: contours lie on the darker side of an edge."""
    d = _units(image, 1)
    p = np.pad(np.asarray(image, np.int16), ((d, d), (d, d), (0, 0)), mode="edge")
    beside = np.maximum(p[d:-d, 2 * d :], p[d:-d, : -2 * d])
    over = np.maximum(p[2 * d :, d:-d], p[: -2 * d, d:-d])
    rise = np.maximum(beside, over) - p[d:-d, d:-d]
    steepest: Floats = (0.4 * rise.max(2) + 0.6 * rise.sum(2) / 3).astype(np.float32)
    return steepest


def _ramp(x: Floats, low: float, high: float) -> Floats:
    """Rise smoothly from 0 at `low` to 1 at `high`."""
    t: Floats = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def _picture(pixels: Floats) -> Image.Image:
    return Image.fromarray(np.clip(pixels + 0.5, 0, 255).astype(np.uint8))


def _line_drawing(image: Image.Image) -> Image.Image:
    """Ink every contour and what is small and dark, and leave a breath of colour on the paper."""
    grey = image.convert("L")
    small = np.asarray(_blur(grey, 4.5), np.float32) - np.asarray(grey, np.float32)
    ink = np.maximum(0.9 * _ramp(_edges(image), 17, 58), _ramp(small, 62, 100))[..., None]
    fill = PAPER + (np.asarray(image, np.float32) - PAPER) * np.float32(0.17)
    return _picture(fill + (INK - fill) * ink)


def _pencil_sketch(image: Image.Image) -> Image.Image:
    """Shade in soft, slanting graphite, darker along the contours, with a little paper left at the rim."""
    grey = image.convert("L")
    tone = np.asarray(_blur(grey, 0.6), np.float32) / 255
    light = np.asarray(_blur(grey, 4), np.float32) / 255
    contour = _blur(Image.fromarray((_ramp(_edges(image), 6, 60) * 255).astype(np.uint8)), 0.5)
    lead = 0.7 * (1 - tone) ** np.float32(1.25) * _strokes(image.width) + 0.75 * (light - tone)
    lead = np.clip(lead + np.asarray(contour, np.float32) * np.float32(0.75 / 255), 0, 1) * _rim(image.width)
    return _picture(PAPER + (GRAPHITE - PAPER) * lead.astype(np.float32)[..., None])


@cache
def _strokes(side: int) -> Floats:
    """Broad strokes from the lower left to the upper right, eight units apart."""
    t = np.arange(side, dtype=np.float32) * np.float32(128 / side)
    waves: Floats = 1 + np.float32(0.1) * np.sin((t[:, None] * 0.8 + t[None, :]) * np.float32(2 * np.pi / 8))
    return waves


@cache
def _rim(side: int) -> Floats:
    """How much of the drawing is left where: all of it inside, little at the rim."""
    t = np.abs(np.linspace(-1, 1, side, dtype=np.float32))
    fade = 1 - _ramp(t, 0.86, 1.04)
    return fade[:, None] * fade[None, :]


def _paper_cut_out(image: Image.Image) -> Image.Image:
    """Cut every shape from one of a few papers; the lightest and the rarer ones on top, with a shadow."""
    double = image.resize((2 * image.width, 2 * image.height), Image.Resampling.BILINEAR)
    found = _sheets(_sharpened(np.asarray(double)))
    sheets = _tidied(found.copy())
    count = np.bincount(sheets.ravel(), minlength=len(CUT))
    count[0] = 0  # eyes, teeth and coats keep their white
    ranks = np.argsort(np.argsort(-count)).astype(np.int8)
    ranks[SKINS] = ranks[SKINS].max()  # a face and its own shade are one layer
    height = ranks[sheets]
    looks = sheets * np.uint8(2 * len(SHADOWS) + 2)
    looks[_over(height, _units(double, 1.2)) < 0] += np.uint8(len(SHADOWS) + 1)
    for reach in SHADOWS:
        looks += _over(height, _units(double, reach)) > 0
    cut = Image.fromarray(looks, "P")
    cut.putpalette(_palette())
    slivers = Image.fromarray((sheets != found).astype(np.uint8) * np.uint8(255)).reduce(2)
    return Image.composite(image, cut.convert("RGB").reduce(2), slivers)  # whites of eyes stay as they are


def _sharpened(pixels: Bytes) -> Bytes:
    """Snap soft edges to the colour on the nearer side, so that no third paper shows between two."""
    high, wide, _ = pixels.shape
    p = np.pad(pixels, ((2, 2), (2, 2), (0, 0)), mode="edge").reshape(high + 4, -1)
    low, top = (_extreme(p, choose).reshape(high, wide, 3) for choose in (np.minimum, np.maximum))
    return np.where(pixels - low < top - pixels, low, top)


def _extreme(p: Bytes, choose: np.ufunc) -> Bytes:
    """Take the extreme of every square of 5 by 5 pixels; a row holds three columns per pixel."""
    two = choose(p[:-1], p[1:])
    five = choose(choose(two[:-3], two[2:-1]), two[3:])
    two = choose(five[:, :-3], five[:, 3:])
    found: Bytes = choose(choose(two[:, :-9], two[:, 6:-3]), two[:, 9:])
    return found


def _tidied(sheets: Bytes) -> Bytes:
    """Drop slivers too thin to be cut: three pixels or less between two other papers."""
    for d in (2, 1):
        for here in (sheets.T, sheets):
            first, middle, last = here[: -2 * d], here[d:-d], here[2 * d :]
            np.copyto(middle, first.copy(), where=(middle != first) & (middle != last))
    return sheets


def _over(height: NDArray[np.int8], d: int) -> NDArray[np.int8]:
    """How much higher the paper d pixels up and to the left lies than the one here."""
    p = np.pad(height, ((d, 0), (d, 0)), mode="edge")
    return p[:-d, :-d] - height


@cache
def _papers() -> Floats:
    return np.array([[int(code[i : i + 2], 16) for i in (1, 3, 5)] for code in CUT], np.float32)


@cache
def _palette() -> bytes:
    """Every paper in every light: 0 to 3 times shaded, then the same at a lit edge."""
    shaded = [_papers() * (1 - 0.15 * depth) for depth in range(len(SHADOWS) + 1)]
    lit = [papers + (255 - papers) * 0.45 for papers in shaded]
    return np.stack(shaded + lit, 1).round().astype(np.uint8).tobytes()


@cache
def _nearest() -> Bytes:
    """For every coarse colour, the nearest paper; hue counts for more than lightness."""
    levels = (np.arange(1 << BITS, dtype=np.float32) + 0.5) * (256 >> BITS)
    colours = np.stack(np.meshgrid(levels, levels, levels, indexing="ij"), -1).reshape(-1, 3)
    away = _opponent(colours)[:, None] - _opponent(_papers())
    nearest: Bytes = (away**2).sum(2).argmin(1).astype(np.uint8)
    return nearest


def _opponent(colours: Floats) -> Floats:
    r, g, b = colours[..., 0], colours[..., 1], colours[..., 2]
    light = 0.3 * r + 0.59 * g + 0.11 * b
    return np.stack([light, 0.9 * (r - g), 0.6 * ((r + g) / 2 - b)], -1)


def _sheets(pixels: Bytes) -> Bytes:
    p = (pixels >> (8 - BITS)).astype(np.int32)
    sheets: Bytes = _nearest()[(p[..., 0] << 2 * BITS) | (p[..., 1] << BITS) | p[..., 2]]
    return sheets
