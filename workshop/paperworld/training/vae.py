"""The VAE: 128 x 128 pictures to 8 x 16 x 16 latents and back.

Knows drawn pictures; knows nothing about captions or noise. After training, the latents' mean and spread
are folded into the convolutions around them, so that latents have unit variance in every channel and one
scaling factor, 1.0, is right.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL
from torch import Tensor
from torch.nn import functional as F

from workshop.paperworld.training import data
from workshop.paperworld.training.compute import device, gradients, half_precision, lanes, split_map
from workshop.paperworld.training.loop import Average, Loop

PICTURES = 12_000  # drawn once for the training of the VAE
LATENT_CHANNELS = 8  # with 4, faces of 128 pixels came back at 27 dB: too blurred to read glasses or age
BATCH, CROP = 8, 64  # many small steps beat few whole pictures by far
RATE = 2e-3
LATENT_ERROR = 0.1  # spread of the noise on latents while the decoder is refined; latents have spread 1


def make_vae(channels: tuple[int, ...] = (16, 32, 64, 128)) -> AutoencoderKL:
    """Return an untrained VAE; the 1x1 convolutions around the latents are what the scaling folds into."""
    levels = len(channels)
    return AutoencoderKL(
        sample_size=data.SIZE,
        down_block_types=("DownEncoderBlock2D",) * levels,
        up_block_types=("UpDecoderBlock2D",) * levels,
        block_out_channels=channels,
        layers_per_block=1,
        latent_channels=LATENT_CHANNELS,
        norm_num_groups=8,
        mid_block_add_attention=False,
        scaling_factor=1.0,
    )


def gradient_difference(images: Tensor, truth: Tensor) -> Tensor:
    """Return the mean absolute difference of the horizontal and vertical slopes, which keeps edges sharp."""
    error = images - truth
    across, down = error.diff(dim=-1).abs().mean(), error.diff(dim=-2).abs().mean()
    return across + down


def vae_loss(vae: AutoencoderKL, pictures: Tensor, noise: Tensor) -> Tensor:
    """The pictures' loss + 1e-6 of the divergence from unit noise; with 1e-3 a channel fell silent."""
    with half_precision():
        posterior = vae.encode(pictures).latent_dist
        latents = posterior.mean + posterior.std * noise
        restored = vae.decode(latents).sample.float()
    mean, logvar = posterior.mean.float(), posterior.logvar.float()
    divergence: Tensor = 0.5 * (mean.pow(2) + logvar.exp() - 1 - logvar).mean()
    return picture_loss(restored, pictures) + 1e-6 * divergence


def picture_loss(images: Tensor, truth: Tensor) -> Tensor:
    """L1 + 0.5 L1 of the slopes + 3 squared errors: sharp edges, and few large mistakes."""
    sharp = F.l1_loss(images, truth) + 0.5 * gradient_difference(images, truth)
    return sharp + 3 * F.mse_loss(images, truth)


def crops(pictures: np.ndarray, generator: torch.Generator, count: int = BATCH, crop: int = CROP) -> Tensor:
    """Cut `count` random squares, aligned to the 8 pixels of one latent: (count, 3, crop, crop)."""
    places = (pictures.shape[1] - crop) // 8 + 1
    rows = torch.randint(len(pictures), (count,), generator=generator).tolist()
    corners = (8 * torch.randint(places, (count, 2), generator=generator)).tolist()
    cut = [pictures[row, y : y + crop, x : x + crop] for row, (y, x) in zip(rows, corners, strict=True)]
    return data.to_tensor(np.stack(cut)).to(device())


def vae_gradients(
    vae: AutoencoderKL,
    pictures: np.ndarray,
    loss: Callable[[AutoencoderKL, Tensor, Tensor], Tensor] = vae_loss,
) -> Callable[[torch.Generator], tuple[float, int]]:
    """Return the step that `Loop` repeats."""

    def compute(generator: torch.Generator) -> tuple[float, int]:
        batch = crops(pictures, generator)
        noise = torch.randn(BATCH, LATENT_CHANNELS, CROP // 8, CROP // 8, generator=generator).to(device())
        parts = list(zip(batch.chunk(lanes()), noise.chunk(lanes()), strict=True))
        return gradients(lambda part: loss(vae, *parts[part]), len(parts)), BATCH

    return compute


def vae_loop(vae: AutoencoderKL, folder: Path, minutes: float) -> Loop:
    """Return the resumable run that trains `vae`."""
    optimizer = torch.optim.AdamW(vae.parameters(), RATE, betas=(0.9, 0.99), weight_decay=1e-3, fused=True)
    generator = torch.Generator().manual_seed(1)
    return Loop("vae", folder, vae, [optimizer], minutes, generator, average=Average(vae, 0.998))


def train_vae(folder: Path, minutes: float) -> None:
    """Train in the working folder and leave `vae/` there, its scaling folded in."""
    drawings = folder / "pictures.npy"
    if not drawings.exists():
        data.store(data.drawn(0, PICTURES), PICTURES, drawings)
    torch.manual_seed(1)
    vae = make_vae().to(device())
    pictures = np.asarray(data.stored(drawings))
    loop = vae_loop(vae, folder, minutes)
    loop.run(vae_gradients(vae, pictures))
    assert loop.average
    vae.load_state_dict(loop.average.weights)
    vae.eval()
    fold_scaling(vae, *latent_statistics(vae, data.to_tensor(pictures[:2000])))
    vae.save_pretrained(folder / "vae")
    report(vae)


def report(vae: AutoencoderKL) -> None:
    """Print how well held-out pictures come back."""
    truth = held_out(256)
    print(f"vae: {data.psnr(restore(vae, truth), truth):.2f} dB on 256 held-out pictures", flush=True)


def refine_loss(vae: AutoencoderKL, pictures: Tensor, noise: Tensor) -> Tensor:
    """The pictures' loss from latents that are a little off, as a denoiser's are."""
    with half_precision():
        with torch.no_grad():
            latents = vae.encode(pictures).latent_dist.mean
        restored = vae.decode(latents + LATENT_ERROR * noise).sample.float()
    return picture_loss(restored, pictures)


def refine_vae(folder: Path, minutes: float) -> None:
    """Train the decoder alone for longer: the latents stay what they are, so nothing else must be redone."""
    vae = AutoencoderKL.from_pretrained(folder / "vae").to(device())
    decoder = torch.nn.ModuleList([vae.post_quant_conv, vae.decoder])
    optimizer = torch.optim.AdamW(decoder.parameters(), RATE / 2, betas=(0.9, 0.99), fused=True)
    generator = torch.Generator().manual_seed(5)
    loop = Loop("refine", folder, decoder, [optimizer], minutes, generator, average=Average(decoder, 0.998))
    loop.run(vae_gradients(vae, np.asarray(data.stored(folder / "pictures.npy")), refine_loss))
    assert loop.average
    decoder.load_state_dict(loop.average.weights)
    vae.save_pretrained(folder / "vae")
    report(vae.eval())


def held_out(count: int) -> Tensor:
    """Return drawn pictures that nothing was trained on: (count, 3, 128, 128)."""
    return data.to_tensor(np.concatenate(list(data.drawn(data.HELD_OUT, count))))


def encode(vae: AutoencoderKL, pictures: Tensor) -> Tensor:
    """Return the mean latents (n, 8, 16, 16) of pictures (n, 3, 128, 128), in float32."""

    def latents(share: Tensor) -> Tensor:
        with half_precision():
            means = [vae.encode(rows.to(device())).latent_dist.mean.float() for rows in share.split(8)]
        return torch.cat(means).cpu()

    return split_map(latents, pictures)


def decode(vae: AutoencoderKL, latents: Tensor) -> Tensor:
    """Return the pictures (n, 3, 128, 128) of latents (n, 8, 16, 16), in float32 arithmetic."""

    def images(share: Tensor) -> Tensor:
        return torch.cat([vae.decode(rows.to(device())).sample.cpu() for rows in share.split(4)])

    return split_map(images, latents)


def restore(vae: AutoencoderKL, pictures: Tensor) -> Tensor:
    """Return the pictures after a way through the VAE."""
    return decode(vae, encode(vae, pictures))


def latent_statistics(vae: AutoencoderKL, pictures: Tensor) -> tuple[Tensor, Tensor]:
    """Return mean and standard deviation of each latent channel, summed in float32 (half would overflow)."""
    latents = encode(vae, pictures)
    return latents.mean((0, 2, 3)), latents.std((0, 2, 3))


@torch.no_grad()
def fold_scaling(vae: AutoencoderKL, mean: Tensor, std: Tensor) -> None:
    """Make the VAE speak normalised latents, (z - mean) / std, without changing what it restores.

    The encoder's last and the decoder's first convolution are 1x1, so the change is exact up to rounding.
    """
    mean, std = mean.to(vae.device), std.to(vae.device)
    to_latents, from_latents = vae.quant_conv, vae.post_quant_conv
    count = len(std)
    to_latents.weight[:count] /= std.view(-1, 1, 1, 1)
    to_latents.bias[:count] = (to_latents.bias[:count] - mean) / std
    to_latents.bias[count:] -= 2 * std.log()  # the second half is the logarithm of the variance
    from_latents.bias += from_latents.weight[:, :, 0, 0] @ mean
    from_latents.weight *= std.view(1, -1, 1, 1)
