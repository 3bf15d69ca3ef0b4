"""A noun for tests: what one participant wrote at one step."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.classroom.nouns import Noun


@dataclass(frozen=True)
class Note(Noun):
    """The smallest noun there is."""

    table = "note"
    participant: str
    step: int
    text: str = ""

    @property
    def key(self) -> str:
        return f"{self.participant}/{self.step}"
