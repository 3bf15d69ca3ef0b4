"""The routes of drawings: what they take, from whom, and who gets to see it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.classroom.sheets import sheet
from workshop import server, studio
from workshop.classroom import moderation, pace, people
from workshop.classroom.access import Pass
from workshop.classroom.canvas import MOST_BYTES
from workshop.classroom.drawing import Drawing
from workshop.classroom.grants import FacilitatorId
from workshop.classroom.mind_sheet import drawing_of
from workshop.classroom.prediction import MindSheet
from workshop.classroom.reveal import reveal_in
from workshop.classroom.room import Room
from workshop.content import sentence
from workshop.cookies import FACILITATOR, IDENTITY, participant_of, projector_cookie
from workshop.settings import Settings
from workshop.ui import school

TEACHER = Pass(FacilitatorId("teacher"), general=True)
ADA, BOB = "A" * 43, "B" * 43  # the secrets of two browsers
OURS = {"x-twenty-steps": "1", "content-type": "image/png"}


@pytest.fixture
def room(settings: Settings) -> Iterator[Room]:
    """A class in its warm-up with Ada and Bob in it, one word known."""
    school.sessions.clear()
    school.access.clear()
    made = school.sessions().create(TEACHER)
    for secret in (ADA, BOB):
        people.join(made, participant_of(secret))
    pace.start(made)
    pace.reveal_next(made, 0)
    yield made
    school.sessions().close()
    school.sessions.clear()
    school.access.clear()


@pytest.fixture
def client(room: Room) -> Iterator[TestClient]:
    """A browser that talks to our routes alone, and is Ada's."""
    with TestClient(Starlette(routes=server.routes()), cookies={IDENTITY: ADA}) as browser:
        yield browser


def address(room: Room, k: int = 1) -> str:
    """Return where a sheet of the prompt that is on is sent."""
    reveal = reveal_in(room)
    assert reveal
    return f"/drawings/{room.id}/{reveal.prompt.id}/{k}"


def ask(client: TestClient, where: str, **cookies: str) -> int:
    """Return the status with which a browser that holds these cookies is answered."""
    client.cookies.clear()
    client.cookies.update(cookies)
    return client.get(where).status_code


def test_the_answer_means_that_it_is_kept(client: TestClient, room: Room) -> None:
    """The file and the record are on the disk when the browser hears of it."""
    answer = client.post(address(room), content=sheet(), headers=OURS)
    assert answer.status_code == 200
    assert room.records.picture(answer.json()["picture"])
    (kept,) = room.records.all(Drawing)
    assert (kept.participant, kept.k, kept.picture) == (participant_of(ADA), 1, answer.json()["picture"])


def test_words_go_the_same_way(client: TestClient, room: Room) -> None:
    """A description is plain text, whatever stands in it."""
    headers = {**OURS, "content-type": "text/plain;charset=UTF-8"}
    answer = client.post(address(room), content="<b>ein Häuschen</b>".encode(), headers=headers)
    assert answer.status_code == 200
    assert room.records.all(Drawing)[0].description == "<b>ein Häuschen</b>"


def test_a_photograph_is_noted(client: TestClient, room: Room) -> None:
    """It waits for its release, so the browser says that it is one."""
    client.post(address(room) + "?photo", content=sheet(kind="JPEG"), headers=OURS)
    assert room.records.all(Drawing)[0].photo


@pytest.mark.parametrize(
    "headers",
    [
        {"content-type": "image/png"},
        {**OURS, "sec-fetch-site": "cross-site"},
        {**OURS, "sec-fetch-site": "same-site"},
    ],
)
def test_other_sites_cannot_draw(client: TestClient, room: Room, headers: dict[str, str]) -> None:
    """Without our header, or from another site, nothing is taken."""
    answer = client.post(address(room), content=sheet(), headers=headers)
    assert (answer.status_code, answer.text) == (403, sentence("server", "elsewhere"))
    assert room.records.all(Drawing) == ()


@pytest.mark.parametrize("content", [b"hello", b"\0" * (MOST_BYTES + 1)])
def test_what_is_refused_comes_with_a_sentence(client: TestClient, room: Room, content: bytes) -> None:
    """No picture, and more than one: a person can read why."""
    answer = client.post(address(room), content=content, headers=OURS)
    assert answer.status_code == 409 and answer.text.endswith(".")


def test_hidden_words_strangers_and_closed_doors_are_refused(client: TestClient, room: Room) -> None:
    """The same rules as everywhere, and a lock can be lifted again, so it is no error of the browser."""
    assert client.post(address(room, 2), content=sheet(), headers=OURS).status_code == 409
    pace.lock(room, True)
    locked = client.post(address(room), content=sheet(), headers=OURS)
    assert (locked.status_code, locked.text) == (409, sentence("errors/classroom", "locked"))
    client.cookies.clear()
    assert client.post(address(room), content=sheet(), headers=OURS).status_code == 409
    assert client.post("/drawings/nowhere/a/1", content=sheet(), headers=OURS).status_code == 409


def test_an_endless_number_is_no_address(client: TestClient, room: Room) -> None:
    """It is not there, and nothing breaks."""
    long = "1" * 5_000
    for path in (f"/drawings/{room.id}/a/{long}", f"/drawings/{room.id}/mind/a/{long}"):
        assert client.post(path, content=sheet(), headers=OURS).status_code == 404


def test_a_hurry_is_answered_with_later(client: TestClient, room: Room) -> None:
    """The browser tries again by itself."""
    statuses = [
        client.post(address(room), content=b"x", headers={**OURS, "content-type": "text/plain"})
        for _ in range(45)
    ]
    assert {answer.status_code for answer in statuses[:40]} == {200} and statuses[-1].status_code == 429


def test_who_may_look(client: TestClient, room: Room) -> None:
    """Before the release its author and who leads; then class and projector too; never strangers."""
    picture = client.post(address(room), content=sheet(), headers=OURS).json()["picture"]
    where = f"/drawings/{room.id}/{picture}"
    access = school.access()
    leads = {FACILITATOR: access.redeem(access.new_link(facilitator="teacher"))}
    colleague = {FACILITATOR: access.redeem(access.new_link(facilitator="colleague"))}
    projector = {projector_cookie(room.id): access.new_projector(room.id)}
    bob, nobody = {IDENTITY: BOB}, {IDENTITY: "C" * 43}
    who = ({IDENTITY: ADA}, leads, bob, projector, nobody, colleague)
    assert [ask(client, where, **one) for one in who] == [200, 200, 404, 404, 404, 404]
    moderation.release(room, room.records.all(Drawing)[0])
    assert [ask(client, where, **one) for one in who] == [200, 200, 200, 200, 404, 404]


@pytest.fixture
def testing(room: Room) -> str:
    """The class in the phase of the test; where Ada's sheet of what she has in mind is sent."""
    pace.go_to(room, 3)
    return f"/drawings/{room.id}/mind/a%20doctor/1"


def test_what_somebody_has_in_mind_is_kept(client: TestClient, room: Room, testing: str) -> None:
    """Her own, and never released: also the leader's, but no student's and no projector's."""
    picture = client.post(testing, content=sheet(), headers=OURS).json()["picture"]
    assert drawing_of(room, participant_of(ADA), "a doctor") == picture
    access = school.access()
    leads = {FACILITATOR: access.redeem(access.new_link(facilitator="teacher"))}
    projector = {projector_cookie(room.id): access.new_projector(room.id)}
    who = ({IDENTITY: ADA}, leads, {IDENTITY: BOB}, projector, {IDENTITY: "C" * 43})
    assert [ask(client, f"/drawings/{room.id}/{picture}", **one) for one in who] == [200, 200, 404, 404, 404]


@pytest.mark.parametrize("content", [b"", b"hello", sheet()[:99], b"\0" * (MOST_BYTES + 1)])
def test_hostile_sheets_of_the_mind_are_refused(
    client: TestClient, room: Room, testing: str, content: bytes
) -> None:
    """With a sentence, and nothing is left of them."""
    answer = client.post(testing, content=content, headers=OURS)
    assert answer.status_code == 409 and answer.text.endswith(".")
    assert client.post(testing, content=sheet(), headers={"content-type": "image/png"}).status_code == 403
    assert room.records.all(MindSheet) == () and not list(room.records.folder.glob("pictures/*"))


def test_a_sheet_is_for_the_test_of_the_class(client: TestClient, room: Room, testing: str) -> None:
    """Another one, also one with slashes in it, keeps nothing."""
    for test in ("a%20nurse", "..%2F..%2Frecords", "a/b/c"):
        answer = client.post(f"/drawings/{room.id}/mind/{test}/1", content=sheet(), headers=OURS)
        assert (answer.status_code, answer.text) == (409, sentence("errors/classroom", "other_test"))
    assert room.records.all(MindSheet) == ()


def test_no_path_leads_out(client: TestClient, room: Room) -> None:
    """Only names of kept pictures are looked up."""
    for name in ("records.json", "..%2Frecords.json", "0" * 64 + ".webp"):
        assert client.get(f"/drawings/{room.id}/{name}").status_code == 404


def test_a_drawing_is_private(client: TestClient, room: Room) -> None:
    """No cache between server and browser keeps it."""
    picture = client.post(address(room), content=sheet(), headers=OURS).json()["picture"]
    answer = client.get(f"/drawings/{room.id}/{picture}")
    assert answer.headers["content-type"] == "image/webp"
    assert "private" in answer.headers["cache-control"]
    assert studio.AN_HOUR["cache-control"].startswith("private")
