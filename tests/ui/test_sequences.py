"""Copying and editing sequences in the browser."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Leader
from workshop.classroom.sequence import load, own
from workshop.classroom.sessions import Sessions
from workshop.content import ROOT, sentence, words
from workshop.settings import Settings
from workshop.ui.sequence_draft import Draft, draft_of, edited, times_from_text
from workshop.ui.sequence_editor import pages_of_class

SAID = words("ui/sequences")


@pytest.fixture
def editor(leader: Leader) -> Leader:
    """The teacher before the editor, with the twelve minutes open."""
    leader.open("sequences")
    return leader


def draft(editor: Leader) -> Draft:
    """Return what is being edited."""
    kept: Draft = editor.tab.session_state["sequence_draft"]
    return kept


def test_an_untouched_draft_is_the_sequence(editor: Leader) -> None:
    """Nothing is lost on the way through the fields, young learners' words included."""
    for route in ("twelve", "sixty"):
        assert edited(draft_of(load(route))) == load(route)


def test_a_copy_is_edited_saved_and_found_again(editor: Leader, settings: Settings) -> None:
    """The shipped one stays as it is."""
    now = draft(editor)
    id = now.phases[1][0]
    tab = editor.tab
    tab.text_input(key=now.field("title")).set_value("My twelve")
    tab.number_input(key=now.field("minutes", id)).set_value(2.5)
    tab.text_area(key=now.field("say", id)).set_value("First line.\n\n Second line. ")
    editor.press(SAID["save_copy"])
    (kept,) = own(settings.data, "teacher")
    assert not tab.error and tab.success[0].value == SAID["saved"]
    assert (kept.title, kept.phases[1].minutes) == ("My twelve", 2.5)
    assert kept.phases[1].script.say == ("First line.", "Second line.")
    assert kept.phases[2:] == load("twelve").phases[2:]
    assert tab.selectbox(key="sequence_choice").value == kept.name


def test_a_refusal_says_what_to_change(editor: Leader, settings: Settings) -> None:
    """The sentence names the phase; nothing is saved, and the field keeps what was typed."""
    now = draft(editor)
    id, phase = now.phases[1]
    editor.tab.text_input(key=now.field("times", id)).set_value("99")
    editor.press(SAID["save_copy"])
    expected = sentence("errors/classroom", "sequence_minutes", phase=phase.script.title, longest=120)
    assert [one.value.replace("\\", "") for one in editor.tab.error] == [expected]
    assert own(settings.data, "teacher") == []
    assert editor.tab.text_input(key=now.field("times", id)).value == "99"


def test_phases_move_go_and_come(editor: Leader) -> None:
    """What was typed into a phase moves along with it."""
    now = draft(editor)
    id = now.phases[1][0]
    editor.tab.text_input(key=now.field("title", id)).set_value("Moved")
    editor.tab.button(key=now.field("up", id)).click().run()
    assert edited_titles(editor)[0] == "Moved"
    editor.tab.button(key=now.field("drop", id)).click().run()
    assert "Moved" not in edited_titles(editor)
    editor.press(SAID["add"])
    assert edited_titles(editor)[-1] == SAID["new"]
    names = [phase.name for _, phase in draft(editor).phases]
    assert len(names) == len(set(names)) == 6


def edited_titles(editor: Leader) -> list[str]:
    """Return the titles of the phases as the fields show them."""
    now = draft(editor)
    return [str(editor.tab.text_input(key=now.field("title", id)).value) for id, _ in now.phases]


def test_a_sequence_is_taken_for_the_next_session(editor: Leader, classroom: Sessions) -> None:
    """The page from which one leads has it chosen."""
    editor.tab.selectbox(key="sequence_choice").set_value("ten").run()
    editor.press(SAID["take"])
    editor.tab.switch_page(str(ROOT / "pages" / "facilitator.py")).run()
    editor.tab.button(key="start").click().run()
    (card,) = classroom.cards()
    assert classroom.open(card.id).session.sequence.name == "ten"


def test_own_ones_can_be_deleted(editor: Leader, settings: Settings) -> None:
    """After asking once more; shipped ones cannot."""
    assert SAID["discard_yes"] not in editor.buttons
    editor.press(SAID["save_copy"])
    editor.press(SAID["discard_yes"])
    assert own(settings.data, "teacher") == []
    assert SAID["discard_yes"] not in editor.buttons


def test_nobody_saves_after_signing_out(editor: Leader, settings: Settings) -> None:
    """The page that is still on the screen has no power any more."""
    from workshop.ui import sequence_editor

    editor.hold()
    with pytest.raises(sequence_editor.NotFacilitator):
        sequence_editor._save()
    assert not (settings.data / "sequences").exists()


def test_phases_lead_to_pages_of_the_class_only() -> None:
    """Not to the cockpit, and not to the way in."""
    assert pages_of_class()[0] == "" and "step_through" in pages_of_class()
    assert not {"facilitator", "projector", "sequences", "welcome"} & set(pages_of_class())


@pytest.mark.parametrize(
    ("text", "times"), [("", ()), ("0.5, 2", (0.5, 2.0)), ("1; 2", (1.0, 2.0)), ("soon", (-1.0,))]
)
def test_times_are_read_as_people_write_them(text: str, times: tuple[float, ...]) -> None:
    """What is no number is refused by the check, not lost."""
    assert times_from_text(text) == times


def test_a_guest_with_a_link_has_no_sequences(leader: Leader, classroom: Sessions) -> None:
    """The page says why, and shows no fields."""
    leader.sign_in(session="some session").open("sequences")
    assert SAID["guests"] in [one.value for one in leader.tab.info] and not leader.tab.text_input
