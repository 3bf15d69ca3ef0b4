"""What students' pages are told."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from workshop.classroom import pace, people
from workshop.classroom.mark import Mark
from workshop.classroom.room import Room
from workshop.classroom.sessions import Sessions
from workshop.classroom.submission import hand_in

if TYPE_CHECKING:
    from tests.classroom.conftest import Clock


def test_nothing_changed_is_the_same_object(begun: Room, ada: str) -> None:
    """Other people's work does not wake a page; a change of pace does."""
    before = begun.pulse
    hand_in(begun, Mark(ada, "digest", 3, "stop"))
    people.join(begun, "bob")
    assert begun.pulse is before
    pace.lock(begun, True)
    assert begun.pulse.version > before.version and begun.pulse.locked


def test_asking_costs_next_to_nothing(begun: Room) -> None:
    """A thousand pulses of an unchanged session take less than 50 ms of CPU."""
    started = time.process_time()
    for _ in range(1_000):
        begun.pulse  # noqa: B018  # asking is what is measured
    assert time.process_time() - started < 0.05


def test_it_says_what_to_do(begun: Room) -> None:
    """Phase, page, prompt, task and the end of the phase are in it."""
    pulse = begun.pulse
    assert (pulse.name, pulse.page, pulse.prompt) == ("colour_first", "step_through", "a classroom")
    assert pulse.task and pulse.heading == "Colour first" and pulse.code == begun.session.code
    assert (pulse.phase, pulse.phases, pulse.minutes) == (1, 6, 2)


def test_a_page_can_count_down_alone(begun: Room, clock: Clock) -> None:
    """While the clock runs the pulse names the end; while it stands, what is left."""
    assert begun.pulse.ends_at == clock.time + 120
    clock.time += 50
    pace.pause(begun)
    assert begun.pulse.ends_at is None and begun.pulse.left == 70


def test_young_learners_get_their_own_words(sessions: Sessions, begun: Room) -> None:
    """The setting changes the script at once."""
    pace.go_to(begun, 3)
    pace.reveal_next(begun)
    before = begun.pulse.revealed
    sessions.change(begun, settings=replace(begun.session.settings, young=True))
    assert begun.pulse.young and not begun.pulse.free_prompts and begun.pulse.revealed != before
