"""A scene follows from its index and its sheet, and its shares are the sheet's."""

from collections import Counter

import pytest

from workshop.paperworld.world import Scene, Sheet, attributes, load_sheet, scene
from workshop.paperworld.world.people import HATS, HELD, SKIN_GROUPS, WORN, Person
from workshop.paperworld.world.things import CHOICES


def silent(scenes: list[Scene], occupation: str | None = None) -> list[Person]:
    """The people whose captions state nothing."""
    people = [s.person for s in scenes if s.person and not s.stated]
    return [p for p in people if occupation in (None, p.occupation)]


def tolerance(share: float, n: int) -> float:
    """Four standard errors of a share among n."""
    return 4 * (max(share * (1 - share), 0.01) / n) ** 0.5


def assert_shares(found: Counter[str], expected: dict[str, float]) -> None:
    """Check counted values against the shares of a sheet."""
    n, total = found.total(), sum(expected.values())
    assert set(found) <= {value for value, share in expected.items() if share}
    for value, share in expected.items():
        assert found[value] / n == pytest.approx(share / total, abs=tolerance(share / total, n)), value


def test_a_scene_follows_from_its_index(sheet: Sheet, scenes: list[Scene]) -> None:
    """The same index gives the same scene, another index another one."""
    assert [scene(index, sheet) for index in range(50)] == scenes[:50]
    assert len(set(scenes)) == len(scenes)


def test_the_two_sheets_are_two_worlds() -> None:
    """The same index of another sheet is another picture."""
    assert scene(3, load_sheet("skewed")) != scene(3, load_sheet("balanced"))


def test_people_and_things_have_their_shares(sheet: Sheet, scenes: list[Scene]) -> None:
    """People, occupations and things are as frequent as the sheet says."""
    people = [s.person for s in scenes if s.person]
    assert len(people) / len(scenes) == pytest.approx(sheet.people, abs=0.03)
    assert_shares(Counter(p.occupation for p in people), dict(sheet.occupations))
    assert_shares(Counter(s.thing.kind for s in scenes if s.thing), dict(sheet.things))


def test_half_of_the_captions_state_something(sheet: Sheet, scenes: list[Scene]) -> None:
    """The sheet's share of captions states attributes."""
    assert sum(bool(s.stated) for s in scenes) / len(scenes) == pytest.approx(sheet.stated, abs=0.03)


@pytest.mark.parametrize("occupation", HELD)
@pytest.mark.parametrize("attribute", ["gender", "skin", "age", "setting", "pose"])
def test_what_is_not_stated_follows_the_sheet(
    sheet: Sheet, scenes: list[Scene], occupation: str, attribute: str
) -> None:
    """Where the caption is silent, each occupation has the shares of its own table."""
    found = Counter(_value(p, attribute) for p in silent(scenes, occupation))
    assert_shares(found, dict(sheet.of(occupation, attribute)))


def _value(person: Person, attribute: str) -> str:
    if attribute == "skin":
        return next(group for group, tones in SKIN_GROUPS.items() if person.skin in tones)
    return str(getattr(person, attribute))


@pytest.mark.parametrize("attribute", ["gender", "skin", "age", "setting", "glasses"])
def test_stated_values_are_even(scenes: list[Scene], attribute: str) -> None:
    """A stated attribute takes each of its values equally often, whatever the occupation."""
    found = Counter(_value(s.person, attribute) for s in scenes if s.person and attribute in s.stated)
    assert_shares(found, dict.fromkeys(found, 1 / len(found)))
    assert len(found) == {"gender": 3, "skin": 3, "age": 3, "setting": 10, "glasses": 2}[attribute]


def test_cues_follow_gender_presentation(sheet: Sheet, scenes: list[Scene]) -> None:
    """Hair and lashes of women and men are as frequent as the sheet's cues."""
    for gender in ("woman", "man"):
        people = [p for p in silent(scenes) if p.gender == gender]
        assert_shares(Counter(p.hair for p in people), dict(sheet.cue("hair", gender)))
        lashes, share = sum(p.lashes for p in people) / len(people), sheet.cue_chance("lashes", gender)
        assert lashes == pytest.approx(share, abs=tolerance(share, len(people)))


def test_nothing_contradicts_itself(scenes: list[Scene]) -> None:
    """Crossed arms hold nothing, tools belong to the trade, and hats hide no stated hair."""
    for s in scenes:
        if (p := s.person) is None:
            continue
        assert p.pose != "arms crossed" or p.held == "none"
        assert p.held in ("none", *HELD[p.occupation]) and p.worn in ("none", WORN.get(p.occupation))
        assert not (p.worn in HATS and ("hair" in s.stated or p.hair in ("bald", "bun")))
        assert not ("hair_colour" in s.stated and p.hair in ("bald", "headscarf"))
        assert p.gender != "woman" or p.facial_hair == "none"


def test_every_trait_of_a_thing_occurs(scenes: list[Scene]) -> None:
    """Each value of each trait is drawn sometimes."""
    found = {(s.thing.kind, *trait) for s in scenes if s.thing for trait in s.thing.traits}
    traits = [(kind, *trait) for kind, traits in CHOICES.items() for trait in traits.items()]
    assert found == {(kind, name, value) for kind, name, values in traits for value in values}


def test_attributes_are_flat_and_complete(scenes: list[Scene]) -> None:
    """A person's attributes are strings under the codebook's names, with the exact skin tone."""
    s = next(s for s in scenes if s.person and s.person.held != "none" and s.person.worn != "none")
    found, p = attributes(s), s.person
    assert p and all(isinstance(value, str) for value in found.values())
    assert found["skin_tone"] == str(p.skin) and p.skin in SKIN_GROUPS[found["skin_group"]]
    assert found["tools"] == f"{p.worn}, {p.held}"
    assert {"gender_presentation", "age", "hair", "facial_hair", "glasses", "setting", "pose"} <= set(found)


def test_attributes_of_a_thing_name_it(scenes: list[Scene]) -> None:
    """A thing's attributes are its kind and its traits."""
    s = next(s for s in scenes if s.thing)
    assert s.thing and attributes(s) == {"subject": s.thing.kind, **dict(s.thing.traits)}
