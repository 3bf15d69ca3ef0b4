"""The probe: a small network that reads from a picture what is in it, attribute by attribute.

Knows the shapes of pictures and the names of attributes and values it was trained with. Knows nothing about
training, worlds or files. What it reads is a guess with a probability, never who somebody is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from diffusers import ConfigMixin, ModelMixin
from diffusers.configuration_utils import register_to_config
from torch import Tensor, nn

Reading = dict[str, dict[str, float]]  # attribute -> value -> probability
SUBJECT = "subject"


class Residual(nn.Module):
    """Two normalised 3x3 convolutions beside the way straight through."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = normalised(channels, channels)
        self.second = normalised(channels, channels)

    def forward(self, features: Tensor) -> Tensor:
        """Return features of the same shape."""
        changed: Tensor = self.second(torch.relu(self.first(features)))
        return torch.relu(features + changed)


def normalised(channels: int, to_channels: int, stride: int = 1) -> nn.Sequential:
    """Return a 3x3 convolution with batch normalisation; stride 2 halves height and width."""
    convolution = nn.Conv2d(channels, to_channels, 3, stride, padding=1, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(to_channels))


class Probe(ModelMixin, ConfigMixin):  # type: ignore[misc]  # diffusers ships no types
    """Pictures to what is in them.

    Shapes: pictures (batch, 3, height, width), -1 to 1, trained with 128 x 128.
    Config: `attributes` lists the values of each attribute; `several` names the attributes of which any
    number of values can be true at once (or none); `described` lists, for each subject, the attributes that
    it has; `accuracy` is what the training measured on pictures it held out.
    """

    @register_to_config  # type: ignore[untyped-decorator]  # diffusers ships no types
    def __init__(
        self,
        attributes: Mapping[str, Sequence[str]],
        several: Sequence[str] = (),
        described: Mapping[str, Sequence[str]] | None = None,
        accuracy: Mapping[str, Mapping[str, float]] | None = None,
        channels: tuple[int, ...] = (32, 64, 128, 192),
    ) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for before, width in zip((3, *channels), channels, strict=False):
            layers += [normalised(before, width, stride=2), nn.ReLU()]
            layers += [Residual(width)] if before > 3 else []  # not at 64 x 64, where it would cost most
        self.layers = nn.Sequential(*layers)
        self.heads = nn.Linear(2 * channels[-1], sum(len(values) for values in attributes.values()))

    def forward(self, pictures: Tensor) -> dict[str, Tensor]:
        """Return the logits (batch, values) of each attribute."""
        features = self.layers(pictures)
        summary = torch.cat([features.mean((2, 3)), features.amax((2, 3))], dim=1)
        names = sorted(self.config.attributes)  # a config that was saved has forgotten any other order
        sizes = [len(self.config.attributes[name]) for name in names]
        return dict(zip(names, self.heads(summary).split(sizes, dim=1), strict=True))

    @torch.no_grad()
    def probabilities(self, pictures: Tensor) -> dict[str, Tensor]:
        """Return the probability (batch, values) of each value of each attribute."""
        return {
            name: logits.float().sigmoid() if name in self.config.several else logits.float().softmax(1)
            for name, logits in self(pictures).items()
        }

    def read(self, pictures: Tensor) -> list[Reading]:
        """Read each picture, and keep the attributes that its most likely subject has."""
        found = self.probabilities(pictures)
        return [
            self._reading({name: rows[place] for name, rows in found.items()})
            for place in range(len(pictures))
        ]

    def _reading(self, found: Mapping[str, Tensor]) -> Reading:
        listed = self.config.attributes
        subject = listed[SUBJECT][int(found[SUBJECT].argmax())]
        kept = [SUBJECT, *self.config.described[subject]] if self.config.described else list(listed)
        return {name: dict(zip(listed[name], found[name].tolist(), strict=True)) for name in kept}
