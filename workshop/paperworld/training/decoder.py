"""The frame decoder, distilled: it learns to show what the VAE would show, for finished and noisy latents.

Knows the VAE and the latents; knows nothing about captions.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL
from torch import Tensor

from workshop.diffusion.frame_decoder import FrameDecoder
from workshop.paperworld.training import data
from workshop.paperworld.training.compute import device, gradients, half_precision, lanes, split_map
from workshop.paperworld.training.loop import Average, Loop
from workshop.paperworld.training.vae import LATENT_CHANNELS, decode, picture_loss

PAIRS = 2_048  # latents with the VAE's pictures of them, made once
CHANNELS = (64, 32, 16)  # of the frame decoder, from the latents up
BATCH = 8
RATE = 2e-3


def noisy_latents(latents: Tensor, generator: torch.Generator) -> Tensor:
    """Mix noise into latents, as much as anywhere along a run."""
    angle = torch.rand(len(latents), 1, 1, 1, generator=generator) * torch.pi / 2
    noise = torch.randn(latents.shape, generator=generator)
    return latents * angle.cos() + noise * angle.sin()


def early_predictions(latents: Tensor, generator: torch.Generator) -> Tensor:
    """Make latents like the first predictions of a guided run: a mean of pictures, too strong in contrast."""
    strength = 1 + 1.8 * torch.rand(len(latents), 1, 1, 1, generator=generator)
    return strength * (latents + latents.roll(1, 0)) / 2


def mixed_latents(latents: Tensor, generator: torch.Generator) -> Tensor:
    """Return latents of which half are clean, a quarter noisy, and a quarter like early predictions."""
    mixed = latents.clone()
    mixed[1::4] = noisy_latents(latents[1::4], generator)
    mixed[3::4] = early_predictions(latents[3::4], generator)
    return mixed


def make_pairs(folder: Path, vae: AutoencoderKL, count: int = PAIRS) -> None:
    """Store mixed latents and the VAE's pictures of them in the working folder."""
    generator = torch.Generator().manual_seed(2)
    clean = torch.from_numpy(data.stored(folder / "latents.npy")[:count].astype(np.float32))
    latents = mixed_latents(clean, generator)
    data.store(iter([latents.numpy()]), count, folder / "decoder-latents.npy")
    pictures = (data.to_pictures(decode(vae, rows)) for rows in latents.split(256))
    data.store(pictures, count, folder / "decoder-pictures.npy")


def decoder_loss(decoder: FrameDecoder, latents: Tensor, pictures: Tensor) -> Tensor:
    """Compare with the VAE's pictures, edges included."""
    with half_precision():
        images = decoder(latents).float()
    return picture_loss(images, pictures)


def decoder_gradients(
    decoder: FrameDecoder, latents: np.ndarray, pictures: np.ndarray
) -> Callable[[torch.Generator], tuple[float, int]]:
    """Return the step that `Loop` repeats."""

    def compute(generator: torch.Generator) -> tuple[float, int]:
        rows = torch.randint(len(latents), (BATCH,), generator=generator).numpy()
        inputs = torch.from_numpy(latents[rows]).to(device()).chunk(lanes())
        targets = data.to_tensor(pictures[rows]).to(device()).chunk(lanes())
        return gradients(lambda part: decoder_loss(decoder, inputs[part], targets[part]), len(inputs)), BATCH

    return compute


def train_decoder(folder: Path, minutes: float) -> None:
    """Train in the working folder and leave `frame_decoder/` there."""
    vae = AutoencoderKL.from_pretrained(folder / "vae").to(device()).eval()
    if not (folder / "decoder-pictures.npy").exists():
        make_pairs(folder, vae)
    torch.manual_seed(2)
    decoder = FrameDecoder(LATENT_CHANNELS, CHANNELS).to(device())
    optimizer = torch.optim.AdamW(decoder.parameters(), RATE, betas=(0.9, 0.99), fused=True)
    generator = torch.Generator().manual_seed(2)
    loop = Loop("decoder", folder, decoder, [optimizer], minutes, generator, average=Average(decoder, 0.998))
    latents = np.asarray(data.stored(folder / "decoder-latents.npy"))
    loop.run(decoder_gradients(decoder, latents, np.asarray(data.stored(folder / "decoder-pictures.npy"))))
    assert loop.average
    decoder.load_state_dict(loop.average.weights)
    decoder.save_pretrained(folder / "frame_decoder")


def show_frames(decoder: FrameDecoder, latents: Tensor) -> Tensor:
    """Return the frame decoder's pictures (n, 3, 128, 128) of latents (n, 8, 16, 16)."""
    return split_map(lambda share: torch.cat([decoder(rows) for rows in share.split(4)]), latents)
