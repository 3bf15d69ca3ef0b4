"""Groups: who comes into which, what survives, and what a facilitator changes."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from workshop.classroom import people
from workshop.classroom.export import table
from workshop.classroom.groups import group_of, groups_of, move, sizes
from workshop.classroom.people import NotInSession, Participant
from workshop.classroom.prediction import Prediction
from workshop.classroom.room import Room
from workshop.classroom.session import SettingOutOfRange
from workshop.classroom.sessions import Sessions


def regroup(sessions: Sessions, room: Room, count: int) -> None:
    """Choose another number of groups."""
    sessions.change(room, settings=replace(room.session.settings, groups=count))


@pytest.fixture
def grouped(sessions: Sessions, room: Room) -> Room:
    """A session with three groups."""
    regroup(sessions, room, 3)
    return room


def group(room: Room, participant: str) -> int:
    """Return somebody's group."""
    person = room.records.get(Participant, participant)
    assert person
    return group_of(room, person)


def test_a_class_has_no_groups_unless_it_is_said(room: Room, ada: str) -> None:
    """Then nobody is in one, and nobody can be put into one."""
    assert group(room, ada) == 0 and sizes(room) == {}
    with pytest.raises(SettingOutOfRange):
        move(room, ada, 1)


def test_whoever_joins_comes_into_the_smallest(grouped: Room) -> None:
    """One after the other; who left makes room, and who comes back is where they were."""
    joined = [people.join(grouped, name).group for name in "abcd"]
    assert joined == [1, 2, 3, 1]
    people.leave(grouped, "b")
    assert people.join(grouped, "late").group == 2
    assert people.join(grouped, "b").group == 2
    assert sizes(grouped) == {1: 2, 2: 2, 3: 1}


def test_a_whole_class_at_once_is_even(grouped: Room) -> None:
    """Sixty people who join in the same moment are twenty in each."""
    with ThreadPoolExecutor(30) as pool:
        joined = list(pool.map(lambda number: people.join(grouped, f"b{number}"), range(60)))
    assert Counter(one.group for one in joined) == {1: 20, 2: 20, 3: 20}


def test_groups_that_come_later_take_everybody(sessions: Sessions, room: Room) -> None:
    """Turned on, off and on again: everybody has a place, and finds it again."""
    for name in "abcde":
        people.join(room, name)
    regroup(sessions, room, 2)
    assert sizes(room) == {1: 3, 2: 2}
    before = groups_of(room)
    regroup(sessions, room, 0)
    assert set(groups_of(room).values()) == {0}
    regroup(sessions, room, 2)
    assert groups_of(room) == before


def test_other_settings_move_nobody(sessions: Sessions, grouped: Room) -> None:
    """What a facilitator arranged stays, also when the title changes."""
    for name in "abc":
        people.join(grouped, name)
    move(grouped, "a", 2)
    sessions.change(grouped, settings=replace(grouped.session.settings, results_from=3), title="7b")
    assert sizes(grouped) == {1: 0, 2: 2, 3: 1}


def test_a_facilitator_moves_a_person(grouped: Room, sessions: Sessions) -> None:
    """It is durable; there is no other group, and no other person."""
    people.join(grouped, "ada")
    move(grouped, "ada", 3)
    for wrong in (0, 4):
        with pytest.raises(SettingOutOfRange):
            move(grouped, "ada", wrong)
    with pytest.raises(NotInSession):
        move(grouped, "nobody", 1)
    sessions.close()
    again = Sessions(grouped.records.folder.parent.parent, grouped.now)
    assert group(again.open(grouped.id), "ada") == 3
    again.close()


def test_a_group_survives_everything(grouped: Room, ada: str) -> None:
    """A new name, a removal and coming back."""
    move(grouped, ada, 2)
    people.rename(grouped, ada, "Ada L.")
    people.remove(grouped, ada)
    people.let_in(grouped, ada)
    assert group(grouped, ada) == 2


def test_exports_name_the_group(grouped: Room, sessions: Sessions) -> None:
    """Whoever was moved has the last one everywhere; a class without groups has none."""
    people.join(grouped, "ada")
    grouped.records.put(Prediction("ada", "a doctor", {"setting": "office"}))
    move(grouped, "ada", 3)
    for file in ("predictions", "timeline"):
        assert [row["group"] for row in table(grouped, file) if "participant" in row] == [3]
    regroup(sessions, grouped, 0)
    assert table(grouped, "predictions")[0]["group"] == ""
