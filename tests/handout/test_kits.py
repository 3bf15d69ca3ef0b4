"""Lesson kits: they say what the app says."""

from __future__ import annotations

import pytest

from workshop.classroom.sequence import load
from workshop.content import facts, words
from workshop.handout import kits
from workshop.handout.kits import NoSuchKit
from workshop.handout.markdown import PARTS

ROUTES, NAMES = facts("kits")["routes"], facts("kits")["parts"]
HELD = [route for route in ROUTES if route != facts("kits")["unplugged"]]


def test_every_route_has_a_kit() -> None:
    """10, 12, 15, 30 and 60 minutes, and one without any device."""
    assert [load(route).minutes for route in HELD] == [10, 12, 15, 30, 60]
    assert len(ROUTES) == len(HELD) + 1 and set(PARTS) == set(NAMES)


@pytest.mark.parametrize("part", NAMES)
@pytest.mark.parametrize("route", ROUTES)
def test_every_part_becomes_a_pdf(route: str, part: str) -> None:
    """No kit fails to print."""
    made = kits.as_pdf(route, part)
    assert made.startswith(b"%PDF") and len(made) > 20_000


@pytest.mark.parametrize("route", HELD)
def test_a_guide_says_what_the_cockpit_says(route: str) -> None:
    """Every sentence of every phase, each reveal at its time, in order."""
    guide = kits.as_markdown(route, "guide")
    place = 0
    for phase in load(route).phases:
        place = guide.index(f". {phase.script.title}\n", place)
        for text in (
            *phase.script.say,
            *phase.script.ask,
            *phase.script.do,
            phase.script.task,
            phase.script.done,
        ):
            assert text in guide[place:]
        for text, minute in zip(phase.script.reveals, phase.reveal_at, strict=True):
            assert f"{text} (at {int(minute)}:{round(minute * 60) % 60:02})" in guide[place:]


def test_a_guide_follows_a_change_of_the_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no second copy of the words."""
    told = {**words("sequences/phases")["mechanism"], "task": "Something new."}
    changed = {**words("sequences/phases"), "mechanism": told}
    monkeypatch.setattr(kits, "words", lambda name: changed if name == "sequences/phases" else words(name))
    for part in NAMES:
        assert "Something new." in kits.as_markdown("twelve", part)


def test_young_learners_have_their_words_in_the_guide() -> None:
    """A facilitator finds them where they differ."""
    guide = kits.as_markdown("twelve", "guide")
    for text in words("sequences/phases")["default_test"]["young"]["ask"]:
        assert text in guide


def test_the_route_without_devices_needs_none() -> None:
    """No phase names a page, and its minutes add up."""
    kit = kits.kit_of("no_ai", "guide")
    assert {phase["where"] for phase in kit["phases"]} == {""}
    assert sum(phase["minutes"] for phase in kit["phases"]) == facts("kits/no_ai")["minutes"]
    assert not [
        phase for phase in kit["phases"] if "screen" in " ".join([*phase["say"], *phase["do"]]).lower()
    ]


@pytest.mark.parametrize("route", ROUTES)
def test_the_sheet_ends_with_the_exit_ticket(route: str) -> None:
    """The one of the debrief page, with both numbers for every idea."""
    sheet, asked = kits.as_markdown(route, "student"), words("lenses/debrief")["ticket"]
    for idea in facts("lenses")["debrief"]["ideas"]:
        assert f"| {asked['ideas'][idea]} | 1 2 3 4 5 | 1 2 3 4 5 |" in sheet
    assert asked["unresolved"] in sheet


def test_every_phase_has_room_on_the_sheet() -> None:
    """What the sheet offers is known to its template, and two fields have two names."""
    template = (kits.press.TEMPLATES / "student.typ").read_text(encoding="utf-8")
    for route in ROUTES:
        for phase in kits.kit_of(route, "student")["phases"]:
            assert f"{phase['space']}: () =>" in template
            assert phase["space"] != "two" or len(phase["fields"]) == 2


@pytest.mark.parametrize(("route", "part"), [("forty", "guide"), ("twelve", "poem"), ("../twelve", "guide")])
def test_other_kits_are_refused(route: str, part: str) -> None:
    """With a sentence, and without looking at any file."""
    for make in (kits.as_pdf, kits.as_markdown):
        with pytest.raises(NoSuchKit):
            make(route, part)


def test_leftovers_have_no_place() -> None:
    """Every phase that the kit's tables name belongs to a route."""
    named = {phase["name"] for route in ROUTES for phase in kits.kit_of(route, "guide")["phases"]}
    assert set(facts("kits")["space"]) <= named and set(words("handout/kits")["fields"]) <= named
    assert set(facts("kits")["recorded"]) <= named
