"""Two students answer alone, read each other, and the facilitator puts one answer before the room."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import Server, running_server
from workshop.classroom.sequence import load
from workshop.content import words

LOBBY, COCKPIT, JOINING = words("ui/lobby"), words("ui/cockpit"), words("ui/joining")
SAID, PAGE = words("lenses/answering"), words("lenses/default_is_a_design_decision")
BRIDGE = 4  # the phase in which the class discusses
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
TEXTS = ("A hospital every time", "A red cross on the wall")


def join(server: Server, code: str, person: BrowserContext) -> Page:
    """Join the session as somebody new."""
    student = person.new_page()
    student.goto(f"{server.url}/join/{code}")
    student.get_by_role("button", name=JOINING["join_as"].partition("{")[0]).click()
    expect(student.get_by_test_id("stPopover").first).to_be_visible()
    return student


def test_two_students_answer_and_the_room_reads_one(
    tmp_path: Path, new_person: Callable[..., BrowserContext]
) -> None:
    """A draft survives a reload, others appear after one's own answer, and a pick reaches the projector."""
    with running_server(tmp_path / "lenses") as server:
        front = new_person(viewport=WIDE).new_page()
        front.goto(server.facilitator_link)
        front.get_by_role("button", name=LOBBY["start"].format(minutes=12)).click()
        expect(front.get_by_role("button", name=COCKPIT["bar"]["begin"])).to_be_visible()
        card = json.loads(next((server.data / "sessions").glob("*/card.json")).read_text(encoding="utf-8"))
        students = [join(server, card["code"], new_person(viewport=size)) for size in (WIDE, PHONE)]
        front.get_by_role("button", name=COCKPIT["bar"]["begin"]).click()
        expect(students[0].get_by_role("heading", name=load("twelve").phases[0].script.task)).to_be_visible()
        go_on(front, students[0])

        for student, text in zip(students, TEXTS, strict=True):
            expect(student.get_by_role("heading", name=PAGE["questions"]["lenses"]["ask"])).to_be_visible()
            card_named(student, "setting").fill(text)
        ada, bo = students
        ada.reload()
        expect(card_named(ada, "setting")).to_have_value(TEXTS[0])
        expect(ada.get_by_text(SAID["others"]["first"])).to_be_visible()
        for student in students:
            student.get_by_role("button", name=SAID["box"]["hand_in"], exact=True).click()
            expect(student.get_by_text(SAID["box"]["kept"], exact=True)).to_be_visible()

        front.get_by_role("button", name=SAID["wall"]["release_all"].format(count=2)).click()
        saw = ada.get_by_role("button", name=SAID["others"]["seen"])
        expect(ada.get_by_text(TEXTS[1])).to_be_visible()
        saw.click()
        expect(saw).to_have_attribute("aria-pressed", "true")
        expect(front.get_by_text(SAID["wall"]["endorsed"].format(count=1))).to_be_visible()

        room = front.context.new_page()
        room.goto(f"{server.url}/projector?session={card['id']}")
        expect(room.get_by_text(PAGE["questions"]["lenses"]["ask"])).to_be_visible()
        front.get_by_role("button", name=SAID["wall"]["pick"]).last.click()  # the newest is first
        expect(room.get_by_text(TEXTS[0])).to_be_visible()
        expect(room.get_by_text(TEXTS[1])).to_be_hidden()


def card_named(student: Page, name: str) -> Locator:
    """Return the field of one card."""
    return student.locator(f"textarea[name={name}]")


def go_on(front: Page, student: Page) -> None:
    """Press Next until the class discusses; a student is at each phase before the next press."""
    for phase in load("twelve").phases[1 : BRIDGE + 1]:
        front.get_by_role("button", name=COCKPIT["bar"]["next"], exact=True).click()
        expect(student.get_by_role("heading", name=phase.script.task, exact=True)).to_be_visible()
