"""The base of every failure that is meant for the person on the screen.

WorkshopError
├── diffusion.*   a recipe that cannot be run, a model that is not there, a run that failed
├── classroom.*   somebody who may not do this, a session that is not there, a disk that is full
└── handout.*     a document that cannot be made

A subclass names its sentence: `key = "diffusion.seed_out_of_range"` is the entry `seed_out_of_range`
of `content/en/errors/diffusion.toml`. The sentence says what is wrong and what to do next.
"""

from __future__ import annotations

from typing import ClassVar

from workshop.content import sentence


class WorkshopError(Exception):
    """A failure whose message may be shown as it is; `values` carries what was wrong."""

    key: ClassVar[str]

    def __init__(self, **values: object) -> None:
        room, name = self.key.split(".", 1)
        self.values = values
        super().__init__(sentence(f"errors/{room}", name, **values))
