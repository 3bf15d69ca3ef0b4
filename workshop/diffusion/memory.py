"""What was worked out before and need not be worked out again.

    runs        in the archive
    readings    beside the run they are about, and gone with it
    the rest    in a few megabytes of memory, the least recently used first to go

Knows where each kind of result is kept. Knows nothing about who asks. Called only under the engine's lock.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from contextlib import suppress
from typing import Any

from workshop.diffusion.archive import Archive
from workshop.diffusion.errors import PictureGone
from workshop.diffusion.models import ModelCard
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.task import Task
from workshop.diffusion.work import Embedded, Maps, Reading, Readings, Restored

LIMIT = 32 * 2**20  # bytes of memory


class Memory:
    """The results of one engine's work."""

    def __init__(self, card: ModelCard, archive: Archive, limit_bytes: int = LIMIT) -> None:
        self._note = f"reading-{card.probe}.json"  # another edition of the probe reads anew
        self._archive = archive
        self._limit_bytes = limit_bytes
        self._recent: OrderedDict[str, Embedded | Restored | Maps] = OrderedDict()

    def find(self, work: Task[Any]) -> Any | None:
        """Return what comes of some work, if it is known in full."""
        match work:
            case Recipe():
                return self._archive.get(work.digest)
            case Reading():
                known = self._readings(work)
                return known if len(known) == len(set(work.digests)) else None
        if work.digest in self._recent:
            self._recent.move_to_end(work.digest)
        return self._recent.get(work.digest)

    def keep(self, work: Task[Any], result: Any) -> Any:
        """Keep what came of some work; return it in full."""
        if isinstance(work, Reading):
            return self._keep_readings(work, result)
        self._recent[work.digest] = result
        while sum(one.nbytes for one in self._recent.values()) > self._limit_bytes:
            self._recent.popitem(last=False)
        return result

    def pictures_for(self, work: Task[Any]) -> dict[str, bytes]:
        """Return the pictures that a worker needs for some work, by digest: those that nobody has read yet.

        Raises: PictureGone.
        """
        if not isinstance(work, Reading):
            return {}
        return {digest: self._picture(digest) for digest in set(work.digests) - self._readings(work).keys()}

    def _picture(self, digest: str) -> bytes:
        run = self._archive.get(digest)
        if run is None:
            raise PictureGone()
        try:
            return run.final_path.read_bytes()
        except FileNotFoundError:  # the archive made room a moment ago
            raise PictureGone() from None

    def _readings(self, work: Reading) -> Readings:
        notes = {digest: self._archive.noted(digest, self._note) for digest in work.digests}
        found: Readings = {}
        for digest, note in notes.items():
            with suppress(ValueError):  # a torn note is no note
                found |= {digest: json.loads(note)} if note else {}
        return found

    def _keep_readings(self, work: Reading, fresh: Readings) -> Readings:
        for digest, reading in fresh.items():
            with suppress(OSError):  # a full disk: it is read again when somebody asks again
                self._archive.note(digest, self._note, json.dumps(reading).encode())
        return {**self._readings(work), **fresh}
