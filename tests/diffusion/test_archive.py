"""Finished runs on disk: whole or not there, bounded, and never without what somebody refers to."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.diffusion.archive import Archive
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.trajectory import MADE_FILES, Cost, Provenance, Trajectory

PROVENANCE = Provenance("float32", "cpu", {"torch": "2"}, "2026-01-01T00:00:00+00:00", Cost(0, 1, 1, 2))
BYTES = 1000  # of each of the four files of a run


def keep(archive: Archive, seed: int) -> Trajectory:
    """Put a run of nothing in particular into the archive, as old as its seed is small."""
    files = {name: bytes([seed]) * BYTES for name in MADE_FILES}
    run = archive.put(Recipe("m@1", seed=seed), PROVENANCE, columns=5, steps=20, files=files)
    os.utime(run.folder / "trajectory.json", (seed, seed))
    return run


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive with room for everything."""
    return Archive(tmp_path)


def test_what_was_put_is_found_again_by_another_archive(archive: Archive) -> None:
    """After a restart, a run is found by its recipe alone, with where it came from."""
    keep(archive, 1)
    found = Archive(archive.folder).get(Recipe("m@1", seed=1).digest)
    assert found is not None
    assert (found.provenance, found.columns, found.steps) == (PROVENANCE, 5, 20)
    assert found.final_path.read_bytes() == b"\x01" * BYTES


def test_what_was_never_put_is_not_there(archive: Archive) -> None:
    """An unknown digest is no run, and neither is a word."""
    assert archive.get(Recipe("m@1").digest) is None
    assert archive.get("../runs") is None


@pytest.mark.parametrize("name", [*MADE_FILES, "trajectory.json"])
def test_a_damaged_entry_is_set_aside_and_can_be_made_anew(archive: Archive, name: str) -> None:
    """One torn file is enough; the rest of it stays for whoever wants to know why."""
    run = keep(archive, 1)
    (run.folder / name).write_bytes((run.folder / name).read_bytes()[: BYTES // 2])
    later = Archive(archive.folder)
    assert later.get(run.digest) is None
    assert list((archive.folder / "damaged").rglob(name))
    keep(later, 1)
    assert later.get(run.digest) is not None


def test_an_entry_that_loses_a_file_while_the_archive_is_open_is_set_aside(archive: Archive) -> None:
    """Hashes are compared once, but a missing file is noticed at any time."""
    run = keep(archive, 1)
    run.final_path.unlink()
    assert archive.get(run.digest) is None


def test_an_entry_under_a_wrong_name_is_not_believed(archive: Archive) -> None:
    """The digest names the recipe; a folder that says otherwise is damaged."""
    run = keep(archive, 1)
    other = Recipe("m@1", seed=2).digest
    run.folder.rename(run.folder.with_name(other))
    assert Archive(archive.folder).get(other) is None


def test_the_least_recently_used_go_first_and_pinned_ones_never(tmp_path: Path) -> None:
    """Three runs fit: the oldest unpinned one makes room for the fourth, also after a restart."""
    archive = Archive(tmp_path, limit_bytes=3 * 6 * BYTES)
    runs = [keep(archive, seed) for seed in (1, 2, 3)]
    archive.pin(runs[0].digest, "exhibit 12")
    archive.get(runs[1].digest)  # used just now
    archive = Archive(tmp_path, limit_bytes=3 * 6 * BYTES)
    keep(archive, 4)
    assert [archive.get(run.digest) is not None for run in runs] == [True, True, False]


def test_a_run_stays_as_long_as_anybody_pins_it(archive: Archive) -> None:
    """Two owners, two pins; who never pinned takes nothing away."""
    run = keep(archive, 1)
    archive.pin(run.digest, "ada")
    archive.pin(run.digest, "bob")
    archive.unpin(run.digest, "ada")
    archive.unpin(run.digest, "cyd")
    assert Archive(archive.folder).is_pinned(run.digest)
    archive.unpin(run.digest, "bob")
    assert not archive.is_pinned(run.digest)


def test_an_owner_takes_everything_back_at_once(archive: Archive) -> None:
    """What others pinned as well stays pinned; another owner with a similar name is not meant."""
    runs = [keep(archive, seed).digest for seed in range(3)]
    for digest in runs:
        archive.pin(digest, "class 1")
    archive.pin(runs[1], "class 2")
    archive.pin(runs[2], "class 11")
    archive.unpin_all("class 1")
    archive.unpin_all("nobody")
    assert [archive.is_pinned(digest) for digest in runs] == [False, True, True]


def test_a_note_lies_beside_its_run_and_counts(tmp_path: Path) -> None:
    """It is found after a restart, replaced by a newer one, and its bytes are part of the run's."""
    archive = Archive(tmp_path, limit_bytes=2 * 6 * BYTES)
    first, second = keep(archive, 1), keep(archive, 2)
    for text in (b"old", b"x" * 10 * BYTES):
        archive.note(second.digest, "reading-1.json", text)
    assert Archive(tmp_path).noted(second.digest, "reading-1.json") == b"x" * 10 * BYTES
    assert archive.noted(first.digest, "reading-1.json") is None
    keep(archive, 3)
    assert [archive.get(run.digest) is not None for run in (first, second)] == [False, False]


def test_a_note_about_nothing_is_not_kept(archive: Archive) -> None:
    """There is no run to lay it beside; and notes are not handed out to browsers."""
    archive.note("a" * 64, "reading-1.json", b"{}")
    assert not list((archive.folder / "runs").iterdir())
    run = keep(archive, 1)
    archive.note(run.digest, "reading-1.json", b"{}")
    assert archive.path_of(run.digest, "reading-1.json") is None


def test_only_the_files_of_a_run_are_handed_out(archive: Archive) -> None:
    """Names come from the network: no other file, no other folder."""
    run = keep(archive, 1)
    assert archive.path_of(run.digest, "final.png") == run.final_path
    for digest, name in [
        (run.digest, "../x"),
        ("..", "final.png"),
        (run.digest, "secret"),
        ("0" * 64, "final.png"),
    ]:
        assert archive.path_of(digest, name) is None


def test_many_threads_may_put_the_same_run(archive: Archive) -> None:
    """One of them settles, all of them get it, nothing is left over."""
    found: list[Trajectory] = []
    threads = [threading.Thread(target=lambda: found.append(keep(archive, 1))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert not list((archive.folder / "incoming").iterdir()) and not list(
        (archive.folder / "damaged").iterdir()
    )


def test_a_full_disk_stops_archiving_not_generating(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run is kept in the temporary folder, found there, and goes to the archive once there is room."""
    with monkeypatch.context() as full:
        full.setattr("workshop.diffusion.archive._write", refuse_below(archive.folder))
        run = keep(archive, 1)
    try:
        assert archive.is_full and archive.folder not in run.folder.parents
        assert run.final_path.read_bytes() == b"\x01" * BYTES
        another = Archive(archive.folder)
        assert another.get(run.digest) is not None
        assert another.path_of(run.digest, "final.png") == run.final_path
    finally:
        shutil.rmtree(run.folder.parent.parent)
    assert archive.folder in keep(archive, 1).folder.parents and not archive.is_full


def refuse_below(folder: Path) -> Callable[[Path, bytes], None]:
    """Write like a system whose disk is full, in one folder."""

    def write(path: Path, content: bytes) -> None:
        if folder in path.parents:
            raise OSError(errno.ENOSPC, "No space left on device")
        path.write_bytes(content)

    return write


def test_what_a_crash_left_half_written_is_removed(archive: Archive) -> None:
    """A run that was never renamed into place is not there, and its bytes are given back."""
    torn = archive.folder / "incoming" / "torn"
    torn.mkdir()
    (torn / "final.png").write_bytes(b"half")
    archive.tidy()
    assert not torn.exists()
