"""The probe's training: on drawn pictures, and on pictures that went through the VAE.

It learns from the balanced data sheet, so that it knows no default: an occupation says nothing about who
does it. Knows pictures and what is in them; knows nothing about captions or the denoiser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL
from torch import Tensor
from torch.nn import functional as F

from workshop.diffusion.probe import Probe
from workshop.paperworld.training import data
from workshop.paperworld.training.compute import device, gradients, half_precision, lanes
from workshop.paperworld.training.labels import ABSENT, labels, make_codebook, make_targets
from workshop.paperworld.training.loop import Average, Loop
from workshop.paperworld.training.reading import accuracy, read_labels
from workshop.paperworld.training.vae import decode, encode, restore

SHEET = "balanced"
DRAWN, RESTORED = 40_000, 12_000  # pictures to learn from; the restored ones are the first of the drawn ones
HELD_OUT = 1_024  # pictures to measure the accuracy with
BATCH = 64
RATE = 2e-3
SHIFT = 5  # pixels that a picture may be moved by
LATENT_ERROR = 0.5  # the largest spread of noise on a latent before it is decoded, like a denoiser's faults
Targets = Mapping[str, Tensor]


def make_pictures(folder: Path, drawn: int = DRAWN, restored: int = RESTORED) -> None:
    """Draw the pictures, take some of them through the VAE, and store both in the working folder."""
    if not (folder / "probe-drawn.npy").exists():
        data.store(data.drawn(0, drawn, SHEET), drawn, folder / "probe-drawn.npy")
    if not (folder / "probe-restored.npy").exists():
        vae = AutoencoderKL.from_pretrained(folder / "vae").to(device()).eval()
        pictures = data.stored(folder / "probe-drawn.npy")[:restored]
        data.store(restored_chunks(vae, pictures), restored, folder / "probe-restored.npy")


def restored_chunks(vae: AutoencoderKL, pictures: np.ndarray) -> Iterator[np.ndarray]:
    """Yield pictures after a way through the VAE, their latents a little off."""
    generator = torch.Generator().manual_seed(6)
    for first in range(0, len(pictures), data.CHUNK):
        latents = encode(vae, data.to_tensor(np.array(pictures[first : first + data.CHUNK])))
        spread = LATENT_ERROR * torch.rand(len(latents), 1, 1, 1, generator=generator)
        noise = torch.randn(latents.shape, generator=generator)
        yield data.to_pictures(decode(vae, latents + spread * noise))


def vary(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """Move, soften and tint pictures a little, each in its own way: (n, 3, height, width)."""
    count, side = len(pictures), pictures.shape[-1]
    corners = torch.randint(2 * SHIFT + 1, (count, 2), generator=generator).tolist()
    wide = F.pad(pictures, (SHIFT,) * 4, mode="replicate")
    moved = torch.stack([wide[row, :, y : y + side, x : x + side] for row, (y, x) in enumerate(corners)])
    soft = F.avg_pool2d(moved, 3, stride=1, padding=1, count_include_pad=False)
    blend, gain = torch.rand(2, count, 1, 1, 1, generator=generator)
    tint = 0.03 * torch.randn(count, 3, 1, 1, generator=generator)
    varied: Tensor = (0.93 + 0.14 * gain) * torch.lerp(moved, soft, 0.7 * blend) + tint
    return varied


def probe_loss(logits: Mapping[str, Tensor], targets: Targets) -> Tensor:
    """Minus the logarithm of the probability of everything that is in a picture, on average over pictures."""
    total = torch.zeros(())
    for name, found in logits.items():
        wanted = targets[name]
        if wanted.dim() == 2:
            error = F.binary_cross_entropy_with_logits(found, wanted.clamp(min=0).float(), reduction="none")
            part = error[wanted[:, 0] != ABSENT].sum()
        else:
            part = F.cross_entropy(found, wanted, ignore_index=ABSENT, reduction="sum")
        total = total + part / len(found)
    return total


def probe_gradients(
    probe: Probe, drawn: np.ndarray, restored: np.ndarray, targets: Targets
) -> Callable[[torch.Generator], tuple[float, int]]:
    """Return the step that `Loop` repeats; restored picture r shows what drawn picture r does."""

    def loss(pictures: Tensor, wanted: Targets) -> Tensor:
        with half_precision():
            logits = probe(pictures.to(device()))
        return probe_loss({name: rows.float().cpu() for name, rows in logits.items()}, wanted)

    def compute(generator: torch.Generator) -> tuple[float, int]:
        rows = torch.randint(len(drawn) + len(restored), (BATCH,), generator=generator)
        chosen = [drawn[row] if row < len(drawn) else restored[row - len(drawn)] for row in rows.tolist()]
        pictures = vary(data.to_tensor(np.stack(chosen)), generator).chunk(lanes())
        scenes = torch.where(rows < len(drawn), rows, rows - len(drawn)).chunk(lanes())
        wanted = [{name: target[part] for name, target in targets.items()} for part in scenes]
        return gradients(lambda part: loss(pictures[part], wanted[part]), len(pictures)), BATCH

    return compute


def train_probe(folder: Path, minutes: float) -> None:
    """Train in the working folder and leave `probe/` there, with its accuracy in its config."""
    make_pictures(folder)
    drawn, restored = (
        np.asarray(data.stored(folder / f"probe-{kind}.npy")) for kind in ("drawn", "restored")
    )
    known = labels(0, len(drawn), SHEET)
    codebook = make_codebook(known)
    torch.manual_seed(6)
    probe = Probe(**codebook.settings()).to(device(), memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(probe.parameters(), RATE, betas=(0.9, 0.99), weight_decay=0.02, fused=True)
    generator = torch.Generator().manual_seed(6)
    loop = Loop("probe", folder, probe, [optimizer], minutes, generator, average=Average(probe, 0.998))
    loop.run(probe_gradients(probe, drawn, restored, make_targets(known, codebook)))
    assert loop.average
    probe.load_state_dict(loop.average.weights)
    vae = AutoencoderKL.from_pretrained(folder / "vae").to(device()).eval()
    probe.register_to_config(accuracy=measure_probe(probe.eval(), vae))
    probe.save_pretrained(folder / "probe")
    print(f"probe: {probe.config.accuracy}", flush=True)


def measure_probe(probe: Probe, vae: AutoencoderKL, count: int = HELD_OUT) -> dict[str, dict[str, float]]:
    """Return the accuracy of each attribute on held-out pictures, drawn and after a way through the VAE."""
    truth = labels(data.HELD_OUT, count, SHEET)
    drawn = data.to_tensor(np.concatenate(list(data.drawn(data.HELD_OUT, count, SHEET))))
    kinds = {"drawn": drawn, "round_trip": restore(vae, drawn).clamp(-1, 1)}
    return {kind: accuracy(read_labels(probe, pictures), truth) for kind, pictures in kinds.items()}
