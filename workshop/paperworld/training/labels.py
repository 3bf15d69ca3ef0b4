"""What is in drawn pictures, as numbers a classifier can learn: which value of each attribute is true.

Knows scenes and their attributes, whatever they are called. Knows nothing about networks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

import torch
from torch import Tensor

from workshop.diffusion.probe import SUBJECT
from workshop.paperworld.world import attributes, load_sheet, scene

Labels = Mapping[str, str]  # attribute -> value, of one picture
SEPARATOR, NOTHING = ", ", "none"
ABSENT = -1  # in a target: the picture has no such attribute, or a value that was never seen


@dataclass(frozen=True)
class Codebook:
    """Every attribute with its values; the fields are those of the probe's config."""

    attributes: dict[str, list[str]]
    several: list[str]  # attributes of which any number of values can be true at once
    described: dict[str, list[str]]  # the attributes of each subject

    def settings(self) -> dict[str, object]:
        """Return the fields by name, as the probe takes them."""
        return asdict(self)


def labels(start: int, count: int, sheet: str) -> list[Labels]:
    """List what is in the pictures `start` to `start + count - 1`."""
    table = load_sheet(sheet)
    return [attributes(scene(number, table)) for number in range(start, start + count)]


def split(value: str) -> list[str]:
    """Take apart the values of an attribute that can have several, or none."""
    return [] if value == NOTHING else value.split(SEPARATOR)


def make_codebook(pictures: Sequence[Labels]) -> Codebook:
    """Gather attributes and values from what is in pictures."""
    values: dict[str, set[str]] = {}
    described: dict[str, list[str]] = {}
    for found in pictures:
        described.setdefault(found[SUBJECT], [name for name in found if name != SUBJECT])
        for name, value in found.items():
            values.setdefault(name, set()).add(value)
    several = [name for name, seen in values.items() if any(SEPARATOR in value for value in seen)]
    for name in several:
        values[name] = {part for value in values[name] for part in split(value)}
    return Codebook({name: in_order(values[name]) for name in sorted(values)}, several, described)


def in_order(values: Iterable[str]) -> list[str]:
    """Sort values: numbers by size, words by the alphabet."""
    return sorted(values, key=lambda value: (int(value) if value.isdigit() else 0, value))


def make_targets(pictures: Sequence[Labels], codebook: Codebook) -> dict[str, Tensor]:
    """Return what the probe should read, by attribute.

    Shapes: (n,) the number of the value; for several values (n, values) of 0 and 1. ABSENT where a picture
    lacks the attribute.
    """
    targets = {}
    for name, values in codebook.attributes.items():
        place = {value: number for number, value in enumerate(values)}
        if name in codebook.several:
            targets[name] = torch.tensor([_marks(found.get(name), values) for found in pictures])
        else:
            targets[name] = torch.tensor([place.get(found.get(name, ""), ABSENT) for found in pictures])
    return targets


def _marks(value: str | None, values: Sequence[str]) -> list[int]:
    if value is None:
        return [ABSENT] * len(values)
    return [int(part in split(value)) for part in values]
