"""Paperworld: pictures drawn by a program, with captions and shares that can be opened.

    scene(index, sheet)    what is in picture number `index`
    draw(scene, size)      the picture
    head(scene, size)      where the head is in a picture of one person
    caption(index, sheet)  its training caption
    attributes(scene)      what is in it, by the names of the Default Test
    load_sheet(name)       the shares that unstated attributes are drawn from: "skewed" or "balanced"
    vocabulary()           every word a caption can contain

Knows nothing about training or models and imports no torch.
"""

from workshop.paperworld.world.captions import caption
from workshop.paperworld.world.drawing import draw, head
from workshop.paperworld.world.lexicon import vocabulary
from workshop.paperworld.world.scenes import Scene, attributes, scene
from workshop.paperworld.world.sheet import WORLD, Sheet, load_sheet

__all__ = [
    "WORLD",
    "Scene",
    "Sheet",
    "attributes",
    "caption",
    "draw",
    "head",
    "load_sheet",
    "scene",
    "vocabulary",
]
