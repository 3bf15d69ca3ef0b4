"""A mark: the step of a run at which a person recognised the picture, or would have stopped.

Knows who marked which run where. Knows nothing about how runs are made or shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from workshop.classroom.nouns import Noun

Meaning = Literal["recognised", "stop"]
MEANINGS: tuple[Meaning, ...] = get_args(Meaning)


@dataclass(frozen=True)
class Mark(Noun):
    """One flag on a run; a person has at most one of each meaning on the same run."""

    kind = "mark"
    participant: str  # opaque id
    trajectory: str  # the digest of the run
    step: int  # 0 is pure noise
    meaning: str  # one of MEANINGS

    @property
    def key(self) -> str:
        """The person, the run and the meaning; the step may change."""
        return f"{self.participant}/{self.trajectory}/{self.meaning}"
