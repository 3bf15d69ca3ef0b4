"""What somebody who asked for a picture holds in their hand, and the run behind it.

Knows the phases of a run. Knows nothing about workers or the order of the queue: that is the engine's.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from workshop.diffusion.recipe import Recipe
from workshop.diffusion.trajectory import Trajectory

Phase = Literal["queued", "running", "done", "failed", "cancelled"]


@dataclass(frozen=True)
class TicketState:
    """How far a ticket is, at one moment.

    Units: `position` is the place in the queue, 1 for the next one, 0 when it is not waiting;
    `expected_seconds` until it is done, None while nobody can know. `preview` is a small JPEG.
    """

    phase: Phase
    position: int
    expected_seconds: float | None
    step: int
    steps: int
    preview: bytes | None
    result: Trajectory | None
    error: str | None


@dataclass(eq=False)
class Run:
    """One run of a recipe, whoever waits for it; changed only under the engine's lock."""

    number: int
    recipe: Recipe
    phase: Phase = "queued"
    step: int = 0
    preview: bytes | None = None
    result: Trajectory | None = None
    error: str | None = None
    starts: int = 0
    participants: list[str] = field(default_factory=list)  # who waits for it, first come first
    asked_at: float = field(default_factory=time.monotonic)
    started_at: float = 0.0

    @property
    def rows_left(self) -> int:
        """How many rows of the U-Net it still needs."""
        return (self.recipe.steps - self.step) * self.rows_per_step

    @property
    def rows_per_step(self) -> int:
        """How many rows one of its steps is."""
        return 1 if self.recipe.guidance == 1 else 2


@dataclass(eq=False)
class Ticket:
    """A claim to one picture; several tickets may wait for the same run."""

    run: Run
    participant: str
    _look: Callable[[Ticket], TicketState]
    _cancel: Callable[[Ticket], None]
    cancelled: bool = False

    def snapshot(self) -> TicketState:
        """Return how far it is; cheap, from any thread."""
        return self._look(self)

    def cancel(self) -> None:
        """Give the claim up; the run stops within a step when nobody else waits for it."""
        self._cancel(self)
