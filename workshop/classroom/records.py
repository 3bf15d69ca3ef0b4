"""What a session leaves behind, kept so that nothing confirmed is ever lost.

Knows how putting, reading and compacting go together when many threads do them at once.
Knows nothing about which nouns there are.

In memory: one TinyDB, a table per table, that anybody may query. On the disk, in the session's folder:

    records.json           a TinyDB file, as of the last compaction (plain TinyDB opens it)
    records.previous.json  the one before, in case the newest turns out to be damaged
    journal-*.jsonl        every change since the previous one
    pictures/              named by their digest
    damaged/               what could not be read, set aside for somebody to look at
    lock                   keeps a second server out

A document is the noun's fields and `key`, `version`, `made` and `at` (UTC). Reading starts from the
newest sound file and applies every journal entry that is newer, so it does not matter at which moment
the power went.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tinydb.queries import QueryLike

from workshop.classroom import snapshot
from workshop.classroom.files import private_folder, replace_file
from workshop.classroom.journal import Entry, Journal
from workshop.classroom.lock import FolderLock
from workshop.classroom.nouns import N, Noun, document, revive
from workshop.classroom.shelf import Tables
from workshop.errors import WorkshopError

IDLE = 3.0  # seconds without a change before a compaction
ENOUGH, TOO_MANY = 100, 5_000  # changes that are worth one when idle; that are due for one in any case
_PICTURE = re.compile(r"[0-9a-f]{64}\.(png|webp|jpg)")


class ReadOnly(WorkshopError):
    """The session came from elsewhere, or is the example: it is there to be looked at."""

    key = "classroom.read_only"


class Records:
    """The records of one session. Safe in many threads of one process; the lock keeps others out."""

    def __init__(self, folder: Path, now: Callable[[], float] = time.time) -> None:
        """Raises: AlreadyOpen, StorageFailed."""
        self.folder = folder
        self.closed = False
        self.read_only = False  # nothing changes any more
        self.rehearsing = False  # changes last until the server stops, and leave no trace on the disk
        self._opened_at = stamp(now())
        self.editing = threading.RLock()  # held around reading a noun and putting what follows from it
        self._now = now
        self._turn = threading.RLock()  # guards the shelf and what was revived from it
        self._compacting = threading.RLock()  # one writer of files; nobody after the closing
        self._revived: dict[tuple[str, str], tuple[int, Noun]] = {}  # table, key: version, noun
        self._all: dict[str, tuple[int, dict[str, Any], tuple[Any, ...]]] = {}  # table: version, by key, all
        self._lock = FolderLock(folder)
        try:
            self._shelf, self._base, self.damage = snapshot.load(folder)
            self._saved, self._busy_at = self._base, now()
            self._journal = Journal(folder, self._shelf.version, self._settle)
            if self.damage:
                self._mend()
        except BaseException:
            self._lock.release()
            raise

    # keeping

    def put(self, noun: Noun) -> int:
        """Keep a noun, in place of an earlier one with its key; return the version once it is on the disk.

        Raises: ReadOnly, StorageFull, StorageFailed; then this one is not kept, and everything before is.
        """
        entry = self._enter(noun.table, noun.key, document(noun))
        with self._turn:
            self._revived[noun.table, noun.key] = (entry.version, noun)
        return entry.version

    def remove(self, cls: type[Noun], key: str) -> int:
        """Take a noun out; return the version once that is on the disk.

        Raises: ReadOnly, StorageFull, StorageFailed.
        """
        version = self._enter(cls.table, key, None).version
        with self._turn:
            self._revived.pop((cls.table, key), None)
        return version

    def keep_picture(self, content: bytes, suffix: str) -> str:
        """Keep a picture as a file and return its name: its SHA-256 and `suffix` ("png", "webp", "jpg").

        Raises: StorageFull, StorageFailed.
        """
        name = f"{hashlib.sha256(content).hexdigest()}.{suffix}"
        path = private_folder(self.folder / "pictures") / name
        if not path.exists():
            replace_file(path, content)
        return name

    # reading

    @property
    def version(self) -> int:
        """Counts every change; equal versions mean that nothing changed."""
        return self._shelf.version

    @property
    def changed_at(self) -> str:
        """The moment of the last change: UTC, ISO 8601; of the opening, when there is nothing yet."""
        return self._shelf.changed_at or self._opened_at

    def version_of(self, *classes: type[Noun]) -> int:
        """Return the version at which one of these kinds changed last."""
        return max(self._shelf.version_of(cls.table) for cls in classes)

    def get(self, cls: type[N], key: str) -> N | None:
        """Return one noun, or None."""
        with self._turn:
            found = self._shelf.find(cls.table, key)
            return self._noun(cls, found) if found else None

    def all(self, cls: type[N]) -> tuple[N, ...]:
        """Return every noun of a table, oldest first; cheap when few changed since the last time."""
        with self._turn:
            version = self._shelf.version_of(cls.table)
            known, by_key, nouns = self._all.get(cls.table, (0, {}, ()))
            if known != version:
                for key in self._shelf.changed(cls.table, known) if known else self._shelf.keys(cls.table):
                    found = self._shelf.find(cls.table, key)
                    if found:
                        by_key[key] = self._noun(cls, found)
                    else:
                        by_key.pop(key, None)
                nouns = tuple(by_key.values())
                self._all[cls.table] = (version, by_key, nouns)
            return nouns

    def of(self, cls: type[N], participant: str) -> tuple[N, ...]:
        """Return the nouns whose `participant` is this one, oldest first."""
        with self._turn:
            return tuple(self._noun(cls, one) for one in self._shelf.of(cls.table, participant))

    def changed(self, cls: type[N], since: int) -> dict[str, N | None]:
        """Return what was put (or removed: None) after a version, by key."""
        with self._turn:
            return {key: self.get(cls, key) for key in self._shelf.changed(cls.table, since)}

    def search(self, cls: type[N], condition: QueryLike) -> list[N]:
        """Return the nouns that a TinyDB query finds: `records.search(Mark, where("step") < 5)`."""
        with self._turn:
            return [self._noun(cls, found) for found in self._shelf.table(cls.table).search(condition)]

    def documents(self, table: str) -> list[dict[str, Any]]:
        """Return a table's documents with their times, for an export; the caller must not change them."""
        with self._turn:
            return list(self._shelf.tables.get(table, {}).values())

    def everything(self) -> tuple[Tables, int]:
        """Return all documents by table and id, and the version; the caller must not change them."""
        with self._turn:
            return self._shelf.snapshot(), self._shelf.version

    def picture(self, name: str) -> Path | None:
        """Return the file of a picture that `keep_picture` named, or None."""
        path = self.folder / "pictures" / name
        return path if _PICTURE.fullmatch(name) and path.is_file() else None

    # tidying

    def tidy(self) -> None:
        """Compact when that is worth it: enough changes and a pause, or very many changes.

        Raises: StorageFull, StorageFailed.
        """
        waiting = self.version - self._saved
        paused = self._now() - self._busy_at >= IDLE
        if waiting >= TOO_MANY or (waiting >= ENOUGH and paused):
            self.compact()

    def compact(self) -> None:
        """Write the TinyDB file and forget the journals that two files have made superfluous.

        Raises: StorageFull, StorageFailed; nothing is lost then.
        """
        with self._compacting:
            if self.closed or self.rehearsing:
                return
            with self._journal.quiet(), self._turn:
                tables, version = self._shelf.snapshot(), self._shelf.version
            snapshot.save(self.folder, tables, version)
            snapshot.forget(self.folder, self._base)
            self._base = self._saved = version

    def close(self, compact: bool = True) -> None:
        """Compact what changed and let another server in; a second call does nothing.

        Raises: StorageFull, StorageFailed; it is closed all the same, and the journals hold everything.
        """
        with self._compacting:
            if self.closed:
                return
            try:
                if compact and self.version > self._saved:
                    self.compact()
            finally:
                self.closed = True
                self._journal.end()
                self._lock.release()

    def _enter(self, table: str, key: str, told: dict[str, Any] | None) -> Entry:
        if self.read_only:
            raise ReadOnly()
        if not self.rehearsing:
            return self._journal.write(table, key, self._stamp(), told)
        with self._turn:
            entry = Entry(self.version + 1, table, key, self._stamp(), told)
            self._settle([entry])
        return entry

    def _mend(self) -> None:
        """Write sound files in place of damaged ones; on a full disk that waits until the next opening."""
        with contextlib.suppress(WorkshopError):
            self.compact()
            snapshot.forget_damaged(self.folder)

    def _settle(self, entries: list[Entry]) -> None:
        with self._turn:
            for entry in entries:
                self._shelf.apply(entry)
            self._busy_at = self._now()

    def _noun(self, cls: type[N], found: dict[str, Any]) -> N:
        place = (cls.table, found["key"])
        version, noun = self._revived.get(place, (-1, None))
        if version != found["version"] or not isinstance(noun, cls):
            noun = revive(cls, found)
            self._revived[place] = (found["version"], noun)
        return noun

    def _stamp(self) -> str:
        return stamp(self._now())


def stamp(seconds: float) -> str:
    """Return a moment (seconds since 1970) as it is written everywhere: UTC, ISO 8601, milliseconds."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
