"""A scene follows from its index and its sheet, and nothing in it contradicts itself."""

from collections import Counter

import pytest

from tests.paperworld.world.shares import assert_even, assert_shares, people_of
from workshop.paperworld.world import Scene, Sheet, attributes, caption, load_sheet, scene
from workshop.paperworld.world.families import ADULTS, adults_of, children_of, skin_of
from workshop.paperworld.world.people import (
    CHILDLIKE,
    HATS,
    HELD,
    HIDDEN_HAIR,
    SKIN_GROUPS,
    WORN,
    Family,
    Person,
    fit,
)
from workshop.paperworld.world.postures import BELOW
from workshop.paperworld.world.scenes import UNSAID
from workshop.paperworld.world.styles import STYLES
from workshop.paperworld.world.things import CHOICES, Thing


def things(scenes: list[Scene]) -> list[tuple[Scene, Thing]]:
    """The scenes that show things."""
    return [(s, s.subject) for s in scenes if isinstance(s.subject, Thing)]


def families(scenes: list[Scene]) -> list[tuple[Scene, Family]]:
    """The scenes that show families."""
    return [(s, s.subject) for s in scenes if isinstance(s.subject, Family)]


def test_a_scene_follows_from_its_index(sheet: Sheet, scenes: list[Scene]) -> None:
    """The same index gives the same scene, another index another one."""
    assert [scene(index, sheet) for index in range(300)] == scenes[:300]
    assert len(set(scenes)) == len(scenes)


def test_a_scene_is_the_same_on_every_machine() -> None:
    """Pictures written down: whoever changes what they show has made another world, with another name."""
    assert {n: caption(n, load_sheet("skewed")) for n in WRITTEN_DOWN} == WRITTEN_DOWN
    found = attributes(scene(12, load_sheet("skewed")))
    assert (found["subject"], found["skin_tone"], found["tools"]) == ("doctor", "9", "stethoscope")


WRITTEN_DOWN = {7: "a robot", 12: "a doctor", 14: "an artist with glasses"}


def test_the_two_sheets_are_two_worlds() -> None:
    """The same index of another sheet is another picture."""
    assert scene(3, load_sheet("skewed")) != scene(3, load_sheet("balanced"))


def test_people_families_and_things_have_their_shares(sheet: Sheet, scenes: list[Scene]) -> None:
    """What a picture shows is as frequent as the sheet says."""
    rest = 1 - sheet.people - sheet.families
    found = Counter(type(s.subject).__name__ for s in scenes)
    assert_shares(found, {"Person": sheet.people, "Family": sheet.families, "Thing": rest})
    assert_shares(Counter(p.occupation for _, p in people_of(scenes)), sheet.occupations)
    assert_shares(Counter(thing.kind for _, thing in things(scenes)), sheet.things)


def test_unstated_styles_have_their_shares(sheet: Sheet, scenes: list[Scene]) -> None:
    """Nearly everything is flat where nobody asks for more, and every style that is drawn has a share."""
    assert set(sheet.styles) == set(STYLES)
    assert_shares(Counter(s.style for s in scenes if "style" not in s.stated), sheet.styles)


def test_whoever_is_seen_fits(scenes: list[Scene]) -> None:
    """Pose, framing, aid and tool go together in every picture."""
    for _, p in people_of(scenes):
        assert fit(p.pose, p.framing, p.aid, p.held), p
        assert not (p.framing == "close-up" and p.worn in BELOW)
    for _, family in families(scenes):
        assert all(fit(p.pose, p.framing, p.aid, p.held) for p in family.members)


def test_tools_belong_to_the_trade_and_hats_hide_nothing(scenes: list[Scene]) -> None:
    """No hat where hair is stated, covered, bald or in a bun, and no colour of hair that is not seen."""
    for s, p in people_of(scenes):
        assert p.held in ("none", *HELD[p.occupation]) and p.worn in ("none", WORN.get(p.occupation))
        if p.worn in HATS:
            assert not {"hair", "hair_colour"} & set(s.stated) and p.hair not in (*HIDDEN_HAIR, "bun")
        assert not ("hair_colour" in s.stated and p.hair in HIDDEN_HAIR)
        assert p.gender != "woman" or p.facial_hair == "none"
        assert p.hair != "headscarf" or p.facial_hair == "none"


def test_children_are_children(scenes: list[Scene]) -> None:
    """Only some occupations have them, without beards, grey hair or bald heads; a stated woman is none."""
    kids = [(s, p) for s, p in people_of(scenes) if p.age == "child"]
    kids += [(s, p) for s, family in families(scenes) for p in family.members if p.age == "child"]
    assert {p.occupation for _, p in kids} == set(CHILDLIKE)
    for s, p in kids:
        assert p.facial_hair == "none" and p.hair_colour not in ("grey", "white") and p.hair != "bald"
        assert isinstance(s.subject, Family) or "gender" not in s.stated or "age" in s.stated


def test_families_are_as_the_sheet_says(sheet: Sheet, scenes: list[Scene]) -> None:
    """Adults, children, skin and setting: the sheet's shares where unstated, even where stated."""
    named = {"adults": adults_of, "children": children_of, "skin": skin_of, "setting": lambda f: f.setting}
    for name, read in named.items():
        silent = Counter(read(family) for s, family in families(scenes) if name not in s.stated)
        assert_shares(silent, sheet.of("family", name))
    stated = [family for s, family in families(scenes) if "skin" in s.stated]
    assert_even(Counter(map(skin_of, stated)), SKIN_GROUPS)
    for _, family in families(scenes):
        ages = [member.age == "child" for member in family.members]
        assert ages == sorted(ages) and sum(ages) in (1, 2) and len(ages) - sum(ages) in (1, 2)
        assert {member.setting for member in family.members} == {family.setting}
    assert {adults_of(family) for _, family in families(scenes)} == set(ADULTS)


def test_every_trait_of_a_thing_occurs(scenes: list[Scene]) -> None:
    """Each value of each trait is drawn sometimes."""
    found = {(thing.kind, *trait) for _, thing in things(scenes) for trait in thing.traits}
    traits = [(kind, *trait) for kind, traits in CHOICES.items() for trait in traits.items()]
    assert found == {(kind, name, value) for kind, name, values in traits for value in values}


def test_stated_traits_of_things_are_even(scenes: list[Scene]) -> None:
    """Each value that there are words for is stated equally often."""
    for name in ("colour", "count", "size", "time", "background"):
        for kind in (kind for kind, traits in CHOICES.items() if name in traits):
            found = Counter(
                thing[name] for s, thing in things(scenes) if name in s.stated and thing.kind == kind
            )
            assert_even(found, [value for value in CHOICES[kind][name] if value != UNSAID.get(name)])


def test_without_a_number_there_is_one(scenes: list[Scene]) -> None:
    """Whatever is not counted in its caption is one, and of no special size."""
    for s, thing in things(scenes):
        traits = dict(thing.traits)
        assert "count" in s.stated or traits.get("count", "one") == "one"
        assert "size" in s.stated or traits.get("size", "normal") == "normal"


def test_a_pair_is_two_different_things(scenes: list[Scene]) -> None:
    """An apple and a teapot, never an apple and an apple."""
    pairs = [thing for _, thing in things(scenes) if thing.kind == "pair"]
    assert pairs and all(pair["first"] != pair["second"] for pair in pairs)


def test_attributes_are_flat_and_complete(scenes: list[Scene]) -> None:
    """A person's attributes are strings under the codebook's names, with the exact skin tone."""
    s, p = next((s, p) for s, p in people_of(scenes) if p.held != "none" and p.worn != "none")
    found = attributes(s)
    assert all(isinstance(value, str) for value in found.values())
    assert found["skin_tone"] == str(p.skin) and p.skin in SKIN_GROUPS[found["skin_group"]]
    assert found["tools"] == f"{p.worn}, {p.held}"
    assert {"gender_presentation", "age", "hair", "facial_hair", "glasses", "setting", "pose"} <= set(found)
    assert (found["framing"], found["aid"], found["style"]) == (p.framing, p.aid, s.style)


def test_every_person_has_the_same_attributes(scenes: list[Scene]) -> None:
    """So that a probe can learn all of them from every picture; hair that is not seen has no colour."""
    assert len({tuple(attributes(s)) for s, _ in people_of(scenes)}) == 1
    for s, p in people_of(scenes):
        assert (attributes(s)["hair_colour"] == "none") == (p.hair in HIDDEN_HAIR)


def test_attributes_of_a_family_are_those_of_the_group(scenes: list[Scene]) -> None:
    """Who belongs to it, where they are, and their skin group or "several"."""
    s, family = next((s, f) for s, f in families(scenes) if skin_of(f) == "several")
    assert attributes(s) == {
        "subject": "family",
        "setting": family.setting,
        "pose": family.members[0].pose,
        "adults": adults_of(family),
        "children": children_of(family),
        "skin_group": "several",
        "style": s.style,
    }


def test_attributes_of_a_thing_name_it(scenes: list[Scene]) -> None:
    """A thing's attributes are its kind, its traits and the style."""
    s, thing = things(scenes)[0]
    assert attributes(s) == {"subject": thing.kind, **dict(thing.traits), "style": s.style}


@pytest.mark.parametrize("kind", CHOICES)
def test_no_trait_takes_the_name_of_another_attribute(kind: str) -> None:
    """A trait that were called like an attribute of every scene would hide it."""
    assert not {"subject", "style"} & set(CHOICES[kind])


def test_only_people_have_persons_attributes(scenes: list[Scene]) -> None:
    """Things and families are described by their own."""
    assert all(
        "gender_presentation" not in attributes(s) for s in scenes if not isinstance(s.subject, Person)
    )
