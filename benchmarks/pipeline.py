"""One user through the engine against `pipe(...)` by itself, with the same frames delivered.

Both decode with the same frame decoder and encode the same files; what differs is everything that the engine
adds: its own step loop, previews at every step, another process, the archive.
"""

from __future__ import annotations

import math
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import torch
from PIL import Image

from benchmarks.clock import cpu_seconds, run, timed, wait_until_ready, workers_of
from benchmarks.picture import recipe_for
from benchmarks.rows import Row, row
from workshop.diffusion.archive import Archive
from workshop.diffusion.engine import Engine
from workshop.diffusion.frames import Album, Frame, decode_into, files_of
from workshop.diffusion.lanes import Lanes
from workshop.diffusion.models import ModelCard
from workshop.diffusion.pipeline import Model, load
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.sampler import Job
from workshop.diffusion.trajectory import Cost, Provenance

RUNS = 5
NOWHERE = Provenance("float32", "cpu", {}, "", Cost(0, 0, 0, 0))


class Witness:
    """Stands before a scheduler and keeps every state and prediction that passes."""

    def __init__(self, scheduler: Any) -> None:
        self.scheduler = scheduler
        self.states: list[torch.Tensor] = []
        self.predictions: list[torch.Tensor] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.scheduler, name)

    def step(self, output: torch.Tensor, t: Any, sample: torch.Tensor, **options: Any) -> Any:
        """Take the scheduler's step and note what went in and came out."""
        result = self.scheduler.step(output, t, sample, **{**options, "return_dict": True})
        self.states = self.states or [sample]
        self.states.append(result.prev_sample)
        self.predictions.append(result.pred_original_sample)
        return (result.prev_sample,)


def rows(card: ModelCard) -> Iterator[Row]:
    """Yield the ratio of CPU seconds, measured in turn."""
    model = load(card.path, "cpu")
    lanes = Lanes(1)
    plain_pipe(model, recipe_for(card, 999), lanes)
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(card, Archive(Path(folder)))
        try:
            wait_until_ready(engine)
            run(engine, recipe_for(card, 999))
            yield _compared(engine, model, lanes)
        finally:
            engine.close()


def _compared(engine: Engine, model: Model, lanes: Lanes) -> Row:
    (worker,) = workers_of(psutil.Process())
    ours, plain, likeness = [], [], []
    for seed in range(RUNS):
        recipe = recipe_for(engine.card, seed)
        before = cpu_seconds(worker)
        web, (state, *_) = timed(lambda recipe=recipe: run(engine, recipe))  # type: ignore[misc]
        ours.append(web + cpu_seconds(worker) - before)
        seconds, picture = timed(lambda recipe=recipe: plain_pipe(model, recipe, lanes))  # type: ignore[misc]
        plain.append(seconds)
        assert state.result is not None
        likeness.append(psnr(np.asarray(Image.open(state.result.final_path)), picture))
    ratio = statistics.median(one / other for one, other in zip(ours, plain, strict=True))
    figures = {"ours": statistics.median(ours), "plain": statistics.median(plain)}
    return row("pipeline", ratio, runs=RUNS, psnr=min(likeness), **figures)


def plain_pipe(model: Model, recipe: Recipe, lanes: Lanes) -> Frame:
    """Make a picture with pipe(...), and every file of the run; return the final picture."""
    final, witness = witnessed_pipe(model, recipe)
    album = Album(Job(recipe, witness, witness.states[-1], [], witness.states, witness.predictions))
    decode_into([album], model, lanes, finished=True)
    files_of(album, final, NOWHERE)
    return final


def witnessed_pipe(model: Model, recipe: Recipe) -> tuple[Frame, Witness]:
    """Make a picture with pipe(...); return it, and every state and prediction on the way."""
    witness = Witness(model.pipe.scheduler)
    model.pipe.scheduler = witness
    try:
        image = model.pipe(
            recipe.prompt,
            generator=torch.Generator("cpu").manual_seed(recipe.seed),
            num_inference_steps=recipe.steps,
            guidance_scale=recipe.guidance,
            width=recipe.width,
            height=recipe.height,
        ).images[0]
    finally:
        model.pipe.scheduler = witness.scheduler
    return np.asarray(image), witness


def psnr(one: Frame, other: Frame) -> float:
    """Compare two pictures, in decibels; 99 stands for equal."""
    error = float(((one.astype(float) - other) ** 2).mean())
    return 99.0 if error == 0 else 10 * math.log10(255**2 / error)
