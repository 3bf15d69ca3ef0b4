"""Clothes of sixteen trades and of nobody in particular, put together.

    body    neck, torso and upper arms with the outfit on them
    legs    everything below the waist of a full figure
    hat     what is worn on the head
    worn    what is worn on the body

Knows the torso. Knows nothing about faces, hands or places.
"""

from workshop.paperworld.world.cloth import (
    BARE_FOREARMS,
    middle,
    shoulders,
    sides,
    sleeve,
)
from workshop.paperworld.world.headgear import backpack_behind, hat, worn
from workshop.paperworld.world.heads import X, Y, skin_shade
from workshop.paperworld.world.legs import legs
from workshop.paperworld.world.outfits import OUTFITS
from workshop.paperworld.world.paint import Canvas, shade
from workshop.paperworld.world.palette import skin_colour
from workshop.paperworld.world.people import Person

__all__ = ["body", "hat", "legs", "middle", "shoulders", "sides", "sleeve", "worn"]


def body(c: Canvas, person: Person) -> None:
    """Draw neck, torso, upper arms and the clothes on them."""
    left, right = sides(person)
    if person.worn == "backpack":
        backpack_behind(c, left, right)
    x = X + (middle(person) - X) / 2
    c.box(x - 10, Y + 16, x + 10, Y + 40, skin_shade(person), 5)
    if person.framing == "full figure":
        _whole_torso(c, person, left, right)
    else:
        _half_torso(c, person, left, right)
    OUTFITS[person.occupation](c, person, middle(person))


def _half_torso(c: Canvas, person: Person, left: float, right: float) -> None:
    cloth = sleeve(person)
    c.box(left, Y + 33, right, 170, shade(cloth, 0.2), 20)
    c.box(left, Y + 33, right - 4, 170, cloth, 20)
    for edge, side in ((left, 1), (right, -1)):
        if person.occupation in BARE_FOREARMS:
            skin = skin_colour(person.skin) if side > 0 else skin_shade(person)
            c.box(min(edge, edge + side * 11), 116, max(edge, edge + side * 11), 134, skin)
            c.stroke([(edge + side * 2, 116), (edge + side * 10, 116)], 3.4, shade(cloth, 0.24))
        c.stroke([(edge + side * 13, 108), (edge + side * 13, 132)], 3, shade(cloth, 0.24))


def _whole_torso(c: Canvas, person: Person, left: float, right: float) -> None:
    cloth = sleeve(person)
    for edge, side, tone in ((left, 1, cloth), (right, -1, shade(cloth, 0.16))):
        if side < 0 and person.pose == "waving":
            continue  # that upper arm is raised
        c.stroke([(edge + side * 9, 95), (edge + side * 6, 116)], 15, tone)
    c.box(left + 9, Y + 33, right - 9, 138, shade(cloth, 0.2), 9)
    c.box(left + 9, Y + 33, right - 12, 138, cloth, 9)
    c.box(left + 2, Y + 33, right - 2, 106, cloth, 12)
    for edge, side in ((left, 1), (right, -1)):
        c.stroke([(edge + side * 12, 104), (edge + side * 11.5, 118)], 2.6, shade(cloth, 0.28))
