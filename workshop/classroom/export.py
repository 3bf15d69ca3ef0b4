"""The tables of an export: every noun that names a file, a row at a time, with what explains it.

Knows pseudonyms, times, and the recipes behind digests. Knows nothing about which nouns there are (each
says itself which file it goes to), nor about CSV and ZIP files (see `spreadsheet` and `parcel`).

What the facilitator hid is left out of the tables that the class's results are made from; the records keep
it. For young learners, what is said about persons is left out.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import workshop.classroom
from workshop.classroom.default_test import Test
from workshop.classroom.groups import groups_of
from workshop.classroom.making import Making
from workshop.classroom.moderation import Ruling
from workshop.classroom.nouns import Noun
from workshop.classroom.people import Participant
from workshop.classroom.picture import Picture
from workshop.classroom.room import Room
from workshop.classroom.timeline import handed_in
from workshop.content import facts, words

RECIPE = ("prompt", "model", "seed", "steps", "guidance")  # the columns that explain a digest
TIMELINE = "timeline"
Row = dict[str, Any]


@dataclass(frozen=True)
class Wish:
    """What an export is asked for."""

    names: bool = False  # the names of people beside their pseudonyms
    only: str = ""  # one participant, by id; "" for everybody


EVERYBODY = Wish()


def tables(room: Room, wish: Wish = EVERYBODY) -> dict[str, list[Row]]:
    """Return every table of a session by the name of its file, without ".csv"."""
    return {file: table(room, file, wish) for file in files()}


def table(room: Room, file: str, wish: Wish = EVERYBODY) -> list[Row]:
    """Return one table of a session, oldest first."""
    labels, groups, behind = labels_of(room, wish.names), groups_of(room), _behind(room)
    person = _person() if room.session.settings.young else frozenset[str]()
    rows = [
        _told(row, labels, groups, behind)
        for cls in exported()
        if cls.file == file
        for row in _rows(room, cls, wish)
        if row.get("attribute") not in person
    ]
    if file == TIMELINE:
        counts = handed_in(room, [cls for cls in exported() if cls.file != TIMELINE], wish.only)
        rows = sorted([*rows, *counts], key=lambda row: str(row["at"]))
    return rows


def files() -> tuple[str, ...]:
    """Return the names of the files that nouns go to, in the order of the codebook."""
    named = {cls.file for cls in exported()}
    return tuple(file for file in facts("export")["columns"] if file in named)


def exported() -> list[type[Noun]]:
    """Return every noun that names a file."""
    return [cls for cls in every_noun() if cls.file]


def every_noun() -> list[type[Noun]]:
    """Return every kind of record that the classroom keeps."""
    _meet_the_nouns()
    return [cls for cls in _heirs(Noun) if hasattr(cls, "table")]


def columns(file: str) -> dict[str, str]:
    """Return a file's columns with their pandas dtypes, in order; the caller must not change them."""
    found: dict[str, str] = facts("export")["columns"][file]
    return found


def codebook() -> list[Row]:
    """Return what every column of every file means."""
    said = words("export")
    return [
        {"file": f"{file}.csv", "column": column, "dtype": dtype, "meaning": meaning(said, file, column)}
        for file in facts("export")["columns"]
        for column, dtype in columns(file).items()
    ]


def meaning(said: dict[str, Any], file: str, column: str) -> str:
    """Return what a column means in this file, or in every file."""
    own = said.get(file, {}).get(column)
    return str(own or said["shared"][column])


def labels_of(room: Room, names: bool) -> dict[str, str]:
    """Return what people are called in an export, by id: P01 and so on, in the order in which they joined."""
    return {
        one.participant: f"P{number:02} {one.name}" if names else f"P{number:02}"
        for number, one in enumerate(room.records.all(Participant), 1)
    }


def renamed(key: str, labels: dict[str, str]) -> str:
    """Return a key of the records with every participant in it as they are called in an export."""
    return "/".join(labels.get(part, part) for part in key.split("/"))


def without_persons(value: Any) -> Any:
    """Return a part of the records without what it says about persons, for young learners."""
    if isinstance(value, dict):
        return {name: without_persons(one) for name, one in value.items() if name not in _person()}
    return [without_persons(one) for one in value] if isinstance(value, list) else value


def _rows(room: Room, cls: type[Noun], wish: Wish) -> Iterator[Row]:
    """Yield the rows of one kind with session, time and phase, still under people's ids."""
    times = {one["key"]: one["at"] for one in room.records.documents(cls.table)}
    hidden, code = _hidden(room, cls), room.session.code
    for noun in room.records.all(cls):
        owner = getattr(noun, "participant", "")
        if noun.key not in times or noun.key in hidden or wish.only not in ("", owner):
            continue
        mine = {name: getattr(noun, name) for name in ("participant", "phase") if hasattr(noun, name)}
        for row in noun.rows():
            yield {"session": code, "at": times[noun.key], **mine, **row}


def _hidden(room: Room, cls: type[Noun]) -> set[str]:
    if cls.file not in facts("export")["counted"]:
        return set()
    ruled = (one for one in room.records.all(Ruling) if one.item_table == cls.table)
    return {one.item_key for one in ruled if one.verdict == "hidden"}


def _told(row: Row, labels: dict[str, str], groups: dict[str, int], behind: dict[str, Row]) -> Row:
    """Return a row with pseudonyms and groups, and with what its picture, or else its test, was made from."""
    if "participant" in row:
        row["group"] = groups.get(row["participant"]) or ""
    for column in row:
        if column == "participant" or column.endswith("_key"):
            row[column] = renamed(row[column], labels)
    source = row.get("picture") or row.get("trajectory") or row.get("test")
    found = behind.get(source) or behind.get(row.get("test", "")) if source else None
    return {**found, **row} if found else row


def _behind(room: Room) -> dict[str, Row]:
    """Return what stands behind a digest, and behind the name of a test."""
    found = {test.name: {"prompt": test.prompt} for test in room.records.all(Test)}
    found |= {one.trajectory: _read(one.recipe) for one in room.records.all(Making)}
    return found | {one.picture: _read(one.recipe) for one in room.records.all(Picture)}


@lru_cache(maxsize=4096)
def _read(recipe: str) -> Row:
    told = json.loads(recipe)
    return {name: told.get(name) for name in RECIPE}


def _person() -> frozenset[str]:
    return frozenset(one["name"] for one in facts("default_test")["attribute"] if one.get("person"))


def _heirs(cls: type[Noun]) -> Iterator[type[Noun]]:
    for heir in cls.__subclasses__():
        yield heir
        yield from _heirs(heir)


@cache
def _meet_the_nouns() -> None:
    """Import every module of the classroom: a noun that nobody imported yet belongs to the export too."""
    for module in pkgutil.iter_modules(workshop.classroom.__path__, "workshop.classroom."):
        importlib.import_module(module.name)
