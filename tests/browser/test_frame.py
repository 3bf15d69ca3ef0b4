"""The frame around every page, in a real browser: identity, access, and what may be loaded."""

from __future__ import annotations

import gzip
import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from workshop.content import facts, words
from workshop.cookies import IDENTITY
from workshop.ui.guards import participant_of

from .conftest import Server

PAGES = [(name, words(f"pages/{name}")) for name, page in facts("pages").items() if page["role"] == "anyone"]


def address_of(server: Server, index: int) -> str:
    """Return the address of the page at this place of the navigation."""
    return f"{server.url}/{PAGES[index][1]['url_path'] if index else ''}"


def wait_for_page(page: Page) -> None:
    """Wait until the script has drawn a heading."""
    expect(page.get_by_test_id("stMain").get_by_role("heading").first).to_be_visible()


@pytest.mark.parametrize("index", range(len(PAGES)))
def test_every_page_opens_by_its_address_and_loads_from_here_only(
    server: Server, page: Page, index: int
) -> None:
    """No page breaks a rule of the headers, fails in a script, or asks another server for anything."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request", lambda request: complaints.append(request.url) if is_foreign(request.url, server) else None
    )
    page.goto(address_of(server, index))
    wait_for_page(page)
    expect(page).to_have_title(re.compile(PAGES[index][1]["title"]))
    page.wait_for_load_state("networkidle")
    assert [text for text in complaints if "_stcore/" not in text and "404" not in text] == []


def is_foreign(url: str, server: Server) -> bool:
    """Tell whether a request leaves this server."""
    return not url.startswith((server.url, server.url.replace("http", "ws"), "data:", "blob:"))


def test_a_fresh_server_shows_nothing_secret_to_the_first_visitor(fresh_server: Server, page: Page) -> None:
    """Whoever opens what is not for everybody reads how to sign in, or lands on the welcome page."""
    page.goto(f"{fresh_server.url}/facilitator")
    expect(page.get_by_label(words("ui/sign_in")["door"]["passphrase"])).to_be_visible()
    page.goto(f"{fresh_server.url}/sequences")
    wait_for_page(page)
    expect(page).to_have_title(re.compile(PAGES[0][1]["title"]))


def test_a_reload_is_the_same_person_and_another_browser_is_not(
    server: Server, new_person: Callable[..., BrowserContext]
) -> None:
    """The cookie is there from the first page on, and scripts cannot read it."""
    ids = []
    for person in (new_person(), new_person()):
        page = person.new_page()
        for _ in range(2):
            page.goto(server.url)
            cookie = next(cookie for cookie in person.cookies() if cookie["name"] == IDENTITY)
            ids.append(participant_of(cookie["value"]))
        assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"
        assert IDENTITY not in page.evaluate("document.cookie")
    assert ids[0] == ids[1] != ids[2] == ids[3]


def test_the_printed_link_works_in_one_browser_only(
    fresh_server: Server, new_person: Callable[..., BrowserContext]
) -> None:
    """The first to open it leads; the second reads why not."""
    first, second = new_person().new_page(), new_person().new_page()
    assert first.goto(fresh_server.facilitator_link).ok
    assert second.goto(fresh_server.facilitator_link).status == 403
    expect(second.locator("body")).to_contain_text("works only once")


def test_streamlits_scripts_arrive_compressed(server: Server) -> None:
    """The first load of a class is a fraction of what Streamlit sends by itself."""
    index = urllib.request.urlopen(server.url).read().decode()
    path = re.findall(r"src=\"\.(/static/js/[^\"]+)\"", index)[0]
    request = urllib.request.Request(server.url + path, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        packed = answer.read()
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(packed) < len(gzip.decompress(packed)) / 2


def test_health_is_json(server: Server) -> None:
    """A monitor learns all it needs from one address."""
    with urllib.request.urlopen(f"{server.url}/healthz") as answer:
        assert set(json.load(answer)) == {"ready", "model", "queue_length", "version"}


def test_frames_of_nobody_are_not_found(server: Server) -> None:
    """An unknown digest is not Streamlit's page but a plain no."""
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{server.url}/frames/{'0' * 64}/final.png")
