"""What every record is: a frozen dataclass that names its table and its key.

Knows how a noun becomes a JSON document and comes back. Knows nothing about where it is kept, nor
which nouns there are: a new one is a subclass, nothing else.

    @dataclass(frozen=True)
    class Drawing(Noun):
        table = "drawing"
        participant: str
        words: int

        @property
        def key(self) -> str:
            return f"{self.participant}/{self.words}"

Fields may be text, numbers, truth values, None, tuples, dictionaries with text keys, and dataclasses
of these. A field that is added later needs a default, so that older files can still be read.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar, TypeVar

RESERVED = {"key", "version", "made", "at"}  # what the store itself writes into every document


class Noun:
    """Something that is kept; two with the same table and key are the same thing, told anew."""

    table: ClassVar[str]
    file: ClassVar[str] = ""  # the CSV file of an export that it goes to, without ".csv"; "" for none

    @property
    def key(self) -> str:
        """What it is about, unique within its table: usually the participant and the thing."""
        raise NotImplementedError

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield what an export says of it, a row at a time: its fields, unless a noun knows better."""
        yield document(self)

    def __init_subclass__(cls) -> None:
        clash = RESERVED & set(cls.__annotations__)
        if clash:
            raise TypeError(f"{cls.__name__} has a field that the store uses itself: {clash}")


N = TypeVar("N", bound=Noun)


def document(value: Any) -> Any:
    """Return a noun, or a part of one, as JSON knows it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: document(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, tuple | list):
        return [document(item) for item in value]
    if isinstance(value, dict):
        return {name: document(item) for name, item in value.items()}
    return value


def revive(cls: type[N], kept: dict[str, Any]) -> N:
    """Return the noun that `document` wrote; unknown fields are left out, missing ones get their default."""
    noun: N = rebuild(cls, kept)
    return noun


def rebuild(hint: Any, value: Any) -> Any:
    """Return what `document` wrote of something that was annotated with `hint`, a dataclass for example."""
    if value is None:
        return None
    if isinstance(hint, types.UnionType):
        hint = next(one for one in typing.get_args(hint) if one is not types.NoneType)
    if typing.get_origin(hint) is tuple:
        return tuple(rebuild(typing.get_args(hint)[0], item) for item in value)
    if dataclasses.is_dataclass(hint):
        cls = typing.cast(Any, hint)
        return cls(**{name: rebuild(_hints(cls)[name], value[name]) for name in _names(cls) if name in value})
    return value


def legible(noun: N) -> N:
    """Return a noun whose texts can be written down; half a character becomes a question mark.

    A browser may send one, when it cuts an emoji in two; no file, no page and no document takes it.
    """
    told = json.dumps(document(noun), ensure_ascii=False)
    return revive(type(noun), json.loads(told.encode(errors="replace")))


def fits(hint: Any, value: Any) -> bool:
    """Tell whether a value is what its annotation says, all the way down; JSON may hold anything."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if isinstance(hint, types.UnionType) or origin is typing.Union:
        return any(fits(one, value) for one in parts)
    if origin is typing.Literal:
        return value in parts
    if origin is tuple:
        return isinstance(value, tuple) and all(fits(parts[0], item) for item in value)
    if origin is dict:
        return isinstance(value, dict) and all(fits(parts[1], item) for item in value.values())
    if dataclasses.is_dataclass(hint):
        cls = typing.cast(Any, hint)
        return isinstance(value, cls) and all(
            fits(_hints(cls)[name], getattr(value, name)) for name in _names(cls)
        )
    kind = types.NoneType if hint is None else getattr(hint, "__supertype__", hint)
    return type(value) is kind or (kind is float and type(value) is int)


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls))


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return typing.get_type_hints(cls)
