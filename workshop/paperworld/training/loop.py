"""One training run in a time box: learning rate, average of the weights, log, checkpoints.

Knows nothing about what is trained. The time box counts working time only: a step counts for at most
`LONGEST_STEP` seconds, so a run that was stopped for an hour has lost nothing when it goes on. The
learning rate follows the used share of the box; who runs the same stage again with more minutes gets
the rate that belongs to the share used so far, and ends low again.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import nn

LONGEST_STEP = 5.0  # seconds
LOG_EVERY = 20.0  # seconds of working time
SAVE_EVERY = 180.0  # seconds of working time


def rate_factor(step: int, share: float, warm_up: int) -> float:
    """Return the factor on the peak learning rate: a linear start, then half a cosine down to 1 %."""
    start = min(1.0, (step + 1) / warm_up)
    return start * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, share))))


def write_atomically(state: dict[str, Any], path: Path) -> None:
    """Save to a temporary name and rename, so that a reader never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".unfinished")
    torch.save(state, unfinished)
    os.replace(unfinished, path)


class Average:
    """The exponential moving average of a model's weights, which samples better than the last step."""

    def __init__(self, model: nn.Module, decay: float = 0.999) -> None:
        self.decay = decay
        self.weights = {name: value.detach().clone() for name, value in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model: nn.Module, step: int) -> None:
        """Move towards the model; young averages forget faster, so the start does not linger."""
        decay = min(self.decay, (1 + step) / (10 + step))
        mine, theirs = [], []
        for name, value in model.state_dict().items():
            if value.is_floating_point():
                mine.append(self.weights[name])
                theirs.append(value)
        torch._foreach_lerp_(mine, theirs, 1 - decay)


@dataclass
class Loop:
    """A resumable training run; `run` ends when the time box is used up.

    Units: minutes of working time since the very first step, over all runs of this stage together.
    """

    name: str
    folder: Path
    model: nn.Module
    optimizers: list[torch.optim.Optimizer]
    minutes: float
    generator: torch.Generator
    average: Average | None = None
    warm_up: int = 100
    clock: Callable[[], float] = time.monotonic
    step: int = field(default=0, init=False)
    seconds: float = field(default=0.0, init=False)
    samples: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._peaks = [[group["lr"] for group in opt.param_groups] for opt in self.optimizers]
        if self.path.exists():
            self._load()

    @property
    def path(self) -> Path:
        """Where the checkpoint lies."""
        return self.folder / f"{self.name}.checkpoint"

    @property
    def share(self) -> float:
        """The used share of the time box."""
        return self.seconds / (60 * self.minutes)

    def run(
        self, gradients: Callable[[torch.Generator], tuple[float, int]], steps: int | None = None
    ) -> None:
        """Train until the box is used up, or for `steps` steps; `gradients` returns loss and samples."""
        last_step = math.inf if steps is None else self.step + steps
        logged = saved = self.seconds
        losses: list[float] = []
        seen = self.samples
        now = self.clock()
        while self.share < 1 and self.step < last_step:
            losses.append(self._advance(gradients))
            before, now = now, self.clock()
            self.seconds += min(now - before, LONGEST_STEP)
            if self.seconds - logged >= LOG_EVERY:
                self._log(losses, (self.samples - seen) / (self.seconds - logged))
                logged, seen, losses = self.seconds, self.samples, []
            if self.seconds - saved >= SAVE_EVERY:
                self.save()
                saved = self.seconds
        self.save()

    def _advance(self, gradients: Callable[[torch.Generator], tuple[float, int]]) -> float:
        factor = rate_factor(self.step, self.share, self.warm_up)
        for optimizer, peaks in zip(self.optimizers, self._peaks, strict=True):
            for group, peak in zip(optimizer.param_groups, peaks, strict=True):
                group["lr"] = peak * factor
            optimizer.zero_grad()
        loss, samples = gradients(self.generator)
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for optimizer in self.optimizers:
            optimizer.step()
        self.step += 1
        self.samples += samples
        if self.average:
            self.average.update(self.model, self.step)
        return loss

    def _log(self, losses: list[float], speed: float) -> None:
        rate = self.optimizers[0].param_groups[0]["lr"]
        print(
            f"{time.strftime('%H:%M:%S')} {self.name}: {self.seconds / 60:.1f} of {self.minutes:g} min, "
            f"step {self.step}, loss {sum(losses) / len(losses):.4f}, rate {rate:.1e}, {speed:.1f} samples/s",
            flush=True,
        )

    def save(self) -> None:
        """Write everything that is needed to go on as if nothing had happened."""
        state = {
            "model": self.model.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
            "average": self.average.weights if self.average else None,
            "generator": self.generator.get_state(),
            "step": self.step,
            "seconds": self.seconds,
            "samples": self.samples,
        }
        write_atomically(state, self.path)

    def _load(self) -> None:
        state = torch.load(self.path, weights_only=True)
        self.model.load_state_dict(state["model"])
        for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        if self.average:
            self.average.weights = state["average"]
        self.generator.set_state(state["generator"])
        self.step, self.seconds, self.samples = state["step"], state["seconds"], state["samples"]
