"""What can be asked of a model besides a picture, and what comes of it.

    Reading       what the probe sees in archived pictures
    Embedding     a text as tokens and as the vectors that the U-Net is given
    RoundTrip     a picture into latents and back: what the VAE keeps of it
    Activations   where the words went in a run, made by running its Recipe again

Knows the questions and the answers, as they travel between web side and worker. Knows nothing about how an
answer is found.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from workshop.diffusion.errors import StepNotThere
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.task import Task

Readings = dict[str, dict[str, dict[str, float]]]  # digest -> attribute -> value -> probability
Kept = Literal["attention", "features"]
GAIN = 4  # how much the difference picture of a RoundTrip is amplified
PADDING = "…"  # stands for everything after the end of the text


@dataclass(frozen=True)
class Embedded:
    """What the text encoder makes of a text.

    Shapes: one row of `vectors` for each of the tokens, start and end of text included, (tokens, width);
    `pooled` (width,); float32. What the model cut off is not among the tokens.
    """

    tokens: tuple[str, ...]
    vectors: NDArray[np.float32]
    pooled: NDArray[np.float32]

    @property
    def nbytes(self) -> int:
        """Bytes in memory, about."""
        return self.vectors.nbytes + self.pooled.nbytes


@dataclass(frozen=True)
class Restored:
    """A picture before and after the VAE, as PNG files of one size.

    Units: `psnr` in decibels, 99 for equal pictures. `difference` is the absolute difference times `GAIN`.
    Shapes: `latents` (channels, height / 8, width / 8), as the U-Net would see them.
    """

    before: bytes
    after: bytes
    difference: bytes
    psnr: float
    latents: NDArray[np.float32]

    @property
    def nbytes(self) -> int:
        """Bytes in memory, about."""
        return sum(map(len, (self.before, self.after, self.difference))) + self.latents.nbytes


@dataclass(frozen=True)
class Maps:
    """What went on inside the U-Net, by step and by layer, for the row that knew the prompt.

    Shapes: attention (tokens, height, width), the mean over heads, which sums to 1 over the tokens at every
    place; the last token is `PADDING` where the text did not fill the model's input. Features (channels,
    height, width), after each block. float16.
    """

    tokens: tuple[str, ...]
    attention: Mapping[int, Mapping[str, NDArray[np.float16]]]
    features: Mapping[int, Mapping[str, NDArray[np.float16]]]

    @property
    def nbytes(self) -> int:
        """Bytes in memory, about."""
        kept = [*self.attention.values(), *self.features.values()]
        return sum(array.nbytes for layers in kept for array in layers.values())


@dataclass(frozen=True)
class Reading(Task[Readings]):
    """Archived pictures, read by the probe of the loaded model; each is read once."""

    digests: tuple[str, ...]

    @cached_property
    def canonical(self) -> str:
        """The digests of the runs."""
        return _text("reading", digests=self.digests)

    @property
    def length(self) -> int:
        """One step for each picture."""
        return len(self.digests)


@dataclass(frozen=True)
class Embedding(Task[Embedded]):
    """A text on its way into the U-Net."""

    text: str

    @cached_property
    def canonical(self) -> str:
        """The text."""
        return _text("embedding", text=self.text)


@dataclass(frozen=True)
class RoundTrip(Task[Restored]):
    """A picture file that goes through the VAE and back; larger ones are made smaller first."""

    picture: bytes

    @cached_property
    def canonical(self) -> str:
        """The hash of the file."""
        return _text("round trip", picture=hashlib.sha256(self.picture).hexdigest())


@dataclass(frozen=True)
class Activations(Task[Maps]):
    """Attention and feature maps of some steps of a run; it is run again, up to the last of them.

    Raises: StepNotThere.
    """

    recipe: Recipe
    steps: tuple[int, ...]
    what: tuple[Kept, ...] = ("attention",)

    def __post_init__(self) -> None:
        for step in self.steps or (-1,):
            if not 0 <= step < self.recipe.steps:
                raise StepNotThere(step=step, last=self.recipe.steps - 1)
        if not self.what or not set(self.what) <= set(get_args(Kept)):
            raise ValueError(f"nothing of this can be kept: {self.what}")

    @cached_property
    def canonical(self) -> str:
        """The recipe's canonical form, the steps and what is kept of them, in order."""
        steps, what = sorted(set(self.steps)), sorted(set(self.what))
        return _text("activations", recipe=self.recipe.canonical, steps=steps, what=what)

    @property
    def length(self) -> int:
        """As many steps as the run takes until the last one that is looked into."""
        return max(self.steps) + 1

    @property
    def rows_per_step(self) -> int:
        """As many as the run."""
        return self.recipe.rows_per_step


def recipe_of(work: Task[object]) -> Recipe | None:
    """Return the recipe that says which model some work needs; None: any will do."""
    match work:
        case Recipe():
            return work
        case Activations():
            return work.recipe
    return None


def _text(kind: str, **parts: object) -> str:
    return json.dumps({"kind": kind, **parts}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
