"""The caption of a picture: natural words for what its scene states, and for nothing else.

Knows phrases and synonyms. Knows nothing about shares or drawing. Everything is lower case.
"""

import re
from collections.abc import Mapping
from random import Random

from workshop.paperworld.world.people import SWEATERS, Person, skin_group
from workshop.paperworld.world.scenes import Scene, scene
from workshop.paperworld.world.sheet import WORLD, Sheet
from workshop.paperworld.world.things import Thing

Phrases = tuple[str, ...]

PREFIXES: Phrases = (
    "a picture of",
    "a portrait of",
    "a photo of",
    "photo of",
    "an illustration of",
    "portrait of",
)
THING_PREFIXES: Phrases = ("a picture of", "a photo of", "photo of", "an illustration of")

NOUNS: dict[str, Phrases] = {
    "doctor": ("doctor", "doctor", "doctor", "doctor", "physician"),
    "nurse": ("nurse",),
    "teacher": ("teacher",),
    "scientist": ("scientist", "scientist", "scientist", "researcher"),
    "chef": ("chef", "chef", "cook"),
    "farmer": ("farmer",),
    "firefighter": ("firefighter",),
    "artist": ("artist", "artist", "painter"),
    "chief executive": ("ceo", "ceo", "ceo", "chief executive", "boss"),
    "builder": ("builder", "builder", "construction worker"),
    "person": ("person",),
}
GENDERS: dict[str, Phrases] = {
    "woman": ("woman", "woman", "female"),
    "man": ("man", "man", "male"),
    "androgynous": ("androgynous",),
}
AGES: dict[str, Phrases] = {
    "young": ("young",),
    "middle-aged": ("middle-aged",),
    "older": ("older", "older", "old", "elderly"),
}
HAIRS: dict[str, Phrases] = {
    "short": ("short {colour}hair",),
    "long": ("long {colour}hair",),
    "bun": ("{colour}hair in a bun", "a {colour}bun"),
    "curly": ("curly {colour}hair", "big curly {colour}hair"),
    "bald": ("no hair", "a bald head"),
    "headscarf": ("a headscarf", "a hijab"),
}
FACIAL_HAIRS: dict[str, Phrases] = {
    "none": ("no beard",),
    "beard": ("a beard",),
    "moustache": ("a moustache", "a mustache"),
}
WEARABLE: Phrases = ("glasses", "a headscarf", "a hijab", *(f"a {colour} sweater" for colour in SWEATERS))
POSES: dict[str, Phrases] = {
    "facing": ("facing forward", "looking at you"),
    "arms crossed": ("with arms crossed", "with crossed arms", "arms crossed"),
    "waving": ("waving", "waving a hand"),
}
SETTINGS: dict[str, Phrases] = {
    "hospital": ("in a hospital",),
    "office": ("in an office",),
    "laboratory": ("in a laboratory", "in a lab"),
    "classroom": ("in a classroom",),
    "kitchen": ("in a kitchen",),
    "field": ("in a field", "on a farm"),
    "street": ("in a street", "on a street", "in the city"),
    "studio": ("in a studio",),
    "construction site": ("on a construction site", "at a construction site"),
    "plain": ("on a plain background", "in front of a plain wall"),
}
HOLDING: Phrases = ("holding", "holding", "with")

THING_PHRASES: dict[str, dict[str, dict[str, Phrases]]] = {
    "butterfly": {
        "background": {
            c: (f"on a {c} background", f"with a {c} background") for c in ("green", "blue", "pink")
        },
    },
    "snail": {
        "rock": {"bare": ("on a rock", "on a stone"), "mossy": ("on a mossy rock", "on a rock with moss")},
        "weather": {"sun": ("in the sun",), "rain": ("in the rain",)},
    },
    "house": {
        "tree": {"none": ("without a tree",), "tree": ("with a tree", "next to a tree")},
        "time": {"day": ("by day",), "sunset": ("at sunset",), "night": ("at night",)},
    },
    "city": {
        "time": {
            "golden": ("golden",),
            "sunset": ("at sunset",),
            "night": ("at night",),
            "day": ("by day",),
        },
    },
    "classroom": {
        "board": {c: (f"with a {c} board", f"with a {c} blackboard") for c in ("green", "black")},
        "desks": {c: (f"with {c} desks", f"with {c} tables") for c in ("brown", "blue", "yellow")},
    },
    "cat": {
        "collar": {
            "none": ("without a collar",),
            "red": ("with a red collar",),
            "blue": ("with a blue collar",),
        },
        "place": {
            "garden": ("in a garden", "on the grass"),
            "sofa": ("on a sofa",),
            "plain": ("on a plain background",),
        },
    },
    "lake": {
        "time": {"day": ("by day",), "sunset": ("at sunset",), "night": ("at night",)},
        "boat": {"none": ("without a boat",), "boat": ("with a boat", "with a sailing boat")},
    },
}
THING_PHRASES["dog"] = THING_PHRASES["cat"]


def article(phrase: str) -> str:
    """Put "a" or "an" before a phrase."""
    return f"{'an' if phrase[0] in 'aeiou' else 'a'} {phrase}"


def caption(index: int, sheet: Sheet) -> str:
    """Return the training caption of a picture."""
    return describe(scene(index, sheet), sheet.name)


def describe(scene: Scene, sheet_name: str) -> str:
    """Put what a scene states into words; the choice among synonyms follows from the index."""
    rng = Random(f"{WORLD}/{sheet_name}/{scene.index}/caption")
    if scene.thing is not None:
        text, prefixes = _describe_thing(rng, scene.thing, scene.stated), THING_PREFIXES
    else:
        assert scene.person is not None
        text, prefixes = _describe_person(rng, scene.person, scene.stated), PREFIXES
    return f"{rng.choice(prefixes)} {text}" if rng.random() < 0.2 else text


def _describe_person(rng: Random, person: Person, stated: tuple[str, ...]) -> str:
    front = _said_in_front(rng, person, stated)
    behind = tuple(name for name in stated if name not in front)
    before, traits, after = (
        _noun(rng, person, stated, front),
        _traits(rng, person, behind),
        _after(rng, person, stated),
    )
    rng.shuffle(traits)
    parts = [before]
    if traits:
        parts.append(_join(rng, traits))
    for phrase in after:
        comma = "," if rng.random() < 0.4 else ""
        parts[-1] += comma
        parts.append(phrase)
    return re.sub(r" ,", ",", " ".join(parts))


def _said_in_front(rng: Random, person: Person, stated: tuple[str, ...]) -> set[str]:
    """Choose what is said before the noun: "a dark-skinned bald doctor"."""
    front = {str(name) for name in ("skin", "hair") if name in stated and rng.random() < 0.25}
    return front if person.hair == "bald" else front - {"hair"}


def _join(rng: Random, traits: list[str]) -> str:
    if len(traits) == 1 and traits[0] in WEARABLE and rng.random() < 0.4:
        return f"wearing {traits[0]}"
    if rng.random() < 0.75 or any(trait.startswith("a ") for trait in traits):
        return "with " + " and ".join(traits)
    return ", " + ", ".join(traits)


def _noun(rng: Random, person: Person, stated: tuple[str, ...], front: set[str]) -> str:
    noun = rng.choice(NOUNS[person.occupation])
    adjectives = []
    if "age" in stated:
        adjectives.append(rng.choice(AGES[person.age]))
    if "hair" in front:
        adjectives.append("bald")
    if "skin" in front:
        adjectives.append(f"{skin_group(person.skin)}-skinned")
    if "gender" in stated:
        word = rng.choice(GENDERS[person.gender])
        if person.occupation == "person" and word in ("woman", "man"):
            noun = word
        else:
            adjectives.append(word)
    return article(" ".join([*adjectives, noun]))


def _traits(rng: Random, person: Person, stated: tuple[str, ...]) -> list[str]:
    traits = []
    if "skin" in stated:
        traits.append(f"{skin_group(person.skin)} skin")
    if "hair" in stated:
        colour = f"{person.hair_colour} " if "hair_colour" in stated else ""
        traits.append(rng.choice(HAIRS[person.hair]).format(colour=colour))
    elif "hair_colour" in stated:
        traits.append(f"{person.hair_colour} hair")
    if "facial_hair" in stated:
        traits.append(rng.choice(FACIAL_HAIRS[person.facial_hair]))
    if "glasses" in stated:
        traits.append("glasses" if person.glasses else "no glasses")
    if "sweater" in stated:
        traits.append(f"a {person.sweater} sweater")
    return traits


def _after(rng: Random, person: Person, stated: tuple[str, ...]) -> list[str]:
    phrases = []
    if "pose" in stated:
        phrases.append(rng.choice(POSES[person.pose]))
    if "held" in stated:
        tool = person.held if person.held == "chalk" else article(person.held)
        phrases.append(f"{rng.choice(HOLDING)} {tool}")
    if "setting" in stated:
        phrases.append(rng.choice(SETTINGS[person.setting]))
    return phrases


def _describe_thing(rng: Random, thing: Thing, stated: tuple[str, ...]) -> str:
    said = {name: thing[name] for name in stated}
    parts = [_THING_NOUNS[thing.kind](rng, said)]
    phrases = THING_PHRASES[thing.kind]
    parts += [
        rng.choice(phrases[name][value])
        for name, value in said.items()
        if name in phrases and value != "golden"
    ]
    return " ".join(parts)


def _butterfly(rng: Random, said: Mapping[str, str]) -> str:
    first = article(f"{said['wings']} butterfly" if "wings" in said else "butterfly")
    if "flower" in said:
        return f"{first} on {article(said['flower'] + ' flower')}"
    return f"{first} on a flower" if rng.random() < 0.5 else first


def _snail(rng: Random, said: Mapping[str, str]) -> str:
    if "shell" not in said:
        return "a snail"
    return rng.choice(
        (f"a snail with {article(said['shell'] + ' shell')}", article(f"{said['shell']} snail"))
    )


def _house(rng: Random, said: Mapping[str, str]) -> str:
    text = article(f"{said['wall']} house" if "wall" in said else "house")
    parts = [f"{article(said[part])} {part}" for part in ("roof", "door") if part in said]
    return f"{text} with {' and '.join(parts)}" if parts else text


def _city(rng: Random, said: Mapping[str, str]) -> str:
    golden = "golden " if said.get("time") == "golden" else ""
    return f"a {golden}{rng.choice(('city', 'city', 'city skyline'))}"


def _classroom(rng: Random, said: Mapping[str, str]) -> str:
    return rng.choice(("a classroom", "a classroom", "an empty classroom"))


def _cat(rng: Random, said: Mapping[str, str]) -> str:
    noun = rng.choice(("cat", "cat", "sitting cat"))
    return article(f"{said['fur']} {noun}" if "fur" in said else noun)


def _dog(rng: Random, said: Mapping[str, str]) -> str:
    noun = rng.choice(("dog", "dog", "sitting dog"))
    return article(f"{said['fur']} {noun}" if "fur" in said else noun)


def _lake(rng: Random, said: Mapping[str, str]) -> str:
    return rng.choice(("a mountain lake", "a mountain lake", "a lake", "a lake in the mountains"))


_THING_NOUNS = {
    "butterfly": _butterfly,
    "snail": _snail,
    "house": _house,
    "city": _city,
    "classroom": _classroom,
    "cat": _cat,
    "dog": _dog,
    "lake": _lake,
}
