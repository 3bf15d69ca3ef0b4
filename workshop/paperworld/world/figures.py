"""People in a place: the order in which figures are glued together, how near they stand, and families.

Knows the layers, the framings and who stands where. Knows nothing about how each part looks.
"""

from dataclasses import replace

from PIL import Image

from workshop.paperworld.world import clothes, faces, hair, hands, heads, seats
from workshop.paperworld.world.backdrops import backdrop
from workshop.paperworld.world.paint import Box, Canvas
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
    _glue(_near(Canvas(image, dx, dy, zoom), person), person)
    return image


def head_box(person: Person, size: int, dx: float, dy: float, zoom: float) -> Box:
    """Return where, in pixels, `draw_person` puts somebody's head with its hair."""
    c = _near(Canvas(Image.new("1", (size, size)), dx, dy, zoom), person)
    return _top(c, person).pixels(heads.X - 34, heads.Y - 42, heads.X + 34, heads.Y + 34)


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
        shown = replace(member, framing="full figure", pose=pose)
        _glue(_on_the_floor(place, shown), shown)
    return image


def _standing(scale: float, floor: float) -> float:
    """Return the height about which a figure has to be scaled to stand on a floor."""
    return (floor - SOLES * scale) / (1 - scale)


def _near(c: Canvas, person: Person) -> Canvas:
    """Return the canvas on which somebody is as near as their framing says."""
    if person.framing == "full figure":
        return _on_the_floor(c.scaled(WHOLE, X, _standing(WHOLE, 126)), person)
    if person.framing == "close-up":
        return c.scaled(CLOSE_UP, X, 20)
    return c.moved(0, 12 if person.age == "child" else 0)


def _on_the_floor(c: Canvas, person: Person) -> Canvas:
    return c.moved(0, (SOLES - NECK) * (1 - CHILD)) if person.age == "child" else c


def _top(c: Canvas, person: Person) -> Canvas:
    """Return the canvas for somebody's head."""
    big = BIG_HEAD * (0.92 if person.age == "child" else 1.0) if person.framing == "full figure" else 1.0
    return c.scaled(big, X, NECK).moved(2 * heads.turn(person), 0)


def _glue(c: Canvas, person: Person) -> None:
    """Put the layers of a figure on top of each other."""
    body = c.scaled(CHILD, X, NECK) if person.age == "child" else c
    top, whole = _top(c, person), person.framing == "full figure"
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
