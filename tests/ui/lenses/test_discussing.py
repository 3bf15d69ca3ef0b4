"""Answers, what others wrote, the wall in the cockpit, and what the room reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.conftest import Leader, Student, mounted, said
from tests.ui.lenses.conftest import answered
from workshop.classroom import discussion as talk
from workshop.classroom import moderation, pace, people
from workshop.classroom.answer import Answer
from workshop.classroom.endorsement import endorse, endorsements
from workshop.classroom.room import Room
from workshop.content import words
from workshop.cookies import projector_cookie
from workshop.ui import school
from workshop.ui.components.sorting import Lane
from workshop.ui.lenses import answers, others
from workshop.ui.lenses.groups import _keep, regrouped, suggested
from workshop.ui.lenses.questions import lens_of
from workshop.ui.seat import take_seat

SAID = words("lenses/answering")
BOX, NOTES, STAGE = "twenty_steps_answer_box", "twenty_steps_notes", "twenty_steps_stage"
SORTING = "twenty_steps_sorting"
QUESTION = "system/default"


@pytest.fixture
def system(discussing: Callable[[str], Room]) -> Room:
    """The class discusses System."""
    return discussing("system")


def has(tab: object, component: str) -> bool:
    """Tell whether a component of ours is on a page."""
    return component in str(getattr(tab, "main", tab))


def notes(student: Student) -> list[dict[str, object]]:
    """Return what others wrote, as this student reads it."""
    found: list[dict[str, object]] = mounted(student.tab, NOTES)["notes"]
    return found


def test_an_answer_is_there_after_a_reload(ada: Student, system: Room) -> None:
    """With its frame, on a new tab as well; the page says that it was handed in."""
    answered(system, ada.id, QUESTION, "a hospital", observed="six of six")
    kept = mounted(ada.open().tab, BOX)["kept"]
    assert (kept["text"], kept["frame"]) == ("a hospital", {"observed": "six of six"})
    assert kept["where"] == SAID["box"]["kept"]
    assert ada.bar["is_done"]


def test_what_a_browser_hands_in_is_checked_and_kept(ada: Student, system: Room) -> None:
    """Only parts that were asked for are taken; a refusal is told and changes nothing."""
    seat = take_seat(ada.id, system)
    answers._keep(seat, ada.id, QUESTION, " a hospital ", {"observed": "six"})
    assert answers.own_answer(QUESTION, ada.id, seat).text == "a hospital"
    pace.lock(system, True)
    answers._keep(seat, ada.id, QUESTION, "another", {})
    assert system.records.all(Answer)[0].text == "a hospital"


def test_a_locked_box_says_so(ada: Student, system: Room) -> None:
    """Before anybody presses."""
    pace.lock(system, True)
    assert mounted(ada.open().tab, BOX)["closed"]


def test_others_come_after_ones_own(ada: Student, system: Room) -> None:
    """First alone, then together: a released answer appears once one's own is there."""
    moderation.release(system, answered(system, "bob", QUESTION, "bob's text"))
    assert SAID["others"]["first"] in said(ada.open().tab) and not has(ada.tab, NOTES)
    answered(system, ada.id, QUESTION, "ada's text")
    assert [one["text"] for one in notes(ada.open())] == ["bob's text"]


def test_a_reveal_shows_them_to_everybody(ada: Student, system: Room) -> None:
    """Who wrote nothing reads them too, once the facilitator shows results."""
    moderation.release(system, answered(system, "bob", QUESTION, "bob's text"))
    pace.show_results(system, True)
    assert [one["text"] for one in notes(ada.open())] == ["bob's text"]


def test_what_is_not_released_is_not_shown(ada: Student, system: Room) -> None:
    """The page says whom it waits for."""
    answered(system, "bob", QUESTION, "bob's text")
    answered(system, ada.id, QUESTION, "ada's text")
    ada.open()
    assert "bob's text" not in str(ada.tab.main)
    assert SAID["others"]["waiting"] in said(ada.tab)


def test_text_of_people_is_never_markdown(ada: Student, system: Room) -> None:
    """It travels to the component as it was written, and nowhere else."""
    nasty = "![x](http://evil/x.png) <script>1</script> **bold**"
    moderation.release(system, answered(system, "bob", QUESTION, nasty))
    answered(system, ada.id, QUESTION, "ada's text")
    assert notes(ada.open())[0]["text"] == nasty
    assert "evil" not in said(ada.tab)


def test_i_saw_this_too_is_counted_and_taken_back(ada: Student, system: Room) -> None:
    """One press more, one press less; one's own note cannot be pressed at all."""
    answer = answered(system, "bob", QUESTION, "bob's text")
    moderation.release(system, answer)
    seat = take_seat(ada.id, system)
    assert seat
    others._toggle(seat, ada.id, answer.key)
    assert endorsements(system, Answer)[answer.key] == 1
    assert others.notes_for(QUESTION, ada.id, seat)[0].seen
    others._toggle(seat, ada.id, answer.key)
    assert endorsements(system, Answer)[answer.key] == 0


def test_no_names_reach_other_students(ada: Student, system: Room) -> None:
    """A note says what was written and not by whom."""
    moderation.release(system, answered(system, "bob", QUESTION, "bob's text"))
    answered(system, ada.id, QUESTION, "ada's text")
    bob = next(one.person.name for one in people.present(system) if one.person.participant == "bob")
    ada.open()
    assert bob not in str(ada.tab.main)


# the cockpit


def test_the_wall_lists_answers_with_names(leader: Leader, ada: Student, system: Room) -> None:
    """Live: an answer that comes in changes what the cockpit watches."""
    tab = leader.open("facilitator", session=system.id)
    assert SAID["wall"]["none"] in said(tab)
    answered(system, ada.id, QUESTION, "a hospital")
    tab.run()
    assert "a hospital" in [one.value for one in tab.text]
    assert SAID["wall"]["one"] in [one.value for one in tab.caption]


def test_the_facilitator_asks_another_question(leader: Leader, system: Room) -> None:
    """The pill is pressed, and the class's question is another one."""
    tab = leader.open("facilitator", session=system.id)
    tab.pills(key="ask system").set_value("system/causes").run()
    assert talk.discussion(system, "system").question == "system/causes"


def test_picking_puts_an_answer_on_the_projector(
    leader: Leader, ada: Student, system: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The room reads the question and the picked answer, with no name; taking it off shows the question."""
    answer = answered(system, ada.id, QUESTION, "a hospital")
    leader.open("facilitator", session=system.id)
    leader.press(SAID["wall"]["pick"])
    screen = Leader(monkeypatch).hold(
        **{projector_cookie(system.id): school.access().new_projector(system.id)}
    )
    tab = screen.open("projector", session=system.id)
    ask = lens_of("system").question(QUESTION).ask
    assert mounted(tab, STAGE)["heading"] == ask
    assert [one["text"] for one in mounted(tab, NOTES)["notes"]] == ["a hospital"]
    assert not mounted(tab, NOTES)["can"]
    talk.unpick(system, answer)
    tab = screen.open("projector", session=system.id)
    assert mounted(tab, STAGE)["lines"] == [ask] and not has(tab, NOTES)


def test_hiding_takes_an_answer_from_everybody(leader: Leader, ada: Student, system: Room) -> None:
    """From the projector and from other students."""
    answer = answered(system, "bob", QUESTION, "bob's text")
    talk.pick(system, answer)
    leader.open("facilitator", session=system.id)
    leader.press(SAID["wall"]["hide"])
    assert talk.picked(system, "system", QUESTION) == []
    assert moderation.visible(system, Answer, ada.id) == []


def test_release_all_releases_what_is_not(leader: Leader, ada: Student, system: Room) -> None:
    """One press for a whole class."""
    for who in (ada.id, "bob"):
        answered(system, who, QUESTION, f"text of {who}")
    leader.open("facilitator", session=system.id)
    leader.press(SAID["wall"]["release_all"].format(count=2))
    assert len(moderation.visible(system, Answer)) == 2


def test_groups_are_suggested_renamed_and_dissolved(leader: Leader, system: Room) -> None:
    """Similar texts stand together until a person says otherwise."""
    texts = ["always in a hospital", "the hospital again", "guidance did it", "the guidance dial"]
    for number, text in enumerate(texts):
        people.join(system, f"p{number}")
        answered(system, f"p{number}", QUESTION, text)
    leader.open("facilitator", session=system.id)
    tab = leader.press(SAID["wall"]["suggest"])
    named = talk.groups(system, "system", QUESTION)
    assert sorted(len(one.answers) for one in named) == [2, 2]
    board = mounted(tab, SORTING)
    assert [lane["name"] for lane in board["lanes"]] == [one.name for one in named]
    assert {note["text"] for lane in board["lanes"] for note in lane["notes"]} == set(texts)
    _keep(system, lens_of("system").question(QUESTION), {"Place": list(named[0].answers)})
    tab = leader.open("facilitator", session=system.id)
    assert f"#### Place · {len(named[0].answers)}" in said(tab)
    assert [len(mounted(tab, SORTING)[part]) for part in ("lanes", "rest")] == [1, 2]
    leader.press(SAID["wall"]["dissolve"])
    assert talk.groups(system, "system", QUESTION) == []


def test_nobody_is_in_two_groups() -> None:
    """Who is in one is in no other; an empty group goes, two of one name are one, strangers are left out."""
    lanes = [Lane("a", ("1", "3", "x")), Lane("b", ("3",)), Lane("c", ()), Lane("a", ("2",))]
    assert regrouped(lanes, ["1", "2", "3"]) == {"a": ["1", "3", "2"]}


def test_a_new_group_gets_a_free_name() -> None:
    """The first number that no group has."""
    bare = SAID["wall"]["bare"]
    lanes = [Lane(bare.format(number=1), ("1",)), Lane("", ("2",)), Lane("", ("3",))]
    assert list(regrouped(lanes, "123")) == [bare.format(number=number) for number in (1, 2, 3)]


def test_suggestions_need_something_in_common() -> None:
    """An answer that is like no other is in no group."""
    found = suggested([Answer("p", "q/1", "red apples"), Answer("r", "q/1", "nothing here alike")])
    assert found == {}


def test_endorsements_are_told_to_the_facilitator(leader: Leader, ada: Student, system: Room) -> None:
    """Beside the name."""
    answer = answered(system, "bob", QUESTION, "bob's text")
    moderation.release(system, answer)
    endorse(system, ada.id, answer)
    tab = leader.open("facilitator", session=system.id)
    assert SAID["wall"]["endorsed"].format(count=1) in said(tab)
