"""What somebody sits on: a chair, or a wheelchair with large wheels and bright rims.

Knows what stands behind and before a seated figure. Knows nothing about the figure itself.
"""

from workshop.paperworld.world.heads import X
from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, shade
from workshop.paperworld.world.people import Person

CHAIRS = ("#e0a83e", "#d2604a", "#4f9a8f", "#6f86c4")
FRAMES = ("#d8402f", "#2f78c4", "#3f9a5e", "#8a55b5")
TYRE, SPOKES, HUB = hex_colour("#2d2f3d"), hex_colour("#dfe5ea"), hex_colour("#6c7486")
WHEEL = (44.0, 168.0, 13.0, 37.0)  # distance from the middle, height of the hub, half width, half height


def behind(c: Canvas, person: Person) -> None:
    """Draw what stands behind somebody who sits."""
    if person.pose != "sitting":
        return
    if person.aid == "wheelchair":
        _wheelchair_behind(c, hex_colour(FRAMES[person.colour_index % len(FRAMES)]))
    else:
        _chair_behind(c, hex_colour(CHAIRS[person.colour_index % len(CHAIRS)]))


def before(c: Canvas, person: Person) -> None:
    """Draw what stands before somebody who sits."""
    if person.pose == "sitting" and person.aid == "wheelchair":
        _wheelchair_before(c, hex_colour(FRAMES[person.colour_index % len(FRAMES)]))


def _chair_behind(c: Canvas, wood: Colour) -> None:
    dark = shade(wood, 0.26)
    for side in (-1, 1):
        c.stroke([(X + side * 30, 150), (X + side * 34, 203)], 7, dark)
    c.box(X - 37, 92, X + 37, 146, dark, 12)
    c.box(X - 33, 96, X + 33, 146, wood, 10)
    c.box(X - 40, 142, X + 40, 156, wood, 6)
    c.box(X - 40, 150, X + 40, 156, dark, 3)


def _wheelchair_behind(c: Canvas, frame: Colour) -> None:
    for side in (-1, 1):
        c.stroke([(X + side * 30, 140), (X + side * 32, 98), (X + side * 43, 96)], 5, HUB)
        c.stroke([(X + side * 38, 96), (X + side * 46, 96)], 7.5, TYRE)
        c.stroke([(X + side * 26, 154), (X + side * 26, 196)], 5, frame)
        c.dot(X + side * 27, 198, 8, TYRE)
        c.dot(X + side * 27, 198, 3.6, SPOKES)
    c.box(X - 31, 102, X + 31, 154, shade(frame, 0.24), 7)
    c.box(X - 34, 146, X + 34, 158, shade(frame, 0.45), 5)


def _wheelchair_before(c: Canvas, frame: Colour) -> None:
    for side in (-1, 1):
        _wheel(c, X + side * WHEEL[0], frame)
    c.box(X - 25, 200, X + 25, 205.5, HUB, 2.5)


def _wheel(c: Canvas, x: float, frame: Colour) -> None:
    _, y, rx, ry = WHEEL
    c.oval(x, y, rx, ry, TYRE)
    c.oval(x, y, rx - 4, ry - 5, frame)
    c.oval(x, y, rx - 6.6, ry - 9.5, SPOKES)
    c.oval(x, y, 3.4, 5.5, HUB)
