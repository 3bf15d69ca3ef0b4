"""The recorded runs that the pages show before anybody has made one, as strips of frames.

Knows content/recordings.toml and the strips beside the fonts. `workshop/ui/record.py` makes both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workshop.content import facts
from workshop.ui.badges import origin

FOLDER = Path(__file__).parent / "static" / "recordings"


@dataclass(frozen=True)
class Recording:
    """Some frames of a real run of the shipped model, side by side in one picture."""

    name: str
    model: str  # name@weights-hash
    prompt: str
    seed: int
    steps: int
    guidance: float
    date: str  # UTC, ISO 8601
    frames: tuple[int, ...]  # the steps whose states the strip shows, from left to right

    @property
    def origin(self) -> str:
        """What it was made with, in one line."""
        return origin(self.model, self.seed, self.steps, self.guidance, self.date)

    @property
    def address(self) -> str:
        """The address under which browsers fetch the strip."""
        return f"/app/static/recordings/{self.name}.webp"


@cache
def recording(name: str) -> Recording:
    """Return the recording called `name`."""
    entry = facts("recordings")[name]
    return Recording(name=name, **{**entry, "frames": tuple(entry["frames"])})
