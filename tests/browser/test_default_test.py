"""Two students go through the Default Test in a real class, on a phone and on a laptop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.test_class import COCKPIT, PHONE, WIDE, Class
from tests.browser.test_color_by_prompt import ink_at, stroke
from workshop.content import words

SAID, CODER = words("ui/default_test"), words("ui/coder")
TEST = 3  # phase of the twelve minutes
UNFOLDED = "() => ![...document.querySelectorAll('details')].some(one => one.getAnimations().length)"


@pytest.fixture
def testing(tmp_path: Path, new_person: Callable[..., BrowserContext]) -> Iterator[Class]:
    """A class in the phase of the test."""
    made = Class(tmp_path / "class", new_person)
    made.start()
    made.lead()
    with made.stack:
        made.press(COCKPIT["bar"]["begin"], 0)
        for phase in range(1, TEST + 1):
            made.press(COCKPIT["bar"]["next"], phase)
            expect(made.front.get_by_text(f"Phase {phase + 1} of")).to_be_visible()
        yield made


def answer(page: Page, question: str, value: str) -> Locator:
    """Return what somebody taps."""
    return page.locator(f".coder [data-name={question}] .answer[data-value='{value}']")


def draw(student: Page) -> None:
    """Draw a stroke on the folded sheet; a reload finds it, and then it is on the server."""
    student.get_by_text(SAID["mind"]["draw"]).click()
    expect(student.locator(".sketchpad[data-ready]")).to_be_visible()
    student.wait_for_function(UNFOLDED)
    assert ink(student)[0] == 255
    stroke(student, "Coral", 0.5, upright=False)
    assert ink(student)[:2] == [0xC2, 0x3B]
    expect(student.locator(".sketchpad[data-state=kept]")).to_be_visible()
    student.reload()
    expect(student.locator(".sketchpad[data-ready]:not([data-busy])")).to_be_visible()
    assert ink(student)[:2] == [0xC2, 0x3B]


def ink(student: Page) -> list[int]:
    """Return the colour in the middle of the sheet."""
    return ink_at(student.locator(".paint"), 256, 256)


def commit(student: Page) -> None:
    """Say what one had in mind; the run appears."""
    expect(student.locator(".coder[data-mode=mind]")).to_be_visible()
    assert student.locator(".scrubber").count() == 0
    answer(student, "skin_tone", "6").click()
    answer(student, "gender_presentation", "woman").click()
    student.locator(".commit").click()
    expect(student.locator(".scrubber[data-ready]")).to_be_visible()


def describe(student: Page, narrow: bool) -> None:
    """Describe both pictures with a few taps; every one is confirmed."""
    student.get_by_role("button", name=SAID["look"]["go_on"]).click()
    expect(student.locator(".thumb")).to_have_count(2)
    for place in range(2):
        student.locator(".thumb").nth(place).click()
        for question, value in (("skin_tone", "3"), ("gender_presentation", "man"), ("setting", "hospital")):
            answer(student, question, value).click()
            if narrow:  # the next question comes by itself
                expect(answer(student, question, value)).to_be_hidden()
        expect(student.locator(".thumb").nth(place)).to_have_attribute("data-kept", "")
    expect(student.get_by_text(CODER["kept"])).to_be_visible()


def test_a_class_goes_through_the_test(testing: Class) -> None:
    """Commit, describe, reload, reveal, turn: nothing is lost and nothing comes too early."""
    phone, laptop = testing.join(PHONE), testing.join(WIDE)
    draw(phone)
    for student in (phone, laptop):
        commit(student)
    describe(phone, narrow=True)
    describe(laptop, narrow=False)
    expect(testing.front.get_by_text("described all their pictures")).to_contain_text("2 of 2")

    for stage in ("look", "code"):  # what was open is open again, and not another picture under one's finger
        laptop.get_by_role("button", name=SAID["steps"][stage], exact=True).click()
        expect(laptop.locator(".coder")).to_have_count(int(stage == "code"))
    expect(laptop.locator(".thumb").nth(1)).to_have_attribute("aria-selected", "true")

    phone.reload()
    expect(phone.locator(".thumb[data-kept]")).to_have_count(2)
    laptop.reload()
    expect(answer(laptop, "setting", "hospital")).to_have_attribute("aria-pressed", "true")

    assert phone.locator(".dial").count() == 0
    phone.get_by_role("button", name=SAID["code"]["go_on"]).last.click()
    drawn = phone.locator(".plates .look")
    address = drawn.evaluate('look => getComputedStyle(look).backgroundImage.match(/http[^"]+/)[0]')
    assert phone.context.request.get(address).headers["content-type"] == "image/webp"
    assert laptop.context.request.get(address).status == 404
    testing.front.get_by_role("button", name=COCKPIT["bar"]["show_results"]).click()
    for student in (phone, laptop):
        turn(student)
    change_the_data(laptop)


def turn(student: Page) -> None:
    """Turn the dial from one end to the picture that the class has seen, without asking the server."""
    dial = dial_of(student, "guidance")
    expect(dial.locator(".cell")).to_have_count(12)
    dial.get_by_role("slider").focus()
    student.keyboard.press("End")
    expect(dial).to_have_attribute("data-stop", "7")
    student.keyboard.press("ArrowLeft")
    expect(dial).to_have_attribute("data-stop", "4")
    seen = dial.locator(".cell").first.locator("img").nth(2)
    expect(seen).to_have_css("opacity", "1")
    assert seen.evaluate("picture => picture.naturalWidth") == 128


def change_the_data(student: Page) -> None:
    """Turn the second dial away from the class's own pictures; those of the twin come one by one."""
    dial, stops = dial_of(student, "data"), list(SAID["data"]["stops"].values())
    expect(dial.locator(".cell")).to_have_count(12)
    own = dial.locator(".cell").first.locator("img").first
    expect(own).to_have_css("opacity", "1")
    assert own.evaluate("picture => picture.naturalWidth") == 128
    dial.get_by_role("slider").focus()
    expect(dial).to_have_attribute("data-stop", stops[0])
    student.keyboard.press("End")
    expect(dial).to_have_attribute("data-stop", stops[-1])
    expect(own).to_have_css("opacity", "0")


def dial_of(student: Page, dial: str) -> Locator:
    """Return one of the two dials."""
    return student.get_by_role("group", name=words("ui/dial")[dial]["label"])
