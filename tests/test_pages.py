"""Every page opens, in every role, without a browser and without a model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

import workshop.ui.engine
from workshop.classroom.access import Access
from workshop.content import ROOT, facts, sentence
from workshop.cookies import FACILITATOR
from workshop.diffusion.recipe import Recipe
from workshop.settings import Settings
from workshop.ui import guards, school
from workshop.ui.default_test import making

APP = str(ROOT / "workshop" / "ui" / "app.py")


class IdleEngine:
    """An engine whose model never finishes loading, so that pages can be shown without one."""

    def __init__(self, *arguments: object, **options: object) -> None:
        pass

    def status(self) -> SimpleNamespace:
        """Say what a real engine says while it loads."""
        return SimpleNamespace(ready=False, sentence="Loading.", queue_length=0, model="paperworld")

    def prepare(self, works: Iterable[Recipe], last: bool = False) -> list[SimpleNamespace]:
        """Take every order and never get to it."""
        return [SimpleNamespace(snapshot=lambda: SimpleNamespace(phase="queued", result=None)) for _ in works]

    def close(self) -> None:
        """Do nothing: there is no worker."""


@pytest.fixture(autouse=True)
def idle_engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the pages an engine that needs no torch."""
    monkeypatch.setattr(workshop.ui.engine, "Engine", IdleEngine)
    caches = (workshop.ui.engine.engine, workshop.ui.engine._shelf, school.sessions, school.access)
    caches = (*caches, making._asked)
    for cache in caches:
        cache.clear()
    yield
    for cache in caches:
        cache.clear()


@pytest.fixture
def facilitator(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the browser of this test hold a facilitator's cookie."""
    access = Access(settings.data)
    cookies = {FACILITATOR: access.redeem(access.new_link())}
    monkeypatch.setattr(
        guards.st, "context", SimpleNamespace(cookies=cookies, theme=SimpleNamespace(type="light"))
    )


def opened(name: str) -> AppTest:
    """Open a page through the navigation, as a visitor does."""
    test = AppTest.from_file(APP, default_timeout=30).run()
    return test.switch_page(str(ROOT / "pages" / f"{name}.py")).run()


@pytest.mark.parametrize("name", [name for name, page in facts("pages").items() if page["role"] == "anyone"])
def test_a_visitor_opens_every_public_page(name: str, settings: Settings) -> None:
    """Without a cookie and before the model is there, the page shows no failure."""
    page = opened(name)
    assert not page.exception and not page.error
    assert len(page.main) > 0


@pytest.mark.parametrize("name", facts("pages"))
def test_a_facilitator_opens_every_page(name: str, facilitator: None) -> None:
    """With the facilitator's cookie nothing is refused."""
    page = opened(name)
    assert not page.exception and not page.error


@pytest.fixture
def secret_page(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the second page one for facilitators only."""
    name = list(facts("pages"))[1]
    listed = {**facts("pages"), name: {"role": "facilitator"}}
    monkeypatch.setattr(guards, "facts", lambda table: listed)
    return ROOT / "pages" / f"{name}.py"


def test_a_visitor_cannot_go_to_a_facilitators_page(secret_page: Path, settings: Settings) -> None:
    """It is not in the navigation, and its address leads nowhere."""
    test = AppTest.from_file(APP, default_timeout=30).run()
    with pytest.raises(ValueError, match=secret_page.name):
        test.switch_page(str(secret_page))


def test_a_facilitators_page_refuses_by_itself(secret_page: Path, settings: Settings) -> None:
    """Run without the navigation, the page stops at its first line and draws nothing."""
    page = AppTest.from_file(str(secret_page), default_timeout=30).run()
    assert len(page.exception) == len(page.main) == 1


def test_the_refusal_says_what_to_do(secret_page: Path, settings: Settings) -> None:
    """Whoever is refused reads which link to open."""
    with pytest.raises(guards.FacilitatorsOnly, match=re.escape(sentence("errors/ui", "facilitators_only"))):
        guards.open_page(secret_page.stem)


def test_a_cookie_from_elsewhere_opens_nothing(
    secret_page: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A made-up cookie is no cookie."""
    cookies = {FACILITATOR: "0123456789abcdef." + "A" * 43}
    monkeypatch.setattr(
        guards.st, "context", SimpleNamespace(cookies=cookies, theme=SimpleNamespace(type="light"))
    )
    assert not guards.is_facilitator()


def test_a_facilitator_opens_it(secret_page: Path, facilitator: None) -> None:
    """The one-time link's cookie opens the page."""
    page = opened(secret_page.stem)
    assert not page.exception and not page.error
