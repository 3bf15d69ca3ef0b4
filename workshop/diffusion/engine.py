"""The engine: takes recipes from participants, has them made by workers, and hands out tickets.

    submit ──▶ archive? ──▶ done at once
       └──▶ same recipe in flight? ──▶ one run, one ticket more
              └──▶ line ──▶ worker ──▶ archive ──▶ done

Knows who waits for what. Knows nothing about torch, latents or pages; every method may be called from any
thread.
"""

from __future__ import annotations

import itertools
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from workshop.content import sentence
from workshop.diffusion.archive import Archive
from workshop.diffusion.crew import Crew, Seat
from workshop.diffusion.errors import DiskFull, ModelBroken, RecipeNotOffered, WorkerLost
from workshop.diffusion.line import in_turn, seconds_until_done
from workshop.diffusion.models import ModelCard
from workshop.diffusion.process import Hands, WorkerProcess
from workshop.diffusion.protocol import Broken, Failed, Made, Ready, Report, Stepped
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import Run, Ticket, TicketState
from workshop.diffusion.trajectory import Trajectory

STARTS = 2  # how often a run is begun before the worker's end is blamed on it
FAILED_STARTS = 3  # workers in a row that end before they are ready


@dataclass(frozen=True)
class EngineStatus:
    """How the engine is, for a page or a health check."""

    ready: bool
    sentence: str
    queue_length: int
    model: str


class Engine:
    """Makes pictures for many people at once with one model."""

    def __init__(
        self,
        card: ModelCard,
        archive: Archive,
        workers: int = 1,
        lanes: int = 2,
        device: str = "",
        fast: bool = True,
    ) -> None:
        self.card = card
        self.archive = archive
        self.broken = ""  # why no picture will ever be made here, in a sentence
        self._lock = threading.RLock()
        self._numbers = itertools.count(1)
        self._runs: dict[str, Run] = {}  # in flight, by digest
        self._waiting: list[Run] = []
        self._tickets: dict[str, list[Ticket]] = {}  # not finished yet, by participant
        self._failed_starts = 0
        self._closed = False
        self._archivist = ThreadPoolExecutor(1, "archivist")  # the disk must not hold up anybody's steps
        archive.tidy()
        exported = archive.folder.parent / "unet" / f"{card.weights}.onnx" if fast else None
        self._crew = Crew(Hands(card, lanes, device), exported, self._on_report, self._on_end)
        with self._lock:
            for _ in range(workers):
                self._crew.hire()

    @property
    def settled(self) -> bool:
        """Whether the workers are ready and as fast as they will be; a benchmark waits for it."""
        with self._lock:
            return self._crew.settled

    def submit(self, work: Recipe, participant: str, replace: bool = True) -> Ticket:
        """Ask for a picture; what the participant still waits for is given up when `replace` is true.

        Raises: RecipeNotOffered when the recipe is for another model and its run is not in the archive.
        """
        kept = self.archive.get(work.digest)
        with self._lock:
            run = self._runs.get(work.digest) or Run(next(self._numbers), work)
            ticket = Ticket(run, participant, self._look, self._cancel)
            if kept is not None:
                run.phase, run.result, run.step = "done", kept, kept.steps
            else:
                self._refuse_other_models(work)
                self._enter(run, ticket)
            for older in list(self._tickets.get(participant, [])) if replace else []:
                if older is not ticket:
                    self._cancel(older)
            self._dispatch()
            return ticket

    def status(self) -> EngineStatus:
        """Return whether pictures can be made now, in a sentence, and how many wait."""
        with self._lock:
            waiting = len(self._waiting)
            if self.broken:
                return EngineStatus(False, self.broken, waiting, self.card.reference)
            ready = self._crew.rows_per_second > 0
            key = "closed" if self._closed else "restarting" if self._failed_starts else "loading"
            if ready:
                key = "disk_full" if self.archive.is_full else "busy" if waiting else "ready"
            told = sentence("errors/diffusion", f"status.{key}", waiting=waiting)
            return EngineStatus(ready, told, waiting, self.card.reference)

    def close(self) -> None:
        """End the workers; what is not finished fails with a sentence."""
        with self._lock:
            self._closed = True
            self._fail_all(sentence("errors/diffusion", "status.closed"))
            self._crew.close()
        self._archivist.shutdown()

    # ── tickets ──────────────────────────────────────────────────────────────────────────────────────────

    def _enter(self, run: Run, ticket: Ticket) -> None:
        if self.broken:
            run.phase, run.error = "failed", self.broken
            return
        if run.recipe.digest not in self._runs:
            self._runs[run.recipe.digest] = run
            self._waiting.append(run)
        run.participants.append(ticket.participant)
        self._tickets.setdefault(ticket.participant, []).append(ticket)

    def _look(self, ticket: Ticket) -> TicketState:
        with self._lock:
            run = ticket.run
            position, seconds = self._outlook(run)
            return TicketState(
                phase="cancelled" if ticket.cancelled else run.phase,
                position=position,
                expected_seconds=seconds,
                step=run.step,
                steps=run.recipe.steps,
                preview=run.preview,
                result=run.result,
                error=run.error,
            )

    def _outlook(self, run: Run) -> tuple[int, float | None]:
        """Return a run's place in the queue and the seconds until it is done."""
        if run.phase not in ("queued", "running"):
            return 0, None
        running = self._crew.running
        order = in_turn(self._waiting, running)
        position = order.index(run) + 1 if run in order else 0
        speed = self._crew.rows_per_second
        if not speed:
            return position, None
        return position, seconds_until_done(run, order[: max(position - 1, 0)], running, speed)

    def _cancel(self, ticket: Ticket) -> None:
        with self._lock:
            run = ticket.run
            if ticket.cancelled or run.phase not in ("queued", "running"):
                return
            ticket.cancelled = True
            self._forget(ticket)
            run.participants.remove(ticket.participant)
            if not run.participants:
                self._abandon(run)
                self._dispatch()

    def _forget(self, ticket: Ticket) -> None:
        kept = [other for other in self._tickets.get(ticket.participant, []) if other is not ticket]
        if kept:
            self._tickets[ticket.participant] = kept
        else:
            self._tickets.pop(ticket.participant, None)

    def _abandon(self, run: Run) -> None:
        run.phase = "cancelled"
        self._runs.pop(run.recipe.digest, None)
        if run in self._waiting:
            self._waiting.remove(run)
        self._crew.drop(run)

    def _refuse_other_models(self, recipe: Recipe) -> None:
        if recipe.model != self.card.reference:
            values = {"asked": recipe.model, "loaded": self.card.reference}
            raise RecipeNotOffered(reason=sentence("errors/diffusion", "reason.other_model", **values))

    # ── workers ──────────────────────────────────────────────────────────────────────────────────────────

    def _dispatch(self) -> None:
        """Give waiting runs to the workers that have room, whoever's turn it is first."""
        while self._waiting and (seat := self._crew.free_seat()):
            run = in_turn(self._waiting, self._crew.running)[0]
            self._waiting.remove(run)
            run.phase, run.step, run.started_at = "running", 0, time.monotonic()
            run.starts += 1
            self._crew.give(seat, run)

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
                case Failed(number, told):
                    self._finish(seat, number, error=told)

    def _note_step(self, seat: Seat, report: Stepped) -> None:
        seat.rows_per_second = report.rows_per_second or seat.rows_per_second
        run = seat.runs.get(report.run)
        if run is not None:
            run.step = report.step
            run.preview = report.preview or run.preview

    def _keep(self, seat: Seat, report: Made) -> None:
        """Archive a run and tell everybody who waits for it; runs in the archivist's thread."""
        with self._lock:
            run = seat.runs.get(report.run)
        if run is None:
            return
        cost = replace(report.provenance.cost, queue=round(run.started_at - run.asked_at, 4))
        provenance = replace(report.provenance, cost=cost)
        try:
            result = self.archive.put(run.recipe, provenance, report.columns, report.steps, report.files)
            self._finish(seat, report.run, result=result)
        except OSError:
            self._finish(seat, report.run, error=str(DiskFull()))

    def _finish(
        self, seat: Seat, number: int, result: Trajectory | None = None, error: str | None = None
    ) -> None:
        with self._lock:
            run = seat.runs.pop(number, None)
            if run is not None:
                self._settle(run, result, error)
                self._dispatch()

    def _settle(self, run: Run, result: Trajectory | None = None, error: str | None = None) -> None:
        """End a run for everybody who waits for it."""
        run.phase = "done" if result else "failed"
        run.result, run.error = result, error
        self._runs.pop(run.recipe.digest, None)
        for participant in run.participants:
            for ticket in self._tickets.get(participant, []):
                if ticket.run is run:
                    self._forget(ticket)

    def _on_end(self, process: WorkerProcess) -> None:
        """Replace a worker that is gone; its runs begin once more, at the head of the line."""
        with self._lock:
            seat = self._crew.seats.pop(process)
            if self._closed or self.broken:
                return
            lost = list(seat.runs.values())
            for run in [run for run in lost if run.starts >= STARTS]:
                self._settle(run, error=str(WorkerLost()))
            again = [run for run in lost if run.starts < STARTS]
            for run in again:
                run.phase, run.step = "queued", 0
            self._waiting[:0] = again
            self._failed_starts += 1
            if not seat.rows_per_second and self._failed_starts >= FAILED_STARTS:
                self._give_up(str(ModelBroken(path=self.card.path, reason="the worker ends while it starts")))
            else:
                self._crew.hire()

    def _give_up(self, told: str) -> None:
        self.broken = told
        self._fail_all(told)

    def _fail_all(self, told: str) -> None:
        for run in list(self._runs.values()):
            self._settle(run, error=told)
        self._waiting.clear()
        for seat in self._crew.seats.values():
            seat.runs.clear()
