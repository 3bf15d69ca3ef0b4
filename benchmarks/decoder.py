"""The frame decoder: what one frame of a run costs."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

import torch

from benchmarks.clock import timed
from benchmarks.rows import Row, row
from workshop.diffusion.frames import CHUNK, decode_frames
from workshop.diffusion.models import ModelCard
from workshop.diffusion.pipeline import load

CALLS = 30


def rows(card: ModelCard) -> Iterator[Row]:
    """Yield the CPU time of one frame on one core."""
    torch.set_num_threads(1)
    model = load(card.path, "cpu")
    side = card.size // model.scale
    shape = (CHUNK, model.pipe.vae.config.latent_channels, side, side)
    latents = list(torch.randn(shape, generator=torch.Generator().manual_seed(0)).split(1))
    decode_frames(model, latents)
    seconds = [timed(lambda: decode_frames(model, latents))[0] for _ in range(CALLS)]
    yield row("decoder", 1000 * statistics.median(seconds) / CHUNK, chunk=CHUNK, runs=CALLS)
