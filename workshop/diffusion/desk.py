"""The desk where pictures are asked for: what is in flight, who waits for it, whose turn it is.

Knows recipes, tickets and the archive. Knows nothing about the workers that make the pictures. Called only
under the engine's lock.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence

from workshop.content import sentence
from workshop.diffusion.archive import Archive
from workshop.diffusion.errors import QueueFull, RecipeNotOffered
from workshop.diffusion.ledger import Ledger
from workshop.diffusion.line import Line
from workshop.diffusion.models import ModelCard
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import BACKGROUND, PENDING, Run, Ticket, TicketBook, TicketState
from workshop.diffusion.trajectory import Trajectory

MOST_PENDING = 64  # tickets of one participant


class Desk:
    """Every ticket that is not finished, and the run behind it."""

    def __init__(
        self,
        card: ModelCard,
        archive: Archive,
        look: Callable[[Ticket], TicketState],
        cancel: Callable[[Ticket], None],
    ) -> None:
        self.closed = ""  # why no picture will ever be made here, in a sentence
        self.line = Line()
        self.ledger = Ledger()
        self._card = card
        self._archive = archive
        self._look = look
        self._cancel = cancel
        self._numbers = itertools.count(1)
        self._runs: dict[str, Run] = {}  # in flight, by digest
        self._book = TicketBook()

    def issue(self, recipe: Recipe, participant: str, rank: int, patience: float | None) -> Ticket:
        """Hand out a ticket: for a run in the archive, for one in flight, or for a new one in the line.

        Raises: RecipeNotOffered, QueueFull.
        """
        run = self._runs.get(recipe.digest)
        if run is None:
            ticket = self._ticket(Run(next(self._numbers), recipe, rank), participant, patience)
            self._begin(ticket)
            return ticket
        run.rank = min(run.rank, rank)
        self.ledger = self.ledger.with_one_more("joined")
        ticket = self._ticket(run, participant, patience)
        self._book.add(ticket)
        return ticket

    def state_of(self, ticket: Ticket, running: Sequence[Run], rows_per_second: float) -> TicketState:
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
            steps=run.recipe.steps,
            preview=run.preview,
            result=run.result,
            error=run.error,
        )

    def cancel(self, ticket: Ticket) -> Run | None:
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
        self._runs.pop(run.recipe.digest, None)
        if run in self.line.waiting:
            self.line.waiting.remove(run)
        return run

    def older_than(self, ticket: Ticket) -> list[Ticket]:
        """Return what else the participant of a ticket waits for."""
        return [other for other in self._book.of(ticket.participant) if other is not ticket]

    def abandoned(self) -> list[Ticket]:
        """Return the tickets whose participants seem to be gone."""
        return self._book.abandoned(time.monotonic())

    def settle(self, run: Run, result: Trajectory | None = None, error: str | None = None) -> None:
        """End a run for everybody who waits for it."""
        run.phase = "done" if result else "failed"
        run.result, run.error = result, error
        ledger = self.ledger
        self.ledger = ledger.with_made(result.provenance.cost) if result else ledger.with_one_more("failed")
        self._runs.pop(run.recipe.digest, None)
        self._book.remove_run(run)

    def close(self, told: str) -> None:
        """Take no more orders; whoever waits is told why."""
        self.closed = told
        for run in list(self._runs.values()):
            self.settle(run, error=told)
        self.line.waiting.clear()

    def _ticket(self, run: Run, participant: str, patience: float | None) -> Ticket:
        return Ticket(run, participant, self._look, self._cancel, patience)

    def _begin(self, ticket: Ticket) -> None:
        run = ticket.run
        kept = self._archive.get(run.recipe.digest)
        if kept is not None:
            self.ledger = self.ledger.with_one_more("from_archive")
            run.phase, run.result, run.step = "done", kept, kept.steps
        elif self.closed:
            run.phase, run.error = "failed", self.closed
        else:
            self._refuse(ticket)
            self._runs[run.recipe.digest] = run
            self.line.waiting.append(run)
            self._book.add(ticket)

    def _refuse(self, ticket: Ticket) -> None:
        asked, loaded = ticket.run.recipe.model, self._card.reference
        if asked != loaded:
            reason = sentence("errors/diffusion", "reason.other_model", asked=asked, loaded=loaded)
            raise RecipeNotOffered(reason=reason)
        pending = len(self._book.of(ticket.participant))
        if pending >= MOST_PENDING and ticket.run.rank != BACKGROUND:
            raise QueueFull(waiting=pending)
