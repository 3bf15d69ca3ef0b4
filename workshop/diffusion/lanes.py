"""Side by side without waiting inside: chunks of work, each on a core of its own.

Two OpenMP threads inside one operation wait for each other by spinning; on a busy machine that took sixty
times as long as one thread. Lanes never wait inside an operation, so what others compute costs them no more
than its share. Knows threads and torch's thread count. Knows nothing about what the work is.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import torch

NICENESS = 15
Item = TypeVar("Item")
Result = TypeVar("Result")


class Lanes:
    """A fixed number of lanes; one lane is the calling thread itself."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool = ThreadPoolExecutor(count, "lane", initializer=_use_one_core) if count > 1 else None
        if threading.current_thread() is threading.main_thread() or count == 1:
            _use_one_core()

    def split(self, items: Sequence[Item], largest: int, smallest: int = 1) -> list[Sequence[Item]]:
        """Cut items into a chunk for each lane, if that makes them no smaller and no larger than this."""
        size = max(smallest, min(largest, -(-len(items) // self.count)))
        return [items[start : start + size] for start in range(0, len(items), size)]

    def map(self, work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """Do the work on every item and return the results in order; the first failure is raised."""
        if self._pool is None or len(items) < 2:
            return [work(item) for item in items]
        return list(self._pool.map(work, items))

    def close(self) -> None:
        """End the threads."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _use_one_core() -> None:
    """OpenMP counts its threads per calling thread, so each lane says it for itself."""
    torch.set_num_threads(1)


def step_back() -> None:
    """Let the web server go first: it has little to do, but should do it at once.

    Counts for this thread and those it starts, so it comes before the lanes.
    """
    if hasattr(os, "nice"):
        os.nice(NICENESS)
