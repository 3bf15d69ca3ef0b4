"""Whose turn it is, and how long it takes until then.

Fair means: nobody gets a second running job while somebody else waits for a first one. The facilitator's jobs
go before everybody's, what is made in advance goes after everybody's. Knows nothing about workers or tickets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from workshop.diffusion.tickets import Run


class Line:
    """The runs that wait; used only under the engine's lock."""

    def __init__(self) -> None:
        self.waiting: list[Run[Any]] = []  # as they came

    def next(self, running: Iterable[Run[Any]]) -> Run[Any] | None:
        """Return the run whose turn it is."""
        return in_turn(self.waiting, running)[0] if self.waiting else None

    def outlook(
        self, run: Run[Any], running: Sequence[Run[Any]], rows_per_second: float
    ) -> tuple[int, float | None]:
        """Return a run's place in the line, 0 when it is running, and the seconds until it is done."""
        ahead = [] if run in running else in_turn(self.waiting, running)
        position = ahead.index(run) + 1 if run in ahead else 0
        if not rows_per_second:
            return position, None
        return position, seconds_until_done(run, ahead[: position - 1], running, rows_per_second)


def in_turn(waiting: Sequence[Run[Any]], running: Iterable[Run[Any]]) -> list[Run[Any]]:
    """Sort the waiting runs into the order in which they will start.

    Rank by rank: a participant's first job comes before anybody's second, the second before anybody's third;
    within that, who asked first goes first.
    """
    jobs = Counter(participant for run in running for participant in run.participants)
    turns: list[tuple[int, int, int, Run[Any]]] = []
    for place, run in enumerate(waiting):
        turn = min((jobs[participant] for participant in run.participants), default=0)
        jobs.update(run.participants)
        turns.append((run.rank, turn, place, run))
    return [run for *_, run in sorted(turns, key=lambda turn: turn[:3])]


def seconds_until_done(
    run: Run[Any], ahead: Sequence[Run[Any]], running: Sequence[Run[Any]], rows_per_second: float
) -> float:
    """Estimate how long a run still takes.

    Running runs share the speed evenly by rows, so a run that is on its way waits for no more than the same
    number of steps of everybody; one that waits also waits for the rows ahead of it.
    """
    if run in running:
        steps_left = run.work.length - run.step
        shared = sum(min(other.rows_left, steps_left * other.work.rows_per_step) for other in running)
        return shared / rows_per_second
    return sum(other.rows_left for other in [*running, *ahead, run]) / rows_per_second
