"""The desk where pictures are asked for: what is in flight, who waits for it, whose turn it is.

Knows work, tickets and what was worked out before. Knows nothing about the workers that do the work. Called
only under the engine's lock.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from workshop.content import sentence
from workshop.diffusion.archive import Archive
from workshop.diffusion.errors import NoProbe, QueueFull, RecipeNotOffered
from workshop.diffusion.ledger import Ledger
from workshop.diffusion.line import Line
from workshop.diffusion.memory import Memory
from workshop.diffusion.models import ModelCard
from workshop.diffusion.task import Task
from workshop.diffusion.tickets import BACKGROUND, PENDING, Run, Ticket, TicketBook, TicketState
from workshop.diffusion.trajectory import Trajectory
from workshop.diffusion.work import Reading, recipe_of

Result = TypeVar("Result")
MOST_PENDING = 64  # tickets of one participant


class Desk:
    """Every ticket that is not finished, and the run behind it."""

    def __init__(
        self,
        card: ModelCard,
        archive: Archive,
        look: Callable[[Ticket[Any]], TicketState[Any]],
        cancel: Callable[[Ticket[Any]], None],
    ) -> None:
        self.closed = ""  # why no picture will ever be made here, in a sentence
        self.line = Line()
        self.ledger = Ledger()
        self._card = card
        self.memory = Memory(card, archive)
        self._look = look
        self._cancel = cancel
        self._numbers = itertools.count(1)
        self._runs: dict[str, Run[Any]] = {}  # in flight, by digest
        self._book = TicketBook()

    def issue(
        self, work: Task[Result], participant: str, rank: int, patience: float | None
    ) -> Ticket[Result]:
        """Hand out a ticket: for what is known, for work in flight, or for something new in the line.

        Raises: RecipeNotOffered, NoProbe, PictureGone, QueueFull.
        """
        run = self._runs.get(work.digest)
        if run is None:
            ticket = self._ticket(Run(next(self._numbers), work, rank), participant, patience)
            self._begin(ticket)
            return ticket
        run.rank = min(run.rank, rank)
        self.ledger = self.ledger.with_one_more("joined")
        ticket = self._ticket(run, participant, patience)
        self._book.add(ticket)
        return ticket

    def state_of(
        self, ticket: Ticket[Result], running: Sequence[Run[Any]], rows_per_second: float
    ) -> TicketState[Result]:
        """Return how far a ticket is."""
        run = ticket.run
        position, seconds = 0, None
        if run.phase in PENDING:
            position, seconds = self.line.outlook(run, running, rows_per_second)
        return TicketState(
            phase="cancelled" if ticket.cancelled else run.phase,
            position=position,
            expected_seconds=seconds,
            step=run.step,
            steps=run.work.length,
            preview=run.preview,
            result=run.result,
            error=run.error,
        )

    def cancel(self, ticket: Ticket[Any]) -> Run[Any] | None:
        """Take a ticket back; return its run when nobody waits for that any more."""
        run = ticket.run
        if ticket.cancelled or run.phase not in PENDING:
            return None
        ticket.cancelled = True
        self._book.remove(ticket)
        run.participants.remove(ticket.participant)
        if run.participants:
            return None
        run.phase = "cancelled"
        self._runs.pop(run.work.digest, None)
        if run in self.line.waiting:
            self.line.waiting.remove(run)
        return run

    def older_than(self, ticket: Ticket[Any]) -> list[Ticket[Any]]:
        """Return what else of the same kind the participant of a ticket waits for."""
        kind = type(ticket.run.work)
        mine = self._book.of(ticket.participant)
        return [other for other in mine if other is not ticket and type(other.run.work) is kind]

    def abandoned(self) -> list[Ticket[Any]]:
        """Return the tickets whose participants seem to be gone."""
        return self._book.abandoned(time.monotonic())

    def settle(self, run: Run[Any], result: object = None, error: str | None = None) -> None:
        """End a run for everybody who waits for it."""
        run.phase = "failed" if result is None else "done"
        run.result, run.error, run.pictures = result, error, {}
        run.step = run.step if result is None else run.work.length
        if isinstance(result, Trajectory):
            self.ledger = self.ledger.with_made(result.provenance.cost)
        else:
            self.ledger = self.ledger.with_one_more("failed" if result is None else "answered")
        self._runs.pop(run.work.digest, None)
        self._book.remove_run(run)

    def close(self, told: str) -> None:
        """Take no more orders; whoever waits is told why."""
        self.closed = told
        for run in list(self._runs.values()):
            self.settle(run, error=told)
        self.line.waiting.clear()

    def _ticket(self, run: Run[Result], participant: str, patience: float | None) -> Ticket[Result]:
        return Ticket(run, participant, self._look, self._cancel, patience)

    def _begin(self, ticket: Ticket[Any]) -> None:
        run = ticket.run
        known = self.memory.find(run.work)
        if known is not None:
            self.ledger = self.ledger.with_one_more("from_archive")
            run.phase, run.result, run.step = "done", known, run.work.length
        elif self.closed:
            run.phase, run.error = "failed", self.closed
        else:
            self._refuse(ticket)
            run.pictures = self.memory.pictures_for(run.work)
            self._runs[run.work.digest] = run
            self.line.waiting.append(run)
            self._book.add(ticket)

    def _refuse(self, ticket: Ticket[Any]) -> None:
        recipe, loaded = recipe_of(ticket.run.work), self._card.reference
        if recipe and recipe.model != loaded:
            reason = sentence("errors/diffusion", "reason.other_model", asked=recipe.model, loaded=loaded)
            raise RecipeNotOffered(reason=reason)
        if recipe and recipe.lora not in (None, self._card.lora):
            raise RecipeNotOffered(reason=sentence("errors/diffusion", "reason.other_twin"))
        if isinstance(ticket.run.work, Reading) and not self._card.probe:
            raise NoProbe(model=self._card.name)
        pending = len(self._book.of(ticket.participant))
        if pending >= MOST_PENDING and ticket.run.rank < BACKGROUND:
            raise QueueFull(waiting=pending)
