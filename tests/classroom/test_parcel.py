"""The ZIP of a class, and opening it again."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.classroom.conftest import TEACHER, Clock
from workshop.classroom import pace, people
from workshop.classroom.access import NotFacilitator, Pass
from workshop.classroom.arrivals import ParcelDamaged, ParcelTooLarge, take_in
from workshop.classroom.default_test import Test
from workshop.classroom.drawing import Drawing
from workshop.classroom.export import Wish, tables
from workshop.classroom.grants import FacilitatorId
from workshop.classroom.making import Making
from workshop.classroom.mark import Mark
from workshop.classroom.observation import Observation
from workshop.classroom.parcel import Parcel
from workshop.classroom.people import Browser, Participant
from workshop.classroom.prediction import Prediction
from workshop.classroom.records import ReadOnly
from workshop.classroom.room import Room
from workshop.classroom.sample_drawings import drawn_house
from workshop.classroom.session import SessionSettings
from workshop.classroom.sessions import Sessions

RUN = "f" * 64
HOUSE = drawn_house(5, 1)[1]
RECIPE = json.dumps({"prompt": "a doctor", "model": "paperworld@1", "seed": 7, "steps": 20, "guidance": 4.0})


@pytest.fixture
def full(begun: Room) -> Room:
    """A class in which two people did several things."""
    people.join(begun, "bob-7f3a")
    begun.records.put(Browser("phone-of-bob", "bob-7f3a"))
    begun.records.put(Test("doctor", "a doctor", "paperworld@1", (7,), 20, 4.0))
    begun.records.put(Making("ada", RUN, RECIPE, phase="colour_first"))
    begun.records.put(Mark("bob-7f3a", RUN, 9, "recognised", phase="colour_first"))
    begun.records.put(Observation("ada", "doctor", RUN, {"setting": "=1+1"}, phase="default_test"))
    drawn = begun.records.keep_picture(HOUSE, "webp")
    begun.records.keep_picture(b"rubbed out", "webp")
    begun.records.put(Drawing("bob-7f3a", "house", 1, "A house", drawn, phase="warm_up"))
    return begun


@pytest.fixture
def final(tmp_path: Path) -> Callable[[str], Path | None]:
    """Where the one run's last picture is."""
    path = tmp_path / "final.png"
    path.write_bytes(b"the last picture")
    return {RUN: path}.get


def packed(rooms: list[Room], final: Callable[[str], Path | None], wish: Wish | None = None) -> io.BytesIO:
    """Return the whole ZIP."""
    more: dict[str, Any] = {} if wish and wish.only else {"summary": [{"measure": "share", "n": 2}]}
    return io.BytesIO(b"".join(Parcel(rooms, wish or Wish(), final, more).chunks()))


def rewritten(parcel: io.BytesIO, **changes: Callable[[Any], object]) -> io.BytesIO:
    """Return a ZIP in which tables of the records were changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(parcel) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("records.json"):
                told = json.loads(content)
                for table, change in changes.items():
                    change(told[table])
                content = json.dumps(told).encode()
            new.writestr(name, content)
    return made


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    """Return a ZIP of anything."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made


def test_a_parcel_holds_tables_pictures_and_records(full: Room, final: Callable[[str], Path | None]) -> None:
    """Everything of a session, explained, with the pictures that it speaks of and no others."""
    with zipfile.ZipFile(packed([full], final)) as parcel:
        assert parcel.testzip() is None
        names, folder = parcel.namelist(), f"sessions/{full.session.code}"
        assert {"read_me.txt", "codebook.csv", "observations.csv", "timeline.csv", "summary.csv"} <= set(
            names
        )
        assert parcel.read(f"pictures/{RUN}.png") == b"the last picture"
        assert [parcel.read(name) for name in names if name.startswith(f"{folder}/pictures/")] == [HOUSE]
        assert b"P01" in parcel.read("observations.csv") and b"'=1+1" in parcel.read("observations.csv")


def test_a_parcel_names_nobody(full: Room, final: Callable[[str], Path | None]) -> None:
    """Neither names nor ids nor devices leave the server, unless the facilitator chose names."""
    with zipfile.ZipFile(packed([full], final)) as parcel:
        everything = b"".join(parcel.read(name) for name in parcel.namelist())
    secrets = ["bob-7f3a", "phone-of-bob", "teacher", *(one.name for one in full.records.all(Participant))]
    assert [secret for secret in secrets if secret.encode() in everything] == []
    with zipfile.ZipFile(packed([full], final, Wish(names=True))) as parcel:
        records = parcel.read(f"sessions/{full.session.code}/records.json").decode()
    assert people.member(full, "ada").name in records and "bob-7f3a" not in records


def test_a_persons_own_work_is_theirs_alone(full: Room, final: Callable[[str], Path | None]) -> None:
    """Their rows and their drawing; no records, no empty files, nobody else."""
    with zipfile.ZipFile(packed([full], final, Wish(only="bob-7f3a"))) as parcel:
        names = parcel.namelist()
        tabled = {name for name in names if name.endswith(".csv")}
        assert tabled == {"recognition.csv", "drawings.csv", "timeline.csv", "codebook.csv"}
        assert not [name for name in names if "records" in name]
        assert HOUSE in [parcel.read(name) for name in names if name.startswith("pictures/")]
        assert b"P01" not in b"".join(parcel.read(name) for name in tabled)


@pytest.mark.parametrize("wish", [Wish(), Wish(only="ada")], ids=["the class's", "her own"])
def test_a_drawing_of_what_was_in_mind_lies_in_it(
    full: Room, final: Callable[[str], Path | None], wish: Wish
) -> None:
    """The table names the file, and the file is there."""
    drawn = full.records.keep_picture(drawn_house(4, 2)[1], "webp")
    full.records.put(Prediction("ada", "doctor", drawing=drawn, phase="default_test"))
    with zipfile.ZipFile(io.BytesIO(b"".join(Parcel([full], wish, final).chunks()))) as parcel:
        (row,) = csv.DictReader(io.StringIO(parcel.read("predictions.csv").decode("utf-8-sig")))
        (file,) = (name for name in parcel.namelist() if name.endswith(row["drawing"]))
        assert row["drawing"] == drawn and parcel.read(file) == drawn_house(4, 2)[1]


def test_it_is_written_while_it_is_sent(full: Room, tmp_path: Path) -> None:
    """A large picture never lies in memory as a whole."""
    large = tmp_path / "large.png"
    large.write_bytes(b"x" * 3_000_000)
    pieces = list(Parcel([full], Wish(), {RUN: large}.get).chunks())
    assert max(map(len, pieces)) < 600_000 and sum(map(len, pieces)) > 3_000_000


def test_several_sessions_share_their_tables(
    full: Room, sessions: Sessions, final: Callable[[str], Path | None]
) -> None:
    """The session's code tells the rows apart, and each can be opened again."""
    other = sessions.create(TEACHER)
    people.join(other, "ada")
    parcel = packed([full, other], final)
    with zipfile.ZipFile(parcel) as archive:
        timeline = archive.read("timeline.csv").decode()
    assert full.session.code in timeline and other.session.code in timeline
    assert len(take_in(sessions, TEACHER, parcel)) == 2


def test_a_session_comes_back_the_same(
    full: Room, sessions: Sessions, tmp_path: Path, clock: Clock, final: Callable[[str], Path | None]
) -> None:
    """On another server its tables, its drawings and its code are what they were."""
    elsewhere = Sessions(tmp_path / "elsewhere", clock)
    [back] = take_in(elsewhere, Pass(FacilitatorId("colleague"), general=True), packed([full], final))
    assert tables(back) == tables(full)
    [drawing] = back.records.all(Drawing)
    path = back.records.picture(drawing.picture)
    assert path is not None and path.read_bytes() == HOUSE
    assert (back.session.owner, back.session.origin, back.pace.state) == ("colleague", "imported", "ended")
    assert back.session.code == full.session.code and back.session.id != full.session.id
    elsewhere.close()


def test_beside_its_original_it_has_another_code(
    full: Room, sessions: Sessions, final: Callable[[str], Path | None]
) -> None:
    """A code leads to one session only."""
    [back] = take_in(sessions, TEACHER, packed([full], final))
    assert back.session.code != full.session.code and back in [
        sessions.open(card.id) for card in sessions.cards()
    ]


def test_what_came_back_cannot_be_changed(
    full: Room, sessions: Sessions, clock: Clock, final: Callable[[str], Path | None]
) -> None:
    """It is there to be looked at, also after a restart; and it can be deleted."""
    [back] = take_in(sessions, TEACHER, packed([full], final))
    mark = back.records.all(Mark)[0]
    for change in (
        lambda: back.records.put(mark),
        lambda: back.records.remove(Mark, mark.key),
        lambda: sessions.change(back, title="Other"),
    ):
        with pytest.raises(ReadOnly):
            change()
    sessions.close()
    again = Sessions(full.records.folder.parent.parent, clock)
    with pytest.raises(ReadOnly):
        again.open(back.id).records.put(mark)
    again.delete(back.id)
    again.close()


def test_it_is_kept_from_the_day_it_came(
    full: Room, sessions: Sessions, clock: Clock, final: Callable[[str], Path | None]
) -> None:
    """An old session is not past its time the moment it is opened."""
    parcel = packed([full], final)
    clock.time += 300 * 86_400
    [back] = take_in(sessions, TEACHER, parcel)
    sessions.tidy()
    assert back.id in {card.id for card in sessions.cards()}


def test_young_learners_stay_hidden_in_the_records(
    sessions: Sessions, final: Callable[[str], Path | None]
) -> None:
    """What was said about persons does not leave the server, in no file."""
    room = sessions.create(TEACHER)
    people.join(room, "ada")
    room.records.put(Observation("ada", "doctor", RUN, {"skin_tone": "3", "setting": "office"}))
    sessions.change(room, SessionSettings(young=True))
    with zipfile.ZipFile(packed([room], final)) as parcel:
        assert b'"skin_tone"' not in parcel.read(f"sessions/{room.session.code}/records.json")
        assert b"skin_tone" not in parcel.read("observations.csv")


def test_only_facilitators_bring_sessions(full: Room, sessions: Sessions) -> None:
    """A guest of one session cannot."""
    for held in (None, Pass(FacilitatorId("guest"), general=False, sessions=(full.id,))):
        with pytest.raises(NotFacilitator):
            take_in(sessions, held, io.BytesIO())


HOSTILE: dict[str, dict[str, bytes]] = {
    "climbs out": {"../../evil.txt": b"x", "sessions/CDFHJ/records.json": b"{}"},
    "absolute": {"/etc/passwd": b"x"},
    "backslash": {"..\\evil": b"x"},
    "empty": {},
    "something else": {"letter.docx": b"x"},
    "no json": {"sessions/CDFHJ/records.json": b"\xff\x00"},
    "no tables": {"sessions/CDFHJ/records.json": b"[]"},
    "no session": {"sessions/CDFHJ/records.json": b'{"meta": {"1": {"version": 1}}}'},
    "a deep one": {"sessions/CDFHJ/records.json": b"[" * 200_000},
}


@pytest.mark.parametrize("members", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused(members: dict[str, bytes], sessions: Sessions, tmp_path: Path) -> None:
    """Each with a sentence; nothing is written outside, and nothing is left of it."""
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ParcelDamaged):
        take_in(sessions, TEACHER, zipped(members))
    assert sorted(tmp_path.rglob("*")) == before and sessions.cards() == []


def test_what_is_no_zip_is_refused(
    sessions: Sessions, full: Room, final: Callable[[str], Path | None]
) -> None:
    """Nor is one of which the end is missing, or a byte in the middle is wrong."""
    whole = packed([full], final).getvalue()
    place = whole.index(b"records.json") + 200
    broken = whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :]
    for content in (b"", b"hello", whole[: len(whole) // 2], broken):
        with pytest.raises(ParcelDamaged):
            take_in(sessions, TEACHER, io.BytesIO(content))


def test_a_bomb_is_refused_before_it_bursts(sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    """By what it says of itself, and by what comes out when it lies."""
    bomb = zipped({"sessions/CDFHJ/records.json": b" " * 50_000_000})
    assert len(bomb.getvalue()) < 100_000
    monkeypatch.setattr("workshop.classroom.arrivals.LARGEST", 10_000_000)
    with pytest.raises(ParcelTooLarge):
        take_in(sessions, TEACHER, bomb)
    monkeypatch.setattr("workshop.classroom.arrivals.LARGEST", 10**9)
    monkeypatch.setattr("workshop.classroom.arrivals.LARGEST_RECORDS", 1_000_000)
    with pytest.raises(ParcelTooLarge):
        take_in(sessions, TEACHER, bomb)


def spoiled(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    """Return a change that writes something into the first document of a table."""

    def change(rows: dict[str, Any]) -> None:
        next(iter(rows.values()))[name] = value

    return change


SPOILT: dict[str, dict[str, Callable[[Any], object]]] = {
    "a title that is a table": {"session": spoiled("title", {"a": 1})},
    "no title": {"session": spoiled("title", " ")},
    "a page that is not ours": {"session": lambda rows: rows["1"]["sequence"]["phases"][0].update(page="x")},
    "endless keeping": {"session": lambda rows: rows["1"]["settings"].update(retention=10**9)},
    "no such phase": {"pace": spoiled("phase", 99)},
    "no clock": {"pace": spoiled("spent", [])},
    "a clock that is no number": {"pace": spoiled("spent", [float("nan")] * 6)},
    "a key that is not its own": {"mark": spoiled("key", "other")},
    "a step in words": {"mark": spoiled("step", "nine")},
    "codes that are no text": {"observation": spoiled("codes", {"setting": ["office"]})},
    "half a character": {"observation": spoiled("note", "\ud83d")},
    "a time that is none": {"mark": spoiled("at", "yesterday")},
}


@pytest.mark.parametrize("changes", SPOILT.values(), ids=SPOILT)
def test_records_that_we_did_not_write_are_refused(
    changes: dict[str, Any], full: Room, sessions: Sessions, final: Callable[[str], Path | None]
) -> None:
    """A spoiled record would break a page later; it is noticed here."""
    with pytest.raises(ParcelDamaged):
        take_in(sessions, TEACHER, rewritten(packed([full], final), **changes))
    assert len(sessions.cards()) == 1


@pytest.mark.parametrize("honest", [True, False], ids=["a name that fits", "another name"])
def test_a_picture_is_a_picture_and_the_one_of_its_name(
    honest: bool, full: Room, sessions: Sessions, final: Callable[[str], Path | None]
) -> None:
    """An exchanged drawing is noticed, and the half-made session is gone at the next start."""
    made, other = io.BytesIO(), b"no picture" if honest else drawn_house(1, 1)[1]
    with zipfile.ZipFile(packed([full], final)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            drawn = name.startswith("sessions/") and name.endswith(".webp")
            fits = f"{name.rpartition('/')[0]}/{hashlib.sha256(other).hexdigest()}.webp" if honest else name
            new.writestr(fits if drawn else name, other if drawn else old.read(name))
    with pytest.raises(ParcelDamaged):
        take_in(sessions, TEACHER, made)
    assert len(sessions.cards()) == 1


def test_the_pace_of_a_running_class_comes_back_ended(
    full: Room, sessions: Sessions, final: Callable[[str], Path | None]
) -> None:
    """At any moment an export can be made; what comes back does not run on."""
    assert full.pace.state == "running"
    [back] = take_in(sessions, TEACHER, packed([full], final))
    assert back.pace.since is None and pace.timing(back.session, back.pace, back.now()).spent == 0
