"""The journal: group commit, torn lines, damage, a disk that refuses."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from workshop.classroom import journal
from workshop.classroom.files import StorageFailed, StorageFull
from workshop.classroom.journal import Entry, Journal, JournalEnded, journals, read_journal


@pytest.fixture
def settled() -> list[Entry]:
    return []


@pytest.fixture
def book(tmp_path: Path, settled: list[Entry]) -> Iterator[Journal]:
    made = Journal(tmp_path, 0, settled.extend)
    yield made
    made.end()


def write(book: Journal, number: int) -> Entry:
    return book.write("note", f"k{number}", "2025-06-15T12:00:00.000Z", {"n": number})


def only(folder: Path) -> Path:
    [path] = journals(folder)
    return path


def test_what_was_written_is_read(book: Journal, settled: list[Entry], tmp_path: Path) -> None:
    """Entries come back in order, numbered from one, a removal as None."""
    write(book, 1)
    book.write("note", "k1", "2025-06-15T12:00:01.000Z", None)
    entries, bad = read_journal(only(tmp_path))
    assert entries == settled and bad == 0
    assert [(entry.version, entry.document) for entry in entries] == [(1, {"n": 1}), (2, None)]


def test_it_is_on_the_disk_before_anybody_is_told(
    book: Journal, settled: list[Entry], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """At the fsync the line is in the file and nothing is settled; afterwards it is."""
    seen: list[tuple[int, int]] = []

    def sync(file: int) -> None:
        seen.append((len(read_journal(only(tmp_path))[0]), len(settled)))

    monkeypatch.setattr(journal, "_sync", sync)
    write(book, 1)
    assert seen == [(1, 0)] and len(settled) == 1


def test_simultaneous_writers_share_a_sync(
    book: Journal, settled: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forty writers on a slow disk need a few syncs, not forty, and stay in order."""
    syncs = []

    def slow(file: int) -> None:
        syncs.append(file)
        time.sleep(0.02)

    monkeypatch.setattr(journal, "_sync", slow)
    with ThreadPoolExecutor(40) as pool:
        list(pool.map(lambda number: write(book, number), range(40)))
    assert [entry.version for entry in settled] == list(range(1, 41))
    assert len(syncs) <= 20


@pytest.mark.parametrize("cut", [1, 5, 20])
def test_a_torn_last_line_is_dropped(book: Journal, tmp_path: Path, cut: int) -> None:
    """A line without its end was confirmed to nobody."""
    write(book, 1)
    write(book, 2)
    path = only(tmp_path)
    path.write_bytes(path.read_bytes()[:-cut])
    entries, bad = read_journal(path)
    assert [entry.key for entry in entries] == ["k1"] and bad == 0


def test_a_damaged_line_is_counted_and_the_rest_is_read(book: Journal, tmp_path: Path) -> None:
    """One flipped letter in the middle costs that line only."""
    for number in (1, 2, 3):
        write(book, number)
    path = only(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"k2", b"k7"))
    entries, bad = read_journal(path)
    assert [entry.key for entry in entries] == ["k1", "k3"] and bad == 1


@pytest.mark.parametrize(
    "rubbish", [b"\n", b"\0\0\0\n", b"hello\n", b"00000000 {}\n", "é 1\n".encode("latin-1")]
)
def test_rubbish_is_damage(tmp_path: Path, rubbish: bytes) -> None:
    """Whatever ends in a line break and has no sound checksum counts as damaged."""
    path = tmp_path / "journal-000000000001-0.jsonl"
    path.write_bytes(rubbish)
    assert read_journal(path) == ([], 1)


def test_a_full_disk_is_a_sentence_and_loses_nothing(
    book: Journal, settled: list[Entry], tmp_path: Path
) -> None:
    """A real write limit in the middle of a line: refused, cut off, and the next one works again."""
    resource = pytest.importorskip("resource")
    write(book, 1)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (only(tmp_path).stat().st_size + 20, before[1]))
        with pytest.raises(StorageFull, match="disk is full"):
            write(book, 2)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    write(book, 3)
    entries, bad = read_journal(only(tmp_path))
    assert [entry.key for entry in entries] == [entry.key for entry in settled] == ["k1", "k3"]
    assert bad == 0


def test_a_disk_that_cannot_even_cut_off_is_tried_again(
    book: Journal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A part that a failed write left behind goes before the next line is written."""
    write(book, 1)
    with monkeypatch.context() as broken:
        broken.setattr(journal, "_sync", fail_with(errno.EIO))
        broken.setattr(os, "ftruncate", fail_with(errno.EIO))
        for number in (2, 3):
            with pytest.raises(StorageFailed, match="could not be saved"):
                write(book, number)
    write(book, 4)
    entries, bad = read_journal(only(tmp_path))
    assert [entry.key for entry in entries] == ["k1", "k4"] and bad == 0


def test_everybody_in_a_failed_group_is_told(book: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody who shared the failed sync believes that the record was saved."""
    release = threading.Event()

    def wait_and_fail(file: int) -> None:
        release.wait(5)
        raise OSError(errno.ENOSPC, "No space left on device")

    def refused(number: int) -> bool:
        try:
            write(book, number)
        except StorageFull:
            return True
        return False

    monkeypatch.setattr(journal, "_sync", wait_and_fail)
    with ThreadPoolExecutor(8) as pool:
        told = [pool.submit(refused, number) for number in range(8)]
        time.sleep(0.05)
        release.set()
        assert all(one.result() for one in told)


def test_what_is_no_json_harms_nobody_else(book: Journal, settled: list[Entry]) -> None:
    """A bug in one noun fails in its own thread, before it joins a group."""
    with pytest.raises(TypeError):
        book.write("note", "k", "now", {"n": object()})
    assert write(book, 1).version == 1 and len(settled) == 1


def test_after_the_end_nothing_is_written(book: Journal) -> None:
    """A late writer is told that the session is closed, instead of writing without the lock."""
    write(book, 1)
    book.end()
    with pytest.raises(JournalEnded):
        write(book, 2)


def fail_with(number: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(number, "broken")

    return fail
