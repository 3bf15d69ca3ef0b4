"""Starting, finding, leading, keeping house, deleting."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workshop.classroom import pace, people, sequence
from workshop.classroom.access import Access, NotFacilitator, Pass
from workshop.classroom.files import StorageFull
from workshop.classroom.grants import DAY, FacilitatorId
from workshop.classroom.journal import JournalEnded
from workshop.classroom.limits import RATES, TooFast
from workshop.classroom.lock import AlreadyOpen
from workshop.classroom.room import Room
from workshop.classroom.session import (
    NoSuchSession,
    NotYours,
    SequenceRunning,
    SessionSettings,
    SettingOutOfRange,
    TitleWrong,
)
from workshop.classroom.sessions import UNUSED, Sessions

if TYPE_CHECKING:
    from tests.classroom.conftest import Clock

COLLEAGUE = Pass(FacilitatorId("colleague"), general=True)


def test_one_press_starts_twelve_minutes(sessions: Sessions, teacher: Pass) -> None:
    """Everything has a default."""
    session = sessions.create(teacher).session
    assert session.sequence.minutes == 12 and session.settings == SessionSettings()
    assert session.owner == "teacher" and session.title == "12 minutes, 2025-06-15"


@pytest.mark.parametrize("held", [None, Pass(FacilitatorId("guest"), general=False, sessions=("x",))])
def test_only_facilitators_start_sessions(sessions: Sessions, held: Pass | None) -> None:
    """Neither a student nor the holder of a link to one session can."""
    with pytest.raises(NotFacilitator):
        sessions.create(held)


def test_a_code_finds_its_session(sessions: Sessions, teacher: Pass) -> None:
    """However it was typed, and only its own."""
    first, second = sessions.create(teacher), sessions.create(teacher)
    assert sessions.find(f" {first.session.code.lower()} ") is first
    assert sessions.find(second.session.code) is second
    with pytest.raises(NoSuchSession):
        sessions.find("CCCCC" if "CCCCC" not in (first.session.code, second.session.code) else "DDDDD")


def test_codes_cannot_be_guessed_in_a_row(sessions: Sessions, room: Room) -> None:
    """After many wrong ones everybody waits a moment; the right code still works."""
    for _ in range(RATES["wrong code"].at_once):
        with pytest.raises(NoSuchSession):
            sessions.find("wrong")
    with pytest.raises(TooFast):
        sessions.find("wrong")
    assert sessions.find(room.session.code) is room


def test_sessions_are_apart(sessions: Sessions, teacher: Pass) -> None:
    """Two classes at once have their own people and their own pace."""
    first, second = sessions.create(teacher), sessions.create(COLLEAGUE)
    people.join(first, "ada")
    pace.start(first)
    assert people.find(second, "ada") is None and second.pace.state == "waiting"
    with pytest.raises(people.NotInSession):
        people.member(second, "ada")


def test_the_cockpit_opens_for_its_facilitator_only(sessions: Sessions, room: Room, teacher: Pass) -> None:
    """Neither nobody, a colleague, nor a link to another session opens it; a link to this one does."""
    assert sessions.lead(teacher, room.id) is room
    assert sessions.lead(Pass(FacilitatorId("guest"), False, (room.id,)), room.id) is room
    with pytest.raises(NotFacilitator):
        sessions.lead(None, room.id)
    for held in (COLLEAGUE, Pass(FacilitatorId("guest"), False, ("other",))):
        with pytest.raises(NotYours):
            sessions.lead(held, room.id)
    with pytest.raises(NoSuchSession):
        sessions.lead(teacher, "unknown")


def test_a_facilitator_lists_what_is_theirs(sessions: Sessions, clock: Clock, teacher: Pass) -> None:
    """Newest first, colleagues' left out."""
    first = sessions.create(teacher)
    clock.time += 60
    second = sessions.create(teacher)
    sessions.create(COLLEAGUE)
    assert [card.id for card in sessions.led_by(teacher)] == [second.id, first.id]
    assert sessions.led_by(None) == []


def test_people_are_found_again(sessions: Sessions, teacher: Pass, clock: Clock) -> None:
    """A browser is in the session that it joined last and did not leave."""
    first, second = sessions.create(teacher), sessions.create(teacher)
    assert sessions.where("ada") is None
    people.join(first, "ada")
    clock.time += 60
    people.join(second, "ada")
    assert sessions.where("ada") is second
    people.leave(second, "ada")
    assert sessions.where("ada") is first


def test_after_the_end_people_stay_for_a_while(sessions: Sessions, begun: Room, clock: Clock) -> None:
    """They see that it is over and what they made; half a day later they are free."""
    pace.end(begun)
    sessions.tidy()
    assert sessions.where("ada") is begun
    clock.time += DAY
    assert sessions.where("ada") is None


def test_settings_and_title_can_change(sessions: Sessions, room: Room) -> None:
    """At any time, with the same limits as at the start."""
    sessions.change(room, settings=SessionSettings(young=True), title="Class 7b")
    assert room.session.title == "Class 7b" and room.session.settings.retention == 7
    assert sessions.led_by(Pass(room.session.owner, True))[0].title == "Class 7b"
    with pytest.raises(SettingOutOfRange):
        sessions.change(room, settings=SessionSettings(pictures=0))
    with pytest.raises(TitleWrong):
        sessions.change(room, title=" ")
    assert room.session.title == "Class 7b"


def test_a_sequence_can_be_exchanged_before_the_start(sessions: Sessions, room: Room) -> None:
    """The pace fits the new one; once the clock has run it is too late."""
    pace.go_to(room, 5)
    sixty = sequence.load("sixty")
    sessions.change(room, sequence=sixty)
    assert room.pace.phase == 0 and len(room.pace.spent) == room.pulse.phases == len(sixty.phases)
    pace.start(room)
    with pytest.raises(SequenceRunning):
        sessions.change(room, sequence=sequence.load("ten"))


def test_a_restart_finds_every_session(sessions: Sessions, room: Room, tmp_path: Path, clock: Clock) -> None:
    """With code, settings and pace, whether or not the cards were written."""
    code = room.session.code
    sessions.close()
    for prepare in (lambda: None, lambda: (room.records.folder / "card.json").write_text("{")):
        prepare()
        restarted = Sessions(tmp_path, clock)
        assert restarted.find(code).session == room.session
        restarted.close()


def test_a_crash_while_starting_leaves_no_ghost(sessions: Sessions, tmp_path: Path, clock: Clock) -> None:
    """A folder without a session in it is no session."""
    (tmp_path / "sessions" / "half").mkdir()
    assert Sessions(tmp_path, clock).cards() == []


def test_a_second_server_is_kept_out(sessions: Sessions, room: Room, tmp_path: Path, clock: Clock) -> None:
    """It may start, but no session opens twice, and one that cannot be opened hides no other."""
    second = Sessions(tmp_path, clock)
    with pytest.raises(AlreadyOpen):
        second.open(room.id)
    assert second.where("ada") is None
    second.close()


def test_deleting_takes_everything(sessions: Sessions, room: Room, tmp_path: Path, clock: Clock) -> None:
    """Records, pictures, keys and the code are gone; a late writer is told so."""
    access = Access(tmp_path, clock)
    key = access.new_projector(room.id)
    room.records.keep_picture(b"a picture", "png")
    sessions.delete(room.id)
    assert list((tmp_path / "sessions").iterdir()) == []
    assert access.projector(key) is None and sessions.cards() == []
    with pytest.raises(NoSuchSession):
        sessions.find(room.session.code)
    with pytest.raises(JournalEnded):
        people.join(room, "ada")


def test_a_half_deleted_session_goes_at_the_next_start(tmp_path: Path, clock: Clock) -> None:
    """What a crash left of a deletion is removed."""
    (tmp_path / "sessions" / ".deleted-abc" / "pictures").mkdir(parents=True)
    Sessions(tmp_path, clock)
    assert list((tmp_path / "sessions").iterdir()) == []


def test_searching_for_somebody_keeps_no_session_open(
    sessions: Sessions, teacher: Pass, clock: Clock
) -> None:
    """Every newcomer is looked for everywhere; only where people really are, the room stays open."""
    quiet, busy = sessions.create(teacher), sessions.create(teacher)
    people.join(busy, "ada")
    for _ in range(4):
        clock.time += UNUSED / 3
        assert sessions.where("nobody") is None
        assert sessions.where("ada") is busy
        sessions.tidy()
    assert quiet.records.closed and not busy.records.closed


def test_whoever_wants_to_know_hears_of_a_deletion(sessions: Sessions, room: Room) -> None:
    """Others keep things for a session, and let go of them."""
    gone: list[str] = []
    sessions.on_deleted = gone.append
    sessions.delete(room.id)
    assert gone == [room.id]


def test_retention(sessions: Sessions, teacher: Pass, clock: Clock) -> None:
    """A week for young learners, a month for others, counted from the last change."""
    young, other = sessions.create(teacher, SessionSettings(young=True)), sessions.create(teacher)
    clock.time += 6 * DAY
    people.join(other, "ada")
    clock.time += 3 * DAY
    sessions.tidy()
    assert [card.id for card in sessions.cards()] == [other.id]
    assert sessions.cards()[0].days_left(clock.time) == 27
    clock.time += 26 * DAY
    sessions.tidy()
    assert len(sessions.cards()) == 1
    clock.time += 3 * DAY
    sessions.tidy()
    assert sessions.cards() == []
    assert young.records.closed


def test_what_nobody_uses_is_closed_and_opens_again(sessions: Sessions, room: Room, clock: Clock) -> None:
    """After two quiet hours the memory is given back; the next visitor notices nothing."""
    sessions.tidy()
    assert not room.records.closed
    clock.time += UNUSED + 1
    sessions.tidy()
    assert room.records.closed
    assert sessions.find(room.session.code).session == room.session


def test_a_full_disk_does_not_stop_the_house(
    sessions: Sessions, teacher: Pass, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Housekeeping for one session fails with a warning, the others are still tidied."""
    first, second = sessions.create(teacher), sessions.create(teacher)
    tidied = []

    def full() -> None:
        raise StorageFull(folder="data", reason="full")

    monkeypatch.setattr(first.records, "tidy", full)
    monkeypatch.setattr(second.records, "tidy", lambda: tidied.append(second.id))
    sessions.tidy()
    assert tidied == [second.id]


def test_the_house_is_kept_until_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread tidies by itself, survives a bug, and stops with `close`."""
    monkeypatch.setattr("workshop.classroom.sessions.HOUSEKEEPING", 0.001)
    house, rounds = Sessions(tmp_path), []

    def tidy() -> None:
        rounds.append(1)
        if len(rounds) == 3:
            house.close()
        raise ZeroDivisionError

    monkeypatch.setattr(house, "tidy", tidy)
    house.keep_house()
    assert house._closing.wait(5)
    assert len(rounds) >= 3


def test_many_sessions_start_at_once(sessions: Sessions, teacher: Pass) -> None:
    """Ten facilitators who press in the same second get ten codes."""
    with ThreadPoolExecutor(10) as pool:
        rooms = list(pool.map(lambda _: sessions.create(teacher), range(10)))
    assert len({room.session.code for room in rooms}) == len(sessions.cards()) == 10


def test_a_card_holds_no_more_than_a_door_should(room: Room) -> None:
    """No person, no work, no secret is written on it."""
    card = json.loads((room.records.folder / "card.json").read_text())
    assert set(card) == {
        "id", "code", "title", "owner", "opened", "ended_at", "state", "changed", "retention",
        "origin",
    }  # fmt: skip


def test_a_running_copy_of_a_sequence_does_not_change(sessions: Sessions, room: Room, tmp_path: Path) -> None:
    """A facilitator who edits a sequence later changes no session that runs it."""
    whole = room.session.sequence
    sequence.save(tmp_path, "teacher", replace(whole, title="Edited"), {phase.page for phase in whole.phases})
    assert room.session.sequence == whole
