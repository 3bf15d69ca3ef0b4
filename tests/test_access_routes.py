"""Who gets in where: every route and page that is not for everybody refuses everybody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

import workshop.ui.engine
from tests.classroom.sheets import sheet
from workshop import server
from workshop.classroom import pace, people
from workshop.classroom.access import Pass
from workshop.classroom.drawing import Drawing
from workshop.classroom.grants import FacilitatorId
from workshop.classroom.reveal import reveal_in
from workshop.classroom.room import Room
from workshop.content import ROOT, sentence, words
from workshop.cookies import FACILITATOR, IDENTITY, participant_of, projector_cookie
from workshop.diffusion.engine import EngineStatus
from workshop.diffusion.ledger import Ledger
from workshop.settings import Settings
from workshop.ui import guards, school

APP = str(ROOT / "workshop" / "ui" / "app.py")
PHRASE = "four words are enough"
TEACHER, COLLEAGUE = (Pass(FacilitatorId(name), general=True) for name in ("teacher", "colleague"))
SIGN_IN, CLOSED = words("ui/sign_in")["title"], words("pages/projector")["closed"]


@pytest.fixture(autouse=True)
def fresh_server(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A server that nobody has visited yet, with an engine that needs no model."""
    status = EngineStatus(ready=False, sentence="Loading.", queue_length=0, model="paperworld")
    idle = SimpleNamespace(status=lambda: status, ledger=Ledger())
    monkeypatch.setattr(workshop.ui.engine, "engine_if_started", lambda: idle)
    for cache in (school.sessions, school.access):
        cache.clear()
    yield
    school.sessions().close()
    for cache in (school.sessions, school.access):
        cache.clear()


@pytest.fixture
def client() -> Iterator[TestClient]:
    """A browser that talks to our routes alone."""
    with TestClient(Starlette(routes=server.routes()), follow_redirects=False) as browser:
        yield browser


@pytest.fixture
def room() -> Room:
    """A session of the teacher."""
    return school.sessions().create(TEACHER)


def cookie_of(who: str) -> str:
    """Return the cookie of a facilitator who signed in a moment ago."""
    return school.access().redeem(school.access().new_link(facilitator=who))


def shown(monkeypatch: pytest.MonkeyPatch, page: str, session: str, **cookies: str) -> str:
    """Deep-link a page with these cookies and return what stands on it."""
    context = SimpleNamespace(cookies=cookies, theme=SimpleNamespace(type="light"), url=None)
    monkeypatch.setattr(guards.st, "context", context)
    test = AppTest.from_file(APP, default_timeout=30).run()
    test.switch_page(str(ROOT / "pages" / f"{page}.py"))
    test.query_params["session"] = session
    test.run()
    assert not test.exception
    parts = [*test.title, *test.header, *test.error, *test.text, *test.get("bidi_component")]
    return "\n".join(str(getattr(part, "value", None) or part.proto) for part in parts)


# the pages


@pytest.mark.parametrize("cookies", [{}, {FACILITATOR: "0123456789abcdef." + "A" * 43}])
def test_a_stranger_reads_how_to_sign_in(
    room: Room, monkeypatch: pytest.MonkeyPatch, cookies: dict[str, str]
) -> None:
    """With the address of a cockpit, but without a cookie or with a made-up one, nothing of it is shown."""
    seen = shown(monkeypatch, "facilitator", room.id, **cookies)
    assert SIGN_IN in seen and "twenty_steps_door" in seen
    assert room.session.code not in seen and "twenty_steps_script" not in seen


def test_students_cannot_open_the_cockpit(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """A student's cookie is no facilitator's."""
    assert SIGN_IN in shown(monkeypatch, "facilitator", room.id, **{IDENTITY: "B" * 43})


def test_a_colleague_cannot_open_the_cockpit(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leading one's own sessions opens nobody else's."""
    seen = shown(monkeypatch, "facilitator", room.id, **{FACILITATOR: cookie_of("colleague")})
    assert sentence("errors/classroom", "not_yours") in seen and room.session.code not in seen


def test_a_link_to_one_session_opens_no_other(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """A guest leads the session of the link only, and starts none."""
    other = school.sessions().create(COLLEAGUE)
    guest = {FACILITATOR: school.access().redeem(school.access().new_link(session=other.id))}
    assert other.session.code in shown(monkeypatch, "facilitator", other.id, **guest)
    assert sentence("errors/classroom", "not_yours") in shown(monkeypatch, "facilitator", room.id, **guest)


def test_signing_out_closes_the_cockpit(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same cookie opens it before, and not after."""
    cookie = cookie_of("teacher")
    assert room.session.code in shown(monkeypatch, "facilitator", room.id, **{FACILITATOR: cookie})
    school.access().sign_out(cookie)
    assert SIGN_IN in shown(monkeypatch, "facilitator", room.id, **{FACILITATOR: cookie})


def test_the_sequences_are_for_facilitators(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is not there for others."""
    with pytest.raises(ValueError, match="sequences"):
        shown(monkeypatch, "sequences", "")


def test_the_projector_opens_with_its_key_only(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not without, not with another session's, not under another name, not after it was revoked."""
    mine, other = (school.sessions().create(TEACHER) for _ in range(2))
    key, foreign = (school.access().new_projector(one.id) for one in (mine, other))
    held = projector_cookie(mine.id)
    assert mine.session.code in shown(monkeypatch, "projector", mine.id, **{held: key})
    assert CLOSED in shown(monkeypatch, "projector", mine.id)
    assert CLOSED in shown(monkeypatch, "projector", mine.id, **{held: foreign})
    assert CLOSED in shown(monkeypatch, "projector", other.id, **{held: key})
    assert CLOSED in shown(monkeypatch, "projector", mine.id, **{FACILITATOR: key})
    school.access().revoke(key.partition(".")[0])
    assert CLOSED in shown(monkeypatch, "projector", mine.id, **{held: key})


def test_a_projectors_key_leads_nothing(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """It reads the projector and does not open the cockpit."""
    key = school.access().new_projector(room.id)
    cookies = {projector_cookie(room.id): key, FACILITATOR: key}
    assert SIGN_IN in shown(monkeypatch, "facilitator", room.id, **cookies)


def test_who_leads_may_project(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """The teacher's own browser needs no key; a colleague's does not help."""
    assert room.session.code in shown(
        monkeypatch, "projector", room.id, **{FACILITATOR: cookie_of("teacher")}
    )
    assert CLOSED in shown(monkeypatch, "projector", room.id, **{FACILITATOR: cookie_of("colleague")})


@pytest.mark.parametrize("page", ["dashboard", "kits"])
def test_visitors_do_not_find_the_facilitators_pages(
    room: Room, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """Neither without a cookie, nor with a student's, nor with one that was signed out."""
    gone = cookie_of("teacher")
    school.access().sign_out(gone)
    for cookies in ({}, {IDENTITY: "B" * 43}, {FACILITATOR: gone}):
        with pytest.raises(ValueError, match=page):
            shown(monkeypatch, page, room.id, **cookies)


def test_the_numbers_of_a_session_are_for_who_leads_it(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """A colleague, and a guest in another session, read that it is not theirs."""
    other = school.sessions().create(COLLEAGUE)
    guest = school.access().redeem(school.access().new_link(session=other.id))
    for cookie in (cookie_of("colleague"), guest):
        seen = shown(monkeypatch, "dashboard", room.id, **{FACILITATOR: cookie})
        assert sentence("errors/classroom", "not_yours") in seen and room.session.code not in seen


# the routes


def test_a_passphrase_becomes_a_cookie(client: TestClient) -> None:
    """It leads the same facilitator as before, and scripts cannot read it."""
    school.access().set_passphrase(cookie_of("teacher"), PHRASE)
    answer = client.post("/sign-in", content=PHRASE)
    assert answer.status_code == 200
    assert school.access().facilitator(answer.cookies[FACILITATOR]) == "teacher"
    assert {"httponly", "samesite=lax"} <= set(answer.headers["set-cookie"].lower().split("; "))


def test_a_wrong_passphrase_is_refused_and_slowed_down(client: TestClient) -> None:
    """A sentence and no cookie; after a few tries the sentence says how long to wait."""
    school.access().set_passphrase(cookie_of("teacher"), PHRASE)
    answers = [client.post("/sign-in", content="something else") for _ in range(5)]
    assert {answer.status_code for answer in answers} == {403}
    assert not any("set-cookie" in answer.headers for answer in answers)
    assert answers[0].text == sentence("errors/classroom", "passphrase_wrong")
    assert "Wait" in answers[-1].text
    assert client.post("/sign-in", content=PHRASE).status_code == 403  # the right one has to wait as well


def test_other_sites_cannot_sign_anybody_in(client: TestClient) -> None:
    """A form elsewhere is refused before the passphrase is looked at."""
    school.access().set_passphrase(cookie_of("teacher"), PHRASE)
    answer = client.post("/sign-in", content=PHRASE, headers={"sec-fetch-site": "cross-site"})
    assert (answer.status_code, answer.text) == (403, sentence("server", "elsewhere"))
    assert "set-cookie" not in answer.headers


def test_signing_in_is_no_link(client: TestClient) -> None:
    """A passphrase never stands in an address."""
    assert client.get("/sign-in").status_code == 405


def test_an_endless_passphrase_is_not_read(client: TestClient) -> None:
    """A megabyte is refused like any wrong one."""
    assert client.post("/sign-in", content=b"x" * 1_000_000).status_code == 403


def test_a_key_becomes_a_cookie_of_its_session(client: TestClient, room: Room) -> None:
    """The key leaves the address bar, which the whole room can read."""
    key = school.access().new_projector(room.id)
    answer = client.get(f"/project/{key}")
    assert answer.status_code == 303
    assert f"session={room.id}" in answer.headers["location"] and key not in answer.headers["location"]
    assert answer.cookies[projector_cookie(room.id)] == key
    assert "httponly" in answer.headers["set-cookie"].lower()


def test_a_key_works_more_than_once(client: TestClient, room: Room) -> None:
    """The machine at the front may be restarted."""
    key = school.access().new_projector(room.id)
    assert [client.get(f"/project/{key}").status_code for _ in range(2)] == [303, 303]


@pytest.mark.parametrize("key", ["x", "0123456789abcdef." + "A" * 43])
def test_a_made_up_key_is_refused(client: TestClient, key: str) -> None:
    """It opens nothing and leaves no cookie."""
    answer = client.get(f"/project/{key}")
    assert (answer.status_code, answer.text) == (403, sentence("server", "no_such_key"))
    assert "set-cookie" not in answer.headers


def test_a_cookie_or_link_is_no_key(client: TestClient, room: Room) -> None:
    """Secrets of one kind do not open doors of another."""
    for secret in (cookie_of("teacher"), school.access().new_link()):
        assert client.get(f"/project/{secret}").status_code == 403
    assert client.get(f"/enter/{school.access().new_projector(room.id)}").status_code == 403


def test_a_join_link_leads_to_the_welcome_page(client: TestClient) -> None:
    """Whatever stands in it stays inside the address's query."""
    assert client.get("/join/CDFHJ").headers["location"] == "/?join=CDFHJ"
    assert client.get("/join/%26admin=1").headers["location"] == "/?join=%26admin%3D1"


def taken_home(room: Room) -> tuple[str, ...]:
    """Return the addresses of everything that only somebody who leads this session may take home."""
    return (f"/export?session={room.id}", f"/export?session={room.id}&names=1", f"/report/{room.id}.pdf")


def refused(client: TestClient, addresses: Iterable[str], **cookies: str) -> bool:
    """Tell whether each address answers a browser with a sentence that no cache keeps."""
    client.cookies.clear()
    client.cookies.update(cookies)
    answers = [client.get(address) for address in addresses]
    return all((one.status_code, one.headers["cache-control"]) == (403, "no-store") for one in answers)


def test_nobody_else_takes_a_class_home(client: TestClient, room: Room) -> None:
    """Not a stranger, a student of it, a colleague, a guest elsewhere, a projector, nor after signing out."""
    other = school.sessions().create(COLLEAGUE)
    people.join(room, participant_of("A" * 43))
    teacher, key = cookie_of("teacher"), school.access().new_projector(room.id)
    guest = school.access().redeem(school.access().new_link(session=other.id))
    held = ("", key, "0123456789abcdef." + "A" * 43, cookie_of("colleague"), guest)
    for cookie in held:
        cookies = {IDENTITY: "A" * 43, projector_cookie(room.id): key, FACILITATOR: cookie}
        assert refused(client, taken_home(room), **cookies)
    for cookie, led in ((guest, other), (teacher, room)):
        client.cookies.set(FACILITATOR, cookie)
        assert client.get(taken_home(led)[0]).status_code == 200
    school.access().sign_out(teacher)
    assert refused(client, taken_home(room), **{FACILITATOR: teacher})


def test_one_session_of_somebody_else_stops_the_whole_zip(client: TestClient, room: Room) -> None:
    """Whoever leads one of two gets neither."""
    other = school.sessions().create(COLLEAGUE)
    both = f"/export?session={room.id}&session={other.id}"
    assert refused(client, [both], **{FACILITATOR: cookie_of("teacher")})


def test_own_work_is_for_its_session(client: TestClient, room: Room) -> None:
    """A student of another session, a facilitator and a stranger made nothing here."""
    other = school.sessions().create(TEACHER)
    people.join(other, participant_of("A" * 43))
    addresses = (f"/my-work/{room.id}.zip", f"/my-work/{room.id}.pdf")
    for cookies in ({}, {IDENTITY: "A" * 43}, {FACILITATOR: cookie_of("teacher")}):
        assert refused(client, addresses, **cookies)


def test_kits_and_sheets_are_for_who_leads(client: TestClient, room: Room) -> None:
    """A student's cookie and a projector's key open none."""
    key = school.access().new_projector(room.id)
    addresses = ("/kits/twelve/guide.md", "/kits/twelve/slides.pdf", "/sheet.pdf?prompt=a+house+[at+night]")
    for cookies in ({}, {IDENTITY: "A" * 43}, {projector_cookie(room.id): key, FACILITATOR: key}):
        assert refused(client, addresses, **cookies)


@pytest.mark.parametrize("standing", [people.remove, people.leave])
def test_who_is_out_neither_draws_nor_looks(
    client: TestClient, room: Room, standing: Callable[[Room, str], None]
) -> None:
    """The page of somebody who was removed, or who left, may still be open."""
    secret, headers = "A" * 43, {"x-twenty-steps": "1", "content-type": "image/png"}
    people.join(room, participant_of(secret))
    pace.start(room)
    pace.reveal_next(room, 0)
    reveal = reveal_in(room)
    assert reveal
    folder = f"/drawings/{room.id}"
    client.cookies.set(IDENTITY, secret)
    kept = client.post(f"{folder}/{reveal.prompt.id}/1", content=sheet(), headers=headers).json()["picture"]
    standing(room, participant_of(secret))
    again = client.post(f"{folder}/{reveal.prompt.id}/1", content=sheet("blue"), headers=headers)
    assert (again.status_code, client.get(f"{folder}/{kept}").status_code) == (409, 404)
    assert [one.picture for one in room.records.all(Drawing)] == [kept]


def test_reading_needs_no_post_and_posting_needs_our_page(client: TestClient, room: Room) -> None:
    """What changes something is a POST with a header of ours; everything else takes no POST."""
    for address in (*taken_home(room), f"/my-work/{room.id}.zip", "/sheet.pdf", f"/pulse/{room.id}"):
        assert client.post(address).status_code == 405
    for address in (f"/drawings/{room.id}/x/1", "/someone-else"):
        assert client.post(address).status_code == 403
