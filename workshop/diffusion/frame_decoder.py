"""A small decoder for the frames of a run; the final picture always goes through the VAE.

Knows the shapes of latents and pictures; knows nothing about training, pipelines or files. It imitates
the decoder of the VAE it was distilled from, at about a fifth of the arithmetic.

Source: the idea of a tiny convolutional decoder without normalisation is TAESD's (madebyollin/taesd).
"""

from __future__ import annotations

import torch
from diffusers import ConfigMixin, ModelMixin
from diffusers.configuration_utils import register_to_config
from torch import Tensor, nn


class Refinement(nn.Module):
    """Two 3x3 convolutions beside the way straight through."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, features: Tensor) -> Tensor:
        """Return features of the same shape."""
        changed: Tensor = self.second(torch.relu(self.first(features)))
        return torch.relu(features + changed)


def doubling(channels: int, to_channels: int) -> list[nn.Module]:
    """Return layers that double height and width: a convolution, its channels dealt out over 2x2 pixels."""
    return [nn.Conv2d(channels, 4 * to_channels, 3, padding=1), nn.PixelShuffle(2)]


class FrameDecoder(ModelMixin, ConfigMixin):  # type: ignore[misc]  # diffusers ships no types
    """Latents to pictures, eight times as high and wide.

    Shapes: (batch, 4, h, w) unscaled latents, as the VAE's decode takes them, to (batch, 3, 8h, 8w),
    about -1 to 1, not clamped.
    """

    @register_to_config  # type: ignore[untyped-decorator]  # diffusers ships no types
    def __init__(
        self,
        latent_channels: int = 4,
        channels: tuple[int, int, int] = (64, 32, 16),
        refinements: tuple[int, int, int] = (2, 2, 1),
    ) -> None:
        super().__init__()
        layers: list[nn.Module] = [nn.Conv2d(latent_channels, channels[0], 3, padding=1), nn.ReLU()]
        for level, (width, depth) in enumerate(zip(channels, refinements, strict=True)):
            if level:
                layers += [*doubling(channels[level - 1], width), nn.ReLU()]
            layers += [Refinement(width) for _ in range(depth)]
        self.layers = nn.Sequential(*layers, *doubling(channels[-1], 3))

    def forward(self, latents: Tensor) -> Tensor:
        """Return the pictures of the latents; far-off latents are pulled in first."""
        pictures: Tensor = self.layers(3 * torch.tanh(latents / 3))
        return pictures
