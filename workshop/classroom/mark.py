"""A mark: the step of a run at which a person recognised the picture, or would have stopped.

Knows who marked which run where. Knows nothing about how runs are made or shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from workshop.classroom.submission import Submission

Kind = Literal["recognised", "stop"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Mark(Submission):
    """One flag on a run; a person has at most one of each kind on the same run."""

    table = "mark"
    file = "recognition"
    page = "step_through"
    also = ("default_test",)
    trajectory: str  # the digest of the run
    step: int  # 0 is pure noise
    kind: Kind

    @property
    def key(self) -> str:
        """One per person, run and kind."""
        return f"{self.participant}/{self.trajectory}/{self.kind}"
