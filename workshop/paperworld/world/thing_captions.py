"""What a caption says of a thing: number, size, colours, and where it is.

Knows how words for things are put together. Knows nothing about shares, people or drawing.
"""

from collections.abc import Mapping
from itertools import groupby
from random import Random

from workshop.paperworld.world.thing_phrases import AFTER, BEFORE, COUNTS, NOUNS, SIZES
from workshop.paperworld.world.things import Thing


def article(phrase: str) -> str:
    """Put "a" or "an" before a phrase."""
    return f"{'an' if phrase[0] in 'aeiou' else 'a'} {phrase}"


def describe_thing(rng: Random, thing: Thing, stated: tuple[str, ...]) -> str:
    """Put what is stated of a thing into words."""
    said = {name: thing[name] for name in thing_names(thing) if name in stated}
    if thing.kind == "pair":
        both = [_one_of_pair(thing, said, place) for place in ("first", "second")]
        return _join(" and ".join(both), _after(rng, thing.kind, said))
    before = _before(rng, thing.kind, said)
    text = _noun(rng, thing.kind, [*before.values()], said.get("count", ""))
    if thing.kind == "butterfly" and "flower" not in said and rng.random() < 0.5:
        text += " on a flower"
    return _join(text, _after(rng, thing.kind, {n: v for n, v in said.items() if n not in before}))


def thing_names(thing: Thing) -> list[str]:
    """List the traits of a thing in the order in which they are said."""
    names = [name for name, _ in thing.traits]
    order = [name for name in AFTER.get(thing.kind, {}) if name in names]
    return [name for name in names if name not in order] + order


def _before(rng: Random, kind: str, said: Mapping[str, str]) -> dict[str, str]:
    """Choose what is said before the noun; half of what can also be said after it is left for there."""
    found = {"size": rng.choice(SIZES[said["size"]])} if "size" in said else {}
    for name, values in BEFORE.get(kind, {}).items():
        value = said.get(name)
        later = value in AFTER.get(kind, {}).get(name, {})
        if value in values and not (later and rng.random() < 0.5):
            found[name] = rng.choice(values[value])
    return found


def _noun(rng: Random, kind: str, before: list[str], count: str) -> str:
    noun = rng.choice(NOUNS[kind])
    if count in COUNTS:
        return " ".join([count, *before, f"{noun}s"])
    words = " ".join([*before, noun])
    return f"one {words}" if count == "one" and rng.random() < 0.5 else article(words)


def _one_of_pair(thing: Thing, said: Mapping[str, str], place: str) -> str:
    colour = said.get(f"{place}_colour")
    return article(f"{colour} {thing[place]}" if colour else thing[place])


def _after(rng: Random, kind: str, said: Mapping[str, str]) -> list[str]:
    phrases = AFTER.get(kind, {})
    return [
        rng.choice(phrases[name][value]) for name, value in said.items() if value in phrases.get(name, {})
    ]


def _join(text: str, after: list[str]) -> str:
    """Join phrases; those that begin with "with" and follow each other become one list."""
    parts = [text]
    for with_, run in groupby(after, lambda phrase: phrase.startswith("with ")):
        *first, last = [phrase.removeprefix("with ") if with_ else phrase for phrase in run]
        if with_:
            parts.append(f"with {', '.join(first)} and {last}" if first else f"with {last}")
        else:
            parts += [*first, last]
    return " ".join(parts)
