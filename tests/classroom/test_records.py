"""Records: putting, reading, reopening, repair."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB, where

from tests.classroom.notes import Note
from workshop.classroom import snapshot
from workshop.classroom.files import StorageFull
from workshop.classroom.lock import AlreadyOpen
from workshop.classroom.records import ENOUGH, IDLE, Records

if TYPE_CHECKING:
    from tests.classroom.conftest import Clock


@pytest.fixture
def records(tmp_path: Path, clock: Clock) -> Iterator[Records]:
    opened = Records(tmp_path / "s1", clock)
    yield opened
    opened.close()


def crashed_copy(records: Records, name: str = "copy") -> Path:
    """Return what another computer would find if this one lost power now."""
    copy = records.folder.parent / name
    shutil.copytree(records.folder, copy)
    return copy


def test_what_is_put_can_be_got(records: Records) -> None:
    """A noun comes back by its key, an unknown key gives None."""
    records.put(Note("a", 1, "hello"))
    assert records.get(Note, "a/1") == Note("a", 1, "hello")
    assert records.get(Note, "a/2") is None
    assert records.all(Note) == (Note("a", 1, "hello"),)


def test_a_double_click_is_one_record(records: Records) -> None:
    """Putting under the same key replaces; the time of the first is kept."""
    records.put(Note("a", 1, "hello"))
    [first] = records.documents("note")
    records._now.time += 60  # type: ignore[attr-defined]
    records.put(Note("a", 1, "again"))
    [document] = records.documents("note")
    assert (document["text"], document["made"]) == ("again", first["at"])
    assert (first["at"], document["at"]) == ("2025-06-15T15:06:40.000Z", "2025-06-15T15:07:40.000Z")


def test_removing(records: Records) -> None:
    """What was removed is gone, also after a crash."""
    records.put(Note("a", 1))
    records.remove(Note, "a/1")
    assert records.get(Note, "a/1") is None and records.all(Note) == () and records.of(Note, "a") == ()
    assert Records(crashed_copy(records)).all(Note) == ()


def test_versions_count_every_change(records: Records) -> None:
    """The version tells a poll whether anything changed, and `changed` tells what."""
    assert records.version == 0
    first = records.put(Note("a", 1))
    second = records.put(Note("a", 2))
    records.remove(Note, "a/1")
    assert (first, second, records.version, records.version_of(Note)) == (1, 2, 3, 3)
    assert records.changed(Note, 1) == {"a/2": Note("a", 2), "a/1": None}
    assert records.changed(Note, 3) == {}


def test_nothing_changed_means_the_same_object(records: Records) -> None:
    """Reading twice costs nothing; a change is seen at once."""
    records.put(Note("a", 1))
    before = records.all(Note)
    assert records.all(Note) is before
    records.put(Note("a", 2))
    assert len(records.all(Note)) == 2
    records.remove(Note, "a/1")
    records.put(Note("a", 2, "again"))
    assert records.all(Note) == (Note("a", 2, "again"),)


def test_a_participants_own(records: Records) -> None:
    """`of` gives one participant's nouns, in the order in which they were made, also after reopening."""
    for note in (Note("a", 2), Note("b", 1), Note("a", 1), Note("a", 2, "again")):
        records.put(note)
    records.compact()
    for opened in (records, Records(crashed_copy(records))):
        assert opened.of(Note, "a") == (Note("a", 2, "again"), Note("a", 1))
        assert [note.key for note in opened.all(Note)] == ["a/2", "b/1", "a/1"]


def test_queries_of_tinydb(records: Records) -> None:
    """Any TinyDB query works, and is not answered from a stale cache."""
    query = where("text") == "yes"
    records.put(Note("a", 1, "yes"))
    assert records.search(Note, query) == [Note("a", 1, "yes")]
    records.put(Note("b", 1, "yes"))
    assert len(records.search(Note, query)) == 2


def test_tinydb_cannot_write_past_the_journal(records: Records) -> None:
    """Somebody who inserts into the table directly is told not to."""
    with pytest.raises(TypeError, match=r"Records\.put"):
        records._shelf.table("note").insert({"text": "lost"})


def test_a_crash_loses_nothing(records: Records) -> None:
    """What was put is there although nothing was compacted or closed."""
    records.put(Note("a", 1, "hello"))
    opened = Records(crashed_copy(records))
    assert opened.get(Note, "a/1") == Note("a", 1, "hello") and opened.version == 1


def test_plain_tinydb_reads_the_file(records: Records) -> None:
    """After closing, the file needs nothing of ours."""
    records.put(Note("a", 1, "grüße"))
    records.close()
    with TinyDB(records.folder / "records.json", access_mode="r") as file:
        [document] = file.table("note").all()
        assert document["text"] == "grüße" and document["version"] == 1
        assert file.table("meta").all() == [{"version": 1}]


def test_reopening_goes_on_counting(records: Records, tmp_path: Path) -> None:
    """Versions never start again, and keys stay unique over many openings."""
    folder = crashed_copy(records)
    for number in range(6):
        opened = Records(folder)
        assert opened.put(Note("a", number % 2, str(number))) == number + 1
        opened.close()
    assert Records(folder).all(Note) == (Note("a", 0, "4"), Note("a", 1, "5"))


def test_old_journals_go(records: Records) -> None:
    """After two compactions nothing is left of what both files hold."""
    for number in range(4):
        records.put(Note("a", number))
        records.compact()
    assert len(list(records.folder.glob("journal-*"))) <= 2


def test_a_crash_in_any_part_of_a_compaction(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever rename is the last one, everything is there."""
    records.put(Note("a", 1))
    records.compact()
    records.put(Note("a", 2))
    real, left = os.replace, 0
    for survived in range(4):
        left = survived

        def replace(source: Path, target: Path) -> None:
            nonlocal left
            if left == 0:
                raise OSError(errno.EIO, "the power went")
            left -= 1
            real(source, target)

        with monkeypatch.context() as failing:
            failing.setattr(os, "replace", replace)
            if survived < 3:
                with pytest.raises(Exception, match="the power went"):
                    records.compact()
            else:
                records.compact()
        copy = Records(crashed_copy(records, f"copy{survived}"))
        assert len(copy.all(Note)) == 2 and copy.damage == []


def test_a_damaged_file_is_replaced_by_the_one_before(records: Records) -> None:
    """With the journals kept since then, not one record is missing."""
    for number in range(3):
        records.put(Note("a", number))
        records.compact()
    folder = crashed_copy(records)
    (folder / "records.json").write_text('{"note": {"1": {"key"')
    opened = Records(folder)
    assert [note.step for note in opened.all(Note)] == [0, 1, 2]
    [damage] = opened.damage
    assert damage.file == "records.json" and damage.aside.exists()
    opened.close()
    assert Records(folder).damage == []


def test_after_several_crashes_a_damaged_file_costs_nothing(records: Records) -> None:
    """Every journal since the file before is kept, however often the server was started meanwhile."""
    opened = records
    for number in range(3):
        opened.put(Note("a", number))
        opened = Records(crashed_copy(opened, f"copy{number}"))
    opened.compact()
    (opened.folder / "records.json").write_text("{")
    assert len(Records(crashed_copy(opened)).all(Note)) == 3


def test_a_damaged_journal_takes_nothing_from_a_sound_file(records: Records) -> None:
    """An older line of the journal never replaces what the file knows better."""
    records.put(Note("a", 1, "old"))
    records.put(Note("a", 1, "new"))
    records.compact()
    folder = crashed_copy(records)
    [path] = folder.glob("journal-*")
    path.write_bytes(path.read_bytes().replace(b"new", b"odd"))
    opened = Records(folder)
    assert len(opened.damage) == 1 and opened.all(Note) == (Note("a", 1, "new"),)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"meta": {}}', '{"note": {"1": 3}, "meta": {"1": {"version": 1}}}']
)
def test_anything_that_is_not_our_file_is_damage(records: Records, content: str) -> None:
    """Sound JSON of another shape is set aside as well, and the journal still holds everything."""
    records.put(Note("a", 1))
    folder = crashed_copy(records)
    (folder / "records.json").write_text(content)
    opened = Records(folder)
    assert len(opened.damage) == 1 and opened.all(Note) == (Note("a", 1),)


def test_a_damaged_journal_is_set_aside_and_reported_once(records: Records) -> None:
    """The sound lines are used, the file is kept for somebody to look at, the next opening is clean."""
    for number in range(3):
        records.put(Note("a", number))
    folder = crashed_copy(records)
    [path] = folder.glob("journal-*")
    path.write_bytes(path.read_bytes().replace(b"a/1", b"a/7"))
    opened = Records(folder)
    assert [note.step for note in opened.all(Note)] == [0, 2]
    [damage] = opened.damage
    assert damage.lines == 1 and b"a/7" in damage.aside.read_bytes()
    opened.put(Note("a", 9))
    opened.close()
    again = Records(folder)
    assert again.damage == [] and len(again.all(Note)) == 3


def test_a_damaged_file_on_a_full_disk_still_opens(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    """Repair waits for room; reading and the report do not."""
    records.put(Note("a", 1))
    records.compact()
    folder = crashed_copy(records)
    (folder / "records.json").write_text("{")

    def full(*_: object) -> None:
        raise StorageFull(folder=folder, reason="full")

    with monkeypatch.context() as disk:
        disk.setattr(snapshot, "save", full)
        opened = Records(folder)
        assert len(opened.damage) == 1 and opened.all(Note) == (Note("a", 1),)
    opened.close()
    assert Records(folder).all(Note) == (Note("a", 1),)


def test_a_second_server_is_kept_out(records: Records) -> None:
    """The same folder cannot be opened twice, and can be after closing."""
    with pytest.raises(AlreadyOpen, match="another server"):
        Records(records.folder)
    records.close()
    Records(records.folder).close()


def test_a_full_disk_while_compacting(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused with a sentence; everything is still there, and later it works."""
    records.put(Note("a", 1))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(StorageFull):
            records.compact()
    assert Records(crashed_copy(records)).all(Note) == (Note("a", 1),)
    records.compact()
    assert json.loads((records.folder / snapshot.NEWEST).read_text())["note"]


def test_tidying_waits_for_a_pause(records: Records, clock: Clock) -> None:
    """While people write, nothing is compacted; after a pause it is, once."""
    file = records.folder / snapshot.NEWEST
    for number in range(ENOUGH):
        records.put(Note("a", number))
    records.tidy()
    assert not file.exists()
    clock.time += IDLE
    records.tidy()
    assert file.exists()
    made = file.stat().st_mtime_ns
    records.tidy()
    assert file.stat().st_mtime_ns == made


def test_many_threads(records: Records) -> None:
    """Putting, reading and compacting at once: nothing is lost, nothing breaks."""

    def work(person: int) -> None:
        for step in range(20):
            records.put(Note(f"p{person}", step))
            assert len(records.of(Note, f"p{person}")) == step + 1
            records.all(Note)
            if step == 10:
                records.compact()

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(work, range(12)))
    assert len(records.all(Note)) == 240 and records.version == 240
    assert len(Records(crashed_copy(records)).all(Note)) == 240


def test_pictures_are_files(records: Records) -> None:
    """A picture is kept under its digest, once, and only such names are opened."""
    name = records.keep_picture(b"a picture", "png")
    assert records.keep_picture(b"a picture", "png") == name
    path = records.picture(name)
    assert path and path.read_bytes() == b"a picture"
    for wrong in ("../records.json", "x.png", name.replace("png", "html"), "0" * 64 + ".png"):
        assert records.picture(wrong) is None
