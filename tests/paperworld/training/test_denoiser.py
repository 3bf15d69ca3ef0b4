"""The denoiser attends to words where the workshop looks, and learns on any number of threads."""

import numpy as np
import pytest
import torch

from workshop.paperworld.training.denoiser import (
    BATCH,
    Denoiser,
    choose_rows,
    denoiser_gradients,
    drop_captions,
    make_scheduler,
    make_text_encoder,
    make_unet,
    rareness,
    spread_timesteps,
    tokenize,
    weigh_heads,
)
from workshop.paperworld.training.tokenizer import train_tokenizer

EVEN = np.ones((2, 16, 16), np.float16)  # weights under which every cell counts the same


def test_the_schedule_ends_in_pure_noise() -> None:
    """At the last timestep nothing of the picture is left, and sampling starts there."""
    scheduler = make_scheduler()
    assert scheduler.alphas_cumprod[-1] == 0
    scheduler.set_timesteps(20)
    assert scheduler.timesteps[0] == 999


def test_cross_attention_is_at_16_and_8(tiny_unet: torch.nn.Module) -> None:
    """Attention to words happens on 8x8 grids on both ways, and on 16x16 ones on the way up."""
    places: dict[str, int] = {}
    hooks = [
        layer.register_forward_hook(lambda _, given, __, name=name: places.update({name: given[0].shape[1]}))
        for name, layer in tiny_unet.named_modules()
        if name.endswith("attn2")
    ]
    with torch.no_grad():
        tiny_unet(torch.zeros(1, 8, 16, 16), torch.tensor([5]), torch.zeros(1, 32, 32))
    for hook in hooks:
        hook.remove()
    ways = {(name.split("_")[0], positions) for name, positions in places.items()}
    assert {("up", 256), ("down", 64), ("up", 64)} <= ways


def test_the_shipped_shape_stays_small_enough() -> None:
    """The U-Net has at most 17 million parameters."""
    with torch.device("meta"):
        unet = make_unet()
    assert sum(parameter.numel() for parameter in unet.parameters()) <= 17_000_000


def test_timesteps_cover_the_schedule() -> None:
    """Each tenth of the schedule gets its share in every batch."""
    timesteps = spread_timesteps(20, torch.Generator().manual_seed(0))
    assert torch.equal(timesteps // 50, torch.arange(20))


def test_a_tenth_of_the_captions_is_left_out() -> None:
    """Guidance needs a model that has seen empty captions."""
    tokens, empty = torch.ones(5000, 32), torch.zeros(1, 32)
    kept = drop_captions(tokens, empty, torch.Generator().manual_seed(0)).mean()
    assert kept == pytest.approx(0.9, abs=0.02)


def test_rare_captions_are_seen_more_often() -> None:
    """Of 99 equal captions and one other, the other makes up about a quarter of what is seen."""
    tokens = np.zeros((100, 32), np.int16)
    tokens[40] = 1
    generator = torch.Generator().manual_seed(0)
    seen = np.concatenate([choose_rows(rareness(tokens), generator) for _ in range(100)])
    assert np.mean(seen == 40) == pytest.approx(0.255, abs=0.03)
    assert set(seen) == set(range(100))


def test_an_error_on_a_head_counts_four_times_as_much() -> None:
    """The mean stays 1, so that the learning rate means what it did; half a head counts in between."""
    covered = np.zeros((1, 2, 2), np.float32)
    covered[0, 0] = 1, 0.5
    weights = weigh_heads(covered)
    assert weights.mean() == pytest.approx(1, abs=1e-3)
    assert (weights / weights[0, 1, 1]).round(1).tolist() == [[[4.0, 2.5], [1.0, 1.0]]]


def test_the_loss_is_weighed(tiny_unet: torch.nn.Module) -> None:
    """Where nothing counts, nothing is learned."""
    tokenizer = train_tokenizer(["a doctor", "a red house"])
    denoiser = Denoiser(tiny_unet, make_text_encoder(tokenizer, width=32, layers=1))
    tokens = tokenize(tokenizer, ["a doctor", "a red house"]).numpy().astype(np.int16)
    latents = np.zeros((2, 8, 16, 16), np.float16)
    step = denoiser_gradients(denoiser, latents, tokens, 0 * EVEN, tokenize(tokenizer, [""]))
    assert step(torch.Generator().manual_seed(0))[0] == 0


def test_a_step_gives_every_parameter_a_gradient(tiny_unet: torch.nn.Module) -> None:
    """The text encoder is trained along with the U-Net; only its unused pooling may stand still."""
    tokenizer = train_tokenizer(["a doctor", "a red house"])
    denoiser = Denoiser(tiny_unet, make_text_encoder(tokenizer, width=32, layers=1))
    tokens = tokenize(tokenizer, ["a doctor", "a red house"])
    latents = np.random.default_rng(0).normal(size=(2, 8, 16, 16)).astype(np.float16)
    words, empty = tokens.numpy().astype(np.int16), tokenize(tokenizer, [""])
    step = denoiser_gradients(denoiser, latents, words, EVEN, empty)
    loss, samples = step(torch.Generator().manual_seed(0))
    assert samples == BATCH and 0 < loss < 5
    assert all(parameter.grad is not None for parameter in denoiser.parameters())
