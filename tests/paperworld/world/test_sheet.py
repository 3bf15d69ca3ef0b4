"""The data sheets are complete, add up, and say what is drawn."""

import pytest

from workshop.paperworld.world import WORLD, Sheet, load_sheet
from workshop.paperworld.world.people import AGES, BROWS, GENDERS, HELD, SHOULDERS, SKIN_GROUPS
from workshop.paperworld.world.things import CHOICES


def test_sheets_describe_this_world(sheet: Sheet) -> None:
    """Each sheet names its world and answers a data sheet's questions."""
    assert sheet.table["world"] == WORLD and sheet.table["name"] == sheet.name
    for section in ("motivation", "process", "intended_use", "known_gaps", "composition", "cues"):
        assert sheet.table[section]


def test_shares_add_up(sheet: Sheet) -> None:
    """All shares of an attribute add up to one."""
    tables = [sheet.occupations, sheet.things, sheet.stated_counts]
    tables += [sheet.of(o, a) for o in HELD for a in ("gender", "skin", "age", "setting", "pose")]
    tables += [sheet.cue(c, g) for c in ("hair", "facial_hair") for g in GENDERS]
    tables += [sheet.cue("hair_colour", age) for age in AGES]
    for shares in tables:
        assert sum(shares.values()) == pytest.approx(1, abs=1e-4), shares


def test_occupations_and_things_are_all_there(sheet: Sheet) -> None:
    """The sheet has a share for everything that can be drawn."""
    assert set(sheet.occupations) == set(HELD) and set(sheet.things) == set(CHOICES)


def test_the_cues_that_are_always_drawn_are_the_documented_ones(sheet: Sheet) -> None:
    """Shoulders and brows are drawn as the sheet says."""
    for gender, drawn in sheet.table["cues"]["shoulders"].items():
        assert (drawn["width"], drawn["brows"]) == (SHOULDERS[gender], BROWS[gender])


def test_the_doctor_is_skewed_and_the_balanced_one_is_not() -> None:
    """The authored default of a doctor, and its even twin."""
    assert load_sheet("skewed").of("doctor", "gender")["man"] == 0.78
    assert load_sheet("skewed").of("doctor", "skin") == {"light": 0.64, "medium": 0.28, "dark": 0.08}
    for shares in (load_sheet("balanced").of("doctor", a) for a in ("gender", "skin", "age")):
        assert max(shares.values()) == min(shares.values())


def test_the_monk_tones_are_grouped_once_each() -> None:
    """Light, medium and dark cover the ten tones."""
    assert sorted(tone for tones in SKIN_GROUPS.values() for tone in tones) == list(range(1, 11))


def test_the_sheets_differ_in_the_shares_of_people_only() -> None:
    """Cues, things and composition are shared, so that two models differ in one respect."""
    skewed, balanced = load_sheet("skewed").table, load_sheet("balanced").table
    assert all(skewed[part] == balanced[part] for part in ("composition", "cues", "things", "known_gaps"))
