"""What the web side and a worker say to each other over their socket.

Frozen dataclasses, pickled by multiprocessing.connection; both sides run the same code. Knows nothing about
who sends them when.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workshop.diffusion.task import Task
from workshop.diffusion.trajectory import Provenance

KEY_VARIABLE = "TWENTY_STEPS_WORKER_KEY"  # how a worker is told the secret that opens the engine's door


@dataclass(frozen=True)
class Start:
    """To the worker: begin this work at the next step.

    `pictures` are the files it needs, by digest; `calm`: on one core, because nobody waits for it.
    """

    run: int
    work: Task[Any]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    calm: bool = False


@dataclass(frozen=True)
class Drop:
    """To the worker: stop this run within a step; nobody waits for it any more."""

    run: int


@dataclass(frozen=True)
class Hurry:
    """To the worker: somebody waits for this run now; it need not leave cores to others any more."""

    run: int


@dataclass(frozen=True)
class Upgrade:
    """To the worker: from now on, call the U-Net through this exported file if it gives the same numbers."""

    file: Path


@dataclass(frozen=True)
class Ready:
    """From the worker: the model is loaded and warm; said again after an upgrade.

    Units: rows of the U-Net per second, decoding included.
    """

    device: str
    unet: str  # how it is called: torch or onnxruntime
    worth_exporting: bool
    rows_per_second: float
    idle_devices: tuple[str, ...] = ()  # others of the same kind in this machine, one worker each


@dataclass(frozen=True)
class Stepped:
    """From the worker: this work is `step` steps far; `preview` is a small JPEG of a run's prediction."""

    run: int
    step: int
    preview: bytes | None
    rows_per_second: float


@dataclass(frozen=True)
class Made:
    """From the worker: this run is finished; `files` are those of a Trajectory, by name."""

    run: int
    steps: int
    columns: int
    files: Mapping[str, bytes]
    provenance: Provenance


@dataclass(frozen=True)
class Answered:
    """From the worker: what came of some work that is not a picture."""

    run: int
    result: Any


@dataclass(frozen=True)
class Failed:
    """From the worker: this work ended without a result; `sentence` is for the person who waits for it."""

    run: int
    sentence: str


@dataclass(frozen=True)
class Broken:
    """From the worker, as its last word: no run will ever work here."""

    sentence: str


Order = Start | Drop | Hurry | Upgrade
Report = Ready | Stepped | Made | Answered | Failed | Broken
