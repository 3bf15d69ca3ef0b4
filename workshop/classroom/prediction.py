"""A prediction: what somebody had in mind before they saw any picture.

Knows who committed to what, for which test. Knows nothing about attributes: the codebook is content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from workshop.classroom.submission import Submission


@dataclass(frozen=True)
class MindSheet(Submission):
    """What somebody draws before they commit; from then on the prediction names the file."""

    table = "mind_sheet"
    page = "default_test"
    participant: str
    test: str  # the key of the Test
    picture: str  # the name of a file in the session's pictures

    @property
    def key(self) -> str:
        """One per person and test."""
        return f"{self.participant}/{self.test}"


@dataclass(frozen=True)
class Prediction(Submission):
    """One person's picture in the mind; one without codes, words and drawing was skipped."""

    table = "prediction"
    page = "default_test"
    file = "predictions"
    participant: str
    test: str  # the key of the Test
    codes: dict[str, str] = field(default_factory=dict)  # attribute -> value; what was skipped is absent
    words: str = ""
    drawing: str = ""  # the name of a file in the session's pictures

    @property
    def key(self) -> str:
        """One per person and test."""
        return f"{self.participant}/{self.test}"

    @property
    def is_skipped(self) -> bool:
        """Tell whether the person went on without saying anything."""
        return not (self.codes or self.words or self.drawing)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield a row for each attribute; words or a drawing alone are a row without one."""
        common = {"participant": self.participant, "phase": self.phase, "test": self.test}
        told = {"words": self.words, "drawing": self.drawing}
        for attribute, value in self.codes.items():
            yield {**common, "attribute": attribute, "value": value, **told}
        if not self.codes and not self.is_skipped:
            yield {**common, "attribute": "", "value": "", **told}
