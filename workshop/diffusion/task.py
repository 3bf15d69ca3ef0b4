"""What every kind of work has in common: a name that follows from what is asked, a length, a kind of result.

Knows how work is named. Knows nothing about what any kind of it is: `recipe` and `work` do.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Generic

from typing_extensions import TypeVar

Result_co = TypeVar("Result_co", covariant=True)


class Task(Generic[Result_co]):
    """Something that the engine can be asked to do; `Result_co` is what comes of it."""

    @cached_property
    def canonical(self) -> str:
        """The one text that stands for all of it."""
        raise NotImplementedError

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical form, 64 hex digits: equal ones are the same work."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()

    @property
    def length(self) -> int:
        """How many steps it takes; between two of them it can be stopped."""
        return 1

    @property
    def rows_per_step(self) -> int:
        """How many rows of the U-Net a step is worth: what it costs those who wait."""
        return 1
