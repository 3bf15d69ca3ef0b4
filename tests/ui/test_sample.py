"""The worked example in the lobby."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Leader, PretendedEngine, said
from workshop.classroom.observation import Observation
from workshop.classroom.sessions import Sessions
from workshop.content import words
from workshop.ui import sample

SAID, BADGE = words("sample"), words("ui/exports")["sample"]


@pytest.fixture(autouse=True)
def probed(engine: PretendedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the probe see a woman in every picture, and something that the codebook does not know."""
    read = {"gender_presentation": {"woman": 0.9, "man": 0.1}, "hat": {"tall": 1.0}}
    monkeypatch.setattr(sample, "reading_of", lambda digest: read)


def test_one_press_opens_it_and_a_second_one_finds_it(classroom: Sessions, leader: Leader) -> None:
    """It is made once, and everything about it says what it is."""
    tab = leader.open("facilitator")
    tab.button(key="sample").click().run()
    [card] = classroom.cards()
    assert BADGE in said(tab) and words("ui/cockpit")["frame"]["rehearsal"] in said(tab)
    for place in ("dashboard", "projector"):
        assert BADGE in said(leader.open(place, session=card.id)), place
    tab = leader.open("facilitator")
    assert BADGE in said(tab)
    tab.button(key="sample").click().run()
    assert [one.id for one in classroom.cards()] == [card.id] and tab.query_params["session"] in (
        card.id,
        [card.id],
    )


def test_the_class_saw_what_the_probe_sees(classroom: Sessions, leader: Leader) -> None:
    """Sample answers fit the pictures beside which they stand."""
    leader.open("facilitator").button(key="sample").click().run()
    room = classroom.open(classroom.cards()[0].id)
    seen = [one.codes.get("gender_presentation") for one in room.records.all(Observation)]
    assert seen.count("woman") > 0.7 * len(seen)
    assert not any("hat" in one.codes for one in room.records.all(Observation))


def test_the_script_can_be_rehearsed(classroom: Sessions, leader: Leader) -> None:
    """Begin and Next work as in a class."""
    leader.open("facilitator").button(key="sample").click().run()
    room = classroom.open(classroom.cards()[0].id)
    leader.open("facilitator", session=room.id)
    leader.press(words("ui/cockpit")["bar"]["begin"])
    assert room.pace.state == "running"
    leader.press(words("ui/cockpit")["bar"]["next"])
    assert room.pace.phase == 1
