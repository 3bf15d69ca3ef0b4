"""Two students answer alone, read each other, and the facilitator puts one answer before the room."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import Server, running_server
from workshop.classroom import pace, people
from workshop.classroom.access import Access, Pass
from workshop.classroom.answer import answer_of
from workshop.classroom.grants import FacilitatorId
from workshop.classroom.sequence import load
from workshop.classroom.sessions import Sessions
from workshop.classroom.submission import hand_in
from workshop.content import words

LOBBY, COCKPIT, JOINING = words("ui/lobby"), words("ui/cockpit"), words("ui/joining")
BRIDGE_PAGE = "default_is_a_design_decision"
SAID, PAGE = words("lenses/answering"), words(f"lenses/{BRIDGE_PAGE}")
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
    """Return the field of one card; on a phone cards come one at a time, and it is turned to first."""
    field = student.locator(f"textarea[name={name}]")
    field.wait_for(state="attached")
    chip = student.get_by_role("button", name=PAGE["cards"][name]["title"], exact=True)
    if student.viewport_size == PHONE:
        chip.click()
        expect(student.locator("textarea:visible")).to_have_count(1)
    return field


def test_answers_are_grouped_by_drag_by_pick_and_by_name(
    tmp_path: Path, new_person: Callable[..., BrowserContext]
) -> None:
    """A suggestion is changed in three ways, and a reload finds what was made of it."""
    data = tmp_path / "groups"
    session, token = a_class_that_answered(data)
    with running_server(data) as server:
        front = new_person(viewport={"width": 1280, "height": 1600}).new_page()
        front.goto(f"{server.url}/enter/{token}")
        expect(front.get_by_role("button", name=LOBBY["start"].format(minutes=12))).to_be_visible()
        front.goto(f"{server.url}/facilitator?session={session}")
        front.get_by_text(SAID["wall"]["groups"], exact=True).click()
        front.get_by_role("button", name=SAID["wall"]["suggest"]).click()
        lanes = front.locator("section[data-place]")
        expect(lanes).to_have_count(4)  # two groups, what is in none, and a new one

        front.locator(".card", has_text="no idea").drag_to(lanes.nth(0))
        expect(lanes.nth(0).locator(".card")).to_have_count(3)
        front.locator(".card", has_text="no idea").click()
        front.locator("[data-kind=new] .put").click()
        expect(lanes).to_have_count(5)
        name = lanes.nth(0).locator("input")
        name.fill("Places")
        name.press("Enter")
        expect(front.get_by_role("heading", name="Places · 2")).to_be_visible()
        front.reload()
        expect(front.get_by_role("heading", name="Places · 2")).to_be_visible()
        expect(front.locator("[data-place='2'] .card")).to_have_text("no idea")


def a_class_that_answered(data: Path) -> tuple[str, str]:
    """Leave five answers in a data folder; return the session and a token that leads it."""
    texts = ["always in a hospital", "the hospital again", "guidance did it", "the guidance dial", "no idea"]
    data.mkdir()
    opened = Sessions(data)
    room = opened.create(Pass(FacilitatorId("teacher"), general=True))
    pace.start(room)
    pace.go_to(room, BRIDGE)
    for number, text in enumerate(texts):
        people.join(room, f"p{number}")
        hand_in(room, answer_of(f"p{number}", f"{BRIDGE_PAGE}/lenses", text, {}))
    opened.close()
    return room.id, Access(data).new_link(facilitator="teacher")


def go_on(front: Page, student: Page) -> None:
    """Press Next until the class discusses; a student is at each phase before the next press."""
    for phase in load("twelve").phases[1 : BRIDGE + 1]:
        front.get_by_role("button", name=COCKPIT["bar"]["next"], exact=True).click()
        expect(student.get_by_role("heading", name=phase.script.task, exact=True)).to_be_visible()
