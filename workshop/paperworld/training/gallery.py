"""Pictures made for an evaluation: many at once, and kept, so that a stopped evaluation goes on where it was.

Knows how the workshop makes pictures, by the very step loop that a class uses. Knows nothing about what is in
them.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL
from torch import Tensor

from workshop.diffusion.export import export
from workshop.diffusion.lanes import Lanes
from workshop.diffusion.models import weights_hash
from workshop.diffusion.pipeline import load
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.sampler import Sampler
from workshop.diffusion.unet import chunk_for, fast_unet, is_worth_exporting
from workshop.paperworld.training.compute import device, lanes
from workshop.paperworld.training.vae import decode

STEPS = 20
TOGETHER = 64  # pictures made at once: what is lost when the evaluation is stopped


class Gallery:
    """Makes pictures with one model folder; latents lie in `kept`, below the name of the weights."""

    def __init__(self, folder: Path, kept: Path) -> None:
        self.weights = weights_hash(folder)
        self.kept = kept / self.weights
        self.kept.mkdir(parents=True, exist_ok=True)
        self.vae = AutoencoderKL.from_pretrained(folder / "vae", low_cpu_mem_usage=False).to(device()).eval()
        self.folder = folder
        self._sampler: Sampler | None = None  # loaded when there is something to make

    def pictures(self, prompts: Sequence[str], seeds: Sequence[int], guidance: float) -> Tensor:
        """Return one picture for each prompt and its seed: (n, 3, height, width), -1 to 1."""
        recipes = [
            Recipe(f"paperworld@{self.weights}", prompt, seed=seed, steps=STEPS, guidance=guidance)
            for prompt, seed in zip(prompts, seeds, strict=True)
        ]
        groups = [recipes[first : first + TOGETHER] for first in range(0, len(recipes), TOGETHER)]
        latents = [self._latents(group) for group in groups]
        return decode(self.vae, torch.from_numpy(np.concatenate(latents))).clamp(-1, 1)

    def _latents(self, recipes: Sequence[Recipe]) -> np.ndarray:
        name = hashlib.sha256("\n".join(recipe.canonical for recipe in recipes).encode()).hexdigest()[:24]
        file = self.kept / f"{name}.npy"
        if not file.exists():
            started = time.perf_counter()
            unfinished = file.with_suffix(".unfinished.npy")
            np.save(unfinished, self._made(recipes))
            unfinished.replace(file)
            speed = len(recipes) / (time.perf_counter() - started)
            print(f"{recipes[0].prompt!r} and on, guidance {recipes[0].guidance:g}: {len(recipes)} pictures, "
                  f"{speed:.2f} a second", file=sys.stderr, flush=True)  # fmt: skip
        latents: np.ndarray = np.load(file)
        return latents

    def _made(self, recipes: Sequence[Recipe]) -> np.ndarray:
        sampler = self._sampler = self._sampler or self._ready()
        jobs = [sampler.begin(recipe) for recipe in recipes]
        while not jobs[0].done:
            faults = sampler.advance(jobs)
            if faults:
                raise faults[0][1]
        return torch.cat([job.latents for job in jobs]).float().cpu().numpy()

    def _ready(self) -> Sampler:
        """Load the model, and its U-Net the fastest way there is on this machine."""
        model = load(self.folder, device().type)
        file = self.kept / "unet.onnx"
        worth = is_worth_exporting(model)
        if worth and not file.exists():
            export(self.folder, file)
        return Sampler(model, Lanes(lanes()), fast_unet(file, model) if worth else None, chunk_for(model))
