"""A scene as a picture.

Knows which hand draws what. Knows nothing about shares or captions.
"""

from PIL import Image

from workshop.paperworld.world.figures import draw_person
from workshop.paperworld.world.paint import finish
from workshop.paperworld.world.scenes import Scene
from workshop.paperworld.world.things import draw_thing


def draw(scene: Scene, size: int = 128) -> Image.Image:
    """Draw a scene; RGB, `size` pixels square, the same bytes every time."""
    if scene.thing is not None:
        return finish(draw_thing(scene.thing, size, scene.dx, scene.dy))
    assert scene.person is not None
    return finish(draw_person(scene.person, size, scene.dx, scene.dy, scene.zoom))
