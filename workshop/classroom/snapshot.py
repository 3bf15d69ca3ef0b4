"""The TinyDB file of a session: written whole, read back together with the journals, repaired.

Knows the files in a session's folder. Knows nothing about who writes at the same time (see `records`).
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.classroom.files import private_folder, replace_file, storing, sync_folder
from workshop.classroom.journal import Entry, first_version, journals, read_journal
from workshop.classroom.shelf import Shelf, Tables

NEWEST, PREVIOUS, NEXT = "records.json", "records.previous.json", "records.next.json"
META = "meta"  # the table that holds the version of the file
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Damage:
    """A file that could not be read in full, and where it was set aside."""

    file: str
    lines: int  # of a journal; 0: the whole file
    aside: Path


def load(folder: Path) -> tuple[Shelf, int, list[Damage]]:
    """Return the last good state, the version of the file it began with, and what was damaged.

    Raises: StorageFailed when the disk cannot be read.
    """
    with storing(folder):
        shelf, damage = _read_file(folder)
        base = shelf.version
        entries, more = _read_journals(folder)
    for entry in sorted(entries, key=lambda entry: entry.version):
        shelf.apply(entry)
    for one in damage + more:
        log.warning("damaged records: %s (%s lines) set aside as %s", one.file, one.lines, one.aside)
    return shelf, base, damage + more


def save(folder: Path, tables: Tables, version: int) -> None:
    """Write the TinyDB file; the one before is kept.

    Raises: StorageFull, StorageFailed; what was there is untouched then.
    """
    replace_file(folder / NEXT, *chunks(tables, version))
    with storing(folder):
        if (folder / NEWEST).exists():
            os.replace(folder / NEWEST, folder / PREVIOUS)
        os.replace(folder / NEXT, folder / NEWEST)
        sync_folder(folder)


def forget(folder: Path, version: int) -> None:
    """Remove the journals of which nothing is newer than a version."""
    kept = journals(folder)
    for path, follower in zip(kept, kept[1:], strict=False):
        if first_version(follower) <= version + 1:
            path.unlink()


def forget_damaged(folder: Path) -> None:
    """Remove everything older than the newest file; what was damaged has been set aside."""
    for path in [*journals(folder), folder / PREVIOUS]:
        path.unlink(missing_ok=True)


def chunks(tables: Tables, version: int) -> Iterator[bytes]:
    """Yield the file document by document: one `json.dumps` of everything would stop all other threads."""
    yield b"{"
    for table, rows in tables.items():
        yield json.dumps(table).encode() + b": {"
        for number, (id, one) in enumerate(rows.items()):
            yield b"%s\n%s: %s" % (b"," if number else b"", json.dumps(id).encode(), json.dumps(one).encode())
        yield b"},\n"
    yield json.dumps({META: {"1": {"version": version}}})[1:].encode()


def _read_file(folder: Path) -> tuple[Shelf, list[Damage]]:
    damage: list[Damage] = []
    for path in (folder / NEWEST, folder / PREVIOUS):
        if not path.exists():
            continue
        try:
            tables: dict[str, Any] = json.loads(path.read_bytes())
            version = tables.pop(META)["1"]["version"]
            shelf = Shelf()
            shelf.restore(tables, version)
            return shelf, damage
        except (ValueError, KeyError, TypeError, AttributeError):
            damage.append(Damage(path.name, 0, _aside(path, keep=False)))
    return Shelf(), damage


def _read_journals(folder: Path) -> tuple[list[Entry], list[Damage]]:
    entries: list[Entry] = []
    damage = []
    for path in journals(folder):
        sound, bad = read_journal(path)
        entries += sound
        if bad:
            damage.append(Damage(path.name, bad, _aside(path, keep=True)))
    return entries, damage


def _aside(path: Path, keep: bool) -> Path:
    """Copy or move a damaged file to where nothing overwrites it."""
    aside = private_folder(path.parent / "damaged") / f"{secrets.token_hex(4)}-{path.name}"
    if keep:
        shutil.copy2(path, aside)
    else:
        os.replace(path, aside)
    return aside
