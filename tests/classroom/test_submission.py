"""The checks that everything handed in passes on the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workshop.classroom import pace, people
from workshop.classroom.limits import RATES, TooFast
from workshop.classroom.making import (
    Making,
    PicturesUsedUp,
    PromptNotOffered,
    check_may_make,
    keep_making,
)
from workshop.classroom.mark import KINDS, Mark
from workshop.classroom.observation import Observation
from workshop.classroom.pace import SessionOver
from workshop.classroom.people import NotInSession, StillWaiting
from workshop.classroom.room import Room
from workshop.classroom.session import SessionSettings
from workshop.classroom.sessions import Sessions
from workshop.classroom.submission import Locked, NotStarted, WrongPhase, hand_in, submitted, take_back

if TYPE_CHECKING:
    from tests.classroom.conftest import Clock


def mark(participant: str, step: int = 3) -> Mark:
    """Return a flag of somebody on some run."""
    return Mark(participant, "digest", step, "recognised")


def test_a_mark_is_kept_with_its_phase(begun: Room, ada: str) -> None:
    """What is handed in carries the phase that the server knows, not one that a browser claims."""
    kept = hand_in(begun, Mark(ada, "digest", 3, "recognised", phase="invented"))
    assert kept.phase == "colour_first" and begun.records.all(Mark) == (kept,)


def test_marking_again_moves_the_mark(begun: Room, ada: str) -> None:
    """A person has one flag of each kind on a run; other kinds and other people have their own."""
    people.join(begun, "bob")
    for one in (mark(ada, 3), mark(ada, 7), Mark(ada, "digest", 9, "stop"), mark("bob", 5)):
        hand_in(begun, one)
    assert [one.step for one in begun.records.all(Mark)] == [7, 9, 5]
    assert set(KINDS) == {"recognised", "stop"}


def test_a_mark_can_be_taken_back(begun: Room, ada: str) -> None:
    """Lifting a flag removes it, unless handing in is locked."""
    kept = hand_in(begun, mark(ada))
    pace.lock(begun, True)
    with pytest.raises(Locked):
        take_back(begun, kept)
    pace.lock(begun, False)
    take_back(begun, kept)
    assert begun.records.all(Mark) == ()


def test_strangers_hand_in_nothing(begun: Room) -> None:
    """Who did not join, or waits at the door, is refused."""
    with pytest.raises(NotInSession):
        hand_in(begun, mark("stranger"))
    pace.ask_first(begun, True)
    people.join(begun, "new")
    with pytest.raises(StillWaiting):
        hand_in(begun, mark("new"))
    assert begun.records.all(Mark) == ()


def test_nothing_before_the_start_and_after_the_end(room: Room, ada: str) -> None:
    """Both are refused with their own sentence."""
    with pytest.raises(NotStarted):
        hand_in(room, mark(ada))
    pace.start(room)
    pace.end(room)
    with pytest.raises(SessionOver):
        hand_in(room, mark(ada))


def test_a_lock_holds_on_the_server(begun: Room, ada: str) -> None:
    """A page that does not know of the lock yet is refused; after the next phase it works again."""
    pace.lock(begun, True)
    with pytest.raises(Locked):
        hand_in(begun, mark(ada))
    pace.next_phase(begun)
    assert hand_in(begun, mark(ada)).phase == "mechanism"


def test_nobody_is_ahead_of_the_class(room: Room, ada: str) -> None:
    """In the warm-up the step-through page has not had its turn, unless everybody goes alone."""
    pace.start(room)
    with pytest.raises(WrongPhase):
        hand_in(room, mark(ada))
    pace.follow(room, False)
    assert hand_in(room, mark(ada)).phase == "colour_first"


def test_who_is_behind_can_catch_up(begun: Room, ada: str) -> None:
    """In the bridge, a mark still counts for the last phase that used its page."""
    pace.go_to(begun, 4)
    assert hand_in(begun, mark(ada)).phase == "default_test"


def test_a_pause_stops_nobody(begun: Room, ada: str) -> None:
    """While the facilitator talks, students may finish."""
    pace.pause(begun)
    assert hand_in(begun, mark(ada))


def test_handing_in_is_slowed_per_person(begun: Room, ada: str, clock: Clock) -> None:
    """A stuck key is told to wait; the neighbour at the same address is not."""
    people.join(begun, "bob")
    for step in range(RATES["submit"].at_once):
        hand_in(begun, mark(ada, step))
    with pytest.raises(TooFast, match="Wait for 1 s"):
        hand_in(begun, mark(ada))
    assert hand_in(begun, mark("bob"))
    clock.time += 1
    assert hand_in(begun, mark(ada))


def test_who_has_submitted(begun: Room, ada: str) -> None:
    """Counted by person, for the current phase only."""
    people.join(begun, "bob")
    hand_in(begun, mark(ada))
    hand_in(begun, Mark(ada, "digest", 9, "stop"))
    assert submitted(begun, Mark) == {ada}
    pace.next_phase(begun)
    assert submitted(begun, Mark) == set()


# pictures


def test_a_picture_is_remembered_once(begun: Room, ada: str) -> None:
    """The same run made twice is one record, and stays with the phase in which it was made."""
    keep_making(begun, ada, "digest", "{}")
    pace.next_phase(begun)
    keep_making(begun, ada, "digest", "{}")
    assert begun.records.of(Making, ada) == (Making(ada, "digest", "{}", phase="colour_first"),)


def test_pictures_are_counted(sessions: Sessions, begun: Room, ada: str) -> None:
    """After as many as the session gives everybody, a sentence says so."""
    sessions.change(begun, settings=SessionSettings(pictures=2))
    for number in range(2):
        check_may_make(begun, ada, "a snail", [])
        keep_making(begun, ada, f"digest{number}", "{}")
    with pytest.raises(PicturesUsedUp, match="2 pictures"):
        check_may_make(begun, ada, "a snail", [])


def test_own_prompts_can_be_off(sessions: Sessions, begun: Room, ada: str) -> None:
    """Then the presets and the prompts of the sequence are left."""
    sessions.change(begun, settings=SessionSettings(young=True))
    for offered in ("a golden city", "a classroom"):
        check_may_make(begun, ada, offered, ["a golden city"])
    with pytest.raises(PromptNotOffered):
        check_may_make(begun, ada, "a snail", ["a golden city"])


def test_generating_is_for_members_and_slowed(begun: Room, ada: str) -> None:
    """Strangers are refused, a pressed key is told to wait."""
    with pytest.raises(NotInSession):
        check_may_make(begun, "stranger", "", [])
    for _ in range(RATES["generate"].at_once):
        check_may_make(begun, ada, "", [])
    with pytest.raises(TooFast):
        check_may_make(begun, ada, "", [])
    pace.end(begun)
    with pytest.raises(SessionOver):
        check_may_make(begun, ada, "", [])


def test_half_a_character_stops_nothing(begun: Room, ada: str) -> None:
    """A browser may cut an emoji in two; files, pages and documents take whole characters only."""
    pace.go_to(begun, 3)
    kept = hand_in(
        begun, Observation(ada, "test", "picture", {"objects": "cup; \ud83d"}, note="a \ud800 b 😀")
    )
    assert (kept.note, kept.codes) == ("a ? b 😀", {"objects": "cup; ?"})
    assert begun.records.get(Observation, kept.key) == kept
