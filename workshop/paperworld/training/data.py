"""The drawn pictures as arrays: pixels for the VAE, latents and tokens for the denoiser.

Knows where the arrays lie in the working folder; knows nothing about how they are learned from. Picture
numbers from `HELD_OUT` on are never trained on.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from workshop.paperworld.world import Sheet, caption, draw, head, load_sheet, scene

SIZE = 128  # pixels
HELD_OUT = 10_000_000  # the first picture number that no training picture has
CHUNK = 256  # pictures that one process draws at a time


@cache
def _sheet(name: str) -> Sheet:
    return load_sheet(name)


def draw_chunk(start: int, count: int, sheet: str) -> NDArray[np.uint8]:
    """Draw the pictures `start` to `start + count - 1`: (count, height, width, 3)."""
    numbers = range(start, start + count)
    return np.stack([np.asarray(draw(scene(number, _sheet(sheet)), SIZE)) for number in numbers])


def drawn(start: int, count: int, sheet: str = "skewed") -> Iterator[NDArray[np.uint8]]:
    """Draw pictures on all cores and yield them in order, chunk by chunk."""
    starts = range(start, start + count, CHUNK)
    counts = [min(CHUNK, start + count - first) for first in starts]
    context = multiprocessing.get_context("spawn")  # a fork would copy torch's threads half dead
    with ProcessPoolExecutor(min(16, os.cpu_count() or 1), mp_context=context) as pool:
        yield from pool.map(draw_chunk, starts, counts, [sheet] * len(counts))


def captions(start: int, count: int, sheet: str = "skewed") -> list[str]:
    """Return the captions of the pictures `start` to `start + count - 1`."""
    return [caption(number, _sheet(sheet)) for number in range(start, start + count)]


def heads(start: int, count: int, cells: int, sheet: str = "skewed") -> NDArray[np.float32]:
    """Return how much of each cell is a person's head: (count, cells, cells), 0 to 1; pairs with `captions`."""
    covered = np.zeros((count, cells, cells), np.float32)
    edges = np.arange(cells)
    for row, number in enumerate(range(start, start + count)):
        box = head(scene(number, _sheet(sheet)), cells)
        if box is not None:
            left, top, right, bottom = box
            across = np.clip(np.minimum(edges + 1, right) - np.maximum(edges, left), 0, 1)
            down = np.clip(np.minimum(edges + 1, bottom) - np.maximum(edges, top), 0, 1)
            covered[row] = down[:, None] * across
    return covered


def store(chunks: Iterator[NDArray[np.generic]], count: int, path: Path) -> None:
    """Write arrays one below the other into one `.npy` file, which appears when it is whole."""
    unfinished = path.with_name("unfinished-" + path.name)
    target: NDArray[np.generic] | None = None
    row = 0
    for chunk in chunks:
        if target is None:
            shape = (count, *chunk.shape[1:])
            target = np.lib.format.open_memmap(unfinished, mode="w+", dtype=chunk.dtype, shape=shape)
        target[row : row + len(chunk)] = chunk
        row += len(chunk)
    if target is None or row != count:
        raise ValueError(f"{path} should have had {count} rows, not {row}")
    del target
    os.replace(unfinished, path)


def stored(path: Path) -> NDArray[np.generic]:
    """Open a stored array without reading it into memory."""
    array: NDArray[np.generic] = np.load(path, mmap_mode="r")
    return array


def to_tensor(pictures: NDArray[np.uint8]) -> Tensor:
    """Turn pictures (n, height, width, 3) of bytes into (n, 3, height, width) from -1 to 1."""
    return torch.from_numpy(np.ascontiguousarray(pictures)).permute(0, 3, 1, 2).float() / 127.5 - 1


def to_pictures(images: Tensor) -> NDArray[np.uint8]:
    """Turn images (n, 3, height, width) from -1 to 1 into bytes (n, height, width, 3)."""
    scaled = (images.float().clamp(-1, 1) + 1) * 127.5
    pictures: NDArray[np.uint8] = scaled.round().to(torch.uint8).permute(0, 2, 3, 1).cpu().numpy()
    return pictures


def psnr(images: Tensor, truth: Tensor) -> float:
    """Return the peak signal-to-noise ratio in dB of images in -1..1, from the error over all of them."""
    error = (images.clamp(-1, 1) - truth).pow(2).mean()
    return float(10 * torch.log10(4 / error))
