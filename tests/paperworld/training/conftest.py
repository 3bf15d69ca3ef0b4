"""Tiny models that train and run in milliseconds."""

import pytest
import torch
from diffusers import UNet2DConditionModel

from workshop.paperworld.training.denoiser import make_unet


@pytest.fixture(autouse=True, scope="session")
def one_thread() -> None:
    """Two threads inside one operation wait for each other by spinning whenever the machine is busy."""
    torch.set_num_threads(1)


@pytest.fixture
def tiny_unet() -> UNet2DConditionModel:
    """The shape of the shipped U-Net, four times narrower."""
    torch.manual_seed(0)
    return make_unet((32, 32, 32), width=32)
