"""From latents to files: what is decoded when, and that every tile is where the browser looks for it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from workshop.diffusion.archive import Archive
from workshop.diffusion.frames import (
    Album,
    columns_for,
    decode_final,
    decode_frames,
    decode_into,
    files_of,
    final_png,
    preview,
    sheet,
)
from workshop.diffusion.lanes import Lanes
from workshop.diffusion.pipeline import Model, load
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.sampler import Sampler
from workshop.diffusion.trajectory import Cost, Provenance

PROVENANCE = Provenance("float32", "cpu", {"torch": "2"}, "2026-01-01T00:00:00+00:00", Cost(0, 1, 1, 2))


@pytest.fixture(scope="module")
def model(tiny_model: Path) -> Model:
    """The tiny model, loaded."""
    return load(tiny_model, "cpu")


def album_of(model: Model, recipe: Recipe) -> Album:
    """Run a recipe as the worker does, decoding along the way."""
    sampler = Sampler(model, Lanes(1))
    album = Album(sampler.begin(recipe))
    while not album.job.done:
        sampler.advance([album.job])
        decode_into([album], model, sampler.lanes)
    return album


def colours(count: int) -> list[np.ndarray]:
    """Make frames of one flat colour each, 64x64."""
    return [np.full((64, 64, 3), 10 + 5 * place, np.uint8) for place in range(count)]


def test_a_whole_run_can_be_read_back(model: Model, recipe: Callable[..., Recipe], tmp_path: Path) -> None:
    """Frames, latents and the final picture, as many as there are steps, in their order."""
    album = album_of(model, recipe(steps=4))
    final = decode_final(model, album.job.latents)
    files = files_of(album, final, PROVENANCE)
    run = Archive(tmp_path).put(album.job.recipe, PROVENANCE, columns_for(4), 4, files)
    noisy, predicted = run.frames("noisy"), run.frames("predicted")
    assert (noisy.shape, predicted.shape) == ((5, 64, 64, 3), (4, 64, 64, 3))
    for sheet_frame, frame in zip(predicted, (album.predicted[step] for step in range(4)), strict=True):
        assert np.abs(sheet_frame.astype(int) - frame).mean() < 12  # lossy, but the right tile
    assert np.array_equal(np.asarray(Image.open(run.final_path)), final)
    latents = run.latents()
    assert latents["states"].shape == (5, 4, 8, 8) and latents["states"].dtype == np.float16
    assert np.allclose(latents["predictions"][2], album.job.predictions[2][0], atol=1e-2)


def test_the_final_picture_is_what_the_pipeline_shows(model: Model, recipe: Callable[..., Recipe]) -> None:
    """Through the full VAE, rounded as diffusers rounds."""
    wanted = recipe(steps=2, seed=5)
    album = album_of(model, wanted)
    generator = torch.Generator("cpu").manual_seed(5)
    options = {"guidance_scale": 4.0, "num_inference_steps": 2, "width": 64, "height": 64}
    picture = model.pipe(wanted.prompt, generator=generator, **options).images[0]
    assert np.array_equal(decode_final(model, album.job.latents), np.asarray(picture))


def test_with_a_frame_decoder_every_step_is_decoded_at_once(
    model: Model, recipe: Callable[..., Recipe]
) -> None:
    """Previews cost nothing extra, and nothing is left for the end."""
    assert album_of(model, recipe(steps=4)).missing() == []


def test_without_a_frame_decoder_the_rest_is_decoded_at_the_end(
    model: Model, recipe: Callable[..., Recipe]
) -> None:
    """A full VAE is too slow for every step: some predictions for the preview, all the rest afterwards."""
    plain = replace(model, frame_decoder=None)
    album = album_of(plain, recipe(steps=6))
    assert sorted(album.predicted) == [0, 4] and not album.noisy
    decode_into([album], plain, Lanes(1), finished=True)
    assert album.missing() == []
    assert sorted(album.predicted) == sorted(album.noisy) == list(range(6))


def test_chunks_do_not_change_frames(model: Model) -> None:
    """Six frames are decoded four and two at a time; each is what it is alone."""
    latents = [torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(seed)) for seed in range(6)]
    alone = [decode_frames(model, [one])[0] for one in latents]
    together = [frame for chunk in Lanes(1).split(latents, 4) for frame in decode_frames(model, chunk)]
    assert all(np.abs(one.astype(int) - other).max() <= 1 for one, other in zip(alone, together, strict=True))


@pytest.mark.parametrize("count", [1, 2, 7, 21])
def test_a_sheet_holds_its_tiles_row_by_row(count: int) -> None:
    """Tile k lies in row k // columns and column k % columns."""
    columns = columns_for(count - 1)
    pixels = np.asarray(Image.open(io.BytesIO(sheet(colours(count), columns))))
    for place, colour in enumerate(colours(count)):
        row, column = divmod(place, columns)
        tile = pixels[row * 64 : row * 64 + 64, column * 64 : column * 64 + 64]
        assert abs(int(tile.mean()) - int(colour.mean())) <= 2


def test_the_final_picture_says_where_it_came_from(recipe: Callable[..., Recipe]) -> None:
    """Recipe and provenance travel in the file, in any language."""
    wanted = recipe("eine Ärztin ⚕")
    image = Image.open(io.BytesIO(final_png(colours(1)[0], wanted, PROVENANCE)))
    assert Recipe.from_canonical(image.text["Recipe"]) == wanted  # type: ignore[attr-defined]
    assert json.loads(image.text["Provenance"])["device"] == "cpu"  # type: ignore[attr-defined]


def test_a_preview_is_small() -> None:
    """A few kilobytes, at most 256 pixels wide, whatever the model makes."""
    large = np.zeros((512, 768, 3), np.uint8)
    assert Image.open(io.BytesIO(preview(large))).size == (256, 171)
