"""The sheet of samples is made with the settings it claims."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from PIL import Image

from workshop.paperworld.training.samples import GUIDANCE, PROMPTS, STEPS, sample, write_samples
from workshop.paperworld.training.tokenizer import words_of
from workshop.paperworld.world import vocabulary


class Painter:
    """Stands in for a pipeline: paints noise, and remembers how it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def set_progress_bar_config(self, disable: bool) -> None:
        """Accept the wish for silence."""

    def __call__(self, prompts: list[str], **asked: Any) -> SimpleNamespace:
        """Return one picture of noise for each prompt, from its generator."""
        self.asked.append(asked)
        noise = [generator.initial_seed() for generator in asked["generator"]]
        pictures = [np.random.default_rng(seed).random((128, 128, 3)) for seed in noise]
        return SimpleNamespace(images=np.stack(pictures))


def test_samples_take_twenty_guided_steps() -> None:
    """Steps and guidance reach the pipeline under their own names."""
    painter = Painter()
    sample(painter, ["a doctor"] * 9, list(range(9)))
    assert [asked["num_inference_steps"] for asked in painter.asked] == [STEPS, STEPS]
    assert {asked["guidance_scale"] for asked in painter.asked} == {GUIDANCE}


def test_each_prompt_keeps_its_seed() -> None:
    """A picture does not depend on which others are made with it."""
    whole = sample(Painter(), ["a"] * 10, list(range(10)))
    alone = sample(Painter(), ["a"], [9])
    assert np.array_equal(whole[9], alone[0])


def test_the_sheet_has_eight_columns(tmp_path: Path) -> None:
    """Every prompt has its place, row after row."""
    write_samples(Painter(), tmp_path / "samples.webp")
    with Image.open(tmp_path / "samples.webp") as sheet:
        assert sheet.size == (8 * 128, len(PROMPTS) // 8 * 128)


def test_prompts_use_only_words_the_model_knows() -> None:
    """The sheet shows what the model was trained for."""
    assert set(words_of(PROMPTS)) <= vocabulary()
