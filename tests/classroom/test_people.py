"""Joining, names, leaving, being removed and let in again, presence."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workshop.classroom import pace, people
from workshop.classroom.limits import RATES, TooFast
from workshop.classroom.mark import Mark
from workshop.classroom.names import NameWrong, checked_name
from workshop.classroom.pace import SessionOver
from workshop.classroom.people import (
    ACTIVE,
    RETURN_LIFE,
    ClassFull,
    NamesGiven,
    NotInSession,
    PersonRemoved,
    ReturnUnknown,
    StillWaiting,
)
from workshop.classroom.room import Room
from workshop.classroom.sessions import Sessions
from workshop.classroom.submission import hand_in
from workshop.content import words

if TYPE_CHECKING:
    from tests.classroom.conftest import Clock


@pytest.fixture
def chosen(sessions: Sessions, room: Room) -> Room:
    """The session, with own names allowed."""
    sessions.change(room, settings=replace(room.session.settings, own_names=True))
    return room


def test_a_name_is_given(room: Room) -> None:
    """Who joins gets a friendly name of two words, also when an own one was typed."""
    first, second = people.join(room, "ada", "Ada").name.split()
    assert first in words("names")["first"] and second in words("names")["second"]


def test_names_are_friendly() -> None:
    """The lists have no doubles, and enough pairs for five hundred people."""
    lists = words("names")
    assert all(len(set(one)) == len(one) for one in lists.values())
    assert len(lists["first"]) * len(lists["second"]) > 8 * people.MOST


def test_three_hundred_people_have_three_hundred_names(room: Room) -> None:
    """Joining all at once gives nobody a name twice."""
    with ThreadPoolExecutor(30) as pool:
        joined = list(pool.map(lambda number: people.join(room, f"b{number}"), range(300)))
    assert len({person.name for person in joined}) == 300
    assert len(room.records.all(people.Participant)) == 300


def test_joining_twice_is_joining_once(room: Room) -> None:
    """A double click, also in two threads at once, leaves one person with one name."""
    with ThreadPoolExecutor(4) as pool:
        joined = set(pool.map(lambda _: people.join(room, "ada"), range(4)))
    assert len(joined) == 1 and len(room.records.all(people.Participant)) == 1


def test_two_sams_are_two_people(chosen: Room) -> None:
    """The same own name twice is two people, told apart by their ids."""
    sams = [people.join(chosen, browser, "Sam") for browser in ("a", "b")]
    assert [sam.name for sam in sams] == ["Sam", "Sam"] and sams[0].participant != sams[1].participant


def test_young_learners_never_choose_a_name(sessions: Sessions, chosen: Room) -> None:
    """The setting for young learners wins over own names."""
    sessions.change(chosen, settings=replace(chosen.session.settings, young=True))
    assert people.join(chosen, "a", "Sam").name != "Sam"
    with pytest.raises(NamesGiven):
        people.choose_name(chosen, "a", "Sam")


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u202e", "x" * 25, "\x00"])
def test_a_name_without_letters_is_refused(name: str) -> None:
    """Nothing to read, invisible signs and too much of it are refused with a sentence."""
    with pytest.raises(NameWrong):
        checked_name(name)


def test_names_are_shown_on_one_line() -> None:
    """Line breaks and signs that turn the reading direction are taken out; other scripts stay."""
    assert checked_name(" Zoë\n\u202eMüller ") == "Zoë Müller"
    assert checked_name("李 小龙") == "李 小龙"


def test_joining_late_and_never_after_the_end(begun: Room) -> None:
    """While it runs the door is open; afterwards a sentence says so."""
    assert people.join(begun, "late").standing == "in"
    pace.end(begun)
    with pytest.raises(SessionOver):
        people.join(begun, "too late")


def test_a_restart_keeps_everybody(
    sessions: Sessions, begun: Room, ada: str, clock: Clock, tmp_path: Path
) -> None:
    """The same browser is the same person, in the same phase, with the same work."""
    hand_in(begun, Mark(ada, "digest", 3, "stop"))
    before = people.find(begun, "ada")
    sessions.close()
    restarted = Sessions(tmp_path, clock)
    again = restarted.where("ada")
    assert again and people.find(again, "ada") == before and again.pulse.phase == 1
    assert [mark.step for mark in again.records.of(Mark, ada)] == [3]
    restarted.close()


def test_leaving_a_shared_laptop(room: Room, ada: str) -> None:
    """ "I am not …" makes the person absent; the work stays, and the same browser can come back."""
    people.leave(room, ada)
    assert people.present(room) == []
    with pytest.raises(NotInSession):
        people.member(room, ada)
    assert people.join(room, "ada").name and people.member(room, ada)


def test_a_removed_person_stays_out(begun: Room, ada: str) -> None:
    """Neither handing in nor joining again works, until the facilitator lets them in."""
    people.remove(begun, ada)
    with pytest.raises(PersonRemoved):
        people.join(begun, "ada")
    with pytest.raises(PersonRemoved):
        hand_in(begun, Mark(ada, "digest", 3, "stop"))
    people.let_in(begun, ada)
    assert people.join(begun, "ada").standing == "in"


def test_a_removed_person_with_a_fresh_browser_waits(begun: Room, ada: str) -> None:
    """After a removal newcomers are let in one by one, until the facilitator opens the door again."""
    people.remove(begun, ada)
    assert people.join(begun, "fresh browser").standing == "waiting"
    pace.ask_first(begun, False)
    assert people.join(begun, "late").standing == "in"


def test_somebody_can_be_removed_after_the_end(begun: Room, ada: str) -> None:
    """Tidying the list of a session that is over is no error."""
    pace.end(begun)
    people.remove(begun, ada)
    assert people.present(begun)[0].person.standing == "removed"


def test_leaving_does_not_undo_a_removal(begun: Room, ada: str) -> None:
    """A removed person cannot slip back in by leaving first."""
    people.remove(begun, ada)
    people.leave(begun, ada)
    with pytest.raises(PersonRemoved):
        people.join(begun, "ada")


def test_asking_first(begun: Room) -> None:
    """With the door on the chain, newcomers wait; who is in stays in."""
    pace.ask_first(begun, True)
    new = people.join(begun, "new")
    assert new.standing == "waiting"
    with pytest.raises(StillWaiting):
        people.member(begun, "new")
    assert people.join(begun, "ada").standing == "in"
    people.let_in(begun, "new")
    assert people.member(begun, "new").name == new.name


def test_coming_back_from_another_device(begun: Room, ada: str, clock: Clock) -> None:
    """A code makes another browser the same person, once, for ten minutes."""
    code = people.offer_return(begun, ada)
    assert people.come_back(begun, "phone", code.lower()).participant == ada
    assert people.find(begun, "phone") == people.find(begun, "ada")
    for late in (0.0, RETURN_LIFE):
        other = code if not late else people.offer_return(begun, ada)
        clock.time += late
        with pytest.raises(ReturnUnknown):
            people.come_back(begun, "tablet", other)


def test_a_removed_person_cannot_come_back_by_code(begun: Room, ada: str) -> None:
    """A code that was given before the removal opens nothing."""
    code = people.offer_return(begun, ada)
    people.remove(begun, ada)
    with pytest.raises(PersonRemoved):
        people.come_back(begun, "phone", code)


def test_renaming(chosen: Room, ada: str) -> None:
    """The facilitator may rename anybody, a person themselves where names are free."""
    people.rename(chosen, ada, "Ada L.")
    assert people.member(chosen, ada).name == "Ada L."
    people.choose_name(chosen, ada, "Countess")
    assert people.member(chosen, ada).name == "Countess"
    with pytest.raises(NotInSession):
        people.rename(chosen, "nobody", "x")


def test_who_is_here(room: Room, ada: str, clock: Clock) -> None:
    """The list is by name and shows who was heard of lately, and where."""
    people.join(room, "bob")
    people.rename(room, "bob", "Aaron")
    people.seen(room, ada, "step_through")
    bob, first = people.present(room)
    assert (bob.person.name, bob.active, bob.seen_at) == ("Aaron", False, None)
    assert (first.active, first.page) == (True, "step_through")
    clock.time += ACTIVE + 1
    assert not people.present(room)[1].active


def test_a_session_is_full_one_day(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit nobody new gets in; who is in, does."""
    monkeypatch.setattr(people, "MOST", 1)
    people.join(room, "ada")
    with pytest.raises(ClassFull):
        people.join(room, "bob")
    assert people.join(room, "ada")


def test_joining_again_and_again_is_slowed(room: Room, clock: Clock) -> None:
    """One browser that joins without end is told to wait; the others are not."""
    for _ in range(RATES["join"].at_once):
        people.join(room, "ada")
    with pytest.raises(TooFast):
        people.join(room, "ada")
    assert people.join(room, "bob")
    clock.time += RATES["join"].every
    assert people.join(room, "ada")
