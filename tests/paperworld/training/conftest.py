"""Tiny models that train and run in milliseconds."""

import pytest
import torch
from diffusers import UNet2DConditionModel

from workshop.paperworld.training.denoiser import make_unet


@pytest.fixture
def tiny_unet() -> UNet2DConditionModel:
    """The shape of the shipped U-Net, four times narrower."""
    torch.manual_seed(0)
    return make_unet((32, 32, 32), width=32)
