"""The prompts of Color by Prompt: the list, own ones, and what words state."""

from __future__ import annotations

import pytest

from workshop.classroom.reveal import checked, prompt_of
from workshop.classroom.sequence import shipped
from workshop.content import ROOT, facts, words
from workshop.ui.color_by_prompt.gaps import gaps, states
from workshop.ui.color_by_prompt.prompts import Offered, offered, other_order, split

KNOWN = set((ROOT / "content" / "models" / "paperworld" / "words.txt").read_text(encoding="utf-8").split())
PERSONS = {"woman", "man", "male", "female", "androgynous", "skin", "young", "old", "older", "elderly"}


def test_there_are_at_least_eight() -> None:
    """Enough for a class that comes again."""
    assert len(offered()) >= 8
    assert len({one.prompt.name for one in offered()}) == len(offered())


@pytest.mark.parametrize("one", offered(), ids=lambda one: one.prompt.name)
def test_every_prompt_is_made_of_the_models_words(one: Offered) -> None:
    """The model knows each, none is about how a person looks, and another order has the same words."""
    checked(one.prompt.phrases)
    used = set(one.prompt.texts[-1].split())
    assert used <= KNOWN and not used & PERSONS and one.turn
    if one.order:
        assert sorted(one.order.phrases) == sorted(one.prompt.phrases) and one.order != one.prompt


def test_the_warm_up_reveals_a_prompt_of_the_list() -> None:
    """So its other order and its guess are there as well."""
    reveals = words("sequences/phases")["warm_up"]["reveals"]
    assert prompt_of(reveals) in [one.prompt for one in offered()]
    assert {phase.page for one in shipped() for phase in one.phases if phase.name == "warm_up"} == {
        "color_by_prompt"
    }


def test_orders_lead_to_each_other() -> None:
    """From either order one finds the other."""
    first = offered()[0]
    assert (
        first.order and other_order(first.prompt) == first.order and other_order(first.order) == first.prompt
    )
    assert other_order(checked(["a cat", "a dog"])) is None


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("a cat on a sofa", ["a cat", "on a sofa"]),
        ("a dog [with a red collar] in a garden", ["a dog", "with a red collar", "in a garden"]),
        ("[a very big] house", ["a very big", "house"]),
        ("red  house", ["red", "house"]),
        ("a [red house", ["a red", "house"]),
        ("the", ["the"]),
        ("", []),
    ],
)
def test_own_prompts_are_split_by_word(typed: str, phrases: list[str]) -> None:
    """Brackets hold words together, and a small word waits for the next."""
    assert split(typed) == phrases


def test_every_colour_has_a_name() -> None:
    """Also those that young learners read."""
    names = words("color_by_prompt")["palette"]
    palette = facts("color_by_prompt")["palette"]
    for group, values in palette.items():
        assert len(names[group]["colours"]) == len(set(names[group]["colours"])) == len(values)
    assert len(names["young"]["colours"]) == len(palette["skin"])
    assert "skin" not in str(names["young"]).casefold()


@pytest.mark.parametrize(
    ("text", "attribute", "value", "said"),
    [
        ("a house with a red roof", "roof", "red", True),
        ("a house with a red door and a grey roof", "roof", "red", False),
        ("a red house", "wall", "red", True),
        ("a doctor with curly red hair", "hair_colour", "red", True),
        ("a doctor with a red sweater", "hair_colour", "red", False),
        ("a doctor with dark skin", "skin_group", "dark", True),
        ("a doctor with dark hair", "skin_group", "dark", False),
        ("an old man", "age", "older", True),
        ("a doctor in a golden hospital", "age", "older", False),
        ("a doctor in a lab", "setting", "laboratory", True),
        ("a doctor in a lab", "setting", "hospital", False),
        ("a lake at night", "time", "night", True),
        ("a woman", "gender_presentation", "man", False),
    ],
)
def test_what_words_state(text: str, attribute: str, value: str, said: bool) -> None:
    """A word counts for the thing it stands beside, not for everything in the picture."""
    assert states(text, attribute, value) is said


READING = {
    "roof": {"red": 0.9, "grey": 0.1},
    "time": {"day": 0.8, "night": 0.2},
    "tree": {"tree": 0.4, "none": 0.3},
    "setting": {"hospital": 0.7, "field": 0.3},
    "dew": {"none": 0.99, "dew": 0.01},
    "age": {"young": 0.95, "older": 0.05},
}


def test_gaps_tell_apart_where_a_thing_came_from() -> None:
    """Stated, filled in, or against the words; what is unlikely or absent is no gap."""
    found = {
        gap.attribute: gap.origin for gap in gaps(READING, "a house with a red roof at night", young=False)
    }
    assert found == {"roof": "stated", "time": "against", "setting": "filled", "age": "filled"}


def test_what_was_filled_in_comes_first() -> None:
    """The likeliest of it at the top."""
    order = [gap.attribute for gap in gaps(READING, "a house with a red roof", young=False)]
    assert order == ["age", "time", "setting", "roof"]


def test_young_learners_read_nothing_about_persons() -> None:
    """How somebody seems to be is left out."""
    assert "age" not in [gap.attribute for gap in gaps(READING, "", young=True)]
