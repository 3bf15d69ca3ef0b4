"""The routes around Streamlit, called as a browser calls them."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import workshop.ui.engine
from workshop import server
from workshop.classroom.access import Access, Pass
from workshop.classroom.grants import FacilitatorId
from workshop.content import sentence
from workshop.cookies import FACILITATOR, IDENTITY
from workshop.settings import Settings
from workshop.ui import school

DIGEST = "0123456789abcdef" * 4


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """A browser that talks to our routes alone."""
    with TestClient(Starlette(routes=server.routes()), follow_redirects=False) as browser:
        yield browser


def keep_frame(settings: Settings, name: str, content: bytes) -> str:
    """Lay a file where the archive keeps those of a run, and return its address."""
    folder = settings.data / "archive" / "runs" / DIGEST
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    return f"/frames/{DIGEST}/{name}"


def test_a_frame_may_be_kept_for_ever(client: TestClient, settings: Settings) -> None:
    """A browser that has a frame never asks for it again."""
    answer = client.get(keep_frame(settings, "final.png", b"picture"))
    assert (answer.content, answer.headers["content-type"]) == (b"picture", "image/png")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "etag" not in answer.headers


@pytest.mark.parametrize("name", ["noisy.webp", "final.txt", "..%2f..%2fsecret.png", "%2e%2e/final.png"])
def test_what_is_no_frame_is_not_served(client: TestClient, settings: Settings, name: str) -> None:
    """A missing frame, another file of the run and a way out of the archive are all not found."""
    keep_frame(settings, "final.txt", b"private")
    (settings.data / "archive" / "secret.png").write_bytes(b"private")
    answer = client.get(f"/frames/{DIGEST}/{name}")
    assert answer.status_code == 404
    assert b"private" not in answer.content


def test_health_before_the_engine_has_started(
    client: TestClient, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server answers at once, and says that pictures have to wait."""
    monkeypatch.setattr(workshop.ui.engine, "engine_if_started", lambda: None)
    answer = client.get("/healthz").json()
    assert answer == {"ready": False, "model": settings.model, "queue_length": 0, "version": server.version()}


def test_health_of_a_working_engine(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the engine says of itself is passed on."""
    status = SimpleNamespace(ready=True, sentence="", queue_length=3, model="another")
    engine = SimpleNamespace(status=lambda: status)
    monkeypatch.setattr(workshop.ui.engine, "engine_if_started", lambda: engine)
    answer = client.get("/healthz").json()
    assert (answer["ready"], answer["model"], answer["queue_length"]) == (True, "another", 3)


def test_the_link_makes_a_facilitator(client: TestClient, settings: Settings) -> None:
    """The link turns into a cookie that scripts cannot read and other sites cannot send."""
    access = Access(settings.data)
    answer = client.get(f"/enter/{access.new_link()}")
    assert answer.status_code == 303
    assert access.whoami(answer.cookies[FACILITATOR])
    assert {"httponly", "samesite=lax"} <= set(answer.headers["set-cookie"].lower().split("; "))


def test_the_link_works_once(client: TestClient, settings: Settings) -> None:
    """The second person with the same link is told so and gets no cookie."""
    link = f"/enter/{Access(settings.data).new_link()}"
    client.get(link)
    second = client.get(link)
    assert (second.status_code, second.text) == (403, sentence("errors/classroom", "link_used"))
    assert "set-cookie" not in second.headers


def test_a_preview_does_not_use_the_link_up(client: TestClient, settings: Settings) -> None:
    """A messenger that looks at the link before the facilitator leaves it working."""
    link = f"/enter/{Access(settings.data).new_link()}"
    assert "set-cookie" not in client.head(link).headers
    assert client.get(link).status_code == 303


def test_a_made_up_link_is_refused(client: TestClient, settings: Settings) -> None:
    """A guessed link makes nobody a facilitator."""
    answer = client.get("/enter/0123456789abcdef." + "A" * 43)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_the_banner_names_both_addresses(settings: Settings) -> None:
    """The terminal shows the address for the board and a link that works."""
    text = server.banner(settings, "127.0.0.1", 8501)
    link = next(word for word in text.split() if "/enter/" in word)
    assert "http://127.0.0.1:8501\n" in text
    assert Access(settings.data).redeem(link.rpartition("/")[2])


def test_every_start_has_a_fresh_link(settings: Settings) -> None:
    """Nobody opens this class with the link of the last one."""
    assert server.banner(settings, "", 8501) != server.banner(settings, "", 8501)


def test_failures_are_kept_in_a_file(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reference number from the screen can be looked up after the class."""
    log = server.logging.getLogger("workshop")
    monkeypatch.setattr(log, "handlers", [])
    server.keep_log(settings.data / "logs")
    log.error("reference 123abc")
    assert "reference 123abc" in (settings.data / "logs" / "workshop.log").read_text(encoding="utf-8")


def test_the_next_person_at_a_device_is_somebody_else(client: TestClient) -> None:
    """A page of ours gets a new identity for the browser; scripts cannot read it."""
    client.cookies[IDENTITY] = "a" * 43
    answer = client.post("/someone-else", headers={"x-twenty-steps": "1"})
    cookie = answer.headers["set-cookie"].lower()
    assert answer.status_code == 204 and answer.cookies[IDENTITY] != "a" * 43
    assert {"httponly", "samesite=lax"} <= set(cookie.split("; "))


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_other_sites_change_nobodys_identity(client: TestClient, method: str) -> None:
    """A picture, a link or a form elsewhere cannot send a header of ours."""
    answer = client.request(method, "/someone-else")
    assert answer.status_code in (403, 405) and "set-cookie" not in answer.headers


def test_sessions_are_kept_while_the_server_runs_and_complete_afterwards(settings: Settings) -> None:
    """The card and the TinyDB file of a session are on the disk when the server has stopped."""
    school.sessions.clear()
    server.keep_sessions()
    room = school.sessions().create(Pass(FacilitatorId("teacher"), general=True))
    server.close_sessions()
    school.sessions.clear()
    assert room.records.closed
    assert {path.name for path in room.records.folder.iterdir()} >= {"card.json", "records.json"}
