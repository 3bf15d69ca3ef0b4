"""Who works, and who gets the next run; with processes that only listen."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from workshop.diffusion import crew as crew_module
from workshop.diffusion.crew import JOBS_AT_ONCE, Crew
from workshop.diffusion.models import ModelCard
from workshop.diffusion.process import Hands
from workshop.diffusion.protocol import Drop, Order, Ready, Start, Upgrade
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import Run

CARD = ModelCard("m", "stable-diffusion", Path(), 20, 4.0, 128, "", "1")
numbers = itertools.count(1)


class Listener:
    """Stands for a worker process: keeps what it is told."""

    def __init__(self, hands: Hands, *_: object) -> None:
        self.device = hands.device
        self.heard: list[Order] = []

    def send(self, order: Order) -> None:
        """Keep it."""
        self.heard.append(order)

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def crew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Crew:
    """A crew of two that nobody has given anything to do."""
    monkeypatch.setattr(crew_module, "WorkerProcess", Listener)
    crew = Crew(Hands(CARD, 1), tmp_path / "unet.onnx", lambda *_: None, lambda *_: None)
    crew.hire()
    crew.hire()
    return crew


def ready(worth_exporting: bool = False, idle_devices: tuple[str, ...] = ()) -> Ready:
    """Say what a worker says when it is ready."""
    return Ready("cpu", "torch", worth_exporting, 10.0, idle_devices)


def run() -> Run:
    """Make a run of nothing in particular."""
    return Run(next(numbers), Recipe("m@1"))


def test_nobody_works_before_being_ready(crew: Crew) -> None:
    """Then the first who is ready gets everything, up to a limit."""
    assert crew.free_seat() is None and crew.rows_per_second == 0
    first, _ = crew.seats.values()
    crew.welcome(first, ready())
    for _ in range(JOBS_AT_ONCE):
        assert crew.free_seat() is first
        crew.give(first, run())
    assert crew.free_seat() is None and len(crew.running) == JOBS_AT_ONCE


def test_who_has_least_to_do_gets_the_next_run(crew: Crew) -> None:
    """Four runs are two for each; their speeds add up."""
    for seat in crew.seats.values():
        crew.welcome(seat, ready())
    for _ in range(4):
        seat = crew.free_seat()
        assert seat is not None
        crew.give(seat, run())
    assert [len(seat.runs) for seat in crew.seats.values()] == [2, 2]
    assert crew.rows_per_second == 20.0


def test_a_dropped_run_is_stopped_where_it_is(crew: Crew) -> None:
    """Only the worker that has it hears about it."""
    first, second = crew.seats.values()
    wanted = run()
    crew.give(first, wanted)
    crew.drop(wanted)
    assert first.process.heard == [Start(wanted.number, wanted.work), Drop(wanted.number)]  # type: ignore[attr-defined]
    assert second.process.heard == [] and not crew.running  # type: ignore[attr-defined]


def test_every_gpu_gets_a_worker_of_its_own(crew: Crew) -> None:
    """The first one tells how many there are; nobody is hired twice for the same."""
    first, second = crew.seats.values()
    crew.welcome(first, ready(idle_devices=("cuda:1", "cuda:2")))
    crew.welcome(second, ready(idle_devices=("cuda:1", "cuda:2")))
    assert sorted(seat.device for seat in crew.seats.values()) == ["", "", "cuda:1", "cuda:2"]


def test_a_worker_that_comes_back_takes_the_faster_form_that_is_there(crew: Crew, tmp_path: Path) -> None:
    """It is settled only when it has said how fast it is now."""
    (tmp_path / "unet.onnx").write_bytes(b"x")
    first, second = crew.seats.values()
    crew.welcome(first, ready(worth_exporting=True))
    crew.welcome(second, ready())
    assert first.process.heard == [Upgrade(tmp_path / "unet.onnx")]  # type: ignore[attr-defined]
    assert second.process.heard == [] and not crew.settled  # type: ignore[attr-defined]
    crew.welcome(first, ready())
    assert crew.settled
