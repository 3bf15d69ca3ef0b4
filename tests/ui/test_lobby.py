"""Starting sessions and finding them again."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import TEACHER, Leader, said
from workshop.classroom import pace
from workshop.classroom.sequence import load, save
from workshop.classroom.session import SessionSettings
from workshop.classroom.sessions import Sessions
from workshop.content import facts, words
from workshop.settings import Settings

SAID, FRAME = words("ui/lobby"), words("ui/cockpit")["frame"]


def only(classroom: Sessions) -> str:
    """Return the id of the one session there is."""
    (card,) = classroom.cards()
    return card.id


def test_one_press_starts_twelve_minutes(classroom: Sessions, leader: Leader) -> None:
    """The big button leads straight to the cockpit, and its address finds the session again."""
    tab = leader.open("facilitator")
    assert [one.key for one in tab.button if one.proto.type == "primary"] == ["start"]
    tab.button(key="start").click().run()
    room = classroom.open(only(classroom))
    assert room.session.sequence.minutes == 12 and room.session.owner == "teacher"
    assert tab.query_params["session"] in (room.id, [room.id])
    assert leader.open("facilitator", session=room.id).title[0].value


def test_another_route_is_a_press_away(classroom: Sessions, leader: Leader) -> None:
    """The label says what will start."""
    tab = leader.open("facilitator")
    tab.pills(key="route").set_value("thirty").run()
    leader.press(SAID["start"].format(minutes="30"))
    assert classroom.open(only(classroom)).session.sequence.name == "thirty"


def test_an_own_sequence_can_be_started(classroom: Sessions, leader: Leader, settings: Settings) -> None:
    """What a facilitator saved stands beside the routes."""
    kept = save(settings.data, "teacher", load("ten"), facts("pages"))
    tab = leader.open("facilitator")
    tab.pills(key="route").set_value(kept.name).run()
    tab.button(key="start").click().run()
    assert classroom.open(only(classroom)).session.sequence.owner == "teacher"


def test_sessions_of_before_are_listed(classroom: Sessions, leader: Leader) -> None:
    """Open and ended ones with their days; a colleague's are not among them."""
    ended = classroom.create(TEACHER, SessionSettings(retention=3), title="Class 7b")
    pace.end(ended)
    classroom.tidy()
    classroom.create(TEACHER, title="Class 8a")
    shown = said(leader.open("facilitator"))
    assert "Class 7b" in shown and "Class 8a" in shown
    assert SAID["last_days"].format(days=3) in shown and SAID["kept"].format(days=30) in shown
    assert "Class 7b" not in said(Leader(leader.monkeypatch).sign_in("colleague").open("facilitator"))


def test_deleting_asks_first_and_is_for_owners(classroom: Sessions, leader: Leader) -> None:
    """A guest who leads by a link cannot throw a session away."""
    room = classroom.create(TEACHER)
    leader.sign_in(session=room.id)
    leader.open("facilitator").button(key=f"delete list {room.id}").click().run()
    assert [card.id for card in classroom.cards()] == [room.id] and len(leader.tab.error) == 1
    leader.sign_in("teacher")
    leader.open("facilitator").button(key=f"delete list {room.id}").click().run()
    assert classroom.cards() == [] and not leader.tab.error


def test_a_guest_cannot_start_sessions(classroom: Sessions, leader: Leader) -> None:
    """Whoever came with a link to one session reads so, and has no button."""
    leader.sign_in(session=classroom.create(TEACHER).id)
    tab = leader.open("facilitator")
    assert SAID["no_start"] in said(tab) and "start" not in [one.key for one in tab.button]


def test_signing_out_is_one_press(leader: Leader) -> None:
    """The page then asks to sign in."""
    leader.open("facilitator")
    tab: AppTest = leader.press(words("ui/sign_in")["leave"])
    assert tab.header[0].value == words("ui/sign_in")["title"]


def test_a_passphrase_is_set_in_the_browser(leader: Leader) -> None:
    """A short one is refused with a sentence; a good one is kept."""
    tab = leader.open("facilitator")
    for phrase, refusals in (("short", 1), ("four words are enough", 0)):
        tab.text_input(key="new_passphrase").set_value(phrase)
        leader.press(words("ui/sign_in")["keep"])
        assert len(tab.error) == refusals
    assert [one.value for one in tab.success] == [words("ui/sign_in")["kept"]]
