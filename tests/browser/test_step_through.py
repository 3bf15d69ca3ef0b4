"""A first visitor makes a picture on the shipped model and turns its run, in a real browser."""

from __future__ import annotations

import json
import re

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.browser.conftest import Server
from workshop.content import words

SCRUBBER = words("ui/scrubber")
PAGE = words("pages/step_through")


class Wire:
    """What went over the websockets of a page."""

    def __init__(self, page: Page) -> None:
        self.messages: list[str] = []
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda _: self.messages.append("sent"))
        socket.on("framereceived", lambda _: self.messages.append("received"))


@pytest.fixture
def wire(page: Page) -> Wire:
    """Listen before the page opens its connection."""
    return Wire(page)


@pytest.fixture
def dial(server: Server, page: Page, wire: Wire) -> Locator:
    """The dial of a finished run of "a doctor"."""
    page.goto(f"{server.url}/{PAGE['url_path']}")
    page.get_by_role("button", name=PAGE["presets"]["doctor"]).click()
    expect(page.locator(".scrubber[data-ready]")).to_be_visible()
    expect(page.get_by_role("button", name=words("ui/viewer")["save"])).to_be_visible()
    return page.get_by_role("slider", name=SCRUBBER["dial"])


def quiet(page: Page, wire: Wire) -> None:
    """Wait until the server has nothing more to say, and forget what was said."""
    while wire.messages:
        wire.messages.clear()
        page.wait_for_timeout(700)


def test_a_visitor_gets_from_the_cover_to_a_run(server: Server, page: Page) -> None:
    """Two presses: explore alone, and a scene."""
    page.goto(server.url)
    page.get_by_role("button", name=words("pages/welcome")["start"]).click()
    page.get_by_role("button", name=PAGE["presets"]["golden_city"]).click()
    expect(page.get_by_role("slider", name=SCRUBBER["dial"])).to_have_attribute("aria-valuenow", "0")
    expect(page.locator(".scrubber[data-ready]")).to_be_visible()


def test_keys_and_pointer_turn_the_dial_without_the_server(dial: Locator, page: Page, wire: Wire) -> None:
    """Arrow keys, Home, End and a drag; the frames change and nothing goes over the wire."""
    quiet(page, wire)
    dial.focus()
    for key, step in (("ArrowRight", 1), ("ArrowRight", 2), ("End", 20), ("ArrowLeft", 19), ("Home", 0)):
        page.keyboard.press(key)
        expect(dial).to_have_attribute("aria-valuenow", str(step))
    box = dial.bounding_box()
    assert box
    noise = picture_of(page)
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2, steps=30)
    page.mouse.up()
    expect(dial).to_have_attribute("aria-valuetext", "Step 20 of 20")
    assert picture_of(page) != noise
    assert wire.messages == []


def picture_of(page: Page) -> str:
    """Return what the left frame shows."""
    return str(page.locator("[data-view=noisy] canvas").evaluate("canvas => canvas.toDataURL()"))


def test_the_space_bar_plays_the_run_to_its_end(dial: Locator, page: Page, wire: Wire) -> None:
    """At the end both frames show the final picture and say so."""
    quiet(page, wire)
    dial.focus()
    page.keyboard.press("Space")
    expect(dial).to_have_attribute("aria-valuenow", "20")
    expect(page.locator("figcaption")).to_have_text([SCRUBBER["final"]["caption"]] * 2)
    assert wire.messages == []


def test_flags_stay_when_the_page_is_left(dial: Locator, page: Page) -> None:
    """A flag is planted where the dial stands, survives another page, and can be taken back."""
    dial.press("ArrowRight")
    dial.press("ArrowRight")
    mark = page.get_by_role("button", name=SCRUBBER["marks"]["recognised"], exact=True)
    mark.click()
    flag = page.locator(".flag")
    expect(flag).to_have_attribute("aria-label", re.compile("step 2$"))
    expect(
        page.get_by_test_id("stVegaLiteChart").get_by_text(
            words("ui/frequencies")["marks"]["recognised"], exact=True
        )
    ).to_be_visible()
    page.get_by_role("link", name=words("pages/welcome")["title"]).click()
    expect(page.get_by_role("button", name=words("pages/welcome")["start"])).to_be_visible()
    page.get_by_role("link", name=PAGE["title"]).click()
    expect(flag).to_have_attribute("aria-label", re.compile("step 2$"))
    flag.click()
    page.get_by_role("button", name=SCRUBBER["take_back"]).click()
    expect(flag).to_have_count(0)


def test_the_saved_picture_says_where_it_is_from(dial: Locator, page: Page) -> None:
    """The PNG holds the recipe and the provenance."""
    with page.expect_download() as download:
        page.get_by_role("button", name=words("ui/viewer")["save"]).click()
    with Image.open(download.value.path()) as picture:
        assert picture.format == "PNG"
        recipe = json.loads(picture.text["Recipe"])
    assert recipe["prompt"] == "a doctor" and "@" in recipe["model"]


def test_a_phone_shows_all_of_it(server: Server, new_person: object) -> None:
    """On a narrow screen nothing is wider than the screen, and a finger turns the dial."""
    phone = new_person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)  # type: ignore[operator]
    page = phone.new_page()
    page.goto(f"{server.url}/{PAGE['url_path']}")
    page.get_by_role("button", name=PAGE["presets"]["doctor"]).click()
    expect(page.locator(".scrubber[data-ready]")).to_be_visible()
    dial = page.get_by_role("slider", name=SCRUBBER["dial"])
    dial.tap()  # in the middle
    expect(dial).to_have_attribute("aria-valuenow", "10")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
