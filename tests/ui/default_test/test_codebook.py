"""The codebook: one file that pages, charts and columns read."""

from __future__ import annotations

import pytest

from workshop.content import facts, words
from workshop.paperworld.world import people
from workshop.paperworld.world.people import SKIN_GROUPS
from workshop.ui.default_test.codebook import attribute, attributes, checked_codes, objects_in

PERSON = {"skin_tone", "gender_presentation", "age"}


def test_its_values_are_those_of_the_world() -> None:
    """Whatever Paperworld can draw can be coded under the same name."""
    drawn = {
        "skin_tone": [str(tone) for tones in SKIN_GROUPS.values() for tone in tones],
        "gender_presentation": people.GENDERS,
        "age": people.AGES,
        "setting": people.SETTINGS,
        "pose": people.POSES,
    }
    for name, values in drawn.items():
        assert set(values) <= set(attribute(name).values), name
    groups = attribute("skin_tone").groups
    assert groups == {name: tuple(map(str, tones)) for name, tones in SKIN_GROUPS.items()}


def test_every_value_has_its_word() -> None:
    """In the order of the facts, and no word is left over."""
    for entry in facts("default_test")["attribute"]:
        assert set(words("default_test")[entry["name"]]["values"]) == set(entry["values"])
        assert list(attribute(entry["name"]).values) == entry["values"]


@pytest.mark.parametrize("short", [False, True])
def test_young_learners_are_asked_about_no_person(short: bool) -> None:
    """Setting, pose and objects; never skin tone, gender presentation or age."""
    asked = {one.name for one in attributes(young=True, short=short)}
    assert asked == {"setting", "pose", "objects"}
    assert {one.name for one in attributes()} >= PERSON


def test_short_runs_ask_four_things() -> None:
    """All of them from the long list, in its order."""
    assert [one.name for one in attributes(short=True)] == facts("default_test")["short"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"setting": "clinic", "age": "cant_tell"}, {"setting": "clinic", "age": "cant_tell"}),
        ({"setting": "the moon", "age": 7, "height": "tall"}, {}),
        ({"objects": "stethoscope; a red  lamp; stethoscope"}, {"objects": "stethoscope; a red lamp"}),
        ({"objects": "none; stethoscope"}, {"objects": "none"}),
        ({"objects": "cant_tell; none"}, {"objects": "cant_tell"}),
        ({"objects": " ; "}, {}),
        ({"objects": ["stethoscope"]}, {}),
    ],
)
def test_a_browser_can_say_anything(said: dict[str, object], kept: dict[str, str]) -> None:
    """Only attributes that were asked, and values that exist; own words for objects, tidied."""
    assert checked_codes(said, attributes()) == kept


def test_own_words_are_few_and_short() -> None:
    """What is kept fits a label."""
    limit = facts("default_test")["own_words"]
    said = "; ".join(f"{number} {'x' * 80}" for number in range(20))
    kept = objects_in(checked_codes({"objects": said}, attributes())["objects"])
    assert len(kept) == limit["most"] and max(map(len, kept)) <= limit["longest"]


def test_young_learners_cannot_answer_what_is_not_asked() -> None:
    """Whatever a browser sends."""
    assert checked_codes({"skin_tone": "3", "pose": "waving"}, attributes(young=True)) == {"pose": "waving"}
