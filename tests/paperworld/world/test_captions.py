"""A caption states exactly what its scene says it states, in words that are known."""

import re
import tomllib
from collections.abc import Iterator

import pytest

from workshop.content import CONTENT, facts, words
from workshop.paperworld.world import Scene, Sheet, caption, vocabulary
from workshop.paperworld.world import phrases as said
from workshop.paperworld.world.captions import describe
from workshop.paperworld.world.families import adults_of, children_of, skin_of
from workshop.paperworld.world.people import HIDDEN_HAIR, Family, Person, skin_group
from workshop.paperworld.world.thing_captions import article
from workshop.paperworld.world.thing_phrases import AFTER, BEFORE, COUNTS, NOUNS, SIZES
from workshop.paperworld.world.things import Thing

LONGEST = 29  # with a beginning and an end, one token less than the model reads

Captioned = list[tuple[Scene, str]]


@pytest.fixture(scope="module")
def captioned(sheet: Sheet, scenes: list[Scene]) -> Captioned:
    """Scenes and their captions."""
    return [(s, describe(s, sheet.name)) for s in scenes]


def has(text: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether one of some phrases is in a caption, as whole words."""
    return any(
        p in text and re.search(rf"(?<![\w-]){p}(?![\w-])", text) for p in (p.lstrip(", ") for p in phrases)
    )


def test_a_caption_follows_from_its_index(sheet: Sheet, captioned: Captioned) -> None:
    """Captions are the same every time and need no picture."""
    assert [caption(index, sheet) for index in range(50)] == [text for _, text in captioned[:50]]


def test_every_word_is_in_the_vocabulary_and_every_word_is_used(captioned: Captioned) -> None:
    """The vocabulary is exact and modest."""
    found = {word for _, text in captioned for word in re.findall(r"[a-z]+", text)}
    assert found <= vocabulary() and len(vocabulary()) < 320
    assert len(vocabulary() - found) <= 3  # rare words may be missing from some thousand captions


def test_captions_are_short_and_clean(captioned: Captioned) -> None:
    """Lower case, one space between words, few enough tokens, and a before consonants."""
    lengths = [len(re.findall(r"[a-z]+|[,-]", text)) for _, text in captioned]
    assert max(lengths) <= LONGEST and sum(lengths) / len(lengths) < 7
    for _, text in captioned:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*((, | )[a-z]+(-[a-z]+)*)*", text), text
        assert not re.search(r"\ba [aeiou]|\ban [^aeiou]", text), text


SAID = {
    "age": lambda p: {"child": ("child", "girl", "boy")}.get(p.age, said.AGES[p.age]),
    "gender": lambda p: (*said.GENDERS[p.gender], "girl", "boy"),
    "setting": lambda p: said.SETTINGS[p.setting],
    "hair": lambda p: tuple(
        h.format(colour=c) for h in said.HAIRS[p.hair] for c in ("", f"{p.hair_colour} ")
    ),
    "facial_hair": lambda p: said.FACIAL_HAIRS[p.facial_hair],
    "glasses": lambda p: ("glasses",) if p.glasses else ("no glasses",),
    "pose": lambda p: said.POSES[p.pose],
    "framing": lambda p: (*said.FRAMINGS[p.framing], *said.FRAMINGS_AFTER[p.framing]),
    "aid": lambda p: ("a prosthetic arm",) if p.aid == "prosthetic arm" else said.WHEELCHAIR,
    "worn": lambda p: said.WORN.get(p.worn, ("?",)),
    "sweater": lambda p: (f"a {p.sweater} sweater",),
    "skin": lambda p: (f"{skin_group(p.skin)} skin", f"{skin_group(p.skin)}-skinned"),
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_stated_is_said_and_nothing_else(captioned: Captioned, name: str) -> None:
    """The words of an attribute's value are in the caption if and only if it is stated."""
    for s, text in captioned:
        if isinstance(s.subject, Person):
            bald = name == "hair" and s.subject.hair == "bald" and has(text, ("bald",))
            assert (has(text, SAID[name](s.subject)) or bald) == (name in s.stated), text


def test_hair_has_its_colour_where_it_is_stated(captioned: Captioned) -> None:
    """And hair that is not seen has none."""
    for s, text in captioned:
        if isinstance(s.subject, Person):
            colour = rf"\b{s.subject.hair_colour} (hair|bun|braids|plaits)"
            assert bool(re.search(colour, text)) == ("hair_colour" in s.stated), text
            assert "hair_colour" not in s.stated or s.subject.hair not in HIDDEN_HAIR


def test_tools_in_the_hand_are_said(captioned: Captioned) -> None:
    """With "holding" or "with" before them."""
    for s, text in captioned:
        if isinstance(s.subject, Person):
            tool = s.subject.held
            phrase = tool if tool == "chalk" else article(tool)
            assert has(text, (f"holding {phrase}", f"with {phrase}")) == ("held" in s.stated), text


def test_styles_are_said_of_everything(captioned: Captioned) -> None:
    """Before or after what is drawn."""
    for s, text in captioned:
        found = has(text, (*said.STYLES[s.style], *said.STYLES_AFTER[s.style]))
        assert found == ("style" in s.stated), text


def test_silent_captions_name_the_occupation_only(captioned: Captioned) -> None:
    """Where nothing is stated, the caption is a noun, perhaps with "a picture of" before it."""
    for s, text in captioned:
        if isinstance(s.subject, Person) and not s.stated:
            nouns = {article(noun) for noun in said.NOUNS[s.subject.occupation]}
            assert text in nouns | {f"{prefix} {noun}" for prefix in said.PREFIXES for noun in nouns}


def test_children_are_called_children(captioned: Captioned) -> None:
    """A stated child is a girl, a boy or a child, and nobody else is called so."""
    for s, text in captioned:
        if isinstance(s.subject, Person):
            kid = "age" in s.stated and s.subject.age == "child"
            assert has(text, ("girl", "boy", "child")) == kid, text
            assert not (kid and has(text, ("woman", "man", "young"))), text


def test_families_are_described(captioned: Captioned) -> None:
    """Who belongs to a family, their skin and their place are said if and only if they are stated."""
    for s, text in captioned:
        if isinstance(family := s.subject, Family):
            assert has(text, said.KIDS[children_of(family)]) == ("children" in s.stated), text
            people = said.ADULTS[adults_of(family)]
            adults = (*people, *(one.replace(" and ", ", ") for one in people))
            assert has(text, adults) == ("adults" in s.stated), text
            group = skin_of(family)
            assert has(text, (f"{group} skin", f"{group}-skinned")) == ("skin" in s.stated), text
            assert has(text, said.SETTINGS[family.setting]) == ("setting" in s.stated), text
            assert has(text, said.FAMILY_POSES[family.members[0].pose]) == ("pose" in s.stated), text


def test_stated_traits_of_things_are_said(captioned: Captioned) -> None:
    """Every trait that a thing's scene states is in its caption, and its name with it."""
    for s, text in captioned:
        if isinstance(thing := s.subject, Thing):
            assert thing.kind == "pair" or has(
                text, tuple(f"{noun}s" for noun in NOUNS[thing.kind]) + NOUNS[thing.kind]
            )
            for name in set(s.stated) - {"style", "view", "count"}:
                assert has(text, _words_of(thing, name)), (name, text)


def _words_of(thing: Thing, name: str) -> tuple[str, ...]:
    value = thing[name]
    if thing.kind == "pair" and name != "background":
        return (value,)
    if name == "size":
        return SIZES[value]
    sides = (side.get(thing.kind, {}).get(name, {}).get(value, ()) for side in (BEFORE, AFTER))
    return tuple(phrase.removeprefix("with ") for side in sides for phrase in side)


def test_numbers_are_said(captioned: Captioned) -> None:
    """Two and three have their word and the plural; anything else is one."""
    for s, text in captioned:
        if isinstance(thing := s.subject, Thing):
            count = dict(thing.traits).get("count", "one")
            assert has(text, tuple(COUNTS)) == (count in COUNTS), text
            assert bool(re.search(rf"\b{thing.kind}s\b", text)) == (count in COUNTS), text


def prompts() -> Iterator[str]:
    """Every prompt that the workshop offers."""
    for one in facts("default_test")["prompt"]:
        yield from (one[name] for name in ("A", "B", "C", "young"))
    yield from (" ".join(one["phrases"]) for one in words("color_by_prompt")["prompt"])
    yield from (one["prompt"] for one in facts("recordings").values())
    yield " ".join(facts("step_through")["bridge"])
    yield words("ui/composer")["prompt_example"]
    for path in (CONTENT / "sequences").glob("*.toml"):
        phases = tomllib.loads(path.read_text(encoding="utf-8"))["phase"]
        yield from (phase["prompt"] for phase in phases if "prompt" in phase)


def test_prompts_on_offer_use_known_words() -> None:
    """A class meets no word that the model never saw."""
    for prompt in prompts():
        assert set(re.findall(r"[a-z]+", prompt.lower())) <= vocabulary(), prompt


def test_a_person_is_never_called_by_another_occupation(captioned: Captioned) -> None:
    """The nouns in each caption belong to the occupation that is drawn."""
    jobs = {noun: job for job, nouns in said.NOUNS.items() for noun in nouns}
    noun = re.compile(rf"\b({'|'.join(jobs)})\b")
    for s, text in captioned:
        if isinstance(s.subject, Person):
            assert {jobs[found] for found in noun.findall(text)} <= {s.subject.occupation}, text
