"""Files that are either wholly there or not at all, also after a power cut.

Knows temporary names, fsync and rename, and which sentence a failing disk deserves.
Knows nothing about what the files hold.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from workshop.errors import WorkshopError

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


class StorageFull(WorkshopError):
    """The disk has no room left; what was confirmed before is safe."""

    key = "classroom.storage_full"


class StorageFailed(WorkshopError):
    """The disk refused to write for another reason (read-only, no permission, broken)."""

    key = "classroom.storage_failed"


@contextlib.contextmanager
def storing(folder: Path) -> Iterator[None]:
    """Turn a failure of the disk inside the block into a sentence.

    Raises: StorageFull, StorageFailed.
    """
    try:
        yield
    except OSError as failure:
        kind = StorageFull if failure.errno in _FULL else StorageFailed
        raise kind(folder=folder, reason=failure.strerror or failure) from failure


def private_folder(folder: Path) -> Path:
    """Make a folder that only this account may read, and return it."""
    with storing(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def replace_file(path: Path, *chunks: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part of it.

    Raises: StorageFull, StorageFailed; the old file is untouched then.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with storing(path.parent):
        try:
            with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.writelines(chunks)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make new and renamed names in a folder durable (Windows does it by itself)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
