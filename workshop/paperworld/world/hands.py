"""Forearms and hands: hanging, crossed, waving, in the lap, holding a tool; one of them can be a prosthesis.

Knows where hands go in half and full figures. Knows nothing about faces, places or how tools look.
"""

import math

from workshop.paperworld.world.cloth import BARE_FOREARMS, sides, sleeve
from workshop.paperworld.world.heads import X, skin_shade
from workshop.paperworld.world.paint import Canvas, Colour, Point, hex_colour, shade
from workshop.paperworld.world.palette import skin_colour
from workshop.paperworld.world.people import Person
from workshop.paperworld.world.tools import TOOLS

HAND: Point = (22.0, 104.0)  # where most tools are held
HALF: dict[str, Point] = {"suitcase": (21.0, 84.0), "briefcase": (22.0, 92.0), "spray bottle": (28.0, 105.0)}
FULL: dict[str, Point] = {"suitcase": (18.0, 128.0), "briefcase": (21.0, 140.0)}
LAP: Point = (24.0, 112.0)
SEATED: dict[str, Point] = {"suitcase": (56.0, 114.0), "briefcase": (54.0, 118.0)}
LAPTOP: Point = (61.0, 147.0)  # on the lap, the hands behind its lid
BAGS = ("suitcase", "briefcase")
METAL, EDGE = hex_colour("#dbe3ea"), hex_colour("#4a5266")


def arms(c: Canvas, person: Person) -> None:
    """Draw what the arms do, and the tool in the hand on the left of the picture."""
    if person.framing == "close-up":
        return
    if person.pose == "arms crossed":
        _crossed(c, person)
        return
    types = person.held == "laptop" and person.pose == "sitting"
    _left(c, person, person.held != "none" and not types)
    _right(c, person)
    if types:
        TOOLS["laptop"](c, *LAPTOP, 0.0)


def forearm(person: Person) -> Colour:
    """Return the colour of the forearms: sleeve or skin."""
    return skin_colour(person.skin) if person.occupation in BARE_FOREARMS else sleeve(person)


def _whole(person: Person) -> bool:
    return person.framing == "full figure"


def _arm(c: Canvas, person: Person, points: list[Point], width: float = 13) -> None:
    tone = forearm(person)
    c.stroke(points, width + 3.6, shade(tone, 0.3))
    c.stroke(points, width, tone)


def _hand(c: Canvas, person: Person, at: Point) -> None:
    c.dot(*at, 7.6, skin_shade(person))
    c.dot(at[0] - 0.6, at[1] - 0.4, 7, skin_colour(person.skin))


def _left(c: Canvas, person: Person, holds: bool) -> None:
    left, _ = sides(person)
    if holds:
        _holding(c, person, left)
    elif person.pose == "sitting":
        _hand(c, person, (X - 10, 136))
        _arm(c, person, [(left + 6, 116), (X - 17, 132)], 12)
    elif _whole(person):
        _hand(c, person, (left + 3, 144))
        _arm(c, person, [(left + 6, 116), (left + 4, 136)], 12)


def _grip(person: Person) -> Point:
    if person.pose == "sitting":
        return SEATED.get(person.held, LAP)
    return (FULL if _whole(person) else HALF).get(person.held, HAND)


def _holding(c: Canvas, person: Person, left: float) -> None:
    x, y = _grip(person)
    if person.held in BAGS:
        _arm_to(c, person, left, (x, y))
    on_lap = person.pose == "sitting" and person.held in BAGS
    floor = 206.0 if _whole(person) else 136.0
    TOOLS[person.held](c, x, y, 160.0 if on_lap else floor)
    if person.held not in BAGS:
        _arm_to(c, person, left, (x, y))
    _hand(c, person, (x, y))


def _arm_to(c: Canvas, person: Person, left: float, hand: Point) -> None:
    x, y = hand
    if not _whole(person):
        _arm(c, person, [(left + 8, 125), (x + 3, y + 10)])
    elif y < 116:
        _arm(c, person, [(left + 6, 117), (x + 4, y + 8)], 12)
    else:
        _arm(c, person, [(left + 6, 117), (x + (left + 6 - x) * 0.2, y - 5)], 12)


def _right(c: Canvas, person: Person) -> None:
    _, right = sides(person)
    if person.pose == "waving":
        _waving(c, person, right)
    elif person.aid == "prosthetic arm":
        _prosthesis(c, *_forward(person, right))
    elif person.pose == "sitting":
        _hand(c, person, (X + 10, 137))
        _arm(c, person, [(right - 6, 116), (X + 17, 133)], 12)
    elif _whole(person):
        _hand(c, person, (right - 3, 144))
        _arm(c, person, [(right - 6, 116), (right - 4, 136)], 12)


def _forward(person: Person, right: float) -> tuple[Point, Point, Point]:
    """Where elbow, wrist and fingertips of a prosthesis are when it hangs a little forward."""
    if person.pose == "sitting":
        return (right - 6, 115), (X + 18, 128), (X + 3, 140)
    if _whole(person):
        return (right - 5, 113), (right + 2, 132), (right + 4, 153)
    return (right - 6, 121), (X + 14, 111), (X - 2, 99)


def _crossed(c: Canvas, person: Person) -> None:
    left, right = sides(person)
    _arm(c, person, [(right - 7, 109), (X + 18, 121), (X - 16, 115)], 12)
    c.dot(X - 21, 113, 6.5, skin_colour(person.skin))
    _arm(c, person, [(left + 7, 109), (X - 16, 123), (X + 16, 117)], 12)
    c.dot(X + 22, 114, 6.5, skin_colour(person.skin))


def _beside_head(person: Person) -> float:
    """Where a waving hand is clear of a head that is large against the body."""
    if person.age == "child":
        return 126.0
    return 117.0 if _whole(person) else 112.0


def _waving(c: Canvas, person: Person, right: float) -> None:
    cloth, skin, x = sleeve(person), skin_colour(person.skin), _beside_head(person)
    if _whole(person):
        c.stroke([(right - 10, 99), (x - 3, 106)], 14, cloth)
    else:
        c.stroke([(right - 9, 107), (x - 3, 106)], 17, shade(cloth, 0.28))
        c.stroke([(right - 9, 106), (x - 3, 105)], 13, cloth)
    if person.aid == "prosthetic arm":
        _prosthesis(c, (x - 2, 104), (x, 82), (x, 58))
        return
    _arm(c, person, [(x - 2, 104), (x, 83)])
    for dx in (-7, -1, 5):
        c.stroke([(x, 66), (x + dx, 54 if dx == -1 else 56)], 5, skin)
    c.stroke([(x - 1, 68), (x - 10, 65)], 5, skin)
    c.dot(x, 68, 8.5, skin_shade(person))
    c.dot(x - 0.6, 67.6, 8, skin)


def _prosthesis(c: Canvas, elbow: Point, wrist: Point, tip: Point) -> None:
    """Draw a forearm of light metal, dark rings at elbow and wrist and a hand with three fingers."""
    (wx, wy), (tx, ty) = wrist, tip
    reach = math.hypot(tx - wx, ty - wy)
    ux, uy = (tx - wx) / reach, (ty - wy) / reach

    def along(forward: float, across: float) -> Point:
        return wx + ux * forward - uy * across, wy + uy * forward + ux * across

    fingers = [(along(7, a * 0.6), along(reach - abs(a) * 0.35, a)) for a in (-7.5, 0.0, 7.5)]
    for width, tone in ((7.6, EDGE), (4.2, METAL)):
        for root, end in fingers:
            c.stroke([root, end], width, tone)
        c.dot(*along(6, 0), 5 + width / 2, tone)
    c.stroke([elbow, wrist], 15.5, EDGE)
    c.stroke([elbow, wrist], 11, METAL)
    c.stroke([along(-2.5, -5.5), along(-2.5, 5.5)], 4, EDGE)
    c.dot(*elbow, 9, EDGE)
    c.dot(*elbow, 4.6, hex_colour("#f2a33c"))
