"""Nature and things, described and drawn: animals, plants, buildings, landscapes, simple objects.

Knows what can be said about each thing and who draws it. Knows nothing about shares or captions.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PIL import Image

from workshop.paperworld.world.animals import draw_cat, draw_dog
from workshop.paperworld.world.buildings import draw_city, draw_classroom, draw_house
from workshop.paperworld.world.landscapes import draw_boat, draw_lake
from workshop.paperworld.world.minibeasts import draw_butterfly, draw_snail
from workshop.paperworld.world.objects import (
    draw_apples,
    draw_balloons,
    draw_mushrooms,
    draw_pair,
    draw_robots,
    draw_teapots,
    draw_umbrellas,
)
from workshop.paperworld.world.paint import PAPER, Canvas, blank
from workshop.paperworld.world.plants import draw_tree
from workshop.paperworld.world.vehicles import draw_bicycle, draw_car
from workshop.paperworld.world.wildlife import draw_bird, draw_fish

TIMES = ("day", "sunset", "night")
PAINTS = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "white")
BACKGROUNDS = ("yellow", "blue", "pink", "green")
COUNTS = ("one", "two", "three")
SIZES = ("small", "normal", "big")
PAIRED = ("apple", "teapot", "balloon", "umbrella", "car", "mushroom")

# What can be said about each thing, and the values it can take.
CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "butterfly": {
        "wings": ("orange", "blue", "yellow", "purple", "pink", "white", "monarch"),
        "flower": ("yellow", "red", "pink", "purple", "white"),
        "dew": ("none", "dew"),
        "view": ("normal", "macro"),
        "background": BACKGROUNDS,
    },
    "snail": {
        "shell": ("brown", "pink", "yellow", "blue", "red", "green"),
        "rock": ("bare", "mossy"),
        "weather": ("sun", "rain"),
    },
    "cat": {
        "fur": ("orange", "black", "grey", "white", "brown"),
        "collar": ("none", "red", "blue", "green"),
        "place": ("garden", "sofa", "snow", "beach", "plain"),
    },
    "dog": {
        "fur": ("brown", "black", "white", "yellow", "grey"),
        "collar": ("none", "red", "blue", "green"),
        "place": ("garden", "sofa", "snow", "beach", "plain"),
    },
    "bird": {
        "colour": ("red", "orange", "yellow", "green", "blue", "pink", "white", "black"),
        "doing": ("perched", "flying"),
        "time": TIMES,
    },
    "fish": {
        "colour": ("red", "orange", "yellow", "green", "purple", "pink", "white"),
        "pattern": ("plain", "striped"),
        "place": ("sea", "bowl"),
    },
    "tree": {"season": ("spring", "summer", "autumn", "winter"), "time": TIMES},
    "mushroom": {
        "cap": ("red", "orange", "yellow", "blue", "purple", "brown", "white"),
        "spots": ("none", "spots"),
        "weather": ("sun", "rain"),
        "count": COUNTS,
        "size": SIZES,
    },
    "house": {
        "wall": ("white", "yellow", "pink", "blue", "green", "brown"),
        "roof": ("red", "brown", "grey", "blue"),
        "door": ("blue", "green", "yellow", "red"),
        "tree": ("none", "tree"),
        "time": TIMES,
    },
    "city": {"time": ("golden", *TIMES), "front": ("street", "river", "park")},
    "classroom": {
        "board": ("green", "black", "white"),
        "desks": ("brown", "blue", "yellow", "red"),
        "walls": ("yellow", "blue", "pink"),
    },
    "lake": {"time": TIMES, "peaks": ("bare", "snowy"), "shore": ("bare", "firs")},
    "boat": {
        "sail": ("white", "red", "orange", "yellow", "blue", "green"),
        "sea": ("calm", "wavy"),
        "time": TIMES,
    },
    "car": {"colour": PAINTS, "place": ("street", "field"), "time": TIMES},
    "bicycle": {
        "colour": ("red", "orange", "yellow", "green", "blue", "pink", "black"),
        "place": ("street", "park", "beach"),
    },
    "teapot": {
        "colour": PAINTS,
        "steam": ("none", "steam"),
        "count": COUNTS,
        "size": SIZES,
        "background": BACKGROUNDS,
    },
    "apple": {
        "colour": ("red", "green", "yellow", "orange", "pink", "purple", "blue"),
        "bite": ("whole", "bitten"),
        "count": COUNTS,
        "size": SIZES,
        "background": BACKGROUNDS,
    },
    "balloon": {"colour": PAINTS, "count": COUNTS, "size": SIZES, "background": BACKGROUNDS},
    "umbrella": {
        "colour": PAINTS,
        "pattern": ("plain", "dots", "stripes"),
        "count": COUNTS,
        "size": SIZES,
        "background": BACKGROUNDS,
    },
    "robot": {
        "colour": ("red", "orange", "yellow", "green", "blue", "pink", "grey"),
        "doing": ("standing", "waving"),
        "count": COUNTS,
        "size": SIZES,
        "background": BACKGROUNDS,
    },
    "pair": {
        "first": PAIRED,
        "first_colour": PAINTS,
        "second": PAIRED,
        "second_colour": PAINTS,
        "background": BACKGROUNDS,
    },
}
KINDS = tuple(CHOICES)


@dataclass(frozen=True)
class Thing:
    """A thing and what is true of it, as pairs of the names and values in CHOICES."""

    kind: str
    traits: tuple[tuple[str, str], ...]

    def __getitem__(self, trait: str) -> str:
        return dict(self.traits)[trait]


def fit(kind: str, traits: Mapping[str, str]) -> bool:
    """Tell whether traits go together: a pair is of two different objects."""
    return kind != "pair" or traits["first"] != traits["second"]


DRAWN: dict[str, Callable[[Canvas, Mapping[str, str]], None]] = {
    "butterfly": draw_butterfly,
    "snail": draw_snail,
    "cat": draw_cat,
    "dog": draw_dog,
    "bird": draw_bird,
    "fish": draw_fish,
    "tree": draw_tree,
    "mushroom": draw_mushrooms,
    "house": draw_house,
    "city": draw_city,
    "classroom": draw_classroom,
    "lake": draw_lake,
    "boat": draw_boat,
    "car": draw_car,
    "bicycle": draw_bicycle,
    "teapot": draw_teapots,
    "apple": draw_apples,
    "balloon": draw_balloons,
    "umbrella": draw_umbrellas,
    "robot": draw_robots,
    "pair": draw_pair,
}


def draw_thing(thing: Thing, size: int, dx: float, dy: float) -> Image.Image:
    """Draw a thing, oversampled; dx and dy move the whole scene by as little as a person moves."""
    image = blank(size, PAPER)
    zoom = 1.0 + max(abs(dx), abs(dy)) / 32  # grown as much as it is moved, so that no paper shows at the rim
    DRAWN[thing.kind](Canvas(image, dx, 0, zoom), dict(thing.traits))
    return image
