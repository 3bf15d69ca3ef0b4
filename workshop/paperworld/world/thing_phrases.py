"""The words for things: what is said before the noun, the nouns, and what is said after them.

Knows phrases. Knows nothing about any one picture, nor about grammar.
"""

from workshop.paperworld.world.phrases import Phrases
from workshop.paperworld.world.things import BACKGROUNDS, CHOICES, PAINTS

NOUNS: dict[str, Phrases] = {
    "butterfly": ("butterfly",),
    "snail": ("snail",),
    "cat": ("cat", "cat", "sitting cat"),
    "dog": ("dog", "dog", "sitting dog"),
    "bird": ("bird",),
    "fish": ("fish",),
    "tree": ("tree",),
    "mushroom": ("mushroom",),
    "house": ("house",),
    "city": ("city", "city", "city skyline"),
    "classroom": ("classroom", "classroom", "empty classroom"),
    "lake": ("mountain lake", "mountain lake", "lake", "lake in the mountains"),
    "boat": ("sailing boat", "sailing boat", "boat", "sailboat"),
    "car": ("car",),
    "bicycle": ("bicycle", "bicycle", "bike"),
    "teapot": ("teapot",),
    "apple": ("apple",),
    "balloon": ("balloon",),
    "umbrella": ("umbrella",),
    "robot": ("robot",),
}
COUNTS = {"two": 2, "three": 3}  # more than one
SIZES: dict[str, Phrases] = {"small": ("small", "little"), "big": ("big", "large")}


def _same(values: tuple[str, ...]) -> dict[str, Phrases]:
    return {value: (value,) for value in values}


def _with(name: str, values: tuple[str, ...]) -> dict[str, Phrases]:
    return {value: (f"with {_article(value)} {value} {name}",) for value in values}


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


# Said before the noun, in this order; sizes come first.
BEFORE: dict[str, dict[str, dict[str, Phrases]]] = {
    "butterfly": {"wings": _same(CHOICES["butterfly"]["wings"])},
    "snail": {"shell": _same(CHOICES["snail"]["shell"])},
    "cat": {"fur": _same(CHOICES["cat"]["fur"])},
    "dog": {"fur": _same(CHOICES["dog"]["fur"])},
    "bird": {"doing": {"flying": ("flying",)}, "colour": _same(CHOICES["bird"]["colour"])},
    "fish": {"pattern": _same(("plain", "striped")), "colour": _same(CHOICES["fish"]["colour"])},
    "mushroom": {"cap": _same(CHOICES["mushroom"]["cap"])},
    "house": {"wall": _same(CHOICES["house"]["wall"])},
    "city": {"time": _same(("golden",))},
    "car": {"colour": _same(PAINTS)},
    "bicycle": {"colour": _same(CHOICES["bicycle"]["colour"])},
    "teapot": {"colour": _same(PAINTS)},
    "apple": {"bite": _same(("whole", "bitten")), "colour": _same(CHOICES["apple"]["colour"])},
    "balloon": {"colour": _same(PAINTS)},
    "umbrella": {
        "pattern": {"plain": ("plain",), "stripes": ("striped",), "dots": ("dotted",)},
        "colour": _same(PAINTS),
    },
    "robot": {"colour": _same(CHOICES["robot"]["colour"])},
}

TIMES: dict[str, Phrases] = {"day": ("by day",), "sunset": ("at sunset",), "night": ("at night",)}
WEATHERS: dict[str, Phrases] = {"sun": ("in the sun",), "rain": ("in the rain",)}
PLACES: dict[str, Phrases] = {
    "garden": ("in a garden", "on the grass"),
    "sofa": ("on a sofa",),
    "snow": ("in the snow",),
    "beach": ("on a beach",),
    "plain": ("on a plain background",),
    "street": ("in a street", "on a street"),
    "field": ("in a field",),
    "park": ("in a park",),
    "sea": ("in the sea",),
    "bowl": ("in a bowl", "in a fish bowl"),
}
ON: dict[str, Phrases] = {
    colour: (f"on a {colour} background", f"with a {colour} background") for colour in BACKGROUNDS
}
COLLARS: dict[str, Phrases] = {
    "none": ("without a collar",),
    **_with("collar", ("red", "blue", "green")),
}

# Said after the noun.
AFTER: dict[str, dict[str, dict[str, Phrases]]] = {
    "butterfly": {
        "flower": {c: (f"on {_article(c)} {c} flower",) for c in CHOICES["butterfly"]["flower"]},
        "dew": {"none": ("without dew",), "dew": ("with dew", "with dew drops")},
        "background": ON,
    },
    "snail": {
        "shell": _with("shell", CHOICES["snail"]["shell"]),
        "rock": {"bare": ("on a rock", "on a stone"), "mossy": ("on a mossy rock", "on a rock with moss")},
        "weather": WEATHERS,
    },
    "cat": {"collar": COLLARS, "place": PLACES},
    "dog": {"collar": COLLARS, "place": PLACES},
    "bird": {
        "doing": {"perched": ("on a branch", "sitting on a branch"), "flying": ("flying",)},
        "time": TIMES,
    },
    "fish": {"pattern": {"striped": ("with stripes",)}, "place": PLACES},
    "tree": {"season": {s: (f"in {s}",) for s in CHOICES["tree"]["season"]}, "time": TIMES},
    "mushroom": {"spots": {"none": ("without spots",), "spots": ("with spots",)}, "weather": WEATHERS},
    "house": {
        "roof": _with("roof", CHOICES["house"]["roof"]),
        "door": _with("door", CHOICES["house"]["door"]),
        "tree": {"none": ("without a tree",), "tree": ("with a tree", "next to a tree")},
        "time": TIMES,
    },
    "city": {
        "front": {"street": ("by a street",), "river": ("by a river",), "park": ("by a park",)},
        "time": TIMES,
    },
    "classroom": {
        "board": {
            "green": ("with a green board", "with a green blackboard"),
            "black": ("with a black board", "with a blackboard"),
            "white": ("with a white board", "with a whiteboard"),
        },
        "desks": {c: (f"with {c} desks", f"with {c} tables") for c in CHOICES["classroom"]["desks"]},
        "walls": {c: (f"with {c} walls",) for c in CHOICES["classroom"]["walls"]},
    },
    "lake": {
        "peaks": {
            "bare": ("with bare peaks", "with bare mountains"),
            "snowy": ("with snowy peaks", "with snowy mountains"),
        },
        "shore": {"firs": ("with firs", "with fir trees")},
        "time": TIMES,
    },
    "boat": {
        "sail": _with("sail", CHOICES["boat"]["sail"]),
        "sea": {"calm": ("on a calm sea",), "wavy": ("on a wavy sea", "on the waves")},
        "time": TIMES,
    },
    "car": {"place": PLACES, "time": TIMES},
    "bicycle": {"place": PLACES},
    "teapot": {"steam": {"none": ("without steam",), "steam": ("with steam",)}, "background": ON},
    "apple": {"background": ON},
    "balloon": {"background": ON},
    "umbrella": {"pattern": {"stripes": ("with stripes",), "dots": ("with dots",)}, "background": ON},
    "robot": {"doing": {"standing": ("standing",), "waving": ("waving",)}, "background": ON},
    "pair": {"background": ON},
}
MACRO: Phrases = ("a macro photo of", "a macro picture of")
