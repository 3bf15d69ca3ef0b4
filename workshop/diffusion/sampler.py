"""The step loop: runs with different prompts, steps and guidance share each call of the U-Net.

Every run has a scheduler and timesteps of its own, joins at the next step and leaves when it is done. Knows
latents and embeddings. Knows nothing about pictures, queues or sockets.

    x_t           state: the noisy latents at timestep t
    x0            prediction: the finished latents as the model sees them from x_t
    w             guidance scale

States are kept as the U-Net sees them, with the variance of the training: Euler's own grow far beyond that
and could not be decoded.

Source: Song et al. 2021 (DDIM); Karras et al. 2022 (Euler); Ho & Salimans 2022 (classifier-free guidance).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import torch
from diffusers import DDIMScheduler, EulerDiscreteScheduler
from torch import Tensor

from workshop.content import sentence
from workshop.diffusion.errors import PictureLost, RecipeNotOffered
from workshop.diffusion.lanes import Lanes
from workshop.diffusion.pipeline import Model
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.unet import CPU_CHUNK, TorchUnet, Unet

REMEMBERED_PROMPTS = 512
SCHEDULERS: dict[str, Any] = {"ddim": DDIMScheduler, "euler": EulerDiscreteScheduler}


@dataclass
class Job:
    """One run in the loop.

    Shapes: latents, states and predictions (1, channels, height / 8, width / 8), float32; each embedding
    (1, tokens, width).
    """

    recipe: Recipe
    scheduler: Any
    latents: Tensor
    embeddings: list[Tensor]  # unconditional first, where guidance needs it; then the prompt's
    states: list[Tensor]
    predictions: list[Tensor] = field(default_factory=list)
    seconds: float = 0.0  # its share of the calls it was part of
    rows_shared: int = 0  # summed over its steps

    @property
    def step(self) -> int:
        """How many steps it has taken."""
        return len(self.predictions)

    @property
    def done(self) -> bool:
        """Whether its last state is the finished picture."""
        return self.step == len(self.scheduler.timesteps)

    @property
    def rows(self) -> int:
        """How many rows it adds to each call of the U-Net."""
        return len(self.embeddings)


@dataclass(frozen=True)
class Row:
    """One line of a batch: what the U-Net is asked for one job and one of its embeddings."""

    sample: Tensor
    timestep: Tensor
    embedding: Tensor


class Sampler:
    """Advances any number of jobs by one step at a time.

    Each call of the U-Net has at most `chunk` rows.
    """

    def __init__(self, model: Model, lanes: Lanes, unet: Unet | None = None, chunk: int = CPU_CHUNK) -> None:
        self.model = model
        self.lanes = lanes
        self.unet: Unet = unet or TorchUnet(model)
        self.chunk = chunk
        self._embed = lru_cache(REMEMBERED_PROMPTS)(self._embed_anew)

    def begin(self, recipe: Recipe) -> Job:
        """Make a job of a recipe: its embeddings, its timesteps and its starting noise.

        Raises: RecipeNotOffered.
        """
        _refuse_what_is_not_offered(recipe)
        scheduler = SCHEDULERS[recipe.scheduler].from_config(self.model.pipe.scheduler.config)
        scheduler.set_timesteps(recipe.steps, device=self.model.device)
        noise = starting_noise(recipe, self.model.pipe.unet.config.in_channels, self.model.scale)
        latents = noise.to(self.model.device) * scheduler.init_noise_sigma
        texts = [recipe.prompt] if recipe.guidance == 1 else [recipe.negative_prompt, recipe.prompt]
        first = scheduler.scale_model_input(latents, scheduler.timesteps[0])
        return Job(recipe, scheduler, latents, [self._embed(text) for text in texts], [first])

    def advance(self, jobs: Sequence[Job], lanes: Lanes | None = None) -> list[tuple[Job, Exception]]:
        """Take one step with jobs of one size; return those for which it went wrong, and why.

        `lanes` other than the sampler's own leave cores to others.
        """
        started = time.perf_counter()
        rows = [row for job in jobs for row in _rows_of(job)]
        try:
            outputs = self._predict(rows, lanes or self.lanes).split([job.rows for job in jobs])
        except Exception as problem:  # whatever it is, it must not take the other jobs along
            if len(jobs) == 1:
                return [(jobs[0], problem)]
            return [fault for job in jobs for fault in self.advance([job], lanes)]
        share = (time.perf_counter() - started) / len(rows)
        for job, output in zip(jobs, outputs, strict=True):
            job.seconds += share * job.rows
            job.rows_shared += len(rows)
            _take_step(job, output)
        return [(job, PictureLost(step=job.step)) for job in jobs if not torch.isfinite(job.latents).all()]

    @torch.inference_mode()
    def _predict(self, rows: Sequence[Row], lanes: Lanes) -> Tensor:
        """Ask the U-Net for every row, chunk by chunk.

        Shapes: (rows, channels, height / 8, width / 8), float32.
        """
        chunks = lanes.split(rows, self.chunk, self.unet.fewest_rows)
        return torch.cat(lanes.map(self._call, chunks))

    @torch.inference_mode()
    def _call(self, rows: Sequence[Row]) -> Tensor:
        samples = torch.cat([row.sample for row in rows]).to(self.model.dtype)
        timesteps = torch.stack([row.timestep for row in rows])
        return self.unet(samples, timesteps, torch.cat([row.embedding for row in rows])).float()

    @torch.inference_mode()
    def _embed_anew(self, text: str) -> Tensor:
        embedding: Tensor = self.model.pipe.encode_prompt(text, self.model.device, 1, False)[0]
        return embedding


def starting_noise(recipe: Recipe, channels: int, scale: int) -> Tensor:
    """Draw the noise a run starts from, on the CPU and in float32, so that a seed means the same everywhere.

    Shapes: (1, channels, height / scale, width / scale), standard normal.
    Source: StableDiffusionPipeline.prepare_latents, with a CPU generator.
    """
    generator = torch.Generator("cpu").manual_seed(recipe.seed)
    shape = (1, channels, recipe.height // scale, recipe.width // scale)
    return torch.randn(shape, generator=generator, dtype=torch.float32)


def guided(output: Tensor, guidance: float) -> Tensor:
    """Combine the rows of one job: unconditional + w · (conditional − unconditional).

    Shapes: (1 or 2, channels, height, width) in, one row out.
    """
    if len(output) == 1:
        return output
    unconditional, conditional = output.chunk(2)
    return unconditional + guidance * (conditional - unconditional)


@torch.inference_mode()
def _rows_of(job: Job) -> list[Row]:
    t = job.scheduler.timesteps[job.step]
    sample = job.scheduler.scale_model_input(job.latents, t)
    return [Row(sample, t.float(), embedding) for embedding in job.embeddings]


@torch.inference_mode()
def _take_step(job: Job, output: Tensor) -> None:
    t = job.scheduler.timesteps[job.step]
    result = job.scheduler.step(guided(output, job.recipe.guidance), t, job.latents)
    job.latents = result.prev_sample
    job.predictions.append(result.pred_original_sample)
    job.states.append(job.scheduler.scale_model_input(job.latents, t))  # Euler counts on by itself


def _refuse_what_is_not_offered(recipe: Recipe) -> None:
    reasons = {
        "scheduler": recipe.scheduler not in SCHEDULERS,
        "decoder": recipe.decoder != "vae",
        "two_prompts": recipe.second_prompt is not None,
        "jump": recipe.jump_at is not None,
    }
    for reason, applies in reasons.items():
        if applies:
            values = {"scheduler": recipe.scheduler, "decoder": recipe.decoder}
            raise RecipeNotOffered(reason=sentence("errors/diffusion", f"reason.{reason}", **values))
