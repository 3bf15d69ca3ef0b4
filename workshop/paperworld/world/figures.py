"""People in a place: the order in which figures are glued together, how near they stand, and families.

Knows the layers, the framings and who stands where. Knows nothing about how each part looks.
"""

from dataclasses import replace

from PIL import Image

from workshop.paperworld.world import clothes, faces, hair, hands, heads, seats
from workshop.paperworld.world.backdrops import backdrop
from workshop.paperworld.world.paint import Canvas
from workshop.paperworld.world.people import Family, Person

X, NECK, SOLES = 64.0, 80.0, 206.0  # on the canvas of a half figure, continued below the picture
CHILD = 0.72  # a child's body against an adult's
CLOSE_UP = 1.36  # how large a face is that fills the picture
WHOLE = 0.55  # how small a whole figure is
BIG_HEAD = 1.32  # a whole figure's head against its body

# Where the members of a family stand, adults first, by how many adults and children there are. The first of
# two adults has somebody's head where a waving hand would be, and keeps still.
SPOTS: dict[tuple[int, int], tuple[float, ...]] = {
    (1, 1): (47, 88), (1, 2): (64, 25, 103), (2, 1): (35, 93, 64), (2, 2): (43, 93, 17, 68),
}  # fmt: skip


def draw_person(person: Person, size: int, dx: float, dy: float, zoom: float) -> Image.Image:
    """Draw somebody in front of their setting, oversampled."""
    image = backdrop(person.setting, person.colour_index, size)
    c = Canvas(image, dx, dy, zoom)
    if person.framing == "full figure":
        _whole_figure(c.scaled(WHOLE, X, _standing(WHOLE, 126)), person)
    elif person.framing == "close-up":
        _glue(c.scaled(CLOSE_UP, X, 20), person, 1.0, False)
    else:
        _glue(c.moved(0, 12 if person.age == "child" else 0), person, 1.0, False)
    return image


def draw_family(family: Family, size: int, dx: float, dy: float, zoom: float) -> Image.Image:
    """Draw a family side by side in front of their setting, the children before the adults, oversampled."""
    image = backdrop(family.setting, family.members[0].colour_index, size)
    c = Canvas(image, dx, dy, zoom)
    members = sorted(family.members, key=lambda member: member.age == "child")
    kids = sum(member.age == "child" for member in members)
    count = len(members) - kids, kids
    for i, (spot, member) in enumerate(zip(SPOTS[count], members, strict=True)):
        pose = "facing" if member.pose == "waving" and count[0] == 2 and i == 0 else member.pose
        scale, floor = (0.46, 126.0) if member.age == "child" else (0.5, 121.0)
        place = c.moved(spot - X, 0).scaled(scale, X, _standing(scale, floor))
        _whole_figure(place, replace(member, framing="full figure", pose=pose))
    return image


def _standing(scale: float, floor: float) -> float:
    """Return the height about which a figure has to be scaled to stand on a floor."""
    return (floor - SOLES * scale) / (1 - scale)


def _whole_figure(c: Canvas, person: Person) -> None:
    short = (SOLES - NECK) * (1 - CHILD) if person.age == "child" else 0.0
    _glue(c.moved(0, short), person, BIG_HEAD * (0.92 if short else 1.0), True)


def _glue(c: Canvas, person: Person, head_size: float, whole: bool) -> None:
    """Put the layers of a figure on top of each other."""
    body = c.scaled(CHILD, X, NECK) if person.age == "child" else c
    top = c.scaled(head_size, X, NECK).moved(2 * heads.turn(person), 0)
    if whole:
        seats.behind(body, person)
    hair.hair_behind(top, person)
    clothes.body(body, person)
    if whole:
        clothes.legs(body, person)
    clothes.worn(body, person)
    _head(top, person)
    hands.arms(body, person)
    if whole:
        seats.before(body, person)


def _head(c: Canvas, person: Person) -> None:
    hair.far_plait(c, person)
    heads.head(c, person)
    if person.hair != "headscarf":
        faces.complexion(c, person)
    hair.hair_on_top(c, person)
    if person.hair == "headscarf":
        faces.complexion(c, person)
    hair.beard(c, person)
    faces.face(c, person)
    faces.mouth(c, person)
    clothes.hat(c, person)
