"""The way in: by code, by link, late, from another device, and out again."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import APP, TEACHER, Student, mounted, said
from workshop.classroom import pace, people
from workshop.classroom.people import Participant
from workshop.classroom.room import Room
from workshop.classroom.session import SessionSettings
from workshop.classroom.sessions import Sessions
from workshop.content import sentence, words

JOINING, TAG, BAR = words("ui/joining"), words("ui/name_tag"), words("ui/class_bar")
WELCOME = words("pages/welcome")


def visitor(secret: str = "somebody") -> Student:
    """Return somebody who has not opened anything yet."""
    return Student(secret, AppTest.from_file(APP))


def type_code(student: Student, code: str) -> None:
    """Type a code on the welcome page and send it."""
    student.tab.text_input(key="typed_code").set_value(code)
    student.press(JOINING["find"])


def name_of(room: Room, student: Student) -> str:
    """Return what somebody is called in a session."""
    person = people.find(room, student.id)
    assert person
    return person.name


def join_button(student: Student) -> str:
    """Return the label of the one large button of an invitation."""
    return next(label for label in student.buttons if label.startswith(JOINING["join"]))


def test_a_link_and_one_press_are_enough(room: Room) -> None:
    """The page says which session and which name; after the press the person is in."""
    bo = visitor("bo").open(join=room.session.code)
    assert room.session.title in [one.value for one in bo.tab.subheader]
    label = join_button(bo)
    bo.press(label)
    assert label == JOINING["join_as"].format(name=name_of(room, bo))
    assert bo.bar["task"] == BAR["waiting"]["task"]


def test_the_code_can_be_typed_carelessly(room: Room) -> None:
    """Small letters, spaces and dashes do not matter."""
    bo, code = visitor("bo").open(), room.session.code.lower()
    type_code(bo, f" {code[:2]}-{code[2:]} ")
    bo.press(join_button(bo))
    assert people.member(room, bo.id)


@pytest.mark.parametrize("code", ["CCCCC", "CCCCCC", "", "![x](y)"])
def test_a_wrong_code_is_a_sentence(room: Room, code: str) -> None:
    """It says what to do, and the input is still there."""
    bo = visitor("bo").open()
    type_code(bo, code)
    expected = [sentence("errors/classroom", "no_such_session")] if code else []
    assert [one.value for one in bo.tab.error] == expected
    assert JOINING["find"] in bo.buttons and room.records.all(Participant) == ()


def test_late_comers_land_where_the_class_is(room: Room) -> None:
    """Joining in the second phase opens its page."""
    pace.start(room)
    pace.next_phase(room)
    bo = visitor("bo").open(join=room.session.code)
    bo.press(join_button(bo))
    assert bo.bar["heading"] == room.pulse.heading
    assert mounted(bo.tab, "twenty_steps_picture_cards")


def test_an_own_name_where_the_session_allows_it(classroom: Sessions) -> None:
    """It is shown as it was typed, never as Markdown."""
    room = classroom.create(TEACHER, SessionSettings(own_names=True))
    bo = visitor("bo").open(join=room.session.code)
    bo.tab.text_input(key="own_name").set_value("Bo **x**")
    bo.press(JOINING["join"])
    assert name_of(room, bo) == "Bo **x**"
    assert r"Bo \*\*x\*\*" in said(bo.tab)


def test_an_own_name_can_be_left_out_and_changed_later(classroom: Sessions) -> None:
    """An empty field gives a friendly name; the name tag changes it, and says when that cannot be."""
    room = classroom.create(TEACHER, SessionSettings(own_names=True))
    bo = visitor("bo").open(join=room.session.code)
    bo.press(JOINING["join"])
    assert name_of(room, bo)
    bo.tab.text_input(key="new_name").set_value("Bo")
    bo.press(TAG["rename_do"])
    assert name_of(room, bo) == "Bo"
    bo.tab.text_input(key="new_name").set_value("  ")
    bo.press(TAG["rename_do"])
    assert name_of(room, bo) == "Bo" and len(bo.tab.error) == 1


@pytest.mark.parametrize("settings", [SessionSettings(), SessionSettings(young=True, own_names=True)])
def test_no_own_name_for_others_and_for_young_learners(
    classroom: Sessions, settings: SessionSettings
) -> None:
    """There is nothing to type, neither before nor afterwards."""
    room = classroom.create(TEACHER, settings)
    bo = visitor("bo").open(join=room.session.code)
    assert [one.key for one in bo.tab.text_input] == []
    bo.press(join_button(bo))
    assert "new_name" not in [one.key for one in bo.tab.text_input]


def test_the_door_opens_when_the_facilitator_says_so(room: Room) -> None:
    """Until then the person reads to wait, and nothing can be pressed but the way out."""
    pace.ask_first(room, True)
    bo = visitor("bo").open(join=room.session.code)
    bo.press(join_button(bo))
    name = name_of(room, bo)
    assert [one.value for one in bo.tab.title] == [BAR["door"]["waiting"].format(name=name)]
    assert bo.buttons == [TAG["not_me"].format(name=name)]
    people.let_in(room, bo.id)
    bo.poll()
    assert bo.bar["task"] == BAR["waiting"]["task"]


def test_an_ended_session_lets_nobody_in(room: Room) -> None:
    """The sentence says so."""
    pace.end(room)
    bo = visitor("bo").open(join=room.session.code)
    bo.press(join_button(bo))
    assert [one.value for one in bo.tab.error] == [sentence("errors/classroom", "session_over")]


def test_an_invitation_to_another_session_leaves_the_first(ada: Student, classroom: Sessions) -> None:
    """It says so before; afterwards the person is in the new one only."""
    first = classroom.where(ada.id)
    assert first
    second = classroom.create(TEACHER, title="The second one")
    ada.open(join=second.session.code)
    assert JOINING["leaves"].format(title=first.session.title) in said(ada.tab).replace("\\", "")
    ada.press(join_button(ada))
    assert classroom.where(ada.id) is second
    assert ada.bar["heading"] == "The second one"


def test_a_link_to_the_own_session_leads_back_into_it(ada: Student, room: Room) -> None:
    """Whoever is in already is not asked again."""
    ada.open(join=room.session.code)
    assert ada.bar["task"] == BAR["waiting"]["task"]


def test_going_on_from_another_device(ada: Student, room: Room) -> None:
    """The code from the name tag makes the second browser the same person; it works once."""
    ada.press(TAG["move"])
    code = ada.tab.header[-1].value
    phone = visitor("phone").open()
    type_code(phone, code)
    assert TAG["not_me"].format(name=name_of(room, ada)) in phone.buttons
    assert people.find(room, phone.id) == people.find(room, ada.id)
    other = visitor("other").open()
    type_code(other, code)
    assert len(other.tab.error) == 1 and people.find(room, other.id) is None


def test_i_am_not(ada: Student, room: Room) -> None:
    """The person is gone from the list, the browser is sent for a new identity, and nothing else is drawn."""
    ada.press(TAG["not_me"].format(name=name_of(room, ada)))
    assert people.present(room) == []
    assert mounted(ada.tab, "twenty_steps_someone_else")
    assert ada.buttons == []


def test_i_am_not_on_a_second_device_leaves_the_first_alone(ada: Student, room: Room) -> None:
    """The person still sits at the first one."""
    phone = visitor("phone")
    people.come_back(room, phone.id, people.offer_return(room, ada.id))
    phone.open().press(TAG["not_me"].format(name=name_of(room, ada)))
    assert people.member(room, ada.id)


def test_a_removed_person_sees_a_sentence_and_cannot_act(ada: Student, room: Room) -> None:
    """Nothing of the page is left, on whatever page they were; when let in again, everything is back."""
    pace.start(room)
    pace.next_phase(room)
    ada.poll()
    people.remove(room, ada.id)
    ada.poll()
    assert [one.value for one in ada.tab.title] == [BAR["door"]["removed"]]
    assert [one.value for one in ada.tab.subheader] == [sentence("errors/classroom", "person_removed")]
    assert ada.buttons == [TAG["not_me"].format(name=name_of(room, ada))]
    people.let_in(room, ada.id)
    ada.poll()
    assert ada.bar["heading"] == room.pulse.heading


def test_alone_means_that_nothing_is_collected(classroom: Sessions) -> None:
    """The welcome page says so, and so does the page behind it."""
    bo = visitor("bo").open()
    assert WELCOME["private"] in said(bo.tab)
    bo.press(WELCOME["start"])
    assert BAR["alone"] in [one.value for one in bo.tab.caption]
    bo.press(BAR["join"])
    assert JOINING["find"] in bo.buttons


def test_a_deleted_session_leaves_people_alone(ada: Student, room: Room, classroom: Sessions) -> None:
    """The page is that of somebody who explores alone."""
    classroom.delete(room.id)
    ada.poll()
    assert BAR["alone"] in [one.value for one in ada.tab.caption]
