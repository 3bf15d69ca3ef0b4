"""Finished runs on disk, by digest: content-addressed, atomic, bounded by bytes, never losing a pinned one.

    runs/<digest>/                the files of one Trajectory
    runs/<digest>/<note>          what was found out about it since; goes when the run goes
    pins/<digest>/<hash>          one file for each owner who refers to it
    incoming/                     runs being written; renamed into place when complete
    damaged/                      entries that were not as they had been written, set aside

When the disk does not take a run, it goes to a small archive in the temporary folder, where it can be
looked at until it makes room for others: a full disk stops archiving, not generating.

Knows folders. Knows nothing about how runs are made. Several archives may be open on one folder.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from workshop.diffusion.recipe import Recipe
from workshop.diffusion.trajectory import (
    LABEL,
    MADE_FILES,
    Provenance,
    Trajectory,
    is_whole,
    open_trajectory,
    write_label,
)

DIGEST = re.compile(r"[0-9a-f]{64}")
DEFAULT_LIMIT = 4 * 2**30  # bytes; some ten thousand runs of the shipped model
SPARE_NAME = "twenty-steps-"
SPARE_LIMIT = 128 * 2**20  # bytes of the small one


class Archive:
    """The finished runs under one folder; every method may be called from any thread."""

    def __init__(self, folder: Path, limit_bytes: int = DEFAULT_LIMIT) -> None:
        self.folder = folder
        self.limit_bytes = limit_bytes
        self.is_full = False  # whether the disk refused the last run
        self._lock = threading.Lock()
        self._checked: set[str] = set()  # digests whose hashes were compared since the start
        self._sizes: dict[str, int] | None = None  # bytes by digest, read from disk when first needed
        for name in ("runs", "pins", "incoming", "damaged"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def get(self, digest: str) -> Trajectory | None:
        """Return a run, or None when it is not there or had to be set aside because it is damaged."""
        folder = self.folder / "runs" / digest
        if not DIGEST.fullmatch(digest):
            return None
        if not folder.is_dir():
            spare = self._spare(make=False)
            return spare.get(digest) if spare else None
        with self._lock:
            if not self._is_sound(folder):
                self._set_aside(folder)
                return None
        _touch(folder)
        return open_trajectory(folder)

    def put(
        self, recipe: Recipe, provenance: Provenance, columns: int, steps: int, files: Mapping[str, bytes]
    ) -> Trajectory:
        """Keep a run: all of its files or none. A run that is there already stays as it is.

        Raises: OSError when neither the disk nor the temporary folder takes it.
        """
        label = write_label(recipe, provenance, columns, steps, files)
        try:
            run = self._put(recipe.digest, {**files, LABEL: label})
            self.is_full = False
            return run
        except OSError:
            spare = self._spare(make=True)
            if spare is None:
                raise
            self.is_full = True
            return spare._put(recipe.digest, {**files, LABEL: label})

    def _put(self, digest: str, files: Mapping[str, bytes]) -> Trajectory:
        target = self.folder / "runs" / digest
        incoming = Path(tempfile.mkdtemp(dir=self.folder / "incoming"))
        try:
            for name, content in files.items():
                _write(incoming / name, content)
            with self._lock:
                self._settle(incoming, target)
        finally:
            shutil.rmtree(incoming, ignore_errors=True)
        self._evict(spare=digest)
        return open_trajectory(target)

    def pin(self, digest: str, owner: str) -> None:
        """Keep a run, there already or yet to come, until `owner` unpins it; durable when this returns."""
        home = self.folder / "pins" / digest
        home.mkdir(exist_ok=True)
        _write(home / _file_of(owner), owner.encode())
        _sync(home)

    def unpin(self, digest: str, owner: str) -> None:
        """Take back one owner's pin; nothing happens when there is none."""
        home = self.folder / "pins" / digest
        (home / _file_of(owner)).unlink(missing_ok=True)
        with suppress(OSError):  # others still pin it, or nobody ever did
            home.rmdir()

    def unpin_all(self, owner: str) -> None:
        """Take back every pin of one owner."""
        for pin in (self.folder / "pins").glob(f"*/{_file_of(owner)}"):
            self.unpin(pin.parent.name, owner)

    def note(self, digest: str, name: str, content: bytes) -> None:
        """Keep something about a run beside it, as long as the run is there; a new note replaces an old one.

        Raises: OSError.
        """
        run = self.get(digest)
        if run is None:
            return
        with tempfile.TemporaryDirectory(dir=self.folder / "incoming") as incoming:
            unfinished = Path(incoming) / name
            unfinished.write_bytes(content)
            shutil.move(unfinished, run.folder / name)
        with self._lock:
            if self._sizes is not None and run.folder.parent.parent == self.folder:
                self._sizes[digest] = _bytes_in(run.folder)

    def noted(self, digest: str, name: str) -> bytes | None:
        """Return what `note` kept, or None."""
        label = self.path_of(digest, LABEL)
        try:
            return (label.parent / name).read_bytes() if label else None
        except OSError:
            return None

    def is_pinned(self, digest: str) -> bool:
        """Tell whether anybody refers to this run."""
        return (self.folder / "pins" / digest).is_dir()

    def path_of(self, digest: str, filename: str) -> Path | None:
        """Return where a file of a run lies, or None; safe for names that came over the network."""
        if not DIGEST.fullmatch(digest) or filename not in (*MADE_FILES, LABEL):
            return None
        path = self.folder / "runs" / digest / filename
        if path.is_file():
            return path
        spare = self._spare(make=False)
        return spare.path_of(digest, filename) if spare else None

    def tidy(self) -> None:
        """Remove what a crash left half written; only for the one process that writes, at its start."""
        for leftover in (self.folder / "incoming").iterdir():
            shutil.rmtree(leftover, ignore_errors=True)

    def _spare(self, make: bool) -> Archive | None:
        """Return the small archive that stands in for this one, and has none itself."""
        temporary = Path(tempfile.gettempdir()).resolve()
        if temporary in self.folder.resolve().parents and self.folder.name.startswith(SPARE_NAME):
            return None
        folder = temporary / f"{SPARE_NAME}{_file_of(str(self.folder.resolve()))}"
        try:
            if make:
                folder.mkdir(mode=0o700, exist_ok=True)
            return Archive(folder, SPARE_LIMIT) if _is_ours(folder) else None
        except OSError:
            return None

    def _is_sound(self, folder: Path) -> bool:
        """Compare every hash the first time, afterwards only that the files are there."""
        if folder.name in self._checked:
            return all((folder / name).is_file() for name in (*MADE_FILES, LABEL))
        if is_whole(folder):
            self._checked.add(folder.name)
            return True
        return False

    def _set_aside(self, folder: Path) -> None:
        """Move a damaged entry out of the way, so that the run is made anew."""
        self._checked.discard(folder.name)
        if self._sizes is not None:
            self._sizes.pop(folder.name, None)
        place = Path(tempfile.mkdtemp(prefix=folder.name[:12] + "-", dir=self.folder / "damaged"))
        with suppress(OSError):  # another archive on this folder was faster
            os.replace(folder, place / folder.name)

    def _settle(self, incoming: Path, target: Path) -> None:
        if target.is_dir() and not self._is_sound(target):
            self._set_aside(target)
        if not target.is_dir():
            _sync(incoming)
            os.replace(incoming, target)
            _sync(target.parent)
        self._checked.add(target.name)
        if self._sizes is not None:
            self._sizes[target.name] = _bytes_in(target)

    def _evict(self, spare: str) -> None:
        """Remove the runs that nobody used for longest, until the rest fits; never a pinned one."""
        with self._lock:
            runs = self.folder / "runs"
            if self._sizes is None:
                self._sizes = {folder.name: _bytes_in(folder) for folder in runs.iterdir()}
            if sum(self._sizes.values()) <= self.limit_bytes:
                return
            for digest in sorted(self._sizes, key=lambda digest: _last_use(runs / digest)):
                if sum(self._sizes.values()) <= self.limit_bytes:
                    return
                if digest != spare and not self.is_pinned(digest):
                    self._remove(runs / digest)

    def _remove(self, folder: Path) -> None:
        """Rename first: whoever looks meanwhile sees the whole run or none."""
        dying = Path(tempfile.mkdtemp(dir=self.folder / "incoming"))
        with suppress(OSError):
            os.replace(folder, dying / folder.name)
        shutil.rmtree(dying, ignore_errors=True)
        self._checked.discard(folder.name)
        if self._sizes is not None:
            self._sizes.pop(folder.name, None)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Make a folder's new names survive a power cut, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_ours(folder: Path) -> bool:
    """Tell whether a folder in a place open to everybody was made by this user."""
    return folder.is_dir() and (os.name == "nt" or folder.stat().st_uid == os.getuid())


def _touch(folder: Path) -> None:
    with suppress(OSError):  # a read-only archive can still be read
        os.utime(folder / LABEL)


def _last_use(folder: Path) -> float:
    try:
        return (folder / LABEL).stat().st_mtime
    except OSError:
        return 0.0


def _bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def _file_of(owner: str) -> str:
    return hashlib.sha256(owner.encode()).hexdigest()[:32]
