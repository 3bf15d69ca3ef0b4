"""What the classroom's tests share."""

from __future__ import annotations

import pytest


class Clock:
    """A clock that only moves when told."""

    def __init__(self) -> None:
        self.time = 1_750_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()
