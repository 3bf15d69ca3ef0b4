"""Two students draw with real strokes while a facilitator reveals; nothing that was drawn is lost."""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, Request, expect

from tests.browser.conftest import Server
from tests.browser.test_class import PHONE, Class
from workshop.content import facts, words
from workshop.diffusion.models import card
from workshop.ui.color_by_prompt.model_row import recipe_for
from workshop.ui.color_by_prompt.prompts import offered

SAID, COCKPIT = words("color_by_prompt"), words("ui/cockpit")
PAD, PAGE = SAID["sketchpad"], words("pages/color_by_prompt")
PROMPT = offered()[0].prompt
COLOURS = [
    ("Ink", "#1F2430"),
    ("Coral", "#C23B4E"),
    ("Blue", "#3F6FB5"),
    ("Orange", "#EE8A35"),
    ("Teal", "#00798C"),
]
SIDE = 512


@pytest.fixture
def lesson(tmp_path: Path, new_person: Callable[..., BrowserContext]) -> Iterator[Class]:
    """A session that has begun, in its warm-up."""
    made = Class(tmp_path / "class", new_person)
    made.start()
    made.lead()
    made.front.get_by_role("button", name=COCKPIT["bar"]["begin"]).click()
    with made.stack:
        yield made


def reveal(lesson: Class, k: int, *students: Page) -> None:
    """Reveal phrase number k; every student's sheet is then for k of them."""
    label = SAID["panel"]["reveal"].format(phrase=PROMPT.phrases[k - 1])
    lesson.front.get_by_role("button", name=label).click()
    for student in students:
        expect(student.locator(".word")).to_have_count(k)
        expect(student.locator(".sketchpad[data-ready]")).to_be_visible()


def stroke(student: Page, colour: str, at: float, upright: bool) -> None:
    """Draw a line across the sheet, `at` of its side away from the edge."""
    student.get_by_role("button", name=colour, exact=True).click()
    sheet = student.locator(".paint")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    assert box
    for along in (0.1, 0.5, 0.9):
        x, y = (at, along) if upright else (along, at)
        student.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"], steps=4)
        if along == 0.1:
            student.mouse.down()
    student.mouse.up()


def place_of(word: int) -> float:
    """Return where the stroke of a word lies, as a part of the side."""
    return 0.1 + 0.15 * word


def colours_in(picture: bytes, upright: bool) -> list[str]:
    """Return the colours that cross the sheet, in the order of the words."""
    sheet = Image.open(io.BytesIO(picture)).convert("RGB")
    names = {value.lower(): name for name, value in COLOURS}
    found = []
    for word in range(5):
        here = (round(place_of(word) * SIDE), round(0.3 * SIDE))
        red, green, blue = sheet.getpixel(here if upright else here[::-1])  # type: ignore[misc]  # RGB has three
        found.append(names.get(f"#{red:02x}{green:02x}{blue:02x}", ""))
    return [name for name in found if name]


def kept(student: Page) -> None:
    """Wait until the page says that the server has everything."""
    expect(student.locator(".sketchpad[data-state=kept]")).to_be_visible()


def turn(slider: Locator, k: int) -> None:
    """Put a wall's slider on k words."""
    slider.fill(str(k))


def fetched(page: Page, picture: Locator) -> bytes:
    """Return the file behind a picture on a page, as this browser gets it."""
    answer = page.context.request.get(picture.evaluate("one => one.src"))
    assert answer.ok
    return answer.body()


def test_two_students_draw_word_by_word(lesson: Class) -> None:
    """Five words, five sheets each, a reload in the middle: the facilitator finds every one of them."""
    ada, bo = lesson.join(), lesson.join(PHONE)
    for k, (colour, _) in enumerate(COLOURS, 1):
        reveal(lesson, k, ada, bo)
        stroke(ada, colour, place_of(k - 1), upright=False)
        stroke(bo, colour, place_of(k - 1), upright=True)
        if k == 3:
            ada.reload()  # at once: the stroke is in the browser, not yet on the server
            expect(ada.locator(".sketchpad[data-ready]")).to_be_visible()
            expect(ada.locator(".film li:not([data-same]) img")).to_have_count(3)
        kept(bo)
        kept(ada)
    check_thumbnails(lesson.front)
    ada.get_by_role("button", name=PAD["done"]).click()
    expect(ada.locator(".light-table")).to_be_visible()
    lesson.front.get_by_role("button", name=SAID["panel"]["release_all"].format(count=2)).click()
    expect(lesson.front.get_by_text(SAID["panel"]["released"])).to_be_visible()
    lesson.front.get_by_role("button", name=COCKPIT["bar"]["show_results"]).click()
    check_wall(lesson)
    check_film(ada)
    expect(bo.locator(".light-table")).to_be_visible()


def check_thumbnails(front: Page) -> None:
    """The cockpit has both films: after k words the first k strokes and no more, Ada's and Bo's."""
    wall = front.locator(".drawing-wall")
    pictures = wall.locator("figure img")
    expect(pictures).to_have_count(2)
    for k in range(1, 6):
        turn(wall.locator("input"), k)
        for upright in (False, True):
            wait_for_colours(front, pictures.nth(int(upright)), upright, k)


def wait_for_colours(front: Page, picture: Locator, upright: bool, k: int) -> None:
    """Wait until a picture holds the first k strokes and no more; the cockpit looks once a second."""
    wanted, until = [name for name, _ in COLOURS[:k]], time.monotonic() + 20
    while (found := colours_in(fetched(front, picture), upright)) != wanted and time.monotonic() < until:
        front.wait_for_timeout(200)
    assert found == wanted, (k, upright)


def check_wall(lesson: Class) -> None:
    """The projector has both drawings and, after each word, the model's picture of these very words."""
    (file,) = (lesson.data / "sessions").glob("*/card.json")
    session = json.loads(file.read_text(encoding="utf-8"))["id"]
    room = lesson.front.context.new_page()
    room.goto(f"{lesson.server.url}/projector?session={session}")
    wall = room.locator(".drawing-wall")
    expect(wall.locator("figure:not([data-model])")).to_have_count(2)
    model, seed = card("paperworld"), facts("color_by_prompt")["seed"]
    for k, text in enumerate(PROMPT.texts, 1):
        turn(wall.locator("input"), k)
        digest = recipe_for(model, text, seed).digest
        picture = wall.locator("figure[data-model] img")
        expect(picture).to_have_attribute("src", f"/frames/{digest}/final.png")
        assert fetched(room, picture)[:4] == b"\x89PNG"


def check_film(student: Page) -> None:
    """Her film stands above the model's, five frames each, and the slider turns both."""
    cells = student.locator(".light-table .strips button")
    expect(cells).to_have_count(10)
    expect(student.locator(".light-table .strips img")).to_have_count(10)
    student.locator(".light-table input").fill("2")
    large = student.locator(".light-table .pair img")
    assert colours_in(fetched(student, large.first), upright=False) == [name for name, _ in COLOURS[:2]]


def test_a_killed_server_loses_no_stroke(lesson: Class) -> None:
    """While it is away the browser keeps the sheet and says so; afterwards it is on the server by itself."""
    ada = lesson.join()
    reveal(lesson, 1, ada)
    lesson.server.process.kill()
    stroke(ada, "Coral", place_of(0), upright=False)
    expect(ada.locator(".sketchpad[data-state=waiting]")).to_be_visible()
    lesson.start()
    kept(ada)
    ada.reload()
    expect(ada.locator(".film li:not([data-same]) img")).to_have_count(1)
    picture = fetched(ada, ada.locator(".film img").first)
    assert colours_in(picture, upright=False) == ["Coral"]


def start_alone(page: Page, server: Server) -> Locator:
    """Open the page without a class, choose the first prompt and return the sheet."""
    page.goto(f"{server.url}/{PAGE['url_path']}")
    page.get_by_text(SAID["alone"]["begins"].format(words=PROMPT.phrases[0])).click()
    expect(page.locator(".sketchpad[data-ready]")).to_be_visible()
    return page.locator(".paint")


def ink_at(sheet: Locator, x: int, y: int) -> list[int]:
    """Return the colour of a pixel of the sheet."""
    read = f"sheet => [...sheet.getContext('2d').getImageData({x}, {y}, 1, 1).data].slice(0, 3)"
    return list(sheet.evaluate(read))


def test_alone_nothing_leaves_the_browser(page: Page, server: Server) -> None:
    """A reload finds the sheet and the word again, and no drawing was ever sent."""
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            sent.append(request.url)

    page.on("request", note)
    start_alone(page, server)
    stroke(page, "Coral", 0.5, upright=False)
    page.get_by_role("button", name=PAD["next"]).click()
    expect(page.locator(".word")).to_have_count(2)
    page.reload()
    expect(page.locator(".word")).to_have_count(2)
    expect(page.locator(".sketchpad[data-ready]")).to_be_visible()
    assert ink_at(page.locator(".paint"), 256, 256) == [0xC2, 0x3B, 0x4E]
    assert not [url for url in sent if "/drawings/" in url]


def test_the_tools_work_with_the_keyboard_alone(page: Page, server: Server) -> None:
    """Draw, fill, undo, redo and empty the sheet without any pointer."""
    sheet = start_alone(page, server)
    white, ink, coral = [255, 255, 255], [0x1F, 0x24, 0x30], [0xC2, 0x3B, 0x4E]
    sheet.focus()
    page.keyboard.press("Space")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    assert (ink_at(sheet, 280, 256), ink_at(sheet, 280, 400)) == (ink, white)
    for key in ("4", "f", "ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    assert (ink_at(sheet, 280, 400), ink_at(sheet, 280, 256)) == (coral, ink)
    page.keyboard.press("Control+z")
    assert ink_at(sheet, 280, 400) == white
    page.keyboard.press("Control+y")
    assert ink_at(sheet, 280, 400) == coral
    page.get_by_role("button", name=PAD["clear"]).press("Enter")
    assert ink_at(sheet, 280, 256) == white
    page.keyboard.press("Control+z")
    assert ink_at(sheet, 280, 256) == ink
    expect(page.get_by_role("button", name=re.compile("^Fill"))).to_have_attribute("aria-pressed", "true")


def test_a_template_holds_the_colours(page: Page, server: Server) -> None:
    """An outline lies over the sheet: what is filled ends at it, and the kept picture has both."""
    sheet = start_alone(page, server)
    page.get_by_role("button", name=PAD["template"]).click()
    page.get_by_role("button", name=PAD["outlines"]["house"]).click()
    page.get_by_role("button", name="Coral", exact=True).click()
    page.get_by_role("button", name=PAD["fill"]).click()
    box = sheet.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 256 / SIDE, box["y"] + box["height"] * 180 / SIDE)  # the roof
    assert (ink_at(sheet, 256, 180), ink_at(sheet, 256, 300)) == ([0xC2, 0x3B, 0x4E], [255, 255, 255])
    page.wait_for_function("() => Object.keys(sessionStorage).some((name) => name.includes('drawing alone'))")
    page.reload()
    expect(page.locator(".sketchpad[data-ready]")).to_be_visible()
    red, *_ = ink_at(page.locator(".paint"), 256, 180)
    assert red == 0xC2
    assert sum(ink_at(page.locator(".paint"), 116, 350)) < 300  # the wall's outline, kept with the picture


def test_a_photograph_becomes_the_sheet(page: Page, server: Server, tmp_path: Path) -> None:
    """In the browser it is laid on the sheet, whole and in the middle, and can be drawn on."""
    sheet = start_alone(page, server)
    Image.new("RGB", (400, 200), "#00798C").save(tmp_path / "paper.png")
    page.locator(".photo input").set_input_files(tmp_path / "paper.png")
    expect(page.locator(".film img").first).to_have_attribute("src", re.compile("^data:image/png"))
    assert (ink_at(sheet, 256, 256), ink_at(sheet, 256, 40)) == ([0x00, 0x79, 0x8C], [255, 255, 255])
    stroke(page, "Coral", 0.5, upright=False)
    assert ink_at(sheet, 256, 256) == [0xC2, 0x3B, 0x4E]


def test_a_finger_draws_on_a_phone(new_person: Callable[..., BrowserContext], server: Server) -> None:
    """The sheet is as wide as the screen, takes the finger for a pen, and nothing scrolls sideways."""
    person = new_person(viewport=PHONE, has_touch=True, is_mobile=True)
    phone = person.new_page()
    sheet = start_alone(phone, server)
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    assert box and box["width"] > 320
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    finger = person.new_cdp_session(phone)
    y = box["y"] + box["height"] / 2
    for kind, x in (("touchStart", 0.2), ("touchMove", 0.5), ("touchMove", 0.8), ("touchEnd", None)):
        places = [] if x is None else [{"x": box["x"] + x * box["width"], "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})
    assert ink_at(sheet, 256, 256) == [0x1F, 0x24, 0x30]
    moved = sheet.bounding_box()
    assert moved and moved["y"] == box["y"]


def test_what_is_new_comes_into_view(lesson: Class) -> None:
    """On a phone neither new words nor the comparison stay off the screen; an empty sheet is not kept."""
    student = lesson.join(PHONE)
    expect(student.locator(".sketchpad[data-ready]")).to_be_visible()
    expect(student.locator(".status")).to_be_hidden()
    reveal(lesson, 1, student)
    student.locator(".film").scroll_into_view_if_needed()
    expect(student.locator(".word").first).not_to_be_in_viewport()
    for k in range(2, len(PROMPT.phrases) + 1):
        reveal(lesson, k, student)
    expect(student.locator(".word").first).to_be_in_viewport()
    student.get_by_role("button", name=PAD["done"]).click()
    expect(student.get_by_role("heading", name=SAID["compare"]["verb"])).to_be_in_viewport()
