"""An observation: how one person codes one picture of the Default Test.

Knows who coded which picture how. Knows nothing about attributes, and nothing about who somebody is: all of
it is perceived presentation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from workshop.classroom.submission import Submission

Direction = Literal["light first", "dark first"]


@dataclass(frozen=True)
class Observation(Submission):
    """One person's codes of one picture; told anew with every tap."""

    table = "observation"
    page = "default_test"
    file = "observations"
    participant: str
    test: str  # the key of the Test
    picture: str  # its digest
    codes: dict[str, str] = field(default_factory=dict)  # attribute -> value; what was skipped is absent
    direction: Direction | str = ""  # in which the skin tones were shown; "" where they were not
    sure: int = 0  # 1 to 3; 0: not said
    note: str = ""

    @property
    def key(self) -> str:
        """One per person, test and picture: two tests may show the same one, and be answered differently."""
        return f"{self.participant}/{self.test}/{self.picture}"

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield a row for each attribute; a note alone is a row without one."""
        common = {"participant": self.participant, "phase": self.phase, "test": self.test}
        told = {"sure": self.sure or "", "direction": self.direction, "note": self.note}
        for attribute, value in self.codes.items():
            yield {**common, "picture": self.picture, "attribute": attribute, "value": value, **told}
        if not self.codes and self.note:
            yield {**common, "picture": self.picture, "attribute": "", "value": "", **told}


def direction_of(participant: str) -> Direction:
    """Return in which order a person is shown the skin tones: by chance, and always the same.

    Source: the order changes the answers (arXiv 2305.09072), so it is dealt out and kept with them.
    """
    return "light first" if hashlib.sha256(participant.encode()).digest()[0] % 2 else "dark first"
