"""One user: how long a finished picture takes, and how long until something is to be seen."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil

from benchmarks.clock import OtherPrograms, cpu_seconds, run, wait_until_ready, workers_of
from benchmarks.rows import Row, row
from workshop.diffusion.archive import Archive
from workshop.diffusion.engine import Engine
from workshop.diffusion.models import ModelCard
from workshop.diffusion.recipe import Recipe

RUNS = 9


def rows(card: ModelCard) -> Iterator[Row]:
    """Yield the finished picture and the first preview, measured through a real engine."""
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(card, Archive(Path(folder)))
        try:
            wait_until_ready(engine)
            yield from _measured(engine)
        finally:
            engine.close()


def _measured(engine: Engine) -> Iterator[Row]:
    card = engine.card
    me = psutil.Process()
    workers = workers_of(me)
    others = OtherPrograms([me, *workers])
    before = sum(map(cpu_seconds, workers))
    measured = [run(engine, recipe_for(card, seed))[1:] for seed in range(RUNS)]
    cpu = (sum(map(cpu_seconds, workers)) - before) / RUNS
    first, whole = (statistics.median(times) for times in zip(*measured, strict=True))
    cores = psutil.cpu_count()
    told = {"runs": RUNS, "steps": card.default_steps, "cores": cores, "cpu": cpu, "others": others.cores()}
    yield row("picture", whole, **told)
    yield row("first_preview", first)


def recipe_for(card: ModelCard, seed: int) -> Recipe:
    """Return what a visitor's first press asks for, with this seed."""
    return Recipe(
        model=card.reference,
        prompt="a doctor",
        seed=seed,
        steps=card.default_steps,
        guidance=card.default_guidance,
        width=card.size,
        height=card.size,
    )
