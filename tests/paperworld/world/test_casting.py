"""What captions state is even; what they leave open has the shares of the sheet."""

from collections import Counter
from random import Random

import pytest

from tests.paperworld.world.shares import assert_even, assert_shares, people_of, tolerance, value_of
from workshop.paperworld.world import Scene, Sheet, load_sheet
from workshop.paperworld.world import people as p
from workshop.paperworld.world.casting import STATABLE, cast
from workshop.paperworld.world.people import Person
from workshop.paperworld.world.styles import STYLES

OPEN = ("gender", "skin", "age", "setting", "pose", "framing", "aid")


def silent(scenes: list[Scene]) -> list[tuple[Scene, Person]]:
    """The people whose captions state nothing."""
    return [(s, one) for s, one in people_of(scenes) if not s.stated]


def stating(scenes: list[Scene], name: str, without: tuple[str, ...] = ()) -> list[tuple[Scene, Person]]:
    """The people of whom a caption states one thing, and nothing that would leave it less room."""
    found = people_of(scenes)
    return [(s, one) for s, one in found if name in s.stated and not {*without} & {*s.stated}]


def test_half_of_the_captions_state_something(sheet: Sheet, scenes: list[Scene]) -> None:
    """The sheet's share of captions states attributes."""
    assert sum(bool(s.stated) for s in scenes) / len(scenes) == pytest.approx(sheet.stated, abs=0.02)


def test_captions_state_one_to_six_attributes(scenes: list[Scene]) -> None:
    """About two and a half on average, and one in seven states many."""
    counts = [len(s.stated) for s, _ in people_of(scenes) if s.stated]
    assert set(counts) == {1, 2, 3, 4, 5, 6}
    assert 2.2 < sum(counts) / len(counts) < 2.8
    assert 0.14 < sum(count >= 4 for count in counts) / len(counts) < 0.3


def test_what_matters_most_is_stated_most(scenes: list[Scene]) -> None:
    """Skin, gender presentation, age, hair, setting and glasses are the most frequent ones."""
    found = Counter(name for s, one in people_of(scenes) if one.occupation != "person" for name in s.stated)
    assert {name for name, _ in found.most_common(6)} == {
        "skin",
        "gender",
        "age",
        "hair",
        "setting",
        "glasses",
    }
    assert set(found) == {*STATABLE, "style"} - {"sweater"}


@pytest.mark.parametrize("attribute", OPEN)
def test_what_is_not_stated_follows_the_sheet(sheet: Sheet, scenes: list[Scene], attribute: str) -> None:
    """Where the caption is silent, each occupation has the shares of its own table."""
    found: dict[str, Counter[str]] = {occupation: Counter() for occupation in p.HELD}
    for s, one in silent(scenes):
        found[one.occupation][value_of(s, attribute)] += 1
    for occupation, counted in found.items():
        assert_shares(counted, sheet.of(occupation, attribute))


@pytest.mark.parametrize(
    ("attribute", "values", "without"),
    [
        ("skin", tuple(p.SKIN_GROUPS), ()),
        ("gender", p.GENDERS, ()),
        ("setting", p.SETTINGS, ()),
        ("glasses", ("yes", "no"), ()),
        ("style", STYLES, ()),
        ("aid", ("wheelchair", "prosthetic arm"), ()),
        ("pose", p.POSES, ("aid",)),
        ("framing", p.FRAMINGS, ("aid", "pose")),
        ("sweater", p.SWEATERS, ()),
        ("hair", p.HAIRS, ("gender", "age", "worn")),
        ("hair_colour", p.HAIR_COLOURS, ("age",)),
        ("facial_hair", p.FACIAL_HAIRS, ("gender", "age", "hair")),
    ],
)
def test_stated_values_are_even(
    scenes: list[Scene], attribute: str, values: tuple[str, ...], without: tuple[str, ...]
) -> None:
    """A stated attribute takes each of its values equally often, whatever the occupation."""
    assert_even(Counter(value_of(s, attribute) for s, _ in stating(scenes, attribute, without)), values)


def test_stated_ages_are_even(scenes: list[Scene]) -> None:
    """Four of them where children are possible, else three."""
    for childlike, ages in ((True, p.AGES), (False, p.AGES[1:])):
        found = [one.age for _, one in stating(scenes, "age") if (one.occupation in p.CHILDLIKE) == childlike]
        assert_even(Counter(found), ages)


def test_any_setting_can_be_stated_of_any_occupation() -> None:
    """A doctor in a courtroom is as good as a judge in a stadium."""
    sheet, rng = load_sheet(), Random(0)
    for occupation in p.OCCUPATIONS:
        for setting in p.SETTINGS:
            assert cast(rng, sheet, occupation, {"setting": setting}).setting == setting


def test_cues_follow_gender_presentation(sheet: Sheet, scenes: list[Scene]) -> None:
    """Hair and lashes of women and men are as frequent as the sheet's cues."""
    for gender in ("woman", "man"):
        adults = [one for _, one in silent(scenes) if one.gender == gender and one.age != "child"]
        assert_shares(Counter(one.hair for one in adults), sheet.cue("hair", gender))
        lashes, share = sum(one.lashes for one in adults) / len(adults), sheet.cue_chance("lashes", gender)
        assert lashes == pytest.approx(share, abs=tolerance(share, len(adults)))


def test_stated_cues_change_what_is_likely(sheet: Sheet) -> None:
    """Bayes' rule: of bearded people most are men, by as much as the sheet's shares imply."""
    rng, count = Random(1), 3_000
    found = Counter(
        cast(rng, sheet, "person", {"facial_hair": "beard", "age": "older"}).gender for _ in range(count)
    )
    weights = {g: sheet.of("person", "gender")[g] * sheet.cue("facial_hair", g)["beard"] for g in p.GENDERS}
    scarf = 1 - sheet.cue("hair", "androgynous")["headscarf"]  # under which no beard is drawn
    assert_shares(found, {**weights, "androgynous": weights["androgynous"] * scarf})


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"aid": "wheelchair"}, {"pose": "sitting", "framing": "full figure"}),
        ({"pose": "sitting"}, {"framing": "full figure"}),
        ({"framing": "close-up"}, {"held": "none", "aid": "none"}),
        ({"hair": "headscarf"}, {"facial_hair": "none"}),
        ({"age": "child", "gender": "man"}, {"facial_hair": "none"}),
    ],
)
def test_what_is_stated_brings_along_what_must_be(values: dict[str, str], expected: dict[str, str]) -> None:
    """The rest of a picture makes room for what its caption says."""
    rng = Random(2)
    for _ in range(60):
        one = cast(rng, load_sheet(), "student", values)
        assert {name: str(getattr(one, name)) for name in (*values, *expected)} == {**values, **expected}
