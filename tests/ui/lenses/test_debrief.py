"""The debrief: exit tickets and what they say of a class, and a person's own record."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import Leader, Student, mounted, opened, said
from tests.ui.lenses.conftest import answered
from workshop.classroom import pace, people
from workshop.classroom.exit_ticket import ExitTicket, ticket_of
from workshop.classroom.mark import Mark
from workshop.classroom.prediction import Prediction
from workshop.classroom.room import Room
from workshop.classroom.submission import hand_in
from workshop.content import facts, words
from workshop.cookies import projector_cookie
from workshop.diffusion.trajectory import Trajectory
from workshop.ui import school
from workshop.ui.lenses.closing import finding, rows_of, sides_of

SAID = words("lenses/debrief")
IDEAS = facts("lenses")["debrief"]["ideas"]


@pytest.fixture
def debrief(discussing: Callable[[str], Room]) -> Room:
    """The class is at the debrief."""
    return discussing("debrief")


def fill_in(room: Room, count: int) -> list[ExitTicket]:
    """Let so many people hand in a ticket on which the second idea moves most."""
    tickets = []
    for number in range(count):
        people.join(room, f"p{number}")
        before = dict(zip(IDEAS, (2, 1, 3), strict=True))
        after = dict(zip(IDEAS, (3, 4 + number % 2, 3), strict=True))
        tickets.append(hand_in(room, ticket_of(f"p{number}", before, after, f"open {number}")))
    return tickets


def has_chart(tab: AppTest) -> bool:
    """Tell whether a chart is on the page."""
    return bool(tab.get("arrow_vega_lite_chart") or tab.get("vega_lite_chart"))


def test_a_ticket_is_handed_in_and_found_again(ada: Student, debrief: Room) -> None:
    """Two numbers for each idea and one open thing; a reload shows them."""
    tab = ada.open().tab
    for side, number in (("before", 2), ("after", 5)):
        for idea in IDEAS:
            tab.segmented_control(key=f"ticket {side} {idea}").set_value(number)
    tab.text_area(key="ticket unresolved").set_value("how many words?")
    ada.press(SAID["ticket"]["hand_in"])
    kept = debrief.records.get(ExitTicket, ada.id)
    assert kept and (set(kept.before.values()), set(kept.after.values())) == ({2}, {5})
    again = ada.open().tab
    assert again.text_area(key="ticket unresolved").value == "how many words?"
    assert SAID["ticket"]["kept"] in [one.value for one in again.caption]


def test_the_debrief_asks_for_an_answer_and_a_ticket(ada: Student, debrief: Room) -> None:
    """One of the two is not the end of it; afterwards the ticket counts among what was kept."""
    answered(debrief, ada.id, "debrief/hundred", "the hospital stays")
    ada.poll()
    assert not ada.bar["is_done"]
    hand_in(debrief, ticket_of(ada.id, dict.fromkeys(IDEAS, 2), dict.fromkeys(IDEAS, 4), ""))
    ada.poll()
    assert ada.bar["is_done"]
    pace.end(debrief)
    ada.poll()
    assert words("pages/look_up")["ended"]["ticket"] in said(ada.tab)


def test_half_a_ticket_is_told_so(ada: Student, debrief: Room) -> None:
    """Nothing is kept, and the sentence says what is missing."""
    ada.open()
    ada.press(SAID["ticket"]["hand_in"])
    assert debrief.records.all(ExitTicket) == ()
    assert words("errors/classroom")["ticket_unfinished"] in ada.tab.error[0].value


def test_the_facilitator_sees_before_and_after(leader: Leader, debrief: Room) -> None:
    """From enough tickets on as a chart with n; before, how many there are; open things always."""
    fill_in(debrief, 4)
    tab = leader.open("facilitator", session=debrief.id)
    assert not has_chart(tab)
    assert SAID["chart"]["none"].format(needed=5, n=4) in [one.value for one in tab.caption]
    assert "open 3" in [one.value for one in tab.text]
    fill_in(debrief, 5)
    tab = leader.open("facilitator", session=debrief.id)
    assert has_chart(tab) and "n = 5 tickets" in said(tab)


def test_the_finding_names_what_moved_most(debrief: Room) -> None:
    """By its short name, with both means; every mean has its interval and n."""
    sides = sides_of(fill_in(debrief, 5))
    assert SAID["ticket"]["short"][IDEAS[1]] in finding(sides)
    rows = rows_of(sides)
    assert len(rows) == 2 * len(IDEAS) and set(rows["n"]) == {5}
    assert (rows["low"] <= rows["mean"]).all() and (rows["mean"] <= rows["high"]).all()


def test_the_room_sees_tickets_once_results_are_shown(
    leader: Leader, debrief: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until then it sees the question."""
    fill_in(debrief, 5)
    key = school.access().new_projector(debrief.id)
    screen = Leader(monkeypatch).hold(**{projector_cookie(debrief.id): key})
    tab = screen.open("projector", session=debrief.id)
    assert mounted(tab, "twenty_steps_stage")["lines"] == [SAID["questions"]["hundred"]["ask"]]
    pace.show_results(debrief, True)
    tab = screen.open("projector", session=debrief.id)
    assert "n = 5" in mounted(tab, "twenty_steps_stage")["note"] and has_chart(tab)


def test_the_record_holds_what_a_person_made(
    ada: Student, debrief: Room, make: Callable[..., Trajectory]
) -> None:
    """Their pictures by digest, their flags, their answers; nothing of anybody else."""
    run = make(ada.id)
    debrief.records.put(Mark(ada.id, run.digest, 13, "recognised", phase="colour_first"))
    answered(debrief, ada.id, "debrief/hundred", "the seed varies")
    answered(debrief, "bob", "debrief/hundred", "bob's text")
    ada.open()
    assert words("ui/handed_in")["mark"]["recognised"].format(step=13) in [one.value for one in ada.tab.text]
    shown = "".join(part.proto.json for part in ada.tab.get("bidi_component"))
    assert "the seed varies" in shown and run.digest in shown and "bob's text" not in shown
    links = [one.proto.url for one in ada.tab.get("link_button")]
    assert f"/my-work/{debrief.id}.zip" in links


def test_the_record_shows_what_was_drawn_in_mind(ada: Student, debrief: Room) -> None:
    """Their own drawing, and nobody else's."""
    for who, name in ((ada.id, "a"), ("bob", "b")):
        debrief.records.put(Prediction(who, "a doctor", drawing=name * 64 + ".webp", phase="default_test"))
    ada.open()
    shown = "".join(part.proto.json for part in ada.tab.get("bidi_component"))
    assert f"/drawings/{debrief.id}/{'a' * 64}.webp" in shown and "b" * 64 not in shown


def test_alone_the_record_says_that_nothing_is_collected() -> None:
    """And the ticket stays in the tab."""
    tab = opened("debrief")
    assert SAID["record"]["what_alone"] in said(tab)
    assert SAID["ticket"]["alone"] in said(tab)
