"""What the probe reads from many pictures, in the same words as their attributes, and how often it is right.

Knows the probe and labels; knows nothing about how the pictures were made.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from workshop.diffusion.probe import Probe
from workshop.paperworld.training.compute import device, split_map
from workshop.paperworld.training.labels import NOTHING, SEPARATOR, Labels, split

BATCH = 32


def read_labels(probe: Probe, pictures: Tensor) -> list[Labels]:
    """Return the most likely value of every attribute, also of those that the subject has not.

    Shapes: pictures (n, 3, height, width), -1 to 1.
    """
    names = list(probe.config.attributes)
    sizes = [len(probe.config.attributes[name]) for name in names]

    def look(share: Tensor) -> Tensor:
        found = [probe.probabilities(rows.to(device())) for rows in share.split(BATCH)]
        return torch.cat([torch.cat([rows[name] for name in names], dim=1) for rows in found]).cpu()

    tables = dict(zip(names, split_map(look, pictures).split(sizes, dim=1), strict=True))
    return [
        {name: _value(probe.config, name, table[row]) for name, table in tables.items()}
        for row in range(len(pictures))
    ]


def _value(config: Any, name: str, probabilities: Tensor) -> str:
    values = config.attributes[name]
    if name not in config.several:
        return str(values[int(probabilities.argmax())])
    return (
        SEPARATOR.join(v for v, p in zip(values, probabilities.tolist(), strict=True) if p > 0.5) or NOTHING
    )


def agree(read: str, true: str) -> bool:
    """Tell whether a reading is right; of several values, all must be."""
    return set(split(read)) == set(split(true))


def accuracy(read: Sequence[Labels], truth: Sequence[Labels]) -> dict[str, float]:
    """Return the share of right readings of each attribute, among the pictures that have it.

    Scales in numbers, such as skin tones, are also judged within one step: neighbours are hardly told apart
    by eye.
    """
    right: dict[str, list[bool]] = {}
    for reading, scene in zip(read, truth, strict=True):
        for name, true in scene.items():
            right.setdefault(name, []).append(agree(reading[name], true))
            if true.isdigit():
                near = abs(int(reading[name]) - int(true)) <= 1
                right.setdefault(f"{name}_within_1", []).append(near)
    shares = {name: round(sum(hits) / len(hits), 4) for name, hits in right.items()}
    return {"mean": round(sum(shares.values()) / len(shares), 4)} | shares
