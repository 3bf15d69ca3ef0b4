"""Time as a program really uses it: CPU seconds of a process, and what the rest of the machine was doing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import psutil

from workshop.diffusion.engine import Engine
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import TicketState

POLL = 0.002  # seconds between two looks at a ticket

Result = TypeVar("Result")


def cpu_seconds(process: psutil.Process) -> float:
    """Return what a process has used so far, its own code and the system's work for it."""
    used = process.cpu_times()
    return float(used.user + used.system)


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Do some work; return the CPU seconds of this process that it took, and its result."""
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


@dataclass
class OtherPrograms:
    """How many cores were busy with something else than these processes."""

    mine: list[psutil.Process]
    _busy: float = field(init=False)
    _own: float = field(init=False)
    _at: float = field(init=False)

    def __post_init__(self) -> None:
        self._busy, self._own, self._at = self._machine(), self._ours(), time.monotonic()

    def cores(self) -> float:
        """Return the mean number of cores since this object was made."""
        others = (self._machine() - self._busy) - (self._ours() - self._own)
        return max(0.0, others / (time.monotonic() - self._at))

    def _ours(self) -> float:
        return sum(cpu_seconds(process) for process in self.mine)

    @staticmethod
    def _machine() -> float:
        times = psutil.cpu_times()
        return float(sum(times) - times.idle - getattr(times, "iowait", 0.0))


def workers_of(process: psutil.Process) -> list[psutil.Process]:
    """Return the worker processes that this process has started."""
    return [child for child in process.children() if "workshop.diffusion.worker" in child.cmdline()]


def wait_until_ready(engine: Engine) -> None:
    """Wait for the model to be loaded, warm and as fast as it will be.

    Raises: RuntimeError with the engine's own sentence when it never will be.
    """
    while not engine.settled:
        if engine.broken:
            raise RuntimeError(engine.broken)
        time.sleep(0.05)


def run(engine: Engine, recipe: Recipe) -> tuple[TicketState, float, float]:
    """Run a recipe and wait; return its last state, and the seconds to the first preview and to the end."""
    started = time.perf_counter()
    ticket = engine.submit(recipe, "benchmark")
    first = 0.0
    while (state := ticket.snapshot()).phase in ("queued", "running"):
        if state.preview and not first:
            first = time.perf_counter() - started
        time.sleep(POLL)
    if state.result is None:
        raise RuntimeError(state.error)
    return state, first, time.perf_counter() - started
