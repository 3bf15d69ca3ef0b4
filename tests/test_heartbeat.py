"""The pulse over HTTP: who asks, what is answered, and that it costs nothing when nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from workshop import heartbeat
from workshop.classroom import pace, people
from workshop.classroom.access import Pass
from workshop.classroom.grants import FacilitatorId
from workshop.classroom.records import Records
from workshop.classroom.room import Room
from workshop.cookies import IDENTITY, new_secret, participant_of
from workshop.settings import Settings
from workshop.ui import school
from workshop.ui.seat import Seat, take_seat

SECRET = new_secret()
ADA = participant_of(SECRET)


@pytest.fixture
def room(settings: Settings) -> Iterator[Room]:
    """A session with Ada in it."""
    school.sessions.clear()
    room = school.sessions().create(Pass(FacilitatorId("teacher"), general=True))
    people.join(room, ADA)
    yield room
    school.sessions().close()
    school.sessions.clear()


@pytest.fixture
def seat(room: Room) -> Seat:
    """Ada's seat, as her page was drawn."""
    found = take_seat(ADA, room)
    assert found
    return found


@pytest.fixture
def browser(room: Room) -> Iterator[TestClient]:
    """Ada's browser."""
    with TestClient(Starlette(routes=heartbeat.routes()), cookies={IDENTITY: SECRET}) as client:
        yield client


def beat(browser: TestClient, seat: Seat, page: str = "step_through") -> tuple[int, str]:
    """Let the page's heart beat once."""
    answer = browser.get(f"/pulse/{seat.room.id}", params={"state": seat.state, "page": page})
    assert answer.headers["cache-control"] == "no-store"
    return answer.status_code, answer.text


def test_an_unchanged_session_has_nothing_to_say(
    browser: TestClient, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No body, no write; only the cockpit learns that the person is there, and where."""
    monkeypatch.setattr(Records, "put", None)
    version = seat.room.records.version
    assert beat(browser, seat) == (204, "")
    (present,) = people.present(seat.room)
    assert present.active and present.page == "step_through"
    assert seat.room.records.version == version


@pytest.mark.parametrize(
    "change",
    [
        pace.start,
        lambda room: pace.tell(room, "Pens down"),
        lambda room: people.remove(room, ADA),
        lambda room: people.rename(room, ADA, "Ada"),
    ],
)
def test_a_change_is_told_until_the_page_shows_it(
    browser: TestClient, seat: Seat, room: Room, change: Callable[[Room], object]
) -> None:
    """The answer is the state that a page drawn now would have."""
    change(room)
    now = take_seat(ADA, room)
    assert now is not None and beat(browser, seat) == (200, now.state)
    assert beat(browser, now) == (204, "")


def test_what_others_do_is_no_change(browser: TestClient, seat: Seat, room: Room) -> None:
    """Thirty people join: nobody's page is drawn again."""
    for number in range(30):
        people.join(room, f"person {number}")
    assert beat(browser, seat)[0] == 204


def test_whoever_is_not_in_the_session_is_told_so_once(browser: TestClient, seat: Seat, room: Room) -> None:
    """Somebody who left, a browser without a cookie, a deleted session: the state is that there is none."""
    people.leave(room, ADA)
    assert beat(browser, seat) == (200, heartbeat.GONE)
    with TestClient(Starlette(routes=heartbeat.routes())) as stranger:
        assert beat(stranger, seat) == (200, heartbeat.GONE)
    school.sessions().delete(room.id)
    assert beat(browser, seat) == (200, heartbeat.GONE)


def test_a_page_that_does_not_exist_is_nowhere(browser: TestClient, seat: Seat, room: Room) -> None:
    """What a browser says is not shown to the facilitator unless it is a page of ours."""
    beat(browser, seat, page="<b>here</b>")
    assert people.present(room)[0].page == ""
