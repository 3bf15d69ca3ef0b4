"""Every word that a caption can contain, gathered from the phrases that captions are made of.

Knows the phrases. Knows nothing about any one picture.
"""

import re
from collections.abc import Iterator
from functools import cache

from workshop.paperworld.world import captions, people
from workshop.paperworld.world.things import CHOICES

# Words that join phrases, and the nouns of things, which are written inside sentences.
JOINTS = (
    "a an and with on in skin no glasses sweater hair flower shell roof door house golden city skyline "
    "classroom empty sitting mountain lake the mountains skinned bald background wearing"
)


def _phrases() -> Iterator[str]:
    yield JOINTS
    tables = (
        captions.NOUNS,
        captions.GENDERS,
        captions.AGES,
        captions.HAIRS,
        captions.FACIAL_HAIRS,
        captions.POSES,
    )
    for table in (*tables, captions.SETTINGS):
        for phrases in table.values():
            yield from phrases
    yield from (*captions.PREFIXES, *captions.THING_PREFIXES, *captions.HOLDING)
    yield from (*people.SKIN_GROUPS, *people.HAIR_COLOURS, *people.SWEATERS)
    for tools in people.HELD.values():
        yield from tools


def _thing_phrases() -> Iterator[str]:
    for kind, traits in CHOICES.items():
        yield kind
        for name, values in traits.items():
            said = captions.THING_PHRASES[kind].get(name)
            yield from values if said is None else (p for v in said.values() for p in v)


@cache
def vocabulary() -> frozenset[str]:
    """Return every lower-case word a caption can contain; "middle-aged" counts as two."""
    found: set[str] = set()
    for phrase in (*_phrases(), *_thing_phrases()):
        found.update(re.findall(r"[a-z]+", phrase.replace("{colour}", " ")))
    return frozenset(found)
