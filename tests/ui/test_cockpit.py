"""The cockpit: what it shows, and that its controls change the room."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.ui.conftest import Leader, PretendedEngine, mounted, said
from workshop.classroom import pace, people
from workshop.classroom.mark import Mark
from workshop.classroom.moderation import may_see
from workshop.classroom.people import Participant
from workshop.classroom.room import Room
from workshop.classroom.submission import hand_in
from workshop.content import facts, words
from workshop.diffusion.ledger import Ledger
from workshop.diffusion.trajectory import Cost
from workshop.ui import school, system
from workshop.ui.controls import ACTIONS, act, seen_of

SAID = words("ui/cockpit")
BAR, PEOPLE, MORE = SAID["bar"], SAID["people"], SAID["more"]


@pytest.fixture
def cockpit(room: Room, leader: Leader) -> Leader:
    """The teacher before the cockpit of a session that has not begun."""
    leader.open("facilitator", session=room.id)
    return leader


def running(room: Room, phase: int) -> None:
    """Let the class be in a phase."""
    pace.start(room)
    pace.go_to(room, phase)


def person(room: Room, id: str) -> Participant:
    """Return somebody of the session."""
    found = room.records.get(Participant, id)
    assert found
    return found


def test_the_script_makes_room_for_a_panel(room: Room, cockpit: Leader) -> None:
    """What to say stays open; the rest folds while an activity has controls of its own below."""
    pace.start(room)
    assert mounted(cockpit.tab.run(), "twenty_steps_script")["folds"]
    pace.go_to(room, 1)
    assert not mounted(cockpit.tab.run(), "twenty_steps_script")["folds"]


def test_the_script_of_the_phase_is_shown(room: Room, cockpit: Leader) -> None:
    """What to say, ask and do, what is next, and how to join."""
    script = mounted(cockpit.tab, "twenty_steps_script")
    words_of = room.session.sequence.phases[0].script
    assert (script["say"], script["ask"], script["do"]) == (
        list(words_of.say),
        list(words_of.ask),
        list(words_of.do),
    )
    assert room.session.sequence.phases[1].script.title in said(cockpit.tab)
    assert not script["folds"]
    join = mounted(cockpit.tab, "twenty_steps_join")
    assert join["code"] == room.session.code and str(join["link"]).endswith(f"/join/{room.session.code}")
    assert str(join["picture"]).startswith("data:image/svg+xml")


def test_young_learners_have_their_own_script(room: Room, leader: Leader) -> None:
    """Their words replace the others, in the cockpit as well."""
    from dataclasses import replace

    school.sessions().change(room, replace(room.session.settings, young=True))
    running(room, 3)
    script = mounted(leader.open("facilitator", session=room.id), "twenty_steps_script")
    young = room.session.sequence.phases[3].young
    assert young and script["say"] == list(young.say)


def test_there_is_one_primary_button(room: Room, cockpit: Leader) -> None:
    """Begin before the start, Next afterwards; everything else is quiet."""
    primary = [one for one in cockpit.tab.button if one.proto.type == "primary"]
    assert [one.label.strip("*") for one in primary] == [BAR["begin"]]
    cockpit.press(BAR["begin"])
    assert room.pace.state == "running" and room.pace.phase == 0
    assert BAR["next"] in cockpit.buttons and BAR["begin"] not in cockpit.buttons


def test_the_controls_change_the_room(room: Room, cockpit: Leader) -> None:
    """Each press does what its label says, and the next one undoes it."""
    for label in (BAR["begin"], BAR["next"], BAR["reveal"].format(shown=0, all=1), BAR["show_results"]):
        cockpit.press(label)
    for label in (BAR["lock"], BAR["blank"], BAR["self_paced"], BAR["pause"]):
        cockpit.press(label)
    now = room.pace
    assert (now.phase, now.revealed[1], now.results[1]) == (1, 1, True)
    assert (now.locked, now.blank, now.follow, now.state) == (True, True, False, "paused")
    for label in (BAR["unreveal"], BAR["hide_results"], BAR["unlock"], BAR["unblank"], BAR["follow"]):
        cockpit.press(label)
    now = room.pace
    assert (now.revealed[1], now.results[1], now.locked, now.blank, now.follow) == (
        0,
        False,
        False,
        False,
        True,
    )
    cockpit.press(BAR["go_on"])
    cockpit.press(BAR["back"])
    assert room.pace.state == "running" and room.pace.phase == 0


@pytest.mark.parametrize(("action", "attribute"), [("next", "phase"), ("reveal", "revealed")])
def test_a_double_press_moves_once(room: Room, cockpit: Leader, action: str, attribute: str) -> None:
    """Two presses on the same screen are one; a third on the new screen is the second."""
    pace.start(room)
    screen = seen_of(room.pace)
    act(room.id, action, screen)
    once = getattr(room.pace, attribute)
    act(room.id, action, screen)
    assert getattr(room.pace, attribute) == once
    act(room.id, action, seen_of(room.pace))
    assert getattr(room.pace, attribute) != once


@pytest.mark.parametrize("action", ["pause", "lock", "blank", "results", "follow"])
def test_a_double_press_does_not_undo_itself(room: Room, cockpit: Leader, action: str) -> None:
    """A switch that is hit twice on one screen is switched once."""
    pace.start(room)
    screen = seen_of(room.pace)
    for _ in range(2):
        act(room.id, action, screen)
    assert seen_of(room.pace) != screen


def test_every_key_does_something(cockpit: Leader) -> None:
    """No key is named that has no action, and each action has its line in the help."""
    keys = facts("cockpit")["keys"]
    assert set(keys.values()) == set(ACTIONS) == set(words("ui/keys")["actions"])
    assert keys[" "] == "next"
    assert mounted(cockpit.tab, "twenty_steps_keys")["keys"] == keys
    shown = said(cockpit.tab)
    assert all(line in shown for line in words("ui/keys")["actions"].values())


@pytest.mark.parametrize("said_by_browser", ["", "drop table", "__class__"])
def test_unknown_actions_do_nothing(room: Room, cockpit: Leader, said_by_browser: str) -> None:
    """A browser can say anything."""
    before = room.pace
    act(room.id, said_by_browser, {})
    act(room.id, "next", {"phase": "zero"})
    assert room.pace == before


def test_a_press_after_signing_out_changes_nothing(room: Room, cockpit: Leader) -> None:
    """The page that is still on the screen has no power any more."""
    cockpit.hold()
    act(room.id, "next", seen_of(room.pace))
    assert room.pace.state == "waiting"


def test_people_are_listed_and_counted(room: Room, cockpit: Leader) -> None:
    """Who is here, who is active, who has handed in, who waits."""
    for name in ("ada", "bo", "cy"):
        people.join(room, name)
    running(room, 1)
    people.seen(room, "ada", "step_through")
    hand_in(room, Mark("bo", "0" * 64, 5, "recognised"))
    people.remove(room, "cy")
    roster = mounted(cockpit.tab.run(), "twenty_steps_roster")
    assert roster["counts"] == [[2, PEOPLE["here"]], [1, PEOPLE["active"]], [1, PEOPLE["done"]]]
    chips = {chip["id"]: (chip["active"], chip["done"], chip["standing"]) for chip in roster["people"]}
    assert chips == {"ada": (True, False, "in"), "bo": (False, True, "in"), "cy": (False, False, "removed")}


def test_a_person_can_be_renamed_removed_and_let_in(room: Room, cockpit: Leader) -> None:
    """Who was sent out stays out until let in; newcomers then wait until the door is opened."""
    people.join(room, "ada")
    cockpit.tab.session_state["chosen_person"] = "ada"
    cockpit.tab.run().text_input(key="new_name ada").set_value("Ada L")
    cockpit.press(PEOPLE["rename"])
    assert person(room, "ada").name == "Ada L"
    cockpit.press(PEOPLE["remove_yes"])
    assert person(room, "ada").standing == "removed" and room.pace.ask_first
    cockpit.press(PEOPLE["let_in"])
    assert person(room, "ada").standing == "in"
    cockpit.press(PEOPLE["open_door"])
    assert not room.pace.ask_first


def test_what_was_handed_in_can_be_released_hidden_and_removed(room: Room, cockpit: Leader) -> None:
    """Others see it after the release only, and no longer after hiding it."""
    people.join(room, "ada")
    running(room, 1)
    mark = hand_in(room, Mark("ada", "0" * 64, 5, "recognised"))
    cockpit.tab.run()
    assert not may_see(room, mark)
    cockpit.press(words("ui/handed_in")["release"])
    assert may_see(room, mark)
    cockpit.press(words("ui/handed_in")["hide"])
    assert not may_see(room, mark)
    cockpit.press(words("ui/handed_in")["remove"])
    assert room.records.all(Mark) == ()


def test_names_are_shown_as_they_were_typed(room: Room, cockpit: Leader) -> None:
    """Markdown in a name fetches nothing and looks like nothing."""
    people.join(room, "ada")
    people.rename(room, "ada", "![x](http://x.example/y)")
    running(room, 1)
    hand_in(room, Mark("ada", "0" * 64, 5, "recognised"))
    assert "![x]" not in "".join(one.value for one in cockpit.tab.run().markdown)


def test_a_message_reaches_everybody(room: Room, cockpit: Leader) -> None:
    """It is in the pulse until it is taken away."""
    cockpit.tab.text_area(key="message_to_all").set_value("Look up.")
    cockpit.press(BAR["send"])
    assert room.pulse.message == "Look up." and "Look up" in said(cockpit.tab)
    cockpit.press(BAR["take_away"])
    assert room.pulse.message == ""


def test_settings_are_kept(room: Room, cockpit: Leader) -> None:
    """Title and settings change together; young learners bring their stricter ones along."""
    cockpit.tab.text_input(key="setting_title").set_value("Class 7b")
    cockpit.tab.toggle(key="setting_young").set_value(True)
    cockpit.tab.number_input(key="setting_results_from").set_value(8)
    cockpit.press(words("ui/settings")["keep"])
    session = room.session
    assert session.title == "Class 7b" and session.settings.results_from == 8
    assert session.settings.young and not session.settings.free_prompts and session.settings.retention == 7


def test_an_ended_session_has_no_controls(room: Room, cockpit: Leader) -> None:
    """What was handed in can still be read and saved."""
    cockpit.press(MORE["end_yes"])
    assert room.pace.state == "ended"
    assert BAR["next"] not in cockpit.buttons and MORE["end_yes"] not in cockpit.buttons
    assert SAID["frame"]["ended"] in said(cockpit.tab)
    assert mounted(cockpit.tab, "twenty_steps_join")["code"] == room.session.code


def test_the_clock_says_late_and_early(room: Room, cockpit: Leader) -> None:
    """One minute into a later phase without the ones before is early; standing still is late."""
    clock = [1_000_000.0]
    room.now = lambda: clock[0]
    running(room, 3)
    clock[0] += 60
    early = mounted(cockpit.tab.run(), "twenty_steps_clock")
    clock[0] += 600
    late = mounted(cockpit.tab.run(), "twenty_steps_clock")
    assert early["late"] == -300 and early["spent"] == 60 and late["late"] > 0
    assert [part["here"] for part in late["plan"]] == [False, False, True, False]
    assert sum(part["minutes"] for part in late["plan"]) == 12


def test_a_projector_link_is_made_on_request_only(room: Room, cockpit: Leader) -> None:
    """Opening the cockpit ten times makes no key, so that none in use gives way."""

    def keys() -> int:
        return sum(grant.role == "projector" for grant in school.access().grants())

    assert keys() == 0
    cockpit.press(SAID["projector"]["make"])
    assert keys() == 1
    key = cockpit.tab.code[0].value.rpartition("/")[2]
    assert school.access().projector(key) == room.id


def test_an_address_of_a_deleted_session_leads_to_the_list(room: Room, cockpit: Leader) -> None:
    """An old bookmark is no failure."""
    school.sessions().delete(room.id)
    tab = cockpit.open("facilitator", session=room.id)
    assert not tab.error and "start" in [one.key for one in tab.button]


def test_what_is_wrong_with_the_picture_maker_is_said_without_being_asked(
    leader: Leader, room: Room, engine: PretendedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a sentence above the script, and it goes when all is well again."""
    told: list[str] = ["The picture maker stopped and is starting again."]
    monkeypatch.setattr(system, "fault", lambda: told[0])
    page = leader.open("facilitator", session=room.id)
    assert [one.value for one in page.warning] == told
    told[0] = ""
    assert [one.value for one in page.run().warning] == []


def test_the_panel_sums_what_the_runs_cost(
    leader: Leader, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Line, denoising and decoding apart, and how many rows shared a call."""
    ledger = Ledger().with_made(Cost(3.0, 20.0, 4.0, 6.0)).with_made(Cost(1.0, 22.0, 8.0, 3.0))
    status = SimpleNamespace(sentence="Ready.", model="m@1", queue_length=0, is_fault=False)
    busy = SimpleNamespace(status=lambda: status, ledger=ledger.with_one_more("answered"))
    monkeypatch.setattr(system, "engine_if_started", lambda: busy)
    said = "\n".join(one.value for one in leader.open("facilitator", session=room.id).text)
    assert "2 made in 54 s" in said
    assert "in line: 4. Denoising: 42. Decoding: 12." in said
    assert "4.5 rows" in said and "model: 1." in said
