"""Pictures are made once, and a stopped evaluation goes on where it was."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch

from workshop.diffusion.recipe import Recipe
from workshop.paperworld.training.gallery import TOGETHER, Gallery
from workshop.paperworld.training.vae import make_vae


@pytest.fixture
def gallery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gallery:
    """A gallery with a tiny VAE, whose latents tell the seed; `made` lists how many were made at once."""
    torch.manual_seed(0)
    make_vae((8, 8, 8, 8)).save_pretrained(tmp_path / "model/vae")
    gallery = Gallery(tmp_path / "model", tmp_path / "kept")

    def make(_: Gallery, recipes: Sequence[Recipe]) -> np.ndarray:
        made.append(len(recipes))
        return np.stack([np.full((8, 2, 2), recipe.seed / 100, np.float32) for recipe in recipes])

    made: list[int] = []
    monkeypatch.setattr(Gallery, "_made", make)
    monkeypatch.setattr(gallery, "made", made, raising=False)
    return gallery


def made(gallery: Gallery) -> list[int]:
    """Return how many pictures were made at once, each time."""
    found: list[int] = vars(gallery)["made"]
    return found


def test_pictures_are_made_once(gallery: Gallery) -> None:
    """Asking again gives the same pictures without making them."""
    seeds = range(TOGETHER + 3)
    first = gallery.pictures(["a doctor"] * len(seeds), seeds, 4.0)
    assert torch.equal(gallery.pictures(["a doctor"] * len(seeds), seeds, 4.0), first)
    assert first.shape == (len(seeds), 3, 16, 16)
    assert made(gallery) == [TOGETHER, 3]


def test_another_guidance_is_another_picture(gallery: Gallery) -> None:
    """What is kept is found by everything that decides a picture."""
    for guidance in (1.0, 4.0):
        gallery.pictures(["a doctor"], [0], guidance)
    gallery.pictures(["a nurse"], [0], 4.0)
    assert made(gallery) == [1, 1, 1]
