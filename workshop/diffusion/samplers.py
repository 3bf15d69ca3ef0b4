"""The samplers of one worker: the model's own, and one for each strength of its twin.

Knows which sampler makes a recipe's steps. Knows nothing about steps.
"""

from __future__ import annotations

from workshop.diffusion.lanes import Lanes
from workshop.diffusion.lora import adapted
from workshop.diffusion.pipeline import Model
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.sampler import Sampler

MOST_TWINS = 3  # U-Nets kept beside the model's own


class Samplers:
    """Makes a twin's U-Net when somebody first asks for it, and keeps those that were used last."""

    def __init__(self, model: Model, lanes: Lanes) -> None:
        self.own = Sampler(model, lanes)
        self.twins: dict[float, Sampler] = {}  # by the scale of their LoRA

    def of(self, recipe: Recipe | None) -> Sampler:
        """Return what makes a recipe's steps; recipes with one `lora_scale` share it."""
        scale = recipe.lora_scale if recipe else None
        if scale is None:
            return self.own
        kept = self.twins.pop(scale, None)
        if kept is None:
            kept = Sampler(adapted(self.own.model, scale), self.own.lanes, chunk=self.own.chunk)
        self.twins[scale] = kept  # the last one used is the last one in line
        while len(self.twins) > MOST_TWINS:
            del self.twins[next(iter(self.twins))]
        return kept
