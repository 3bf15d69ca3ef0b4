"""The recipe of a picture: everything that decides it, and the name that follows from it.

Knows ranges and the canonical form. Knows nothing about models on disk, devices or queues: the same recipe
has the same digest on every machine.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

from workshop.diffusion.errors import (
    GuidanceOutOfRange,
    LoraScaleOutOfRange,
    SeedOutOfRange,
    SizeOutOfRange,
    StepsOutOfRange,
)
from workshop.diffusion.task import Task

if TYPE_CHECKING:
    from workshop.diffusion.trajectory import Trajectory  # noqa: F401  # named in a string below

VERSION = 1
HIGHEST_SEED = 2**32 - 1
STEPS = (1, 100)
GUIDANCE = (1.0, 30.0)
SIZE = (64, 1024)  # pixels
BLENDS = ("linear", "spherical", "latents")


@dataclass(frozen=True)
class Recipe(Task["Trajectory"]):
    """Everything that decides a picture; `None` means that a field does not apply.

    Its digest is the run's name on every machine.

    Units: width and height in pixels, position from 0 (first prompt) to 1 (second prompt).
    Raises: SeedOutOfRange, StepsOutOfRange, GuidanceOutOfRange, SizeOutOfRange, LoraScaleOutOfRange.
    """

    model: str  # name@weights-hash, see ModelCard.reference
    prompt: str = ""
    negative_prompt: str = ""
    seed: int = 0
    steps: int = 20
    guidance: float = 4.0
    width: int = 128
    height: int = 128
    scheduler: str = "ddim"
    decoder: str = "vae"
    version: int = VERSION
    second_prompt: str | None = None
    position: float | None = None
    blend: str | None = None  # one of BLENDS
    jump_at: int | None = None  # the step whose prediction ends the run
    lora: str | None = None  # the hash of the LoRA beside the model, see ModelCard.lora
    lora_scale: float | None = None  # how much of it, more than 0 and up to 1

    def __post_init__(self) -> None:
        if not _whole(self.seed, 0, HIGHEST_SEED):
            raise SeedOutOfRange(seed=self.seed, highest=HIGHEST_SEED)
        if not _whole(self.steps, *STEPS):
            raise StepsOutOfRange(steps=self.steps, lowest=STEPS[0], highest=STEPS[1])
        if not GUIDANCE[0] <= self.guidance <= GUIDANCE[1]:
            raise GuidanceOutOfRange(guidance=self.guidance, lowest=GUIDANCE[0], highest=GUIDANCE[1])
        if not all(_whole(side, *SIZE) and side % 8 == 0 for side in (self.width, self.height)):
            raise SizeOutOfRange(width=self.width, height=self.height, lowest=SIZE[0], highest=SIZE[1])
        if (self.lora is None) != (self.lora_scale is None):
            raise LoraScaleOutOfRange(scale=self.lora_scale)
        if self.lora_scale is not None and not 0 < self.lora_scale <= 1:
            raise LoraScaleOutOfRange(scale=self.lora_scale)

    @cached_property
    def canonical(self) -> str:
        """The one text that stands for this recipe: JSON, sorted keys, no field that does not apply."""
        kept = {name: value for name, value in asdict(self).items() if value is not None}
        for name in ("guidance", "position", "lora_scale"):
            if name in kept:
                kept[name] = float(kept[name])  # 4 and 4.0 are the same recipe
        return json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @property
    def length(self) -> int:
        """One for each denoising step."""
        return self.steps

    @property
    def rows_per_step(self) -> int:
        """The prompt's, and the unconditional one where guidance needs it."""
        return 1 if self.guidance == 1 else 2

    @staticmethod
    def from_canonical(text: str) -> Recipe:
        """Read a recipe back from its canonical form; fields it does not know are left out."""
        known = {field.name for field in fields(Recipe)}
        return Recipe(**{name: value for name, value in json.loads(text).items() if name in known})


def _whole(number: object, lowest: int, highest: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and lowest <= number <= highest
