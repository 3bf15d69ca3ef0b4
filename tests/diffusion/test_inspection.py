"""Looking into a model: pictures read, texts embedded, the VAE and back, and maps of a run."""

from __future__ import annotations

import io
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
import torch
from PIL import Image

from workshop.diffusion.activations import Catch, caught
from workshop.diffusion.errors import NoProbe, PictureUnreadable
from workshop.diffusion.frames import png
from workshop.diffusion.inspection import embed, go_through_vae, inspect, read
from workshop.diffusion.lanes import Lanes
from workshop.diffusion.pipeline import Model, load
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.sampler import Sampler
from workshop.diffusion.work import GAIN, PADDING, Activations, Embedding, Maps, Reading, RoundTrip

Recipes = Callable[..., Recipe]
Result = TypeVar("Result")


class Eyes:
    """A probe that sees how bright a picture is, and nothing else."""

    dtype = torch.float32

    def read(self, pictures: torch.Tensor) -> list[dict[str, dict[str, float]]]:
        """Say how bright each is."""
        assert pictures.shape[1:] == (3, 128, 128) and pictures.abs().max() <= 1
        bright = ((pictures.mean((1, 2, 3)) + 1) / 2).tolist()
        return [{"light": {"dark": 1 - share, "bright": share}} for share in bright]


@pytest.fixture(scope="module")
def model(tiny_model: Path) -> Model:
    """The tiny model, with a probe."""
    return replace(load(tiny_model, "cpu"), probe=Eyes())


@pytest.fixture
def sampler(model: Model) -> Sampler:
    """A sampler with one lane."""
    return Sampler(model, Lanes(1))


def finish(steps: Generator[int, None, Result]) -> tuple[list[int], Result]:
    """Take every step; return how far each was, and the result."""
    seen = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            return seen, end.value


def plain(brightness: int, width: int = 64, height: int = 64) -> bytes:
    """Return a picture of one shade."""
    return png(np.full((height, width, 3), brightness, np.uint8))


def test_the_probe_reads_every_picture_whatever_its_size(model: Model) -> None:
    """Probabilities by attribute and value; eight pictures at a time, so that others get their turn."""
    files = {f"{number}": plain(255 * (number % 2), 64 + 64 * (number % 3)) for number in range(20)}
    steps, found = finish(read(model, Reading(tuple(files)), files))
    assert steps == [8, 16, 20]
    assert found["0"] == {"light": {"dark": 1.0, "bright": 0.0}}
    assert found["1"] == {"light": {"dark": 0.0, "bright": 1.0}}
    assert found.keys() == files.keys()


def test_pictures_read_before_count_as_read(model: Model) -> None:
    """Only those without a reading come with a file."""
    steps, found = finish(read(model, Reading(("a", "b")), {"b": plain(0)}))
    assert steps == [2] and found.keys() == {"b"}


def test_a_model_without_a_probe_says_so(model: Model) -> None:
    """In a sentence."""
    with pytest.raises(NoProbe, match="reads pictures"):
        next(read(replace(model, probe=None), Reading(("a",)), {"a": plain(0)}))


def test_a_text_becomes_the_vectors_that_the_unet_gets(model: Model) -> None:
    """The same numbers as the pipeline's own, without the padding; and a vector for the whole text."""
    steps, found = finish(embed(model, Embedding("a doctor")))
    assert steps == [1]
    assert found.tokens == ("<|startoftext|>", "a", "d", "o", "c", "t", "o", "r", "<|endoftext|>")
    theirs = model.pipe.encode_prompt("a doctor", "cpu", 1, False)[0]
    assert np.allclose(found.vectors, theirs[0, :9].detach().numpy(), atol=1e-6)
    assert found.pooled.shape == (16,) and np.allclose(found.pooled, found.vectors[-1])


def test_a_text_that_is_too_long_is_cut_as_the_pipeline_cuts_it(model: Model) -> None:
    """As many tokens as the model takes, and no more."""
    _, found = finish(embed(model, Embedding("x " * 100)))
    assert len(found.tokens) == len(found.vectors) == 32


def test_a_round_trip_shows_what_the_vae_loses(model: Model) -> None:
    """Before and after are of one size, the difference is theirs, amplified, and the PSNR follows from it."""
    noise = np.random.default_rng(0).integers(0, 256, (64, 48, 3)).astype(np.uint8)
    _, found = finish(go_through_vae(model, RoundTrip(png(noise)), 64))
    before, after, difference = (
        np.asarray(Image.open(io.BytesIO(file))).astype(int)
        for file in (found.before, found.after, found.difference)
    )
    assert np.array_equal(before, noise)
    assert np.array_equal(difference, np.minimum(255, GAIN * abs(after - before)))
    error = ((after - before) ** 2).mean()
    assert found.psnr == pytest.approx(10 * np.log10(255**2 / error))
    assert found.latents.shape == (4, 8, 6)


@pytest.mark.parametrize(
    ("given", "fitted"), [((300, 200), (64, 40)), ((5, 70), (8, 64)), ((30, 30), (24, 24))]
)
def test_a_large_picture_is_made_smaller(
    model: Model, given: tuple[int, int], fitted: tuple[int, int]
) -> None:
    """To the size the model knows, and to whole latents."""
    _, found = finish(go_through_vae(model, RoundTrip(plain(9, *given)), 64))
    assert Image.open(io.BytesIO(found.after)).size == fitted


@pytest.mark.parametrize("file", [b"", b"words", plain(3)[:60]], ids=["empty", "text", "torn"])
def test_what_is_no_picture_is_a_sentence(model: Model, file: bytes) -> None:
    """It names what can be taken instead."""
    with pytest.raises(PictureUnreadable, match="PNG"):
        next(go_through_vae(model, RoundTrip(file), 64))


def maps_of(sampler: Sampler, work: Activations) -> Maps:
    """Make maps."""
    found = finish(inspect(work, sampler, 64, {}))[1]
    assert isinstance(found, Maps)
    return found


@pytest.mark.parametrize("guidance", [1.0, 4.0])
def test_attention_maps_say_where_the_words_went(sampler: Sampler, recipe: Recipes, guidance: float) -> None:
    """For the steps asked for and every layer; at each place, the shares of all tokens sum to one."""
    found = maps_of(sampler, Activations(recipe("a doctor", guidance=guidance), (0, 2)))
    assert found.tokens[1] == "a" and found.tokens[-1] == PADDING and len(found.tokens) == 10
    assert found.attention.keys() == {0, 2} and not found.features
    for layers in found.attention.values():
        assert len(layers) == 4  # one below, one in the middle, two above
        assert len(layers) == 4  # one below, one in the middle, two above
        for name, shares in layers.items():
            assert name.endswith("attn2") and shares.shape == (10, 8, 8)
            assert np.allclose(shares.astype(float).sum(0), 1, atol=0.01)


def test_maps_depend_on_the_prompt_and_not_on_the_unconditional_row(
    sampler: Sampler, recipe: Recipes
) -> None:
    """At step 0 the state is the same whatever the guidance, so the prompt's maps are as well."""
    with_guidance = maps_of(sampler, Activations(recipe(guidance=4.0), (0,)))
    without = maps_of(sampler, Activations(recipe(guidance=1.0), (0,)))
    other = maps_of(sampler, Activations(recipe("a nurse", guidance=4.0), (0,)))
    for name, shares in with_guidance.attention[0].items():
        assert np.allclose(shares, without.attention[0][name], atol=2e-3)
        assert shares.shape != other.attention[0][name].shape


def test_feature_maps_are_those_of_every_block(sampler: Sampler, recipe: Recipes) -> None:
    """Down, middle and up, with their own sizes; for other shapes of picture as well."""
    wide = replace(recipe(), width=128)
    found = maps_of(sampler, Activations(wide, (1,), ("features", "attention")))
    shapes = {name: kept.shape for name, kept in found.features[1].items()}
    assert shapes == dict.fromkeys(("down_blocks.0", "mid_block", "up_blocks.0"), (16, 8, 16))
    assert {kept.shape[1:] for kept in found.attention[1].values()} == {(8, 16)}


def test_keeping_maps_changes_neither_the_run_nor_the_model(
    sampler: Sampler, model: Model, recipe: Recipes
) -> None:
    """The numbers are the same to a few millionths, and afterwards the fast way is back."""
    before = {name: type(one) for name, one in model.pipe.unet.attn_processors.items()}
    plainly, kept = sampler.begin(recipe()), sampler.begin(recipe())
    sampler.advance([plainly])
    catch = Catch((8, 8), 9)
    with caught(model.pipe.unet, catch, ("attention", "features")):
        sampler.advance([kept])
    assert torch.allclose(plainly.latents, kept.latents, atol=1e-5) and catch.attention
    assert {name: type(one) for name, one in model.pipe.unet.attn_processors.items()} == before
    assert not any("get_attention_scores" in vars(layer) for layer in model.pipe.unet.modules())
    assert not any(block._forward_hooks for block in model.pipe.unet.modules())


def test_a_failure_inside_leaves_the_model_as_it_was(model: Model) -> None:
    """The next picture is made the fast way."""
    with pytest.raises(ZeroDivisionError), caught(model.pipe.unet, None, ("attention", "features")):  # type: ignore[arg-type]
        raise ZeroDivisionError
    assert not any("get_attention_scores" in vars(layer) for layer in model.pipe.unet.modules())
    assert not any(block._forward_hooks for block in model.pipe.unet.modules())
