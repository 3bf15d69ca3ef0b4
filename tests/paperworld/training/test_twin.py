"""The twin starts as the model it is trained beside, changes it in steps, and touches nothing else."""

from copy import deepcopy
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from workshop.paperworld.training.denoiser import Denoiser, denoiser_gradients, make_text_encoder, tokenize
from workshop.paperworld.training.tokenizer import train_tokenizer
from workshop.paperworld.training.twin import FILE, LowRank, adapt, merge, save_changes

TEXTS = ["a doctor", "a red house"]


def predict(unet: nn.Module) -> Tensor:
    """Return what a U-Net makes of one fixed input."""
    noise = torch.randn(1, 8, 16, 16, generator=torch.Generator().manual_seed(1))
    words = torch.randn(1, 5, 32, generator=torch.Generator().manual_seed(2))
    with torch.no_grad():
        predicted: Tensor = unet(noise, torch.tensor([500]), words).sample
    return predicted


def shaken(unet: nn.Module) -> nn.ModuleDict:
    """Adapt a U-Net, and give the changes some weight."""
    changes = adapt(unet)
    for change in changes.values():
        assert isinstance(change, LowRank)
        nn.init.normal_(change.B, std=0.3)
    return changes


def test_at_first_nothing_changes(tiny_unet: nn.Module) -> None:
    """The low-rank changes begin at nothing."""
    before = predict(tiny_unet)
    adapt(tiny_unet)
    assert torch.allclose(predict(tiny_unet), before, atol=1e-6)


def test_a_step_moves_the_changes_and_nothing_else(tiny_unet: nn.Module) -> None:
    """The U-Net and the text encoder stand still."""
    tokenizer = train_tokenizer(TEXTS)
    denoiser = Denoiser(tiny_unet, make_text_encoder(tokenizer, width=32, layers=1)).requires_grad_(False)
    changes = adapt(denoiser.unet)
    latents = np.random.default_rng(0).normal(size=(2, 8, 16, 16)).astype(np.float16)
    tokens = tokenize(tokenizer, TEXTS).numpy().astype(np.int16)
    even = np.ones((2, 16, 16), np.float16)
    step = denoiser_gradients(denoiser, latents, tokens, even, tokenize(tokenizer, [""]))
    step(torch.Generator().manual_seed(0))
    moved = {name for name, value in denoiser.named_parameters() if value.grad is not None}
    assert moved and all("parametrizations" in name for name in moved)
    assert len(list(changes.parameters())) == len(moved)


def test_the_scale_turns_from_one_to_the_other(tiny_unet: nn.Module, tmp_path: Path) -> None:
    """Merged at scale 1 the file gives what was trained, at 0 the model as it was."""
    plain, half = deepcopy(tiny_unet), deepcopy(tiny_unet)
    save_changes(shaken(tiny_unet).state_dict(), tmp_path)
    tensors = load_file(tmp_path / FILE)
    before, after = predict(plain), predict(tiny_unet)
    merge(half, tensors, 0.5)
    merge(plain, tensors, 0.0)
    assert torch.equal(predict(plain), before)
    merge(plain, tensors, 1.0)
    assert torch.allclose(predict(plain), after, atol=2e-2)  # half precision
    assert (after - before).abs().max() > 0.1
    assert not torch.allclose(predict(half), before, atol=2e-2)


def test_the_file_names_weights_as_diffusers_does(tiny_unet: nn.Module, tmp_path: Path) -> None:
    """Anybody can load it as a LoRA."""
    save_changes(shaken(tiny_unet).state_dict(), tmp_path)
    names = set(load_file(tmp_path / FILE))
    assert "unet.mid_block.attentions.0.transformer_blocks.0.attn2.to_k.lora_A.weight" in names
    assert all(name.endswith((".lora_A.weight", ".lora_B.weight")) for name in names)
