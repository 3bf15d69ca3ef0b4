"""The data sheets are complete, add up, and say what is drawn."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from workshop.paperworld.world import WORLD, Sheet, load_sheet
from workshop.paperworld.world.families import ADULTS, CHILDREN
from workshop.paperworld.world.people import (
    AGES,
    AIDS,
    BROWS,
    CHILDLIKE,
    FACIAL_HAIRS,
    FRAMINGS,
    GENDERS,
    HAIR_COLOURS,
    HAIRS,
    HELD,
    POSES,
    SETTINGS,
    SHOULDERS,
    SKIN_GROUPS,
    WORN,
)
from workshop.paperworld.world.postures import postures
from workshop.paperworld.world.things import CHOICES

OPEN = ("gender", "skin", "age", "setting", "pose", "framing", "aid")


def test_sheets_describe_this_world(sheet: Sheet) -> None:
    """Each sheet names its world and answers a data sheet's questions."""
    assert sheet.table["world"] == WORLD and sheet.table["name"] == sheet.name
    for section in ("motivation", "process", "intended_use", "known_gaps", "composition", "cues"):
        assert sheet.table[section]
    assert all(sheet.source(subject) for subject in (*HELD, "family"))


def shares_in(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Mapping[str, float]]]:
    """List every table of a sheet that holds shares: words and nothing but numbers."""
    for name, found in table.items():
        if isinstance(found, Mapping):
            if all(isinstance(value, (int, float)) for value in found.values()):
                yield f"{path}{name}", found
            else:
                yield from shares_in(found, f"{path}{name}.")


# Tables of weights, of chances that are independent of each other, and of measures.
NO_SHARES = ("composition.statable", "composition.occupations", "cues.lashes", "cues.lips", "cues.shoulders")


def test_shares_add_up(sheet: Sheet) -> None:
    """Every table of shares in a sheet adds up to one."""
    found = [(path, shares) for path, shares in shares_in(sheet.table) if not path.startswith(NO_SHARES)]
    assert len(found) > 100
    for path, shares in found:
        assert sum(shares.values()) == pytest.approx(1, abs=1e-4), path
        assert all(0 <= share <= 1 for share in shares.values()), path


def test_every_chance_is_one(sheet: Sheet) -> None:
    """Glasses and tools are as frequent as a share can be, and nobody has tools without a trade."""
    for occupation in HELD:
        assert all(0 <= sheet.chance(occupation, name) <= 1 for name in ("glasses", "worn", "held"))
        assert (sheet.chance(occupation, "held") > 0) == bool(HELD[occupation])
        assert (sheet.chance(occupation, "worn") > 0) == (occupation in WORN)


def test_occupations_and_things_are_all_there(sheet: Sheet) -> None:
    """The sheet has a share for everything that can be drawn."""
    assert set(sheet.occupations) == set(HELD) and set(sheet.things) == set(CHOICES)
    for kind, traits in sheet.table["things"].items():
        for trait, shares in traits.items():
            assert set(shares) <= set(CHOICES[kind][trait]), (kind, trait)


def test_shares_are_of_values_that_exist(sheet: Sheet) -> None:
    """No share is of something that cannot be drawn, and only some occupations have children."""
    values = (GENDERS, tuple(SKIN_GROUPS), AGES, SETTINGS, POSES, FRAMINGS, AIDS)
    for occupation in HELD:
        for attribute, known in zip(OPEN, values, strict=True):
            assert set(sheet.of(occupation, attribute)) <= set(known), (occupation, attribute)
        assert ("child" in sheet.of(occupation, "age")) == (occupation in CHILDLIKE)
    for gender in GENDERS:
        assert set(sheet.cue("hair", gender)) == set(HAIRS)
        assert set(sheet.cue("facial_hair", gender)) == set(FACIAL_HAIRS)
    assert all(set(sheet.cue("hair_colour", age)) == set(HAIR_COLOURS) for age in AGES)
    assert set(sheet.of("family", "adults")) == set(ADULTS)
    assert set(sheet.of("family", "children")) == set(CHILDREN)


def test_postures_have_the_shares_of_the_sheet(sheet: Sheet) -> None:
    """However pose, framing and aid depend on each other, each has its own shares."""
    for occupation in HELD:
        found = postures(sheet, occupation)
        for name in ("pose", "framing", "aid"):
            for value, share in sheet.of(occupation, name).items():
                drawn = sum(part for three, part in found.items() if getattr(three, name) == value)
                assert drawn == pytest.approx(share, abs=1e-4), (occupation, name, value)


def test_the_cues_that_are_always_drawn_are_the_documented_ones(sheet: Sheet) -> None:
    """Shoulders and brows are drawn as the sheet says."""
    for gender, drawn in sheet.table["cues"]["shoulders"].items():
        assert (drawn["width"], drawn["brows"]) == (SHOULDERS[gender], BROWS[gender])


def test_the_doctor_is_skewed_and_the_balanced_one_is_not() -> None:
    """The authored default of a doctor, and its even twin."""
    doctor = {name: load_sheet("skewed").of("doctor", name) for name in ("gender", "skin", "age", "setting")}
    assert doctor["gender"]["man"] == 0.78
    assert doctor["skin"] == {"light": 0.64, "medium": 0.28, "dark": 0.08}
    assert doctor["age"]["middle-aged"] == 0.6 and doctor["setting"]["hospital"] == 0.75
    assert doctor["setting"]["clinic"] + doctor["setting"]["home visit"] < 0.1


@pytest.mark.parametrize("occupation", HELD)
def test_the_balanced_sheet_is_even(occupation: str) -> None:
    """In every occupation each value is as frequent as any other, so far as a picture can show it."""
    sheet = load_sheet("balanced")
    for name in set(OPEN) - {"aid"}:
        shares = sheet.of(occupation, name)
        assert max(shares.values()) == pytest.approx(min(shares.values()), abs=1e-5), name
    aids, sitting = sheet.of(occupation, "aid"), sheet.of(occupation, "pose")["sitting"]
    assert aids["wheelchair"] == aids["prosthetic arm"] == pytest.approx(sitting / 2, abs=1e-5)


def test_the_monk_tones_are_grouped_once_each() -> None:
    """Light, medium and dark cover the ten tones."""
    assert sorted(tone for tones in SKIN_GROUPS.values() for tone in tones) == list(range(1, 11))


def test_the_sheets_differ_in_the_shares_of_people_only() -> None:
    """Cues, things and composition are shared, so that two models differ in one respect."""
    skewed, balanced = load_sheet("skewed").table, load_sheet("balanced").table
    assert all(skewed[part] == balanced[part] for part in ("composition", "cues", "things", "known_gaps"))
