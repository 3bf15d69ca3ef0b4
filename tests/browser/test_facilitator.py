"""A facilitator in a real browser: signing in, leading by keyboard, and what the projector shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import Server
from workshop.classroom.access import Access
from workshop.classroom.sequence import load
from workshop.content import words

COCKPIT, LOBBY, SIGN_IN = words("ui/cockpit"), words("ui/lobby"), words("ui/sign_in")
PHRASE = "four words are enough"
TITLES = [phase.script.title for phase in load("twelve").phases]
NewPerson = Callable[..., BrowserContext]


def button(page: Page, name: str) -> Locator:
    """Return the button with this label; its icon's name stands before it."""
    return page.get_by_role("button", name=re.compile(rf"{re.escape(name)}$"))


def title(page: Page, phase: int) -> None:
    """Wait until a phase is on the screen."""
    expect(page.get_by_role("heading", name=TITLES[phase], exact=True)).to_be_visible()


def begin(page: Page) -> None:
    """Press space until the clock runs: a press can be lost while the page comes in; a late one is none."""
    started = button(page, COCKPIT["bar"]["next"])
    for _ in range(5):
        page.keyboard.press("Space")
        with suppress(AssertionError):
            expect(started).to_be_visible(timeout=8_000)
            return
    expect(started).to_be_visible()


def go_on(page: Page, phase: int) -> None:
    """Press space until the next phase is on the screen: a press can be lost while the page comes in."""
    shown = page.get_by_role("heading", name=TITLES[phase], exact=True)
    for _ in range(4):
        page.keyboard.press("Space")
        with suppress(AssertionError):
            expect(shown).to_be_visible(timeout=15_000)
            return
    title(page, phase)


@pytest.fixture
def cockpit(server: Server, new_person: NewPerson) -> Page:
    """A session that was started a moment ago, with one press."""
    page = new_person(viewport={"width": 1366, "height": 768}).new_page()
    page.goto(f"{server.url}/enter/{Access(server.data).new_link()}")
    button(page, LOBBY["start"].format(minutes=12)).click()
    expect(button(page, COCKPIT["bar"]["begin"])).to_be_visible()
    expect(page.locator(".keys[data-hears]")).to_be_attached()  # its script comes after its HTML
    return page


def test_passphrase_in_and_out(server: Server, new_person: NewPerson) -> None:
    """Set in the browser, signed out, signed in again on the same page; a wrong one is answered in place."""
    page = new_person().new_page()
    page.goto(f"{server.url}/enter/{Access(server.data).new_link()}")
    account = button(page, LOBBY["account"])
    account.click()
    page.get_by_label(SIGN_IN["new"], exact=True).fill(PHRASE)
    button(page, SIGN_IN["keep"]).click()
    expect(page.get_by_text(SIGN_IN["kept"])).to_be_visible()
    button(page, SIGN_IN["leave"]).click()
    field = page.get_by_label(SIGN_IN["door"]["passphrase"])
    field.fill("something else altogether")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("not right")
    field.fill(PHRASE)
    field.press("Enter")
    expect(account).to_be_visible()
    assert "twenty_steps_facilitator" not in page.evaluate("document.cookie")


def test_the_keyboard_leads(cockpit: Page) -> None:
    """Space begins and goes on, also after a click; not while somebody types; a double press moves once."""
    begin(cockpit)
    cockpit.evaluate(
        """() => { for (const _ of [1, 2]) document.body.dispatchEvent(
                   new KeyboardEvent("keydown", { key: " ", bubbles: true, composed: true })) }"""
    )
    title(cockpit, 1)
    button(cockpit, COCKPIT["bar"]["pause"]).click()
    expect(button(cockpit, COCKPIT["bar"]["go_on"])).to_be_visible()
    cockpit.keyboard.press("Space")
    title(cockpit, 2)
    button(cockpit, COCKPIT["bar"]["message"]).click()
    field = cockpit.get_by_label(COCKPIT["bar"]["message_to_all"])
    field.press_sequentially("b c")
    expect(field).to_have_value("b c")
    title(cockpit, 2)
    cockpit.keyboard.press("Escape")
    cockpit.keyboard.press("PageUp")
    title(cockpit, 1)
    expect(cockpit.get_by_text(COCKPIT["frame"]["blank"])).to_have_count(0)


def test_a_reload_comes_back_to_the_session(cockpit: Page) -> None:
    """The address knows which session it is."""
    begin(cockpit)
    cockpit.reload()
    expect(button(cockpit, COCKPIT["bar"]["next"])).to_be_visible()


def test_the_projector_mirrors_the_cockpit(cockpit: Page, server: Server, new_person: NewPerson) -> None:
    """Another machine opens it with a key: dark, large, without any frame, and it goes along."""
    button(cockpit, COCKPIT["more"]["projector"]).click()
    button(cockpit, COCKPIT["projector"]["make"]).click()
    link = cockpit.get_by_text(re.compile(r"/project/")).inner_text()
    front = new_person(viewport={"width": 1280, "height": 720}, color_scheme="light").new_page()
    front.goto(server.url + link[link.index("/project/") :])
    code = cockpit.locator(".join .code").inner_text()
    expect(front.locator(".stage .code")).to_have_text(code)
    assert "/project/" not in front.url
    expect(front.get_by_test_id("stHeader")).to_be_hidden()
    assert (
        front.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
        == "rgb(23, 26, 33)"
    )
    cockpit.keyboard.press("Escape")
    cockpit.keyboard.press("Space")
    expect(button(cockpit, COCKPIT["bar"]["next"])).to_be_visible()
    go_on(cockpit, 1)
    expect(front.locator(".stage .heading")).to_have_text(TITLES[1])
    expect(front.locator(".rail .code")).to_have_text(code)
    texts = front.locator(
        ":is(.stage, .rail) :is(p, li):visible, [data-testid=stMarkdown] :is(p, span):visible"
    )
    sizes = texts.evaluate_all("all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))")
    assert len(sizes) > 4 and min(sizes) >= 28
    predicted = front.locator(".scrubber[data-ready] [data-view=predicted]")
    expect(predicted).to_have_count(1)
    expect(predicted).to_be_hidden()
    cockpit.keyboard.press("Space")  # the same run, and now what the model makes of each state
    expect(predicted).to_be_visible()
    cockpit.keyboard.press("b")
    expect(front.locator(".stage")).to_have_count(0)
