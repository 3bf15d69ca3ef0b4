"""Groups on the name tag, in the cockpit, and in the settings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ui.conftest import Leader, Student, mounted
from workshop.classroom import pace, people
from workshop.classroom.groups import move, sizes
from workshop.classroom.room import Room
from workshop.classroom.sessions import Sessions
from workshop.content import sentence, words
from workshop.ui.groups import filters, group_name, headings


@pytest.fixture
def grouped(room: Room, classroom: Sessions) -> Room:
    """A session with two groups, and Bob and Cem in it."""
    classroom.change(room, settings=replace(room.session.settings, groups=2))
    for name in ("bob", "cem"):
        people.join(room, name)
    return room


def tag(student: Student) -> str:
    """Return what stands on the name tag."""
    (found,) = [one.proto.popover.label for one in student.tab.get("popover")]
    return str(found)


def test_the_name_tag_says_which_group(room: Room, ada: Student, classroom: Sessions) -> None:
    """Nothing while there are none; then the group, also after a move and in a new tab."""
    name = people.member(room, ada.id).name
    assert tag(ada) == name
    classroom.change(room, settings=replace(room.session.settings, groups=2))
    ada.poll()
    assert tag(ada) == sentence("ui/groups", "tag", person=name, group=group_name(1))
    move(room, ada.id, 2)
    assert tag(ada.open()).endswith(group_name(2))


def test_people_stand_under_their_group(grouped: Room, leader: Leader) -> None:
    """With how many there are; whoever waits at the door is in none yet."""
    pace.ask_first(grouped, True)
    people.join(grouped, "dan")
    leader.open("facilitator", session=grouped.id)
    roster = mounted(leader.tab, "twenty_steps_roster")["people"]
    assert [one["group"] for one in roster] == ["", *headings(grouped).values()]
    assert list(headings(grouped).values()) == ["Group 1 · 1", "Group 2 · 1"]


def test_a_person_can_be_moved(grouped: Room, leader: Leader) -> None:
    """By whoever leads, from the list of people."""
    leader.open("facilitator", session=grouped.id)
    leader.tab.session_state["chosen_person"] = "bob"
    leader.tab.run().segmented_control(key="group bob").set_value(2).run()
    assert sizes(grouped) == {1: 0, 2: 2} and not leader.tab.exception


def test_without_groups_nobody_is_moved(room: Room, leader: Leader) -> None:
    """There is nothing to press, and nothing above the names."""
    people.join(room, "bob")
    leader.open("facilitator", session=room.id)
    leader.tab.session_state["chosen_person"] = "bob"
    assert "group bob" not in [one.key for one in leader.tab.run().get("button_group")]
    assert filters(room) == headings(room) == {}


def test_a_setting_makes_the_groups(room: Room, leader: Leader) -> None:
    """Off by default; everybody who is there comes into one."""
    for name in ("bob", "cem", "dan"):
        people.join(room, name)
    leader.open("facilitator", session=room.id)
    leader.tab.selectbox(key="setting_groups").set_value(3)
    leader.press(words("ui/settings")["keep"])
    assert sizes(room) == {1: 1, 2: 1, 3: 1}
    assert filters(room)["3"] == sentence("ui/groups", "filter", group=group_name(3), count=1)
