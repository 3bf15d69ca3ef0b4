"""What somebody who asked for a picture holds in their hand, and the run behind it.

Knows the phases of a run and who waits for it. Knows nothing about workers or the order of the line.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal

from typing_extensions import TypeVar

from workshop.diffusion.task import Task
from workshop.diffusion.trajectory import Trajectory

Phase = Literal["queued", "running", "done", "failed", "cancelled"]
PENDING = ("queued", "running")
Result = TypeVar("Result", default=Trajectory)
FACILITATOR, PEOPLE, BACKGROUND, SPARE = range(4)  # ranks: whose jobs go first; nobody waits for the last two


@dataclass(frozen=True)
class TicketState(Generic[Result]):
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
    result: Result | None
    error: str | None


@dataclass(eq=False)
class Run(Generic[Result]):
    """Some work in hand, whoever waits for it; changed only under the engine's lock."""

    number: int
    work: Task[Result]
    rank: int = PEOPLE
    phase: Phase = "queued"
    step: int = 0
    preview: bytes | None = None
    result: Result | None = None
    error: str | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)  # that the worker needs for it, by digest
    starts: int = 0
    calm: bool = False  # it leaves cores to others, because nobody waited for it when it began
    participants: list[str] = field(default_factory=list)  # who waits for it, first come first
    asked_at: float = field(default_factory=time.monotonic)
    started_at: float = 0.0

    @property
    def rows_left(self) -> int:
        """How many rows of the U-Net it still needs."""
        return (self.work.length - self.step) * self.work.rows_per_step

    def go_back_to_line(self) -> None:
        """Forget what was done; it will begin anew."""
        self.phase, self.step = "queued", 0


@dataclass(eq=False)
class Ticket(Generic[Result]):
    """A claim to one picture, or to other work; several tickets may wait for the same run."""

    run: Run[Result]
    participant: str
    _look: Callable[[Ticket[Result]], TicketState[Result]]
    _cancel: Callable[[Ticket[Result]], None]
    patience: float | None = None  # seconds without a look after which nobody wants it any more
    cancelled: bool = False
    looked_at: float = field(default_factory=time.monotonic)

    def snapshot(self) -> TicketState[Result]:
        """Return how far it is; cheap, from any thread. Whoever never looks is taken to be gone."""
        self.looked_at = time.monotonic()
        return self._look(self)

    def cancel(self) -> None:
        """Give the claim up; the run stops within a step when nobody else waits for it."""
        self._cancel(self)


class TicketBook:
    """The tickets that are not finished yet; used only under the engine's lock."""

    def __init__(self) -> None:
        self._open: dict[str, list[Ticket[Any]]] = {}  # by participant

    def add(self, ticket: Ticket[Any]) -> None:
        """Note a new ticket, and on its run that somebody more waits for it."""
        self._open.setdefault(ticket.participant, []).append(ticket)
        ticket.run.participants.append(ticket.participant)

    def remove(self, ticket: Ticket[Any]) -> None:
        """Strike a ticket out."""
        kept = [other for other in self.of(ticket.participant) if other is not ticket]
        if kept:
            self._open[ticket.participant] = kept
        else:
            self._open.pop(ticket.participant, None)

    def remove_run(self, run: Run[Any]) -> None:
        """Strike out every ticket of a run that has ended."""
        for participant in set(run.participants):
            for ticket in self.of(participant):
                if ticket.run is run:
                    self.remove(ticket)

    def of(self, participant: str) -> list[Ticket[Any]]:
        """Return what a participant waits for, first come first."""
        return list(self._open.get(participant, []))

    def abandoned(self, now: float) -> list[Ticket[Any]]:
        """Return the tickets of participants who looked at none of theirs for longer than their patience."""
        found = []
        for tickets in self._open.values():
            quiet = now - max(ticket.looked_at for ticket in tickets)
            found += [ticket for ticket in tickets if ticket.patience is not None and quiet > ticket.patience]
        return found
