"""A session's pictures: noted once, kept while it is there, let go with it."""

from __future__ import annotations

import pytest

from tests.ui.conftest import SIDE, TEACHER, trajectory
from workshop.classroom.files import StorageFailed
from workshop.classroom.picture import Picture
from workshop.classroom.room import Room
from workshop.classroom.sessions import Sessions
from workshop.diffusion.archive import Archive
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.trajectory import Trajectory
from workshop.settings import Settings
from workshop.ui.pictures import refer


@pytest.fixture
def archive(settings: Settings) -> Archive:
    """The server's archive."""
    return Archive(settings.data / "archive")


@pytest.fixture
def run(archive: Archive) -> Trajectory:
    """A run in it."""
    return trajectory(archive.folder, Recipe("m@1", "a doctor", steps=4, width=SIDE, height=SIDE))


def test_a_picture_is_noted_once_with_where_it_came_from(
    room: Room, run: Trajectory, archive: Archive
) -> None:
    """Looked at again, nothing is written; its run stays, whatever else is made."""
    refer(room, run, "step_through")
    before = room.records.version
    refer(room, run)
    (noted,) = room.records.all(Picture)
    assert room.records.version == before and archive.is_pinned(run.digest)
    assert (noted.picture, noted.recipe, noted.use) == (run.digest, run.recipe.canonical, "step_through")
    assert (noted.device, noted.date) == ("cpu", run.provenance.date)


def test_a_deleted_session_lets_its_pictures_go(
    classroom: Sessions, room: Room, run: Trajectory, archive: Archive
) -> None:
    """Unless another session refers to them as well."""
    other = classroom.create(TEACHER)
    for one in (room, other):
        refer(one, run)
    classroom.delete(room.id)
    assert archive.is_pinned(run.digest)
    classroom.delete(other.id)
    assert not archive.is_pinned(run.digest)


def test_retention_lets_them_go_as_well(
    classroom: Sessions, room: Room, run: Trajectory, archive: Archive
) -> None:
    """When the days are over, nobody presses anything."""
    refer(room, run)
    classroom.now = lambda: 4e9
    classroom.tidy()
    assert not archive.is_pinned(run.digest)


def test_a_disk_that_does_not_take_the_pin_is_a_sentence(
    room: Room, run: Trajectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is noted that would not be kept."""

    def refuse(*_: object) -> None:
        raise OSError("read-only")

    monkeypatch.setattr(Archive, "pin", refuse)
    with pytest.raises(StorageFailed):
        refer(room, run)
    assert room.records.all(Picture) == ()
