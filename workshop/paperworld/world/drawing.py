"""A scene as a picture.

Knows which hand draws what. Knows nothing about shares or captions.
"""

from PIL import Image

from workshop.paperworld.world import styles
from workshop.paperworld.world.figures import draw_family, draw_person, head_box
from workshop.paperworld.world.paint import Box, finish
from workshop.paperworld.world.people import Family, Person
from workshop.paperworld.world.scenes import Scene
from workshop.paperworld.world.things import draw_thing


def draw(scene: Scene, size: int = 128) -> Image.Image:
    """Draw a scene; RGB, `size` pixels square, the same bytes every time."""
    return styles.apply(finish(_draw(scene, size)), scene.style)


def _draw(scene: Scene, size: int) -> Image.Image:
    subject = scene.subject
    if isinstance(subject, Person):
        return draw_person(subject, size, scene.dx, scene.dy, scene.zoom)
    if isinstance(subject, Family):
        return draw_family(subject, size, scene.dx, scene.dy, scene.zoom)
    return draw_thing(subject, size, scene.dx, scene.dy)


def head(scene: Scene, size: int = 128) -> Box | None:
    """Return the box, in pixels, of the head with its hair in a picture of one person, else None."""
    if not isinstance(scene.subject, Person):
        return None
    return head_box(scene.subject, size, scene.dx, scene.dy, scene.zoom)
