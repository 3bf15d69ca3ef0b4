"""A LoRA beside a model: low-rank changes to its U-Net, added in any strength.

Knows the file, which diffusers reads too, and the U-Net's linear layers. Knows nothing about how the changes
were trained or what for.

Source: Hu et al. 2021, "LoRA: Low-Rank Adaptation of Large Language Models", arXiv 2106.09685.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

if TYPE_CHECKING:
    from workshop.diffusion.pipeline import Model

FILE = "pytorch_lora_weights.safetensors"
Changes = Mapping[str, Tensor]  # "unet.<layer>.lora_A.weight" (rank, columns), "….lora_B.weight" (rows, rank)


def load_changes(folder: Path) -> Changes:
    """Read the changes from the folder they lie in."""
    tensors: Changes = load_file(folder / FILE)
    return tensors


def linear_layers(unet: nn.Module) -> dict[str, nn.Linear]:
    """Return the U-Net's linear layers, by name."""
    return {name: part for name, part in unet.named_modules() if isinstance(part, nn.Linear)}


@torch.no_grad()
def merge(unet: nn.Module, changes: Changes, scale: float) -> None:
    """Add the changes to a U-Net's weights, `scale` times."""
    for name, layer in linear_layers(unet).items():
        up, down = (changes[f"unet.{name}.lora_{letter}.weight"].float() for letter in "BA")
        layer.weight += scale * (up @ down).to(layer.weight)


def adapted(model: Model, scale: float) -> Model:
    """Return the model with its twin's changes in a U-Net of its own; all else is shared."""
    unet = deepcopy(model.pipe.unet)
    merge(unet, model.twin or {}, scale)
    pipe = type(model.pipe)(**{**model.pipe.components, "unet": unet}, requires_safety_checker=False)
    return replace(model, pipe=pipe)
