"""The places behind people: few, large, still motifs that say at a glance where somebody is.

Knows every setting by its name, and keeps what is drawn once. Knows nothing about who stands in it.
"""

from collections.abc import Callable
from functools import lru_cache

from PIL import Image, ImageOps

from workshop.paperworld.world import indoors, outdoors, workplaces
from workshop.paperworld.world.paint import PAPER, Canvas, blank, hex_colour, shade, tint

VARIANTS = 2  # every place has two: seen from the other side, with another tone or another prop
PLAIN: tuple[str, ...] = ("#ea8f96", "#98cf98", "#8fbff0", "#c3aeee")

SETTINGS: dict[str, Callable[[Canvas, int], None]] = {
    "hospital": indoors.draw_hospital,
    "clinic": indoors.draw_clinic,
    "home visit": indoors.draw_home,
    "office": workplaces.draw_office,
    "laboratory": workplaces.draw_laboratory,
    "classroom": indoors.draw_classroom,
    "kitchen": workplaces.draw_kitchen,
    "field": outdoors.draw_field,
    "street": outdoors.draw_street,
    "studio": workplaces.draw_studio,
    "courtroom": indoors.draw_courtroom,
    "construction site": outdoors.draw_construction_site,
    "airport": outdoors.draw_airport,
    "stadium": outdoors.draw_stadium,
}


def _plain(c: Canvas, code: str) -> None:
    wall = hex_colour(code)
    c.box(0, 0, 128, 128, wall)
    c.dot(64, 58, 56, tint(wall, 0.14))
    c.box(0, 104, 128, 128, shade(wall, 0.14))


@lru_cache(maxsize=64)
def _backdrop(setting: str, variant: int, size: int) -> Image.Image:
    image = blank(size, PAPER)
    canvas = Canvas(image)
    if setting == "plain":
        _plain(canvas, PLAIN[variant])
        return image
    SETTINGS[setting](canvas, variant)
    return ImageOps.mirror(image) if variant % 2 else image


def backdrop(setting: str, colour_index: int, size: int) -> Image.Image:
    """Return a fresh, oversampled picture of a place; `colour_index` (0 to 3) picks one of its variants."""
    choices = len(PLAIN) if setting == "plain" else VARIANTS
    return _backdrop(setting, colour_index % choices, size).copy()
