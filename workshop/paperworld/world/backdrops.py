"""The places behind people: few, large, still motifs that say at a glance where somebody is.

Knows how each setting looks, by time and size. Knows nothing about who stands in it.
"""

from collections.abc import Callable
from functools import lru_cache

from PIL import Image

from workshop.paperworld.world.paint import PAPER, Canvas, Colour, blank, hex_colour, tint


def _hospital(c: Canvas) -> None:
    c.box(0, 0, 128, 128, hex_colour("#cde8e0"))
    c.box(0, 98, 128, 128, hex_colour("#93c2ba"))
    c.dot(18, 26, 15, hex_colour("#fffaf2"))
    c.box(14, 16, 22, 36, hex_colour("#d9483f"))
    c.box(8, 22, 28, 30, hex_colour("#d9483f"))
    for i, code in enumerate(("#7fb8c4", "#a5d0d6", "#7fb8c4", "#a5d0d6")):
        c.box(100 + 8 * i, 8, 108 + 8 * i, 98, hex_colour(code))
    c.box(96, 4, 128, 10, hex_colour("#f6efe2"))


def _office(c: Canvas) -> None:
    c.box(0, 0, 128, 128, hex_colour("#ecd9b9"))
    c.box(0, 100, 128, 128, hex_colour("#a9764f"))
    c.box(4, 8, 36, 66, hex_colour("#fbf3e2"))
    c.box(8, 12, 32, 62, hex_colour("#a9cfe0"))
    c.box(8, 36, 18, 62, hex_colour("#7c94b5"))
    c.box(22, 28, 32, 62, hex_colour("#8fa6c2"))
    c.box(94, 38, 128, 43, hex_colour("#8a5a3c"))
    c.box(94, 74, 128, 79, hex_colour("#8a5a3c"))
    for x, top, code in (
        (97, 16, "#c2574a"),
        (105, 14, "#3f7f8c"),
        (113, 18, "#e0a83e"),
        (121, 14, "#c2574a"),
    ):
        c.box(x, top, x + 7, 38, hex_colour(code))
    for x, top, code in (
        (97, 52, "#e0a83e"),
        (105, 54, "#5a6d94"),
        (113, 50, "#c2574a"),
        (121, 54, "#3f7f8c"),
    ):
        c.box(x, top, x + 7, 74, hex_colour(code))


def _laboratory(c: Canvas) -> None:
    c.box(0, 0, 128, 128, hex_colour("#dcd6ec"))
    c.box(0, 92, 128, 128, hex_colour("#857fae"))
    c.box(0, 90, 128, 95, hex_colour("#a9a3cc"))
    c.box(0, 30, 128, 35, hex_colour("#a49bc6"))
    for x, code in ((4, "#e9705f"), (17, "#f2b544"), (100, "#5aa7c7"), (113, "#e9705f")):
        c.box(x, 12, x + 10, 30, hex_colour(code), 3)
        c.box(x + 2, 7, x + 8, 13, hex_colour("#f8f4ee"))
    c.box(13, 50, 21, 66, hex_colour("#eef3f4"))
    c.shape([(13, 62), (21, 62), (33, 90), (1, 90)], hex_colour("#eef3f4"))
    c.shape([(10, 70), (24, 70), (31, 88), (3, 88)], hex_colour("#58b368"))
    c.box(108, 48, 116, 68, hex_colour("#eef3f4"))
    c.dot(112, 75, 15, hex_colour("#eef3f4"))
    c.cap(112, 75, 13, 13, hex_colour("#c553a0"), -10, 190)


def _classroom(c: Canvas) -> None:
    c.box(0, 0, 128, 128, hex_colour("#f4dfb4"))
    c.box(0, 102, 128, 128, hex_colour("#c58b57"))
    c.box(2, 6, 126, 74, hex_colour("#a5673f"))
    c.box(7, 11, 121, 69, hex_colour("#47806a"))
    chalk = hex_colour("#eef2e4")
    c.stroke([(14, 44), (21, 22), (28, 44)], 3.5, chalk)
    c.stroke([(17, 37), (25, 37)], 3.5, chalk)
    c.ring(107, 33, 10, 3.5, hex_colour("#f5d66b"))
    c.stroke([(100, 56), (114, 56)], 3.5, chalk)
    c.box(0, 74, 128, 79, hex_colour("#8c5432"))


def _kitchen(c: Canvas) -> None:
    c.box(0, 0, 128, 128, hex_colour("#f7cf86"))
    for y in (20, 60, 80):
        c.box(0, y, 128, y + 2.5, hex_colour("#fae0ad"))
    c.box(0, 100, 128, 128, hex_colour("#b9553f"))
    c.box(0, 97, 128, 102, hex_colour("#f3ead9"))
    c.box(0, 8, 40, 12, hex_colour("#7a5140"))
    c.box(10, 10, 14, 30, hex_colour("#7a5140"))
    c.dot(13, 40, 13, hex_colour("#c9703a"))
    c.dot(13, 40, 8.5, hex_colour("#e39a5c"))
    c.box(94, 34, 128, 39, hex_colour("#8a5a3c"))
    c.box(98, 16, 110, 34, hex_colour("#5f9ea0"), 3)
    c.box(113, 12, 126, 34, hex_colour("#e8674f"), 3)
    c.box(99, 68, 128, 97, hex_colour("#5d6a7d"), 3)
    c.box(103, 76, 128, 92, hex_colour("#f4a63c"), 2)


def _field(c: Canvas) -> None:
    c.box(0, 0, 128, 128, hex_colour("#bfe3ee"))
    c.dot(110, 20, 14, hex_colour("#f9c84a"))
    c.oval(20, 96, 62, 26, hex_colour("#8dbd68"))
    c.oval(108, 100, 58, 28, hex_colour("#a3cb72"))
    c.box(0, 96, 128, 128, hex_colour("#e6c65c"))
    for x in (8, 40, 88, 120):
        c.shape([(x - 4, 128), (x + 4, 128), (64 + (x - 64) * 0.8, 96)], hex_colour("#cfa343"))
    c.box(4, 54, 30, 80, hex_colour("#c9503f"))
    c.shape([(0, 56), (17, 38), (34, 56)], hex_colour("#7c3a36"))
    c.box(12, 62, 22, 80, hex_colour("#f6e7cf"))


def _street(c: Canvas) -> None:
    c.box(0, 0, 128, 128, hex_colour("#f3e3cf"))
    c.box(0, 12, 34, 104, hex_colour("#d98a6c"))
    c.box(34, 30, 62, 104, hex_colour("#8fb3a5"))
    c.box(62, 30, 94, 104, hex_colour("#e8bc6d"))
    c.box(94, 8, 128, 104, hex_colour("#8497b8"))
    for x0, y0 in (
        (6, 20),
        (6, 44),
        (6, 68),
        (20, 20),
        (20, 44),
        (20, 68),
        (100, 18),
        (100, 42),
        (100, 66),
        (114, 18),
    ):
        c.box(x0, y0, x0 + 9, y0 + 15, hex_colour("#fdf0cf"))
    for y0 in (42, 66):
        c.box(114, y0, 123, y0 + 15, hex_colour("#fdf0cf"))
    c.box(0, 104, 128, 128, hex_colour("#83808c"))
    c.box(0, 100, 128, 106, hex_colour("#c9c3bd"))


def _studio(c: Canvas) -> None:
    c.box(0, 0, 128, 128, hex_colour("#f3c9ba"))
    c.box(0, 102, 128, 128, hex_colour("#b98a6a"))
    c.stroke([(18, 8), (6, 108)], 4, hex_colour("#8c5a3a"))
    c.stroke([(18, 8), (32, 108)], 4, hex_colour("#8c5a3a"))
    c.box(2, 20, 36, 66, hex_colour("#fffaf0"))
    c.dot(19, 36, 9, hex_colour("#f2b544"))
    c.shape([(5, 63), (5, 52), (18, 44), (33, 55), (33, 63)], hex_colour("#4a9a94"))
    for y, one, two in ((8, "#5b7fc0", "#f6d873"), (48, "#d9584a", "#f7e3c4")):
        c.box(98, y, 126, y + 34, hex_colour("#fffaf0"))
        c.box(102, y + 4, 122, y + 30, hex_colour(one))
        c.dot(112, y + 17, 7, hex_colour(two))


def _construction_site(c: Canvas) -> None:
    c.box(0, 0, 128, 128, hex_colour("#d3e4e6"))
    c.box(0, 104, 128, 128, hex_colour("#c09a6b"))
    c.box(12, 8, 20, 104, hex_colour("#eeb02f"))
    c.box(0, 12, 62, 19, hex_colour("#eeb02f"))
    c.stroke([(4, 18), (4, 40)], 3.5, hex_colour("#6b5a52"))
    c.box(0, 40, 10, 50, hex_colour("#8d8791"))
    c.box(92, 30, 128, 104, hex_colour("#c9694a"))
    for row in range(5):
        c.box(92, 42 + row * 13, 128, 45 + row * 13, hex_colour("#e9c9a8"))
        for x in (100, 118) if row % 2 else (109,):
            c.box(x, 32 + row * 13, x + 3, 45 + row * 13, hex_colour("#e9c9a8"))


PLAIN: tuple[str, ...] = ("#f3e6cf", "#f2d3c6", "#cfe0cd", "#cddfe8")


def _plain(c: Canvas, wall: Colour) -> None:
    c.box(0, 0, 128, 128, wall)
    c.dot(64, 60, 54, tint(wall, 0.45))


SETTINGS: dict[str, Callable[[Canvas], None]] = {
    "hospital": _hospital,
    "office": _office,
    "laboratory": _laboratory,
    "classroom": _classroom,
    "kitchen": _kitchen,
    "field": _field,
    "street": _street,
    "studio": _studio,
    "construction site": _construction_site,
}


@lru_cache(maxsize=64)
def _backdrop(setting: str, wall: int, size: int) -> Image.Image:
    image = blank(size, PAPER)
    canvas = Canvas(image)
    if setting == "plain":
        _plain(canvas, hex_colour(PLAIN[wall]))
    else:
        SETTINGS[setting](canvas)
    return image


def backdrop(setting: str, wall: int, size: int) -> Image.Image:
    """Return a fresh, oversampled picture of a place; `wall` picks the paper of the plain one."""
    return _backdrop(setting, wall if setting == "plain" else 0, size).copy()
