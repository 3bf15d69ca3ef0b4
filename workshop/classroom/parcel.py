"""One ZIP of one or several sessions, or of one person's own work, written while it is sent.

Knows what lies in it and where. Knows nothing about who may have it, nor how pictures are made: whoever
asks brings the summary, and finds the last picture of a run by its digest.

    read_me.txt
    observations.csv …         a row of every session, one file for each table
    codebook.csv               what the columns mean
    pictures/<digest>.png      what the model made
    filmstrips/<code>/         what each person drew, word by word
    sessions/<code>/records.json, pictures/   everything, to be opened again; not in a person's own work
"""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workshop.classroom import snapshot
from workshop.classroom.export import (
    Row,
    Wish,
    codebook,
    columns,
    labels_of,
    renamed,
    tables,
    without_persons,
)
from workshop.classroom.filmstrip import filmstrip, filmstrips
from workshop.classroom.people import Browser, Participant
from workshop.classroom.room import Room
from workshop.classroom.session import Session
from workshop.classroom.shelf import Tables
from workshop.classroom.spreadsheet import csv_of
from workshop.content import words

CHUNK = 1 << 18  # bytes
FOLDER, RECORDS, PICTURES = "sessions", "records.json", "pictures"
Finals = Callable[[str], Path | None]


@dataclass(frozen=True)
class Parcel:
    """What goes into one ZIP."""

    rooms: Sequence[Room]
    wish: Wish
    final: Finals  # the last picture of a run, by digest; None when it is not there any more
    more: Mapping[str, list[Row]] = field(default_factory=dict)  # tables that others computed, by file

    def chunks(self) -> Iterator[bytes]:
        """Yield the ZIP, piece by piece."""
        pipe = _Pipe()
        with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, parts in self._members():
                with archive.open(_member(name), "w", force_zip64=True) as member:
                    for part in parts:
                        member.write(part)
                        yield pipe.taken()
        yield pipe.taken()

    def _members(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        made = [tables(room, self.wish) for room in self.rooms]
        yield "read_me.txt", [words("export")["read_me"].encode()]
        for file in [*made[0], *self.more]:
            rows = [row for one in made for row in one.get(file, [])] + self.more.get(file, [])
            if rows or not self.wish.only:
                yield f"{file}.csv", [csv_of(rows, list(columns(file)))]
        yield "codebook.csv", [csv_of(codebook(), list(columns("codebook")))]
        for digest in _digests(row for one in made for rows in one.values() for row in rows):
            if path := self.final(digest):
                yield f"{PICTURES}/{digest}{path.suffix}", _read(path)
        for room in self.rooms:
            yield from self._filmstrips(room)
        for room, rows_of in zip(self.rooms, made, strict=True):
            yield from self._own_work(room, rows_of) if self.wish.only else self._everything(room)

    def _filmstrips(self, room: Room) -> Iterator[tuple[str, Iterable[bytes]]]:
        labels = labels_of(room, self.wish.names)
        for participant, prompt in filmstrips(room):
            if self.wish.only in ("", participant):
                who = re.sub(r"[^\w -]", "", labels.get(participant, ""))
                what = re.sub(r"[^\w.-]", "", prompt)  # a session that was brought in may name it anything
                name = f"filmstrips/{room.session.code}/{who} {what}.png"
                yield name, [filmstrip(room, participant, prompt)]

    def _everything(self, room: Room) -> Iterator[tuple[str, Iterable[bytes]]]:
        kept, version = room.records.everything()
        folder = f"{FOLDER}/{room.session.code}"
        yield f"{folder}/{RECORDS}", snapshot.chunks(_shared(room, kept, self.wish.names), version)
        for name in sorted(_pictures(room, kept)):
            yield f"{folder}/{PICTURES}/{name}", _read(room.records.folder / "pictures" / name)

    def _own_work(self, room: Room, made: Mapping[str, list[Row]]) -> Iterator[tuple[str, Iterable[bytes]]]:
        for name in sorted(_pictures(room, made)):
            yield f"{PICTURES}/{name}", _read(room.records.folder / "pictures" / name)


def _shared(room: Room, kept: Tables, names: bool) -> Tables:
    """Return a session's documents as they may leave the server: people under pseudonyms, no devices."""
    labels = labels_of(room, names=False)
    tables = {table: dict(rows) for table, rows in kept.items() if table != Browser.table}
    told: Tables = _renamed(tables, labels)
    for one in told.get(Session.table, {}).values():
        one["owner"] = ""
    for one in told.get(Participant.table, {}).values():
        one["name"] = one["name"] if names else one["participant"]
    return {table: without_persons(rows) for table, rows in told.items()} if _young(room) else told


def _renamed(value: Any, labels: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {renamed(name, labels): _renamed(one, labels) for name, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one, labels) for one in value]
    return renamed(value, labels) if isinstance(value, str) else value


def _young(room: Room) -> bool:
    return room.session.settings.young


def _digests(rows: Iterable[Row]) -> list[str]:
    named = (row.get(column) for row in rows for column in ("picture", "trajectory"))
    return sorted({digest for digest in named if digest and "." not in digest})


def _pictures(room: Room, value: Any) -> set[str]:
    """Return the names of the session's own pictures that something kept speaks of."""
    if isinstance(value, dict):
        return {name for one in value.values() for name in _pictures(room, one)}
    if isinstance(value, list):
        return {name for one in value for name in _pictures(room, one)}
    return {value} if isinstance(value, str) and room.records.picture(value) else set()


def _member(name: str) -> zipfile.ZipInfo:
    packed = name.endswith((".png", ".webp", ".jpg"))
    info = zipfile.ZipInfo(name, time.gmtime()[:6])
    info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    return info


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while part := file.read(CHUNK):
            yield part


class _Pipe(io.RawIOBase):
    """What `zipfile` writes to: it keeps the bytes until they are taken."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        """Say that one can write, and neither read nor seek."""
        return True

    def write(self, data: Any) -> int:
        """Take bytes in."""
        self._waiting += data
        return len(data)

    def taken(self) -> bytes:
        """Hand over what was written since the last time."""
        part, self._waiting = bytes(self._waiting), bytearray()
        return part
