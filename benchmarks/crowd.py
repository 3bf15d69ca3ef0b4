"""Thirty people press Generate in the same second, against a queue that calls `pipe(...)` one by one.

The serial side is what one would write without an engine: pipe(...), the VAE for every frame, a PNG for each.
Both sides deliver every state and every prediction of the same recipes.
"""

from __future__ import annotations

import io
import statistics
import tempfile
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import psutil
import torch
from PIL import Image

from benchmarks.clock import OtherPrograms, cpu_seconds, run, timed, wait_until_ready, workers_of
from benchmarks.picture import recipe_for
from benchmarks.pipeline import psnr, witnessed_pipe
from benchmarks.rows import Row, row
from workshop.diffusion.archive import Archive
from workshop.diffusion.engine import Engine
from workshop.diffusion.frames import Frame, decode_final
from workshop.diffusion.models import ModelCard
from workshop.diffusion.pipeline import Model, load
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import Ticket
from workshop.diffusion.trajectory import Trajectory

PEOPLE = 30
ROUNDS = 2  # of the whole crowd
SERIAL = 2  # pictures of each round that are made one after another as well, before it
ALONE = 3  # pictures of the last round that are made again, each alone
LOOK = 0.05  # seconds between two looks at every ticket; a page looks ten times as rarely
PROMPTS = ("a doctor", "a nurse in a hospital", "a golden city", "a classroom", "a snail on a rock")


@dataclass(frozen=True)
class Burst:
    """What one round of the crowd gave.

    Units: seconds; `cpu` of the workers and the web side together.
    """

    cpu: float
    whole: float
    firsts: list[float]  # until each person saw a first step
    latencies: list[float]
    results: list[Trajectory]


@dataclass
class Serial:
    """The queue without an engine, and what it gave."""

    model: Model
    seconds: list[float] = field(default_factory=list)  # CPU, a picture
    finals: dict[str, Frame] = field(default_factory=dict)  # by the recipe's digest

    def make(self, recipe: Recipe) -> int:
        """Make one picture with all of its frames; return how many there are."""
        seconds, (final, frames) = timed(lambda: self._picture(recipe))
        self.seconds.append(seconds)
        self.finals[recipe.digest] = final
        return frames

    def _picture(self, recipe: Recipe) -> tuple[Frame, int]:
        final, witness = witnessed_pipe(self.model, recipe)
        frames = [decode_final(self.model, latents) for latents in witness.states[:-1] + witness.predictions]
        for frame in [*frames, final]:
            Image.fromarray(frame).save(io.BytesIO(), "PNG")
        return final, len(frames) + 1


def rows(card: ModelCard) -> Iterator[Row]:
    """Yield throughput, evenness, first steps, and what the crowd does to a picture."""
    torch.set_num_threads(1)
    serial = Serial(load(card.path, "cpu"))
    serial.make(recipe_for(card, 10**6))  # the first call is slower
    serial.seconds.clear()
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(card, Archive(Path(folder) / "archive"))
        try:
            wait_until_ready(engine)
            bursts = yield from _compared(engine, serial)
            yield _alone(engine, bursts[-1].results)
        finally:
            engine.close()


def _compared(engine: Engine, serial: Serial) -> Generator[Row, None, list[Burst]]:
    others = OtherPrograms([psutil.Process(), *workers_of(psutil.Process())])
    bursts: list[Burst] = []
    for number in range(ROUNDS):
        recipes = crowd(engine.card, number)
        frames = [serial.make(recipe) for recipe in recipes[:SERIAL]]
        bursts.append(burst(engine, recipes))
        check_same_frames(bursts[-1].results[:SERIAL], frames)
    ours = statistics.median(one.cpu / PEOPLE for one in bursts)
    theirs = statistics.median(serial.seconds)
    whole = statistics.median(one.whole for one in bursts)
    alike = min(likeness(run, serial.finals) for one in bursts for run in one.results[:SERIAL])
    told = {"people": PEOPLE, "ours": ours, "theirs": theirs, "whole": whole, "others": others.cores()}
    yield row("crowd_throughput", theirs / ours, psnr=alike, **told)
    p50, p95 = np.median([np.percentile(one.latencies, [50, 95]) for one in bursts], axis=0)
    yield row("crowd_evenness", float(p95 / p50), people=PEOPLE, p50=p50, p95=p95)
    last, begin = statistics.median(max(one.firsts) for one in bursts), (PEOPLE - 1) * theirs
    yield row("crowd_first", 100 * last / begin, last=last, begin=begin)
    return bursts


def _alone(engine: Engine, crowded: Sequence[Trajectory]) -> Row:
    """Forget some pictures of the crowd, make each again alone, and compare."""
    alike = []
    for before in crowded[:ALONE]:
        picture = {before.digest: np.asarray(Image.open(before.final_path))}
        before.final_path.unlink()  # the archive notices, and has it made anew
        again = run(engine, before.recipe)[0].result
        assert (
            again is not None and again.provenance.cost.rows_shared <= 2 < before.provenance.cost.rows_shared
        )
        alike.append(likeness(again, picture))
    return row("crowd_likeness", min(alike), pictures=ALONE, people=PEOPLE)


def crowd(card: ModelCard, number: int) -> list[Recipe]:
    """Return what thirty people ask for in one round: different prompts and seeds, one length."""
    plain = recipe_for(card, 0)
    return [
        replace(plain, prompt=PROMPTS[person % len(PROMPTS)], seed=1000 * number + person)
        for person in range(PEOPLE)
    ]


def burst(engine: Engine, recipes: Sequence[Recipe]) -> Burst:
    """Submit everything at once and watch until the last one is done."""
    watched = [psutil.Process(), *workers_of(psutil.Process())]
    before = sum(map(cpu_seconds, watched))
    started = time.perf_counter()
    tickets = [engine.submit(recipe, f"person {place}") for place, recipe in enumerate(recipes)]
    firsts, latencies = watch(tickets, started)
    whole = time.perf_counter() - started
    results = [ticket.snapshot().result for ticket in tickets]
    cpu = sum(map(cpu_seconds, watched)) - before
    return Burst(cpu, whole, firsts, latencies, [run for run in results if run is not None])


def watch(tickets: Sequence[Ticket], started: float) -> tuple[list[float], list[float]]:
    """Wait for every ticket; return when each showed a first step, and when each was done."""
    firsts: dict[int, float] = {}
    ends: dict[int, float] = {}
    while len(ends) < len(tickets):
        for place, ticket in enumerate(tickets):
            state = ticket.snapshot()
            if state.step:
                firsts.setdefault(place, time.perf_counter() - started)
            if state.phase not in ("queued", "running"):
                assert state.phase == "done", state.error
                ends.setdefault(place, time.perf_counter() - started)
        time.sleep(LOOK)
    return list(firsts.values()), list(ends.values())


def likeness(run: Trajectory, pictures: dict[str, Frame]) -> float:
    """Compare a run's final picture with the one of the same recipe, in decibels."""
    return psnr(np.asarray(Image.open(run.final_path)), pictures[run.digest])


def check_same_frames(runs: Sequence[Trajectory], counts: Sequence[int]) -> None:
    """Make sure that both sides delivered the same number of frames."""
    ours = [len(run.frames("noisy")) + len(run.frames("predicted")) for run in runs]
    assert ours == list(counts), (ours, counts)
