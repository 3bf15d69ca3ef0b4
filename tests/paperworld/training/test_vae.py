"""The VAE's scaling can be folded away without a trace."""

import numpy as np
import torch

from workshop.paperworld.training.data import HELD_OUT, draw_chunk, to_tensor
from workshop.paperworld.training.vae import (
    LATENT_CHANNELS,
    crops,
    fold_scaling,
    make_vae,
    vae_loss,
)


def test_folding_changes_the_latents_but_not_the_pictures() -> None:
    """Latents become (z - mean) / std exactly; decode(encode(x)) stays what it was."""
    torch.manual_seed(0)
    vae = make_vae((8, 8, 8, 8)).double().eval()
    pictures = to_tensor(draw_chunk(HELD_OUT, 2, "skewed")).double()
    mean, std = torch.tensor([[0.5, -1.0, 2.0, 0.0] * 2, [0.3, 2.0, 1.5, 1.0] * 2]).double()
    with torch.no_grad():
        before = vae.encode(pictures).latent_dist
        restored = vae.decode(before.mean).sample
        fold_scaling(vae, mean, std)
        after = vae.encode(pictures).latent_dist
        again = vae.decode(after.mean).sample
    wide = (1, 8, 1, 1)
    assert torch.allclose(after.mean, (before.mean - mean.view(wide)) / std.view(wide), atol=1e-9)
    assert torch.allclose(after.std, before.std / std.view(wide), atol=1e-9)
    assert torch.allclose(again, restored, atol=1e-9)


def test_crops_lie_on_the_latent_grid() -> None:
    """Every crop starts at a multiple of eight pixels."""
    rows = np.broadcast_to(np.arange(128, dtype=np.uint8)[:, None, None], (128, 128, 3))[None]
    corners = (crops(rows, torch.Generator().manual_seed(0), 5, 64)[:, 0, 0, 0] + 1) * 127.5
    assert torch.allclose(corners.round() % 8, torch.zeros(5))


def test_the_loss_falls_when_the_vae_learns() -> None:
    """Ten steps on one crop make it better."""
    torch.manual_seed(0)
    vae, generator = make_vae((8, 8, 8, 8)), torch.Generator().manual_seed(0)
    picture = crops(draw_chunk(0, 1, "skewed"), generator, 1, 32)
    noise = torch.zeros(1, LATENT_CHANNELS, 4, 4)
    optimizer = torch.optim.AdamW(vae.parameters(), 3e-3)
    losses = []
    for _ in range(10):
        optimizer.zero_grad()
        loss = vae_loss(vae, picture, noise)
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < 0.9 * losses[0]
