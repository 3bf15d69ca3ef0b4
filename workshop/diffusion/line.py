"""Whose turn it is, and how long it takes until then.

Pure functions over the runs of the engine. Fair means: nobody gets a second running job while somebody else
waits for a first one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from workshop.diffusion.tickets import Run


def in_turn(waiting: Sequence[Run], running: Iterable[Run]) -> list[Run]:
    """Sort the waiting runs into the order in which they will start.

    A participant's first job comes before anybody's second, the second before anybody's third; within that,
    who asked first goes first.
    """
    jobs = Counter(participant for run in running for participant in run.participants)
    rounds: list[tuple[int, int, Run]] = []
    for place, run in enumerate(waiting):
        turn = min((jobs[participant] for participant in run.participants), default=0)
        jobs.update(run.participants)
        rounds.append((turn, place, run))
    return [run for _, _, run in sorted(rounds, key=lambda entry: entry[:2])]


def seconds_until_done(
    run: Run, ahead: Sequence[Run], running: Sequence[Run], rows_per_second: float
) -> float:
    """Estimate how long a run still takes.

    Running runs share the speed evenly by rows, so a run that is on its way waits for no more than the same
    number of steps of everybody; one that waits also waits for the rows ahead of it.
    """
    if run in running:
        steps_left = run.recipe.steps - run.step
        shared = sum(min(other.rows_left, steps_left * other.rows_per_step) for other in running)
        return shared / rows_per_second
    return sum(other.rows_left for other in [*running, *ahead, run]) / rows_per_second
