"""What was worked out before: found where it belongs, and gone when it must be."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from workshop.diffusion.archive import Archive
from workshop.diffusion.errors import PictureGone
from workshop.diffusion.memory import Memory
from workshop.diffusion.models import ModelCard
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.trajectory import MADE_FILES, Cost, Provenance
from workshop.diffusion.work import Embedded, Embedding, Reading

CARD = ModelCard("m", "stable-diffusion", Path(), 20, 4.0, 128, "", "1", probe="eyes")
PROVENANCE = Provenance("float32", "cpu", {}, "2026-01-01T00:00:00+00:00", Cost(0, 1, 1, 2))
GREY = {"age": {"young": 0.25, "older": 0.75}}
DARK = {"age": {"young": 0.5, "older": 0.5}}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An empty archive."""
    return Archive(tmp_path)


@pytest.fixture
def memory(archive: Archive) -> Memory:
    """A memory of nothing yet."""
    return Memory(CARD, archive)


def keep(archive: Archive, seed: int) -> str:
    """Put a run into the archive; return its digest."""
    files = dict.fromkeys(MADE_FILES, b"%d" % seed)
    return archive.put(Recipe("m@1", seed=seed), PROVENANCE, columns=5, steps=20, files=files).digest


def embedded(width: int) -> Embedded:
    """Make an embedding of one token that takes some room."""
    return Embedded(("a",), np.zeros((1, width), np.float32), np.zeros(0, np.float32))


def test_a_picture_is_read_once(memory: Memory, archive: Archive) -> None:
    """Of three pictures, only those are handed to the worker that nobody read; then all are known."""
    first, second, third = (keep(archive, seed) for seed in range(3))
    memory.keep(Reading((first,)), {first: GREY})
    asked = Reading((first, second, third))
    assert memory.find(asked) is None
    assert memory.pictures_for(asked) == {second: b"1", third: b"2"}
    whole = memory.keep(asked, {second: DARK, third: DARK})
    assert whole == {first: GREY, second: DARK, third: DARK} == memory.find(asked)


def test_a_reading_outlives_the_server_but_not_its_picture(memory: Memory, archive: Archive) -> None:
    """It lies beside the run, and goes with it."""
    digest = keep(archive, 1)
    memory.keep(Reading((digest,)), {digest: GREY})
    later = Memory(CARD, Archive(archive.folder))
    assert later.find(Reading((digest,))) == {digest: GREY}
    shutil.rmtree(archive.folder / "runs" / digest)
    assert later.find(Reading((digest,))) is None
    with pytest.raises(PictureGone):
        later.pictures_for(Reading((digest,)))


def test_another_probe_reads_anew(memory: Memory, archive: Archive) -> None:
    """What one edition saw is not what the next one sees."""
    digest = keep(archive, 1)
    memory.keep(Reading((digest,)), {digest: GREY})
    other = Memory(replace(CARD, probe="better eyes"), archive)
    assert other.find(Reading((digest,))) is None and other.pictures_for(Reading((digest,)))


def test_a_torn_note_is_no_note(memory: Memory, archive: Archive) -> None:
    """The picture is read again."""
    digest = keep(archive, 1)
    memory.keep(Reading((digest,)), {digest: GREY})
    archive.note(digest, "reading-eyes.json", b'{"age"')
    assert memory.find(Reading((digest,))) is None and memory.pictures_for(Reading((digest,)))


def test_the_rest_is_remembered_as_long_as_there_is_room(archive: Archive) -> None:
    """The least recently used goes first, by its bytes."""
    memory = Memory(CARD, archive, limit_bytes=1000)
    for text in "ab":
        memory.keep(Embedding(text), embedded(100))
    assert memory.find(Embedding("a")) is not None
    memory.keep(Embedding("c"), embedded(100))
    assert [memory.find(Embedding(text)) is not None for text in "abc"] == [True, False, True]


def test_a_run_comes_from_the_archive(memory: Memory, archive: Archive) -> None:
    """By its recipe."""
    digest = keep(archive, 5)
    found = memory.find(Recipe("m@1", seed=5))
    assert found is not None and found.digest == digest
