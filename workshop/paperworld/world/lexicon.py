"""Every word that a caption can contain, gathered from the phrases that captions are made of.

Knows the phrases. Knows nothing about any one picture.
"""

import re
from collections.abc import Iterator
from functools import cache

from workshop.paperworld.world import people, phrases, thing_phrases
from workshop.paperworld.world.things import CHOICES

# Words that join phrases and are written inside sentences.
JOINTS = "a an and with skin skinned bald no glasses sweater hair wearing one on flower all"


def _of_people() -> Iterator[str]:
    tables = (
        phrases.STYLES,
        phrases.STYLES_AFTER,
        phrases.FRAMINGS,
        phrases.FRAMINGS_AFTER,
        phrases.NOUNS,
        phrases.GENDERS,
        phrases.AGES,
        phrases.HAIRS,
        phrases.FACIAL_HAIRS,
        phrases.WORN,
        phrases.POSES,
        phrases.SETTINGS,
        phrases.ADULTS,
        phrases.KIDS,
        phrases.FAMILY_POSES,
    )
    for table in tables:
        for said in table.values():
            yield from said
    yield from (*phrases.PREFIXES, *phrases.THING_PREFIXES, *phrases.HOLDING, *phrases.WHEELCHAIR)
    yield from (phrases.FAMILY, phrases.PROSTHETIC, *phrases.CHILDREN.values())
    yield from (*people.SKIN_GROUPS, *people.HAIR_COLOURS, *people.SWEATERS)
    for tools in people.HELD.values():
        yield from tools


def _of_things() -> Iterator[str]:
    for side in (thing_phrases.BEFORE, thing_phrases.AFTER):
        for kind, traits in side.items():
            for name, values in traits.items():
                yield from (p for value in CHOICES[kind][name] for p in values.get(value, ()))
    for table in (thing_phrases.NOUNS, thing_phrases.SIZES):
        for said in table.values():
            yield from said
    yield from (*thing_phrases.MACRO, *thing_phrases.COUNTS)
    yield from (f"{thing_phrases.NOUNS[kind][0]}s" for kind, traits in CHOICES.items() if "count" in traits)
    yield from (*CHOICES["pair"]["first"], *CHOICES["pair"]["first_colour"])


@cache
def vocabulary() -> frozenset[str]:
    """Return every lower-case word a caption can contain; "middle-aged" counts as two."""
    found: set[str] = set()
    for phrase in (*_of_people(), *_of_things()):
        found.update(re.findall(r"[a-z]+", phrase.replace("{colour}", " ")))
    return frozenset(found | set(JOINTS.split()))
