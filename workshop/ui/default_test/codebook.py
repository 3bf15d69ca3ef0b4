"""The codebook of the Default Test: what is asked about a picture, with which values, in which words.

Knows content/default_test.toml and its words, and what young learners are not asked. Knows nothing about who
answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from workshop.content import facts, words

Scale = Literal["nominal", "ordinal", "several"]
CANT_TELL = "cant_tell"


@dataclass(frozen=True)
class Attribute:
    """One thing that is asked about a picture; values in their order, by what they are called."""

    name: str
    scale: Scale
    title: str
    short: str  # inside a sentence
    question: str  # of a picture
    mind: str  # of what somebody has in mind
    help: str
    values: dict[str, str]  # value -> what it is called, without "can't tell"
    person: bool = False  # about how somebody appears; hidden for young learners
    first: int = 0  # how many values are there at a glance; 0: all
    colours: tuple[str, ...] = ()
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)  # group -> its values
    group_names: dict[str, str] = field(default_factory=dict)
    alone: str = ""  # the value that excludes the others

    def name_of(self, value: str) -> str:
        """Return what a value is called; own words are called what they are."""
        return cant_tell() if value == CANT_TELL else self.values.get(value, value)


def attributes(young: bool = False, short: bool = False) -> tuple[Attribute, ...]:
    """Return what is asked, in order: never about persons for young learners, little in a short run."""
    asked = [one for one in _all() if not (young and one.person)]
    if short and not young:  # without persons there is little enough
        asked = [one for one in asked if one.name in facts("default_test")["short"]]
    return tuple(asked)


def attribute(name: str) -> Attribute:
    """Return one attribute."""
    return next(one for one in _all() if one.name == name)


def cant_tell() -> str:
    """Return what the answer is called that everybody may always give."""
    return str(words("default_test")["cant_tell"])


def checked_codes(said: Mapping[str, Any], asked: tuple[Attribute, ...]) -> dict[str, str]:
    """Return what can be kept of what a browser says: attributes that were asked, and values that exist."""
    codes = {}
    for one in asked:
        value = said.get(one.name)
        kept = _checked_several(value, one) if one.scale == "several" else _checked(value, one)
        if kept:
            codes[one.name] = kept
    return codes


def objects_in(code: str) -> list[str]:
    """Take apart the code of an attribute that can have several values."""
    return [part for part in code.split(facts("default_test")["separator"]) if part]


def _checked(value: object, one: Attribute) -> str:
    return value if isinstance(value, str) and (value in one.values or value == CANT_TELL) else ""


def _checked_several(value: object, one: Attribute) -> str:
    table = facts("default_test")
    parts = [_tidy(part) for part in objects_in(value)] if isinstance(value, str) else []
    parts = list(dict.fromkeys(filter(None, parts)))
    for single in (CANT_TELL, one.alone):
        if single in parts:
            return single
    own = [part for part in parts if part not in one.values][: table["own_words"]["most"]]
    return str(table["separator"].join(part for part in parts if part in one.values or part in own))


def _tidy(part: str) -> str:
    text = " ".join(part.replace(";", ",").split())
    return text[: facts("default_test")["own_words"]["longest"]]


@cache
def _all() -> tuple[Attribute, ...]:
    return tuple(_read(entry) for entry in facts("default_test")["attribute"])


def _read(entry: dict[str, Any]) -> Attribute:
    said = words("default_test")[entry["name"]]
    return Attribute(
        name=entry["name"],
        scale=entry["scale"],
        title=said["name"],
        short=said["short"],
        question=said["question"],
        mind=said["mind"],
        help=said["help"],
        values={value: said["values"][value] for value in entry["values"]},
        person=entry.get("person", False),
        first=entry.get("first", 0),
        colours=tuple(entry.get("colours", ())),
        groups={name: tuple(values) for name, values in entry.get("groups", {}).items()},
        group_names=said.get("groups", {}),
        alone=entry.get("alone", ""),
    )
