"""A real server and a real Chromium for the tests that need both."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from run import find_chromium, say
from workshop.content import ROOT

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 60  # seconds; a busy machine is slow, not broken
HERE = Path(__file__).parent

expect.set_options(timeout=PATIENCE * 1000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, so that `-m "not browser"` leaves it out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Server:
    """A server that runs in a process of its own."""

    url: str
    data: Path
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def facilitator_link(self) -> str:
        """The one-time link that the server printed when it started."""
        return re.findall(r"http\S+/enter/\S+", self.log.read_text(encoding="utf-8"))[-1]


@contextmanager
def running_server(data: Path, port: int = 0) -> Iterator[Server]:
    """Start `streamlit run Home.py` with its own data folder, and end it with everything it started."""
    data.mkdir(parents=True, exist_ok=True)
    port, log = port or free_port(), data / "terminal.txt"
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "Home.py")]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    environment = {**os.environ, "TWENTY_STEPS_DATA": str(data)}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    server = Server(f"http://127.0.0.1:{port}", data, log, process)
    try:
        wait_until_it_answers(server)
        yield server
    finally:
        end(process)


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def wait_until_it_answers(server: Server) -> None:
    """Wait for the first answer, and fail with the server's own words when it gives up."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{server.log.read_text(encoding='utf-8')}")


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask the server to stop, as Ctrl+C does, and insist when it does not."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT if os.name != "nt" else signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for every test that does not need a fresh one."""
    with running_server(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """A server that nobody has visited yet."""
    with running_server(tmp_path / "fresh") as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, one for the whole run."""
    path = find_chromium()
    if not path:
        pytest.fail(say("progress.no_chromium"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_person(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make browsers that know nothing of each other: one call, one person."""
    people: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        person = chromium.new_context(**options)  # type: ignore[arg-type]  # Playwright's own options, passed on
        person.set_default_timeout(PATIENCE * 1000)
        people.append(person)
        return person

    yield make
    for person in people:
        person.close()


@pytest.fixture
def page(new_person: Callable[..., BrowserContext]) -> Page:
    """A page of a person who has never been here."""
    return new_person(viewport={"width": 1280, "height": 900}).new_page()
