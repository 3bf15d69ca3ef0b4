"""Default is a design decision: a vague prompt's pictures, six cards, one move in words and pictures."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.ui.conftest import CARD, PretendedEngine, Student, mounted, opened, said
from workshop.classroom.picture import Picture
from workshop.classroom.room import Room
from workshop.content import facts, words
from workshop.diffusion.trajectory import Trajectory
from workshop.ui import school
from workshop.ui.lenses.six import card_fields
from workshop.ui.lenses.tokens import captions_after, counted_captions
from workshop.ui.lenses.vague import PAGE, recipes_for

SAID = words(f"lenses/{PAGE}")
PLATES = "twenty_steps_plates"
COUNT = facts("lenses")[PAGE]["pictures"]


@pytest.fixture
def page(ada: Student, discussing: Callable[[str], Room]) -> Student:
    """Ada, on this page, with her class."""
    discussing(PAGE)
    return ada.open()


def addresses(student: Student) -> list[str]:
    """Return where the pictures of the prompt come from."""
    return [one["source"] for one in mounted(student.tab, PLATES)["plates"]]


def test_without_pictures_some_can_be_made(page: Student, engine: PretendedEngine) -> None:
    """The page says that there are none, makes them on a press, and shows exactly those."""
    assert SAID["prompts"]["none_class"].format(prompt="a doctor") in said(page.tab)
    page.press(SAID["prompts"]["make"].format(count=COUNT))
    digests = [recipe.digest for recipe in recipes_for("a doctor", CARD)]
    assert [recipe.digest for recipe in engine.submitted] == digests
    assert addresses(page) == [f"/frames/{digest}/final.png" for digest in digests]
    assert f"n = {COUNT} pictures of “a doctor”" in said(page.tab).replace("\\", "")


def test_what_the_class_looks_at_is_noted_in_its_records(
    page: Student, engine: PretendedEngine, room: Room
) -> None:
    """So that the archive keeps it as long as the session."""
    page.press(SAID["prompts"]["make"].format(count=COUNT))
    page.poll()
    assert {one.use for one in room.records.all(Picture)} == {PAGE}
    assert len(room.records.all(Picture)) == COUNT


def test_the_seeds_are_those_of_the_default_test() -> None:
    """The pictures that the class coded are shown again, and nothing is made twice."""
    seeds = facts("default_test")["runs"]["seeds"]
    assert [recipe.seed for recipe in recipes_for("a doctor", CARD)] == seeds[:COUNT]


def test_a_word_that_was_never_learned_is_named(page: Student) -> None:
    """Of “a family” the model knows nothing, and the page says so."""
    page.tab.pills(key="vague prompt").set_value("family").run()
    assert "family" in said(page.tab) and SAID["prompts"]["never_saw"].partition(":")[0] in said(page.tab)


def test_own_prompts_need_the_sessions_leave(page: Student, room: Room) -> None:
    """With own prompts off, only those on the list are there."""
    assert SAID["prompts"]["own"] in str(page.tab.pills(key="vague prompt").options)
    school.sessions().change(room, replace(room.session.settings, free_prompts=False))
    page.open()
    assert SAID["prompts"]["own"] not in str(page.tab.pills(key="vague prompt").options)


def test_there_are_six_cards_and_five_for_young_learners() -> None:
    """Young learners do not describe how somebody looks."""
    assert [one.name for one in card_fields(False)] == list(facts("lenses")[PAGE]["cards"])
    assert {one.name for one in card_fields(False)} - {one.name for one in card_fields(True)} == {"body"}


def test_both_make_one_move_at_a_press(page: Student, make: Callable[..., Trajectory]) -> None:
    """One word more on the left, one step further on the right, of this session's run."""
    run = make(page.id, seed=5)
    page.open()
    for moves in (1, 2):
        page.press(SAID["tokens"]["next"])
        plates = one_move(page)
        assert [one["tile"] for one in plates] == [moves, moves, moves + 1]
        assert {one["source"].split("/")[2] for one in plates} == {run.digest}
    expected = " ".join(captions_after(counted_captions(), 5, 2)[-1])
    assert expected and expected in [one.value for one in page.tab.subheader]


def test_where_a_caption_ends_the_next_begins() -> None:
    """Every word stays where it was drawn, however many moves follow."""
    short, long = (captions_after(counted_captions(), 7, moves) for moves in (10, 30))
    assert len(long) > 1 and all(long[:-1])
    flat = [[word for caption in captions for word in [*caption, ""]][:-1] for captions in (short, long)]
    assert flat[1][: len(flat[0])] == flat[0]


def one_move(student: Student) -> list[dict[str, int | str]]:
    """Return the three pictures of one denoising move."""
    found = [
        part.proto.json
        for part in student.tab.get("bidi_component")
        if part.proto.component_name == PLATES and '"arrows": true' in part.proto.json
    ]
    assert len(found) == 1
    plates: list[dict[str, int | str]] = json.loads(found[0])["plates"]
    return plates


def test_the_demo_says_what_it_is() -> None:
    """It counts captions, and says how many; it is not called a language model of any other kind."""
    honest = SAID["tokens"]["honest"].format(count=f"{counted_captions().sentences:,}")
    assert honest in said(opened(PAGE)).replace("\\", "")
