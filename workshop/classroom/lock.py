"""A lock file that keeps a second server out of a folder; the system frees it when the process dies.

Knows the locks of POSIX and Windows. Knows nothing about what is guarded.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from workshop.classroom.files import private_folder, storing
from workshop.errors import WorkshopError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class AlreadyOpen(WorkshopError):
    """Another server, or another part of this one, has the folder open."""

    key = "classroom.already_open"


class FolderLock:
    """Held from its making until `release`."""

    def __init__(self, folder: Path) -> None:
        """Raises: AlreadyOpen, StorageFailed."""
        private_folder(folder)
        with storing(folder):
            self._file = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if sys.platform == "win32":
                msvcrt.locking(self._file, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._file)
            raise AlreadyOpen(folder=folder) from None

    def release(self) -> None:
        """Let others in; the empty file stays, because removing it would let two in at once."""
        os.close(self._file)
