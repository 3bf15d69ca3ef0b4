"""The twin: a LoRA of the U-Net trained on balanced data, so that the same seed can be seen with other data.

Each linear layer's weight W becomes W + scale * B A, with A and B of low rank: those of the attention, and
those that hand timestep and caption to every block. Scale 0 is the skewed model, 1 the twin. Knows the
denoiser and its data; knows nothing about pictures.

Source: Hu et al. 2021, "LoRA" (arXiv 2106.09685). The file is in diffusers' format.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from diffusers import UNet2DConditionModel
from diffusers.models.attention_processor import AttnProcessor
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn.utils import parametrize
from transformers import CLIPTextModel, CLIPTokenizer

from workshop.diffusion.lora import FILE, linear_layers, load_changes, merge
from workshop.diffusion.models import TWIN, weights_hash
from workshop.paperworld.training import data
from workshop.paperworld.training.compute import device
from workshop.paperworld.training.denoiser import (
    Denoiser,
    denoiser_gradients,
    make_latents,
    tokenize,
    weigh_heads,
)
from workshop.paperworld.training.loop import Average, Loop

SHEET = "balanced"
PICTURES = 20_000
RANK = 16
RATE = 2e-3
FILE = "pytorch_lora_weights.safetensors"


class LowRank(nn.Module):
    """What is added to a weight (rows, columns): B (rows, rank) times A (rank, columns), at first nothing."""

    def __init__(self, weight: Tensor, rank: int = RANK) -> None:
        super().__init__()
        rows, columns = weight.shape
        self.A = nn.Parameter(torch.randn(rank, columns, device=weight.device) / columns**0.5)
        self.B = nn.Parameter(torch.zeros(rows, rank, device=weight.device))

    def forward(self, weight: Tensor) -> Tensor:
        """Return the changed weight."""
        return weight + self.B @ self.A


def adapt(unet: nn.Module) -> nn.ModuleDict:
    """Freeze the U-Net, put a low-rank change beside each linear layer, and return the changes.

    A name's dots become bars, since a ModuleDict allows none.
    """
    unet.requires_grad_(False)
    changes = nn.ModuleDict()
    for name, layer in linear_layers(unet).items():
        changes[name.replace(".", "|")] = change = LowRank(layer.weight)
        parametrize.register_parametrization(layer, "weight", change)
    return changes


def save_changes(weights: Mapping[str, Tensor], folder: Path) -> None:
    """Write the changes' weights, named as in `adapt`, as diffusers reads a LoRA, in half precision."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {}
    for name, value in weights.items():
        layer, _, letter = name.rpartition(".")
        key = f"unet.{layer.replace('|', '.')}.lora_{letter}.weight"
        tensors[key] = value.detach().half().contiguous().cpu()
    save_file(tensors, folder / FILE)


def merge_twin(folder: Path, scale: float, target: Path) -> Path:
    """Write a model folder whose U-Net has the twin's changes in it, and return where."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns(TWIN, "unet"))
    unet = UNet2DConditionModel.from_pretrained(folder / "unet", low_cpu_mem_usage=False)
    merge(unet, load_changes(folder / TWIN), scale)
    unet.half().save_pretrained(target / "unet")
    return target


def make_data(folder: Path, tokenizer: CLIPTokenizer) -> None:
    """Store the latents and tokens of the balanced data where they are missing."""
    if not (folder / "twin-latents.npy").exists():
        make_latents(folder, PICTURES, SHEET, "twin-latents.npy")
    if not (folder / "twin-tokens.npy").exists():
        tokens = tokenize(tokenizer, data.captions(0, PICTURES, SHEET)).numpy().astype(np.int16)
        data.store(iter([tokens]), PICTURES, folder / "twin-tokens.npy")


def load_denoiser(model: Path) -> Denoiser:
    """Return U-Net and text encoder of a finished model folder, neither of them to be trained."""
    unet = UNet2DConditionModel.from_pretrained(model / "unet", low_cpu_mem_usage=False)
    text_encoder = CLIPTextModel.from_pretrained(model / "text_encoder", dtype=torch.float32)
    denoiser = Denoiser(unet, text_encoder).to(device()).requires_grad_(False)
    if device().type == "cpu":
        denoiser.unet.set_attn_processor(AttnProcessor())
    return denoiser


def train_twin(folder: Path, model: Path, minutes: float) -> None:
    """Train beside the weights of a finished model folder, and put `twin/` there.

    The checkpoint bears the name of those weights: other ones get a twin of their own.
    """
    tokenizer = CLIPTokenizer.from_pretrained(model / "tokenizer")
    make_data(folder, tokenizer)
    torch.manual_seed(7)
    denoiser = load_denoiser(model)
    changes = adapt(denoiser.unet)
    optimizer = torch.optim.AdamW(changes.parameters(), RATE, betas=(0.9, 0.99), weight_decay=0, fused=True)
    generator = torch.Generator().manual_seed(7)
    name = f"twin-{weights_hash(model / 'unet')}"
    loop = Loop(name, folder, changes, [optimizer], minutes, generator, average=Average(changes, 0.998))
    latents, tokens = (np.asarray(data.stored(folder / f"twin-{kind}.npy")) for kind in ("latents", "tokens"))
    weights = weigh_heads(data.heads(0, len(latents), latents.shape[-1], SHEET))
    loop.run(denoiser_gradients(denoiser, latents, tokens, weights, tokenize(tokenizer, [""])))
    assert loop.average
    save_changes(loop.average.weights, model / TWIN)
