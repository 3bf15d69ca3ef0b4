"""The journal: one line per change, on the disk before anybody is told that it was saved.

Knows lines, checksums, and how simultaneous writers share one fsync. Knows nothing about nouns.

Group commit: the first writer who finds the disk free takes every line that waits, writes them at once
and calls fsync once; the others wait for that. While it waits for the disk, the next group gathers.

A line is `<CRC-32 of the rest, 8 hex digits> <JSON>`. A last line without its end was being written when
the power went: nobody was told that it was saved, so it is dropped. Any other bad line is damage.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import threading
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workshop.classroom.files import storing, sync_folder
from workshop.errors import WorkshopError

# fdatasync leaves out the file's dates, which nobody needs, and is a little faster where it exists.
_sync = getattr(os, "fdatasync", os.fsync)


class JournalEnded(WorkshopError):
    """The session was closed or deleted a moment ago."""

    key = "classroom.journal_ended"


@dataclass(frozen=True)
class Entry:
    """One change: a document, or None where one was removed."""

    version: int  # counts the changes of one store, from 1
    table: str
    key: str
    at: str  # UTC, ISO 8601
    document: dict[str, Any] | None


@dataclass
class _Group:
    """The entries that share one fsync."""

    entries: list[Entry] = field(default_factory=list)
    lines: list[bytes] = field(default_factory=list)
    settled: bool = False
    failure: BaseException | None = None


class Journal:
    """The journal files in one folder, and the writing of the newest."""

    def __init__(self, folder: Path, version: int, settle: Callable[[list[Entry]], None]) -> None:
        """`settle` is called with the entries of each group, in order, once they are on the disk."""
        self._folder = folder
        self._version = version
        self._settle = settle
        self._turn = threading.Condition()
        self._busy = False
        self._open = _Group()
        self._file: int | None = None
        self._size = 0  # bytes that are known to be whole
        self._torn = False  # a failed write may have left a part behind these
        self._ended = False

    def write(self, table: str, key: str, at: str, document: dict[str, Any] | None) -> Entry:
        """Return once this change is on the disk and settled.

        Raises: StorageFull, StorageFailed; the change is not kept then, and earlier ones are.
        """
        body = json.dumps(document)  # here, so that what is no JSON fails before it joins a group
        with self._turn:
            self._version += 1
            entry = Entry(self._version, table, key, at, document)
            group = self._open
            group.entries.append(entry)
            group.lines.append(_line(entry, body))
            self._turn.wait_for(lambda: group.settled or not self._busy)
            leading = not group.settled
            if leading:
                self._busy, self._open = True, _Group()
        if leading:
            self._commit(group)
        if group.failure:
            raise group.failure
        return entry

    @contextlib.contextmanager
    def quiet(self) -> Iterator[None]:
        """Hold back every writer for a moment; the next entry goes to a new file."""
        with self._turn:
            self._turn.wait_for(lambda: not self._busy)
            self._busy = True
        try:
            if self._file is not None:
                os.close(self._file)
            self._file = None
            yield
        finally:
            self._free()

    def end(self) -> None:
        """Wait for the last group, then refuse every later entry."""
        with self.quiet():
            self._ended = True

    def _commit(self, group: _Group) -> None:
        try:
            with storing(self._folder):
                self._append(b"".join(group.lines), group.entries[0].version)
            self._settle(group.entries)
        except BaseException as failure:  # whatever it is, nobody in the group may believe it was saved
            group.failure = failure
        finally:
            group.settled = True
            self._free()

    def _append(self, lines: bytes, version: int) -> None:
        if self._ended:
            raise JournalEnded()
        if self._file is None:
            self._begin(version)
        assert self._file is not None
        if self._torn:
            os.ftruncate(self._file, self._size)
        self._torn = True
        try:
            written = 0
            while written < len(lines):
                written += os.write(self._file, lines[written:])
            _sync(self._file)
        except OSError:
            with contextlib.suppress(OSError):  # otherwise the next write tries again
                os.ftruncate(self._file, self._size)
            raise
        self._size, self._torn = self._size + len(lines), False

    def _begin(self, version: int) -> None:
        path = self._folder / f"journal-{version:012d}-{secrets.token_hex(4)}.jsonl"
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
        self._size, self._torn = 0, False
        sync_folder(self._folder)

    def _free(self) -> None:
        with self._turn:
            self._busy = False
            self._turn.notify_all()


def journals(folder: Path) -> list[Path]:
    """Return the journal files in a folder, oldest first."""
    return sorted(folder.glob("journal-*.jsonl"))


def first_version(path: Path) -> int:
    """Return the version of the first entry of a journal file, as its name says."""
    return int(path.name.split("-")[1])


def read_journal(path: Path) -> tuple[list[Entry], int]:
    """Return the entries of a journal file whose checksum holds, and how many of its lines are damaged."""
    *lines, _torn = path.read_bytes().split(b"\n")
    entries = [_entry(line) for line in lines]
    return [entry for entry in entries if entry], sum(entry is None for entry in entries)


def _line(entry: Entry, body: str) -> bytes:
    head = json.dumps([entry.version, entry.table, entry.key, entry.at])
    text = f"{head[:-1]}, {body}]".encode()
    return b"%08x %s\n" % (zlib.crc32(text), text)


def _entry(line: bytes) -> Entry | None:
    checksum, _, text = line.partition(b" ")
    if checksum != b"%08x" % zlib.crc32(text):
        return None
    try:
        version, table, key, at, document = json.loads(text)
    except ValueError:
        return None
    return Entry(version, table, key, at, document)
