"""The documents of one session in memory, where TinyDB's queries find them.

Knows tables, keys, versions and what changed since when. Knows nothing about the disk or about threads
(see `records`). Plain TinyDB copies a whole table for each insert; a shelf changes one document in place.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from typing import Any

from tinydb import Storage, TinyDB
from tinydb.table import Table

from workshop.classroom.journal import Entry

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]


class Shelf(Storage):
    """Tables by table, documents by TinyDB's ids; every document holds its `key` and `version`."""

    def __init__(self) -> None:
        self.version = 0
        self.changed_at = ""  # UTC, ISO 8601
        self.tables: Tables = {}
        self._db = TinyDB(storage=lambda: self)
        self._ids: dict[tuple[str, str], str] = {}  # table, key: document id
        self._last_id: dict[str, int] = defaultdict(int)
        self._versions: dict[str, int] = {}
        self._changes: dict[str, list[tuple[int, str]]] = defaultdict(list)  # version, key; in order
        self._of: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)  # table, participant: keys

    def read(self) -> Tables:
        """Give TinyDB what it searches."""
        return self.tables

    def write(self, data: Tables) -> None:
        """Refuse: a change that is not in the journal would be lost."""
        raise TypeError("documents are changed with Records.put and Records.remove")

    def table(self, name: str) -> Table:
        """Return TinyDB's own table, for searching."""
        return self._db.table(name)

    def find(self, table: str, key: str) -> Document | None:
        """Return one document, or None."""
        id = self._ids.get((table, key))
        return self.tables[table][id] if id else None

    def keys(self, table: str) -> list[str]:
        """Return the keys of a table, oldest first."""
        return [one["key"] for one in self.tables.get(table, {}).values()]

    def of(self, table: str, participant: str) -> list[Document]:
        """Return the documents of one participant, oldest first."""
        keys = self._of.get((table, participant), ())
        return [self.tables[table][self._ids[table, key]] for key in keys]

    def version_of(self, table: str) -> int:
        """Return the version at which something in this table changed last."""
        return self._versions.get(table, 0)

    def changed(self, table: str, since: int) -> list[str]:
        """Return the keys that were put or removed after a version, each once."""
        changes = self._changes[table]
        newer = changes[bisect.bisect_right(changes, since, key=lambda change: change[0]) :]
        return list(dict.fromkeys(key for _, key in newer))

    def apply(self, entry: Entry) -> None:
        """Make one change of the journal; older ones than the shelf's version are known already."""
        if entry.version <= self.version:
            return
        old = self.find(entry.table, entry.key)
        if entry.document is not None:
            made = old["made"] if old else entry.at
            stamps = {"key": entry.key, "version": entry.version, "made": made, "at": entry.at}
            self._place(entry.table, self._id(entry.table, entry.key), {**stamps, **entry.document})
        elif old is not None:
            self._drop(entry.table, old)
        self._note(entry.table, entry.key, entry.version)
        self.changed_at = max(self.changed_at, entry.at)

    def restore(self, tables: Tables, version: int) -> None:
        """Fill an empty shelf with the tables of a file.

        Raises: KeyError, TypeError, ValueError when they are not what `records` writes.
        """
        documents = [(table, id, one) for table, rows in tables.items() for id, one in rows.items()]
        for table, id, one in sorted(documents, key=lambda row: int(row[1])):
            self._ids[table, one["key"]] = id
            self._last_id[table] = int(id)
            self._place(table, id, one)
        for table, _, one in sorted(documents, key=lambda row: int(row[2]["version"])):
            self._note(table, one["key"], one["version"])
            self.changed_at = max(self.changed_at, one["at"])
        self.version = version

    def snapshot(self) -> Tables:
        """Return the tables as they are now; documents are replaced, never changed, so they can be shared."""
        return {table: dict(rows) for table, rows in self.tables.items()}

    def _place(self, table: str, id: str, one: Document) -> None:
        self.tables.setdefault(table, {})[id] = one
        if "participant" in one:
            self._of[table, one["participant"]][one["key"]] = None

    def _drop(self, table: str, old: Document) -> None:
        del self.tables[table][self._ids.pop((table, old["key"]))]
        if "participant" in old:
            self._of[table, old["participant"]].pop(old["key"], None)

    def _id(self, table: str, key: str) -> str:
        if (table, key) not in self._ids:
            self._last_id[table] += 1
            self._ids[table, key] = str(self._last_id[table])
        return self._ids[table, key]

    def _note(self, table: str, key: str, version: int) -> None:
        self.version = self._versions[table] = version
        self._changes[table].append((version, key))
        self.table(table).clear_cache()
