"""How often one person may do something, so that one pressed key cannot stop a class.

Knows buckets that fill by themselves. Knows nothing about addresses: a whole class shares one.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass

from workshop.errors import WorkshopError


class TooFast(WorkshopError):
    """Somebody did one thing too often; `seconds` says when it works again."""

    key = "classroom.too_fast"


@dataclass(frozen=True)
class Rate:
    """So many at once, and then one more every so many seconds."""

    at_once: int
    every: float  # seconds


RATES = {
    "join": Rate(6, 10.0),
    "submit": Rate(40, 0.5),
    "generate": Rate(8, 2.0),
    "wrong code": Rate(100, 0.5),  # of everybody together: codes cannot be guessed one after the other
}


class Limits:
    """The buckets of everybody, in memory only: a restart forgives."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._turn = threading.Lock()
        self._used: dict[tuple[str, str], tuple[float, float]] = {}  # action, who: level, moment

    def take(self, action: str, who: str = "") -> None:
        """Count one use of an action by one person.

        Raises: TooFast.
        """
        rate = RATES[action]
        with self._turn:
            level = self._level(action, who) + 1
            if level > rate.at_once:
                raise TooFast(seconds=max(1, math.ceil((level - rate.at_once) * rate.every)))
            self._used[action, who] = (level, self._now())
            if len(self._used) > 10_000:
                self._forget_the_rested()

    def _level(self, action: str, who: str) -> float:
        level, moment = self._used.get((action, who), (0.0, 0.0))
        return max(0.0, level - (self._now() - moment) / RATES[action].every)

    def _forget_the_rested(self) -> None:
        self._used = {place: used for place, used in self._used.items() if self._level(*place) > 0}
