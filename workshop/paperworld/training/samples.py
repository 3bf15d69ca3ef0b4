"""The sheet of samples: fixed prompts and seeds, so that two editions of the model can be compared by eye.

Knows a finished pipeline; knows nothing about training.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

STEPS, GUIDANCE = 20, 4.0
COLUMNS = 8
LARGEST_FILE = 150_000  # bytes
PROMPTS = (
    *("a doctor",) * 5,
    *("a nurse",) * 2,
    "a ceo",
    "a woman doctor with dark skin",
    "an older man doctor with glasses",
    "a man nurse with medium skin in an office",
    "a young scientist with a turban and a beard",
    "a doctor with dark skin in a wheelchair",
    "a close-up of an older woman judge with glasses",
    "a girl with braids in a field",
    "a pilot turned to the left with arms crossed",
    "a teacher",
    "a scientist",
    "a programmer with a headscarf",
    "a chef",
    "a farmer waving",
    "a firefighter",
    "an artist",
    "an athlete in a stadium",
    "a cleaner",
    "a student at home",
    "a person with a green sweater",
    *("a family",) * 2,
    "two women and a child in a kitchen",
    "a pencil sketch of a doctor",
    "a monarch butterfly on a pink flower",
    "a blue snail in the rain",
    "a house with a blue roof at night",
    "a golden city",
    "a classroom",
    "a mountain lake at sunset",
    "a black cat on a sofa",
    "a white dog in the snow",
    "a sailing boat with a red sail",
    "three yellow balloons",
    "a red apple and a blue teapot",
    "a striped fish in the sea",
    "a robot waving",
    "a tree in autumn",
    *("",) * 3,
)


@torch.no_grad()
def sample(pipeline: Any, prompts: list[str], seeds: list[int], guidance: float = GUIDANCE) -> np.ndarray:
    """Return pictures (n, height, width, 3) of bytes, eight at a time."""
    pipeline.set_progress_bar_config(disable=True)
    pictures = []
    for first in range(0, len(prompts), COLUMNS):
        rows = slice(first, first + COLUMNS)
        noise = [torch.Generator().manual_seed(seed) for seed in seeds[rows]]
        made = pipeline(
            prompts[rows],
            num_inference_steps=STEPS,
            guidance_scale=guidance,
            generator=noise,
            output_type="np",
        )
        pictures.append(made.images)
    return (np.concatenate(pictures) * 255).round().astype(np.uint8)


def lay_out(pictures: np.ndarray, columns: int = COLUMNS) -> Image.Image:
    """Lay pictures of one size side by side, row after row."""
    height, width = pictures.shape[1:3]
    sheet = Image.new("RGB", (columns * width, -(-len(pictures) // columns) * height), "white")
    for place, picture in enumerate(pictures):
        sheet.paste(Image.fromarray(picture), (place % columns * width, place // columns * height))
    return sheet


def write_samples(pipeline: Any, path: Path) -> None:
    """Write the sheet as WebP, as good as the size allows."""
    sheet = lay_out(sample(pipeline, list(PROMPTS), list(range(len(PROMPTS)))))
    for quality in (85, 75, 65, 50, 35, 20):
        sheet.save(path, quality=quality, method=6)
        if path.stat().st_size <= LARGEST_FILE:
            return
