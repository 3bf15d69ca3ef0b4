"""The workers of one engine: hired, given runs, noticed when they are gone, and made faster.

Knows processes and who is busy with what. Knows nothing about queues, participants or what a run is for. The
engine calls every method of `Crew` under its own lock.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from workshop.content import ROOT
from workshop.diffusion.process import Hands, WorkerProcess
from workshop.diffusion.protocol import Drop, Hurry, Ready, Report, Start, Upgrade
from workshop.diffusion.tickets import BACKGROUND, Run

JOBS_AT_ONCE = 32  # in one worker; a whole class steps forward together
EXPORT_DELAY = 15.0  # seconds after a worker is ready: whoever came first has seen a picture by then


@dataclass(eq=False)
class Seat:
    """A worker and what it is busy with."""

    process: WorkerProcess
    device: str = ""  # empty: the best there is
    runs: dict[int, Run[Any]] = field(default_factory=dict)
    rows_per_second: float = 0.0  # 0: not ready yet
    unet: str = ""  # how it calls the U-Net; empty: not known yet, or about to change


class Crew:
    """All workers of an engine.

    `exported` is where the U-Net in its faster form lies or will lie; None: no worker is made faster.
    """

    def __init__(
        self,
        hands: Hands,
        exported: Path | None,
        on_report: Callable[[WorkerProcess, Report], None],
        on_end: Callable[[WorkerProcess], None],
    ) -> None:
        self.hands = hands
        self.seats: dict[WorkerProcess, Seat] = {}
        self._exported = exported
        self._export: subprocess.Popen[bytes] | None = None
        self._export_planned: threading.Timer | None = None
        self._on_report = on_report
        self._on_end = on_end

    @property
    def running(self) -> list[Run[Any]]:
        """Every run that some worker is busy with."""
        return [run for seat in self.seats.values() for run in seat.runs.values()]

    @property
    def rows_per_second(self) -> float:
        """The speed of all workers together; 0 while none is ready."""
        return sum(seat.rows_per_second for seat in self.seats.values())

    @property
    def settled(self) -> bool:
        """Whether every worker is ready and as fast as it will be."""
        exporting = self._export_planned is not None and self._export_planned.is_alive()
        return bool(self.seats) and not exporting and all(seat.unet for seat in self.seats.values())

    def hire(self, device: str = "") -> None:
        """Start a worker, on its own device where one is named."""
        hands = replace(self.hands, device=device) if device else self.hands
        process = WorkerProcess(hands, self._on_report, self._on_end)
        self.seats[process] = Seat(process, hands.device)

    def free_seat(self) -> Seat | None:
        """Return the ready worker with the least to do, if it has room for one more run."""
        ready = [seat for seat in self.seats.values() if seat.rows_per_second]
        seat = min(ready, key=lambda seat: len(seat.runs), default=None)
        return seat if seat is not None and len(seat.runs) < JOBS_AT_ONCE else None

    def give(self, seat: Seat, run: Run[Any]) -> None:
        """Let a worker begin a run."""
        seat.runs[run.number] = run
        run.calm = run.rank >= BACKGROUND
        seat.process.send(Start(run.number, run.work, run.pictures, run.calm))

    def hurry(self, run: Run[Any]) -> None:
        """Let a run that began in advance use every core, because somebody waits for it now."""
        for seat in self.seats.values():
            if run.calm and run.number in seat.runs:
                run.calm = False
                seat.process.send(Hurry(run.number))

    def drop(self, run: Run[Any]) -> None:
        """Stop a run wherever it is."""
        for seat in self.seats.values():
            if seat.runs.pop(run.number, None):
                seat.process.send(Drop(run.number))

    def welcome(self, seat: Seat, ready: Ready) -> None:
        """Take note of a worker that is ready, and make it faster where that is possible."""
        seat.rows_per_second, seat.unet = ready.rows_per_second, ready.unet
        for device in set(ready.idle_devices) - {other.device for other in self.seats.values()}:
            self.hire(device)
        if ready.worth_exporting and self._exported is not None:
            if self._exported.is_file():
                self._upgrade(seat, self._exported)
            elif self._export_planned is None:
                self._export_planned = threading.Timer(EXPORT_DELAY, self._start_export, [self._exported])
                self._export_planned.daemon = True
                self._export_planned.start()

    def close(self) -> None:
        """End every process."""
        if self._export_planned is not None:
            self._export_planned.cancel()
        if self._export is not None:
            self._export.kill()
            self._export.wait()
        for process in list(self.seats):
            process.close()

    def _start_export(self, file: Path) -> None:
        """Write the faster form beside everybody's work; tell the workers when it is there."""
        command = [sys.executable, "-W", "ignore", "-m", "workshop.diffusion.export"]
        self._export = subprocess.Popen(
            [*command, str(self.hands.card.path), str(file)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,  # pages of notes about operators that we do not use
        )
        if self._export.wait() == 0:  # else all go on as they are
            for seat in list(self.seats.values()):
                self._upgrade(seat, file)

    def _upgrade(self, seat: Seat, file: Path) -> None:
        seat.unet = ""
        seat.process.send(Upgrade(file))
