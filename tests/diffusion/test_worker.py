"""The worker without its socket: a fault is one person's sentence, and everybody else gets a picture."""

from __future__ import annotations

import math
import queue
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from workshop.diffusion.pipeline import load
from workshop.diffusion.protocol import (
    Answered,
    Drop,
    Failed,
    Hurry,
    Made,
    Order,
    Ready,
    Report,
    Start,
    Stepped,
    Upgrade,
)
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.work import Activations, Embedding, Reading, RoundTrip
from workshop.diffusion.worker import Worker, warm_up

Recipes = Callable[..., Recipe]


class Ear:
    """Stands for the socket: keeps what the worker says."""

    def __init__(self) -> None:
        self.heard: list[Report] = []

    def send(self, report: Report) -> None:
        """Keep it."""
        self.heard.append(report)

    def of(self, kind: type[Any], run: int) -> list[Any]:
        """Return the reports of one kind about one run."""
        return [report for report in self.heard if isinstance(report, kind) and report.run == run]


@pytest.fixture
def worker(tiny_model: Path) -> Worker:
    """A worker with the tiny model that talks into an ear."""
    return Worker(load(tiny_model, "cpu"), 64, 1, Ear())  # type: ignore[arg-type]


def tell(worker: Worker, *orders: Order) -> None:
    """Give orders and let the worker take them."""
    line: queue.SimpleQueue[Order] = queue.SimpleQueue()
    for order in orders:
        line.put(order)
    worker.take(line)


def work_off(worker: Worker) -> Ear:
    """Let the worker finish everything; return what was heard."""
    while worker.runs or worker.inspections:
        worker.advance()
    ear: Any = worker.connection
    assert isinstance(ear, Ear)
    return ear


def test_each_step_is_reported_with_a_preview_and_the_end_with_every_file(
    worker: Worker, recipe: Recipes
) -> None:
    """The last preview before the files is the final picture itself."""
    tell(worker, Start(1, recipe(steps=3)))
    ear = work_off(worker)
    steps = ear.of(Stepped, 1)
    assert [report.step for report in steps] == [1, 2, 3, 3]
    assert all(report.preview[:2] == b"\xff\xd8" for report in steps)  # a JPEG
    (made,) = ear.of(Made, 1)
    assert made.files.keys() == {"final.png", "noisy.webp", "predicted.webp", "latents.npz"}
    assert made.provenance.dtype == "float32" and made.provenance.cost.rows_shared == 2


def test_a_dropped_run_says_nothing_more(worker: Worker, recipe: Recipes) -> None:
    """From the order on, no step is taken for it."""
    tell(worker, Start(1, recipe(steps=3)), Start(2, recipe(seed=2, steps=3)))
    worker.advance()
    tell(worker, Drop(1))
    ear = work_off(worker)
    assert len(ear.of(Stepped, 1)) == 1 and not ear.of(Made, 1)
    assert ear.of(Made, 2)


def test_a_run_whose_numbers_are_lost_is_a_sentence(worker: Worker, recipe: Recipes) -> None:
    """The sentence says at which step and what to try; the neighbour is finished."""
    tell(worker, Start(1, recipe(steps=3)), Start(2, recipe(seed=2, steps=3)))
    worker.advance()
    job = worker.runs[1].job
    job.latents = job.latents * math.nan
    ear = work_off(worker)
    assert "overflowed at step 2" in ear.of(Failed, 1)[0].sentence
    assert ear.of(Made, 2) and not ear.of(Made, 1)


@pytest.mark.parametrize(
    "problem",
    [
        torch.OutOfMemoryError("3 TiB"),
        MemoryError(),
        RuntimeError("DefaultCPUAllocator: can't allocate memory"),
    ],
    ids=lambda problem: type(problem).__name__,
)
def test_too_little_memory_is_a_sentence(
    worker: Worker, recipe: Recipes, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    """Whether the device or the machine is full, the person reads what to do."""

    def no_room(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(worker.model.pipe.unet, "forward", no_room)
    tell(worker, Start(1, recipe()))
    assert "not enough memory" in work_off(worker).of(Failed, 1)[0].sentence


def test_what_nobody_foresaw_is_a_sentence_with_a_reference(
    worker: Worker, recipe: Recipes, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The person gets a number, the log gets the traceback under that number."""

    def fall_over(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(worker.model.pipe.vae, "decode", fall_over)
    tell(worker, Start(1, recipe()))
    told = work_off(worker).of(Failed, 1)[0].sentence
    (entry,) = [record for record in caplog.records if record.exc_info]
    assert entry.args and str(entry.args[0]) in told and "ZeroDivisionError" not in told


def test_a_recipe_that_is_not_offered_is_a_sentence(worker: Worker, recipe: Recipes) -> None:
    """It is refused before its first step, and nothing else stops."""
    tell(worker, Start(1, recipe(scheduler="magic")), Start(2, recipe()))
    ear = work_off(worker)
    assert "magic" in ear.of(Failed, 1)[0].sentence
    assert ear.of(Made, 2)


def test_an_upgrade_that_is_of_no_use_changes_nothing(
    worker: Worker, recipe: Recipes, tmp_path: Path
) -> None:
    """The worker goes on with torch, says that it is ready, and does not ask for another."""
    tell(worker, Start(1, recipe()), Upgrade(tmp_path / "missing.onnx"))
    ear = work_off(worker)
    (ready,) = [report for report in ear.heard if isinstance(report, Ready)]
    assert (ready.unet, ready.worth_exporting) == ("torch", False)
    assert ear.of(Made, 1)


def test_pictures_of_several_sizes_are_made_side_by_side(worker: Worker, recipe: Recipes) -> None:
    """They cannot share a call, and need not."""
    tell(worker, Start(1, recipe()), Start(2, replace(recipe(), width=128)))
    ear = work_off(worker)
    assert ear.of(Made, 1) and ear.of(Made, 2) and not ear.of(Failed, 2)


def test_other_work_is_done_between_the_steps_of_pictures(worker: Worker, recipe: Recipes) -> None:
    """Each kind has its turn while a picture is made, and says how far it is."""
    works = {2: Embedding("a doctor"), 3: Activations(recipe(steps=3), (2,))}
    tell(worker, Start(1, recipe(steps=20)), *(Start(number, work) for number, work in works.items()))
    ear = work_off(worker)
    kinds = [type(report).__name__ for report in ear.heard if not isinstance(report, Stepped)]
    assert kinds == ["Answered", "Answered", "Made"]
    assert [report.step for report in ear.of(Stepped, 3)] == [1, 2, 3]
    assert ear.of(Answered, 3)[0].result.attention.keys() == {2}


def test_much_other_work_does_not_hold_up_a_picture(
    worker: Worker, recipe: Recipes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a moment, a step is taken; nobody's turn comes twice before everybody's has come once."""
    monkeypatch.setattr("workshop.diffusion.worker.BETWEEN_STEPS", 0.0)
    tell(worker, Start(1, recipe(steps=3)), *(Start(n, Embedding(f"{n}")) for n in (2, 3)))
    ear = work_off(worker)
    assert [report.run for report in ear.heard if isinstance(report, Stepped)][:4] == [2, 1, 3, 1]


def test_work_that_cannot_be_done_is_a_sentence(worker: Worker, recipe: Recipes) -> None:
    """No picture, no probe: the person is told, and the others get theirs."""
    works = (RoundTrip(b"no picture"), Reading(("a",)), Activations(recipe(scheduler="magic"), (0,)))
    tell(worker, *(Start(number, work) for number, work in enumerate(works)), Start(9, recipe()))
    ear = work_off(worker)
    told = [ear.of(Failed, number)[0].sentence for number in range(3)]
    assert "PNG" in told[0] and "reads pictures" in told[1] and "magic" in told[2]
    assert ear.of(Made, 9)


def test_dropped_work_says_nothing_more(worker: Worker, recipe: Recipes) -> None:
    """Also in the middle of it."""
    tell(worker, Start(1, recipe(steps=3)), Start(2, Activations(recipe(steps=50), (49,))))
    worker.advance()
    tell(worker, Drop(2))
    assert not work_off(worker).of(Answered, 2)


def test_what_nobody_waits_for_takes_one_core(
    worker: Worker, recipe: Recipes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As soon as somebody waits, everything is made on all of them."""
    used: list[bool] = []
    real = worker.samplers.own.advance
    monkeypatch.setattr(
        worker.samplers.own,
        "advance",
        lambda jobs, lanes: (used.append(lanes is worker.one_lane), real(jobs, lanes))[1],
    )
    tell(worker, Start(1, recipe(steps=3), calm=True))
    worker.advance()
    tell(worker, Start(2, recipe(seed=2, steps=1)))
    work_off(worker)
    assert used == [True, False, True]
    tell(worker, Start(3, recipe(seed=3, steps=2), calm=True))
    worker.advance()
    tell(worker, Hurry(3), Hurry(99))
    work_off(worker)
    assert used[3:] == [True, False]


def test_warming_up_measures_the_speed(worker: Worker) -> None:
    """The first honest estimate comes from the warm-up."""
    assert 1 < warm_up(worker.samplers.own, 64) < 100_000
