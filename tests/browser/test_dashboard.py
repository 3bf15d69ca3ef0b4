"""Five students describe pictures while their facilitator has the numbers open, and the room looks on."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_class import COCKPIT, WIDE, Class
from workshop.content import sentence, words
from workshop.ui.dashboard.figure import said

TEST = 3  # phase of the twelve minutes
SAID, CODER = words("ui/default_test"), words("ui/coder")
TAPPED = {"skin_tone": "3", "gender_presentation": "man", "setting": "hospital"}
PICTURES = 2  # per person, in a short run


@pytest.fixture
def lesson(tmp_path: Path, new_person: Callable[..., BrowserContext]) -> Iterator[Class]:
    """A class in the phase of the Default Test."""
    made = Class(tmp_path / "class", new_person)
    made.start()
    made.lead()
    with made.stack:
        made.press(COCKPIT["bar"]["begin"], 0)
        for phase in range(1, TEST + 1):
            made.press(COCKPIT["bar"]["next"], phase)
            expect(made.front.get_by_text(f"Phase {phase + 1} of")).to_be_visible()
        yield made


def describe(student: Page) -> None:
    """Skip the picture in the mind, and tap the same three answers for every picture."""
    expect(student.locator(".coder[data-mode=mind]")).to_be_visible()
    student.locator(".commits .plain").click()
    student.get_by_role("button", name=SAID["look"]["go_on"]).click()
    expect(student.locator(".thumb")).to_have_count(PICTURES)
    for place in range(PICTURES):
        student.locator(".thumb").nth(place).click()
        for question, value in TAPPED.items():
            student.locator(f".coder [data-name={question}] .answer[data-value='{value}']").click()
        expect(student.locator(".coder .status")).to_have_text(CODER["kept"])


def open_numbers(lesson: Class, session: str) -> Page:
    """Open the dashboard beside the cockpit, at what the class saw."""
    numbers = lesson.front.context.new_page()
    numbers.goto(f"{lesson.server.url}/dashboard?session={session}")
    numbers.get_by_text(said("chapters.seen"), exact=True).click()
    return numbers


def exported(lesson: Class, session: str) -> list[dict[str, str]]:
    """Return the rows of observations.csv, downloaded as the facilitator does."""
    answer = lesson.front.request.get(f"{lesson.server.url}/export?session={session}")
    with zipfile.ZipFile(io.BytesIO(answer.body())) as parcel:
        (name,) = (one for one in parcel.namelist() if one.endswith("observations.csv"))
        return list(csv.DictReader(io.StringIO(parcel.read(name).decode("utf-8-sig"))))


def test_numbers_live_while_five_students_describe(lesson: Class) -> None:
    """Charts change without a reload, the room sees what is shown and no more, the file holds every tap."""
    (card,) = (lesson.data / "sessions").glob("*/card.json")
    session = json.loads(card.read_text(encoding="utf-8"))["id"]
    numbers = open_numbers(lesson, session)
    place = numbers.locator(".st-key-figure-shares-setting")
    expect(place.get_by_role("heading")).to_have_text(said("shares.none", what="Setting"))
    numbers.evaluate("window.unchanged = true")  # gone after a reload
    wall = lesson.front.context.new_page()
    wall.goto(f"{lesson.server.url}/projector?session={session}")

    for people in range(1, 6):
        student = lesson.join(WIDE)
        describe(student)
        student.close()
        expect(place).to_contain_text(f"n = {people * PICTURES}, people: {people}")
        if people == 4:
            place.get_by_role("button", name=said("switch.show")).click()
            expect(wall.get_by_text(said("switch.soon", needed=5))).to_be_visible()

    finding = place.get_by_role("heading").inner_text()
    assert finding.startswith(
        sentence("dashboard", "shares.finding", what="Hospital", between="").rstrip(". ")
    )
    expect(wall.get_by_text(finding)).to_be_visible()
    expect(wall.get_by_test_id("stVegaLiteChart")).to_be_visible()
    place.get_by_role("button", name=said("switch.hide")).click()
    expect(wall.get_by_text(finding)).to_have_count(0)
    assert numbers.evaluate("window.unchanged")

    rows = exported(lesson, session)
    assert Counter((row["attribute"], row["value"]) for row in rows) == dict.fromkeys(
        TAPPED.items(), 5 * PICTURES
    )
    assert Counter(row["participant"] for row in rows) == {f"P0{n}": 3 * PICTURES for n in range(1, 6)}
