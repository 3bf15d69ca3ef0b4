"""The twin beside a model: other changes in the U-Net, everything else the same."""

from __future__ import annotations

import queue
from pathlib import Path
from typing import Any

import pytest
import torch

from tests.diffusion.test_worker import Ear, work_off
from workshop.diffusion.lora import adapted, merge
from workshop.diffusion.models import card
from workshop.diffusion.pipeline import Model, load
from workshop.diffusion.protocol import Made, Order, Start
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.samplers import MOST_TWINS
from workshop.diffusion.unet import TorchUnet, example
from workshop.diffusion.worker import Worker


@pytest.fixture
def model(twin_model: Path) -> Model:
    """The tiny model with its twin."""
    return load(twin_model, "cpu")


def predict(model: Model) -> torch.Tensor:
    """Ask the U-Net."""
    return TorchUnet(model)(*example(model.pipe.unet, 32))


def test_the_scale_mixes_the_twin_in_and_leaves_the_model_alone(model: Model) -> None:
    """Half the changes are half the changes of every weight; text encoder, VAE and probe are shared."""
    before = predict(model)
    half, whole = adapted(model, 0.5), adapted(model, 1.0)
    assert torch.equal(predict(model), before)
    assert not torch.allclose(predict(half), before) and not torch.allclose(predict(half), predict(whole))
    merge(half.pipe.unet, model.twin or {}, 0.5)
    assert torch.allclose(predict(half), predict(whole), atol=1e-2)
    assert half.pipe.vae is model.pipe.vae and half.pipe.text_encoder is model.pipe.text_encoder


def test_a_card_names_the_twin_and_the_weights_do_not_change(twin_model: Path, tiny_model: Path) -> None:
    """Pictures of the model itself keep their names when a twin is trained anew."""
    assert card(str(twin_model)).lora and not card(str(tiny_model)).lora
    assert card(str(twin_model)).weights == card(str(tiny_model)).weights


def test_one_worker_makes_both_kinds_side_by_side(model: Model) -> None:
    """The same seed and prompt without and with the twin are different pictures; order does not matter."""
    alone = made(Worker(model, 64, 1, Ear()), None)  # type: ignore[arg-type]
    together = made(Worker(model, 64, 1, Ear()), 1.0, None, 0.5)  # type: ignore[arg-type]
    assert together[1] == alone[0]
    assert len({*together}) == 3
    assert made(Worker(model, 64, 1, Ear()), 0.5)[0] == together[2]  # type: ignore[arg-type]


def test_a_worker_keeps_a_few_twins(model: Model) -> None:
    """Each is a U-Net in memory; one that is needed again is made again."""
    worker = Worker(model, 64, 1, Ear())  # type: ignore[arg-type]
    scales = [(place + 1) / (MOST_TWINS + 2) for place in range(MOST_TWINS + 2)]
    first = made(worker, *scales)
    assert len(worker.samplers.twins) == MOST_TWINS
    assert made(worker, scales[0])[0] == first[0]


def made(worker: Worker, *scales: float | None) -> list[bytes]:
    """Make the same picture at these scales of the twin at once, and return the files."""
    line: queue.SimpleQueue[Order] = queue.SimpleQueue()
    for number, scale in enumerate(scales):
        lora = None if scale is None else "5e"
        recipe = Recipe("tiny@1", "a doctor", steps=3, width=64, height=64, lora=lora, lora_scale=scale)
        line.put(Start(number, recipe))
    worker.take(line)
    ear: Any = work_off(worker)
    found = [ear.of(Made, number)[-1].files["latents.npz"] for number in range(len(scales))]
    return [bytes(file) for file in found]
