"""The pictures that a session refers to: noted in its records, kept in the archive as long as it is there.

Knows both sides, the session and the archive, and which pin belongs to whom. Knows nothing about pages.
"""

from __future__ import annotations

from workshop.classroom.files import storing
from workshop.classroom.picture import Picture
from workshop.classroom.room import Room
from workshop.diffusion.archive import Archive
from workshop.diffusion.trajectory import Trajectory
from workshop.settings import Settings


def refer(room: Room, trajectory: Trajectory, use: str = "") -> None:
    """Note once where a picture came from, and keep its run until the session is deleted.

    Raises: StorageFull, StorageFailed.
    """
    if room.records.get(Picture, trajectory.digest) is not None:
        return
    archive, made = _archive(), trajectory.provenance
    with storing(archive.folder):
        archive.pin(trajectory.digest, room.id)
    room.records.put(
        Picture(
            picture=trajectory.digest,
            recipe=trajectory.recipe.canonical,
            date=made.date,
            device=made.device,
            dtype=made.dtype,
            versions=dict(made.versions),
            use=use,
        )
    )


def let_go(session: str) -> None:
    """Let the archive make room for what a deleted session referred to."""
    _archive().unpin_all(session)


def _archive() -> Archive:
    return Archive(Settings.from_environment().data / "archive")
