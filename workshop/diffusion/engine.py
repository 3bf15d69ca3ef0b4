"""The engine: takes work from participants, has it done by workers, and hands out tickets.

    submit ──▶ known already? ──▶ done at once
       └──▶ the same in flight? ──▶ one run, one ticket more
              └──▶ line ──▶ worker ──▶ archive or memory ──▶ done

Knows who waits for what. Knows nothing about torch, latents or pages; every method may be called from any
thread.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from workshop.content import ROOT, sentence
from workshop.diffusion.archive import Archive
from workshop.diffusion.crew import Crew, Seat
from workshop.diffusion.desk import Desk
from workshop.diffusion.errors import DiskFull, ModelBroken, WorkerLost
from workshop.diffusion.ledger import Ledger
from workshop.diffusion.models import ModelCard
from workshop.diffusion.process import Hands, WorkerProcess
from workshop.diffusion.protocol import Answered, Broken, Failed, Made, Ready, Report, Stepped
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.task import Task
from workshop.diffusion.tickets import (
    BACKGROUND,
    FACILITATOR,
    PEOPLE,
    SPARE,
    Ticket,
    TicketState,
)

Result = TypeVar("Result")
EXPORTS = ROOT / "data" / "unet"  # one for all data folders: it depends on the model alone
STARTS = 2  # how often a run is begun before the worker's end is blamed on it
FAILED_STARTS = 3  # workers in a row that end before they are ready
GONE_AFTER = 15.0  # seconds without a look at a ticket; a page looks twice a second
MOST_LANES = 8


@dataclass(frozen=True)
class EngineStatus:
    """How the engine is, for a page or a health check."""

    ready: bool
    sentence: str
    queue_length: int
    model: str
    is_fault: bool = False  # something is wrong that somebody should know of


class Engine:
    """Makes pictures for many people at once with one model.

    `lanes` calls of the U-Net run side by side in each worker, 0: one for each core; `exports` is the folder
    for its faster form, None: it stays as it is.
    """

    def __init__(
        self,
        card: ModelCard,
        archive: Archive,
        workers: int = 1,
        lanes: int = 0,
        device: str = "",
        exports: Path | None = EXPORTS,
    ) -> None:
        self.card = card
        self.archive = archive
        self._lock = threading.RLock()
        self._desk = Desk(card, archive, self._look, self._cancel)
        self._failed_starts = 0
        self._archivist = ThreadPoolExecutor(1, "archivist")  # the disk must not hold up anybody's steps
        archive.tidy()
        exported = exports / f"{card.weights}.onnx" if exports else None
        hands = Hands(card, lanes or min(os.cpu_count() or 1, MOST_LANES), device)
        self._crew = Crew(hands, exported, self._on_report, self._on_end)
        with self._lock:
            for _ in range(workers):
                self._crew.hire()

    @property
    def settled(self) -> bool:
        """Whether the workers are ready and as fast as they will be; a benchmark waits for it."""
        with self._lock:
            return self._crew.settled

    @property
    def broken(self) -> str:
        """Why no picture will ever be made here, in a sentence; empty when all is well."""
        return self._desk.closed

    @property
    def ledger(self) -> Ledger:
        """What was made since the start, and what it took."""
        return self._desk.ledger

    def submit(
        self,
        work: Task[Result],
        participant: str,
        replace: bool = True,
        first: bool = False,
        patience: float | None = GONE_AFTER,
    ) -> Ticket[Result]:
        """Ask for a picture or for other work (see `work`).

        What the participant still waits for of the same kind is given up when `replace` is true.

        `first` is for the facilitator: before everybody else. Without a look at the ticket for `patience`
        seconds the participant is taken to be gone, None: never.

        Raises: RecipeNotOffered when it is for another model and not known already; NoProbe, PictureGone;
        QueueFull.
        """
        with self._lock:
            ticket = self._desk.issue(work, participant, FACILITATOR if first else PEOPLE, patience)
            for older in self._desk.older_than(ticket) if replace else []:
                self._cancel(older)
            self._crew.hurry(ticket.run)
            self._dispatch()
            return ticket

    def prepare(self, works: Iterable[Task[Result]], last: bool = False) -> list[Ticket[Result]]:
        """Do work in advance, one at a time and on one core, whenever nobody else wants anything.

        `last`: after everything else that is done in advance, whenever that is asked for.
        """
        with self._lock:
            rank = SPARE if last else BACKGROUND
            tickets = [self._desk.issue(work, "", rank, None) for work in works]
            self._dispatch()
            return tickets

    def known(self, work: Task[Result]) -> Result | None:
        """Return what comes of some work if that is known in full; never asks for it."""
        with self._lock:
            found: Result | None = self._desk.memory.find(work)
            return found

    def status(self) -> EngineStatus:
        """Return whether pictures can be made now, in a sentence, and how many wait."""
        with self._lock:
            waiting = len(self._desk.line.waiting)
            if self.broken:
                return EngineStatus(False, self.broken, waiting, self.card.reference, is_fault=True)
            ready = self._crew.rows_per_second > 0
            key = "restarting" if self._failed_starts else "loading"
            if ready:
                key = "disk_full" if self.archive.is_full else "busy" if waiting else "ready"
            told = sentence("errors/diffusion", f"status.{key}", waiting=waiting)
            return EngineStatus(
                ready, told, waiting, self.card.reference, is_fault=key in ("restarting", "disk_full")
            )

    def close(self) -> None:
        """End the workers; what is not finished, and what comes later, fails with a sentence."""
        with self._lock:
            self._give_up(sentence("errors/diffusion", "status.closed"))
            self._crew.close()
        self._archivist.shutdown()

    def _look(self, ticket: Ticket[Any]) -> TicketState[Any]:
        with self._lock:
            return self._desk.state_of(ticket, self._crew.running, self._crew.rows_per_second)

    def _cancel(self, ticket: Ticket[Any]) -> None:
        with self._lock:
            unwanted = self._desk.cancel(ticket)
            if unwanted is not None:
                self._crew.drop(unwanted)
                self._dispatch()

    def _dispatch(self) -> None:
        """Give waiting runs to the workers that have room, whoever's turn it is first."""
        line = self._desk.line
        while (run := line.next(self._crew.running)) and (seat := self._crew.free_seat()):
            if run.rank >= BACKGROUND and self._crew.running:
                return  # in advance only while nobody is busy, one at a time
            if run.rank < BACKGROUND:
                self._send_background_back()
            line.waiting.remove(run)
            run.phase, run.started_at = "running", time.monotonic()
            run.starts += 1
            self._crew.give(seat, run)

    def _send_background_back(self) -> None:
        for run in self._crew.running:
            if run.rank >= BACKGROUND:
                self._crew.drop(run)
                run.go_back_to_line()
                run.starts -= 1
                self._desk.line.waiting.insert(0, run)  # its turn had come: it does not lose it

    def _on_report(self, process: WorkerProcess, report: Report) -> None:
        with self._lock:
            seat = self._crew.seats.get(process)
            if seat is None:
                return
            match report:
                case Ready():
                    self._crew.welcome(seat, report)
                    self._failed_starts = 0
                    self._dispatch()
                case Broken(told):
                    self._give_up(told)
                case Stepped():
                    self._note_step(seat, report)
                case Made():
                    self._archivist.submit(self._keep, seat, report)
                case Answered():
                    self._archivist.submit(self._remember, seat, report)
                case Failed(number, told):
                    self._finish(seat, number, error=told)

    def _note_step(self, seat: Seat, report: Stepped) -> None:
        seat.rows_per_second = report.rows_per_second or seat.rows_per_second
        run = seat.runs.get(report.run)
        if run is not None:
            run.step = report.step
            run.preview = report.preview or run.preview
        for ticket in self._desk.abandoned():
            self._cancel(ticket)

    def _keep(self, seat: Seat, report: Made) -> None:
        """Archive a run and tell everybody who waits for it; runs in the archivist's thread."""
        with self._lock:
            run = seat.runs.get(report.run)
        if run is None or not isinstance(run.work, Recipe):
            return
        cost = replace(report.provenance.cost, queue=round(run.started_at - run.asked_at, 4))
        provenance = replace(report.provenance, cost=cost)
        try:
            result = self.archive.put(run.work, provenance, report.columns, report.steps, report.files)
            self._finish(seat, report.run, result=result)
        except OSError:
            self._finish(seat, report.run, error=str(DiskFull()))

    def _remember(self, seat: Seat, report: Answered) -> None:
        """Keep an answer and tell everybody who waits for it; runs in the archivist's thread."""
        with self._lock:
            run = seat.runs.get(report.run)
            if run is not None:
                result = self._desk.memory.keep(run.work, report.result)
                self._finish(seat, report.run, result=result)

    def _finish(self, seat: Seat, number: int, result: object = None, error: str | None = None) -> None:
        with self._lock:
            run = seat.runs.pop(number, None)
            if run is not None:
                self._desk.settle(run, result, error)
                self._dispatch()

    def _on_end(self, process: WorkerProcess) -> None:
        """Replace a worker that is gone; its runs begin once more, at the head of the line."""
        with self._lock:
            seat = self._crew.seats.pop(process)
            if self.broken:
                return
            lost = list(seat.runs.values())
            for run in [run for run in lost if run.starts >= STARTS]:
                self._desk.settle(run, error=str(WorkerLost()))
            again = [run for run in lost if run.starts < STARTS]
            for run in again:
                run.go_back_to_line()
            self._desk.line.waiting[:0] = again
            self._failed_starts += 1
            if not seat.rows_per_second and self._failed_starts >= FAILED_STARTS:
                self._give_up(str(ModelBroken(path=self.card.path, reason="the worker ends while it starts")))
            else:
                self._crew.hire(seat.device)

    def _give_up(self, told: str) -> None:
        """Make no more pictures."""
        self._desk.close(told)
        for seat in self._crew.seats.values():
            seat.runs.clear()
