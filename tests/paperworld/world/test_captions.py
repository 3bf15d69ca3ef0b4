"""A caption states exactly what its scene says it states, in words that are known."""

import re

import pytest

from workshop.paperworld.world import Scene, Sheet, caption, vocabulary
from workshop.paperworld.world.captions import AGES, GENDERS, NOUNS, PREFIXES, SETTINGS, article, describe
from workshop.paperworld.world.people import skin_group

LONGEST = 28


@pytest.fixture(scope="module")
def captioned(sheet: Sheet, scenes: list[Scene]) -> list[tuple[Scene, str]]:
    """Scenes and their captions."""
    return [(s, describe(s, sheet.name)) for s in scenes]


def test_a_caption_follows_from_its_index(sheet: Sheet, captioned: list[tuple[Scene, str]]) -> None:
    """Captions are the same every time and need no picture."""
    assert [caption(index, sheet) for index in range(50)] == [text for _, text in captioned[:50]]


def test_every_word_is_in_the_vocabulary_and_every_word_is_used(captioned: list[tuple[Scene, str]]) -> None:
    """The vocabulary is exact and modest."""
    found = {word for _, text in captioned for word in re.findall(r"[a-z]+", text)}
    assert found <= vocabulary() and len(vocabulary()) < 300
    assert vocabulary() - found <= {"hijab"}  # rare words may be missing from a few thousand captions


def test_captions_are_short_and_clean(captioned: list[tuple[Scene, str]]) -> None:
    """Lower case, one space between words, few enough tokens, and a before consonants."""
    for _, text in captioned:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)?((, | )[a-z]+(-[a-z]+)?)*", text), text
        assert len(re.findall(r"[a-z]+|[,-]", text)) <= LONGEST
        assert not re.search(r"\ba [aeiou]|\ban [^aeiou]", text), text


def test_stated_attributes_are_said(captioned: list[tuple[Scene, str]]) -> None:
    """Skin, gender, age and setting are in the caption if and only if they are stated."""
    for s, text in captioned:
        if (p := s.person) is None:
            continue
        group = skin_group(p.skin)
        assert (f"{group} skin" in text or f"{group}-skinned" in text) == ("skin" in s.stated), text
        for name, words in (("gender", GENDERS[p.gender]), ("age", AGES[p.age])):
            said = any(re.search(rf"\b{word}\b", text) for word in words)
            assert said == (name in s.stated), text
        assert any(phrase in text for phrase in SETTINGS[p.setting]) == ("setting" in s.stated), text


def test_silent_captions_name_the_occupation_only(captioned: list[tuple[Scene, str]]) -> None:
    """Where nothing is stated, the caption is a noun, perhaps with "a picture of" before it."""
    for s, text in captioned:
        if s.person and not s.stated:
            nouns = {article(noun) for noun in NOUNS[s.person.occupation]}
            assert text in nouns | {f"{prefix} {noun}" for prefix in PREFIXES for noun in nouns}


def test_stated_traits_of_things_are_said(captioned: list[tuple[Scene, str]]) -> None:
    """The colours that a thing's scene states are in its caption."""
    for s, text in captioned:
        if s.thing:
            for name in {"wings", "flower", "shell", "wall", "roof", "door", "fur", "board"} & set(s.stated):
                assert s.thing[name] in text
