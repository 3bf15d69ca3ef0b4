"""Which pictures a session refers to, and where each came from, so that its records explain themselves later.

Knows digests, recipes as text, and facts about the making. Knows nothing about files of pictures.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from workshop.classroom.nouns import Noun

RECIPE = ("model", "prompt", "negative_prompt", "seed", "steps", "guidance", "width", "height", "scheduler")


@dataclass(frozen=True)
class Picture(Noun):
    """One run that somebody in the session saw; noted once."""

    table = "picture"
    file: ClassVar[str] = "pictures"
    picture: str  # the digest of the run
    recipe: str  # canonical JSON, so that the run can be made again
    date: str  # when it was made: UTC, ISO 8601
    device: str
    dtype: str
    versions: dict[str, str]  # library -> version
    use: str = ""  # what it was made for: the page, or the name of a test

    @property
    def key(self) -> str:
        """The digest."""
        return self.picture

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield one row, the recipe spelt out."""
        told = json.loads(self.recipe)
        recipe = {name: told.get(name, "") for name in RECIPE}
        versions = "; ".join(f"{name} {version}" for name, version in sorted(self.versions.items()))
        made = {"date": self.date, "device": self.device, "dtype": self.dtype, "versions": versions}
        yield {"picture": self.picture, "use": self.use, **recipe, **made, "recipe": self.recipe}
