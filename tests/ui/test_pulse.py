"""Once a second: what an unchanged session costs, and going along with the class."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from tests.ui.conftest import Student, mounted
from workshop.classroom import pace, people
from workshop.classroom.people import Participant
from workshop.classroom.records import Records
from workshop.classroom.room import Room
from workshop.content import words
from workshop.cookies import IDENTITY
from workshop.ui import pulse, school
from workshop.ui.seat import Seat, has_changed, take_seat

BAR = words("ui/class_bar")
STEP_THROUGH = words("pages/step_through")


class Rerun(Exception):
    """The page would be drawn again."""


@pytest.fixture
def seat(room: Room) -> Seat:
    """Ada's seat."""
    people.join(room, "ada")
    found = take_seat("ada", room)
    assert found
    return found


@pytest.fixture
def look(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """One look at the session, as the page takes it every second."""

    def rerun() -> None:
        raise Rerun

    monkeypatch.setattr(pulse.st, "rerun", rerun)
    return lambda: pulse._listen(seat, "look_up")


def test_an_unchanged_session_costs_two_readings_and_no_drawing(
    look: Callable[[], None], room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted as work: no rerun, no write, and at most the device and the person are read."""
    room.pulse  # noqa: B018 - made once; from then on it is the same object
    readings: list[str] = []
    get = Records.get
    monkeypatch.setattr(
        Records,
        "get",
        lambda self, cls, key: readings.append(cls.table) or get(self, cls, key),  # type: ignore[func-returns-value]
    )
    version = room.records.version
    for _ in range(100):
        look()
    assert sorted(set(readings)) == ["browser", "participant"] and len(readings) == 200
    assert room.records.version == version


def test_a_look_tells_where_somebody_is(look: Callable[[], None], room: Room) -> None:
    """The cockpit sees who is active, and on which page."""
    look()
    (present,) = people.present(room)
    assert present.active and present.page == "look_up"


@pytest.mark.parametrize(
    "change",
    [
        pace.start,
        lambda room: pace.tell(room, "Pens down"),
        lambda room: people.remove(room, "ada"),
        lambda room: people.rename(room, "ada", "Ada"),
        lambda room: people.leave(room, "ada"),
        lambda room: room.records.close(),
    ],
)
def test_every_change_that_matters_draws_the_page_again(
    look: Callable[[], None], room: Room, change: Callable[[Room], object]
) -> None:
    """Within a second, whatever it was."""
    change(room)
    with pytest.raises(Rerun):
        look()


def test_what_others_do_does_not_draw_the_page_again(seat: Seat, room: Room) -> None:
    """Thirty people join: the first one's page stays as it is."""
    for number in range(30):
        people.join(room, f"person {number}")
    assert len(room.records.all(Participant)) == 31
    assert not has_changed(seat)


def test_a_browser_with_a_cookie_asks_by_http(
    ada: Student, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its page has a heart that knows the state it was drawn with, and no part that runs by itself."""
    context = SimpleNamespace(cookies={IDENTITY: ada.secret}, theme=SimpleNamespace(type="light"), url=None)
    monkeypatch.setattr(pulse.st, "context", context)
    monkeypatch.setattr(pulse, "_listen", None)
    ada.open()
    seat = take_seat(ada.id, room)
    assert seat is not None
    heart = mounted(ada.tab, "twenty_steps_heartbeat")
    assert heart == {"session": room.id, "state": seat.state, "page": "look_up"}
    assert people.present(room)[0].active


def test_pages_go_along_with_the_class(ada: Student, room: Room) -> None:
    """Start, next and back: each time the tab is on the right page by itself."""
    pages = []
    for act in (pace.start, pace.next_phase, pace.back):
        act(room)
        ada.poll()
        pages.append((ada.bar["heading"], is_step_through(ada)))
    phases = room.session.sequence.phases
    assert pages == [
        (phases[0].script.title, False),
        (phases[1].script.title, True),
        (phases[0].script.title, False),
    ]


def is_step_through(student: Student) -> bool:
    """Tell whether the tab shows the step-through page."""
    return any(
        part.proto.component_name == "twenty_steps_picture_cards"
        for part in student.tab.get("bidi_component")
    )


def test_looking_around_and_coming_back(ada: Student, room: Room) -> None:
    """Who looks around stays where they are until they come back; the bar goes on."""
    pace.start(room)
    pace.next_phase(room)
    ada.poll()
    ada.press(BAR["look_around"])
    pace.next_phase(room)
    pace.go_to(room, 4)
    ada.poll()
    assert is_step_through(ada) and ada.bar["heading"] == room.pulse.heading
    ada.press(BAR["back"])
    assert not is_step_through(ada) and BAR["look_around"] in ada.buttons


def test_at_the_own_pace_nobody_is_moved(ada: Student, room: Room) -> None:
    """A button leads to the page of the phase, for who wants it."""
    pace.follow(room, False)
    pace.start(room)
    pace.next_phase(room)
    ada.poll()
    assert not is_step_through(ada)
    ada.press(BAR["go_there"].format(heading=room.pulse.heading))
    assert is_step_through(ada)
    pace.go_to(room, 4)
    ada.poll()
    assert is_step_through(ada)


@pytest.mark.parametrize(
    ("act", "place"),
    [(lambda room: None, -1), (pace.start, 0), (lambda room: pace.start(room) and pace.end(room), -1)],
)
def test_the_bar_shows_the_phase_only_while_the_session_is_under_way(
    ada: Student, room: Room, act: Callable[[Room], object], place: int
) -> None:
    """Before and afterwards it says so, without a clock."""
    act(room)
    ada.poll()
    bar = ada.bar
    assert bar["phase"] == place and (bar["time"] is None) == (place < 0)


def test_the_clock_comes_with_the_servers_time(ada: Student, room: Room) -> None:
    """Running: when it ends; paused: what is left; both to be counted in the browser."""
    pace.start(room)
    ada.poll()
    running = ada.bar
    assert running["time"]["ends_at"] - running["now"] == pytest.approx(300, abs=30)
    pace.pause(room)
    ada.poll()
    paused = ada.bar["time"]
    assert paused["ends_at"] is None and paused["left"] == pytest.approx(300, abs=30)


def test_messages_locks_and_reveals_reach_the_page(ada: Student, room: Room) -> None:
    """As plain text, in the bar; on a page that looks to the front, what is revealed stands large."""
    first, *others = room.session.sequence.phases
    phases = (replace(first, page=""), *others)
    school.sessions().change(room, sequence=replace(room.session.sequence, phases=phases))
    pace.start(room)
    pace.reveal_next(room)
    ada.poll()
    assert [one.value for one in ada.tab.title] == ["a house"] and ada.bar["revealed"] == []
    pace.next_phase(room)
    pace.reveal_next(room)
    pace.tell(room, "Pens *down*")
    pace.lock(room, True)
    ada.poll()
    bar = ada.bar
    assert bar["revealed"] == [room.session.sequence.phases[1].script.reveals[0]]
    assert (bar["message"], bar["closed"]) == ("Pens *down*", BAR["closed"])


def test_the_navigation_gives_way_to_the_class(ada: Student, room: Room) -> None:
    """The task takes the place of the page's own title, and the page's title comes back afterwards."""
    pace.start(room)
    pace.next_phase(room)
    ada.poll()
    assert STEP_THROUGH["verb"] not in [one.value for one in ada.tab.title]
    assert mounted(ada.tab, "twenty_steps_class_bar")["task"] == room.pulse.task
