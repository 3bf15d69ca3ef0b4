"""A person in a place: the order in which a half figure is glued together.

Knows the layers. Knows nothing about how each one looks.
"""

from PIL import Image

from workshop.paperworld.world import clothes, hands, heads
from workshop.paperworld.world.backdrops import backdrop
from workshop.paperworld.world.paint import Canvas
from workshop.paperworld.world.people import Person


def draw_person(person: Person, size: int, dx: float, dy: float, zoom: float) -> Image.Image:
    """Draw somebody in front of their setting, oversampled."""
    image = backdrop(person.setting, person.colour_index, size)
    c = Canvas(image, dx, dy, zoom)
    heads.hair_behind(c, person)
    clothes.body(c, person)
    if person.worn in ("stethoscope", "tie"):
        clothes.worn(c, person)
    heads.head(c, person)
    heads.hair_on_top(c, person)
    heads.face(c, person)
    if person.worn not in ("stethoscope", "tie"):
        clothes.worn(c, person)
    hands.arms(c, person)
    return image
