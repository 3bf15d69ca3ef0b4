"""Heads: skulls, ears, jaws and the second shade of every skin, facing the reader or turned aside.

Knows where a face's parts sit around (64, 52), by age and pose. Knows nothing about hair, clothes or places.
"""

from dataclasses import dataclass

from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, luminance, mix, shade
from workshop.paperworld.world.palette import hair_colour, skin_colour
from workshop.paperworld.world.people import HATS, SWEATERS, Person

X, Y = 64.0, 52.0  # the middle of the face
RX = 24.0
BROWN_ON_DARK = {7: "#532d1e", 8: "#94562f", 9: "#94562f", 10: "#8a4f2c"}  # brown hair, by Monk tone
COVERING = tuple(hat for hat in HATS if hat != "goggles")  # hats that hide the top of the hair


@dataclass(frozen=True)
class Plan:
    """Where the parts of a face sit, in units from (64, 52), and how big its eyes are."""

    width: float  # half the width of the face
    height: float  # half its height
    eyes: float  # how far below the middle the eyes are
    apart: float  # how far each eye is from the face's midline
    size: float  # of the eyes, against those of the first picture ever drawn
    nose: float
    mouth: float


PLANS: dict[str, Plan] = {
    "child": Plan(25.5, 24.0, 6.5, 11.6, 1.3, 13.2, 18.0),
    "young": Plan(24.0, 25.0, 1.5, 10.5, 1.08, 8.8, 15.5),
    "middle-aged": Plan(24.0, 27.0, 0.5, 10.4, 0.98, 9.0, 16.5),
    "older": Plan(23.5, 27.5, 0.5, 10.2, 0.92, 9.2, 17.0),
}


def plan(person: Person) -> Plan:
    """Return where the parts of somebody's face sit."""
    return PLANS[person.age]


def turn(person: Person) -> int:
    """Return -1 for somebody turned to the left of the picture, 1 to its right, 0 for facing the reader."""
    return {"turned left": -1, "turned right": 1}.get(person.pose, 0)


def midline(person: Person) -> float:
    """Return where the middle of the face's features is, across."""
    return X + 7.5 * turn(person)


def mood(person: Person) -> int:
    """Pick one of four expressions, by things that nobody names in a caption."""
    return (person.colour_index + person.skin + SWEATERS.index(person.sweater)) % 4


def skin_shade(person: Person) -> Colour:
    """The second shade of somebody's skin: darker on light skin, lighter rims stay out of it."""
    skin = skin_colour(person.skin)
    return mix(skin, hex_colour("#a0452f"), 0.2) if luminance(skin) > 110 else shade(skin, 0.32)


def hair_tone(person: Person) -> Colour:
    """The colour of somebody's hair; a brown that would melt into brown skin is darker or lighter."""
    if person.hair_colour == "brown" and person.skin in BROWN_ON_DARK:
        return hex_colour(BROWN_ON_DARK[person.skin])
    return hair_colour(person.hair_colour)


def skin_line(person: Person) -> Colour:
    """The colour of a wrinkle: what can be told from the skin without looking like dirt."""
    skin = skin_colour(person.skin)
    return (
        mix(skin, hex_colour("#8a3f2a"), 0.42)
        if luminance(skin) > 110
        else mix(skin, hex_colour("#e0a878"), 0.42)
    )


def head(c: Canvas, person: Person) -> None:
    """Draw the head itself with ears, its shaded side and its lit side."""
    skin, dark, p, side = skin_colour(person.skin), skin_shade(person), plan(person), turn(person)
    if side:
        c.oval(X - side * 4, Y - 5, p.width, p.height - 4, dark if side < 0 else skin)
    else:
        for ear in (-1, 1):
            c.oval(X + ear * p.width, Y + p.eyes + 3, 5.5, 7, dark if ear > 0 else skin)
    _face_shape(c, person, 0.0, dark)
    _face_shape(c, person, 1.5, skin)
    if luminance(skin) < 90:
        c.oval(X - 4 + side * 6, Y - 1, p.width - 7, p.height - 7, mix(skin, hex_colour("#c98556"), 0.13))


def _face_shape(c: Canvas, person: Person, inset: float, colour: Colour) -> None:
    p, x = plan(person), X + 2.0 * turn(person) - inset
    c.oval(x, Y - inset * 0.4, p.width - inset, p.height - inset * 0.6, colour)
    if person.age == "child":
        c.oval(x, Y + 8, p.width + 0.5 - inset, p.height - 8 - inset * 0.6, colour)
    elif person.age == "older":
        c.oval(x, Y + 13, p.width - 3 - inset, p.height - 13 - inset * 0.6, colour)


def near_ear(c: Canvas, person: Person) -> None:
    """Draw the one ear of somebody who is turned aside."""
    x, y, p = X - turn(person) * 18, Y + plan(person).eyes + 3.5, plan(person)
    c.oval(x, y, 5.4, p.height * 0.27, skin_shade(person))
    c.oval(x + turn(person) * 1.2, y - 0.4, 3.4, p.height * 0.19, skin_colour(person.skin))
