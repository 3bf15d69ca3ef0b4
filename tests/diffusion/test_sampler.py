"""The step loop against the pipeline it stands for: the same pictures, alone or in a crowd."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from workshop.diffusion.errors import PictureLost, RecipeNotOffered
from workshop.diffusion.lanes import Lanes
from workshop.diffusion.pipeline import Model, load
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.sampler import Job, Sampler, guided

Recipes = Callable[..., Recipe]


@pytest.fixture(scope="module")
def model(tiny_model: Path) -> Model:
    """The tiny model, loaded."""
    return load(tiny_model, "cpu")


@pytest.fixture
def sampler(model: Model) -> Sampler:
    """A sampler with one lane."""
    return Sampler(model, Lanes(1))


def run_together(sampler: Sampler, recipes: Sequence[Recipe]) -> list[Job]:
    """Run recipes in one crowd that shrinks as they get done."""
    jobs = [sampler.begin(recipe) for recipe in recipes]
    while running := [job for job in jobs if not job.done]:
        assert sampler.advance(running) == []
    return jobs


def by_the_pipeline(model: Model, recipe: Recipe) -> Tensor:
    """Make the same latents with StableDiffusionPipeline itself."""
    made: Tensor = model.pipe(
        recipe.prompt,
        negative_prompt=recipe.negative_prompt,
        num_inference_steps=recipe.steps,
        guidance_scale=recipe.guidance,
        generator=torch.Generator("cpu").manual_seed(recipe.seed),
        width=recipe.width,
        height=recipe.height,
        output_type="latent",
    ).images
    return made


def psnr(one: Tensor, other: Tensor) -> float:
    """Compare two latents, in decibels, against the range of the first."""
    error = float(((one - other) ** 2).mean())
    return math.inf if error == 0 else 10 * math.log10(float(one.max() - one.min()) ** 2 / error)


@pytest.mark.parametrize(
    "change",
    [{}, {"guidance": 1.0}, {"negative_prompt": "grey hair", "steps": 7}, {"seed": 2**32 - 1, "width": 128}],
    ids=str,
)
def test_one_job_is_what_the_pipeline_makes(
    sampler: Sampler, model: Model, recipe: Recipes, change: dict[str, Any]
) -> None:
    """The same seed means the same latents, to the bit."""
    wanted = replace(recipe(seed=3), **change)
    (job,) = run_together(sampler, [wanted])
    assert torch.equal(job.latents, by_the_pipeline(model, wanted))


def test_a_picture_does_not_depend_on_the_crowd(sampler: Sampler, recipe: Recipes) -> None:
    """Different prompts, seeds, steps and guidance share calls; nobody's picture changes visibly."""
    crowd = [
        recipe("a doctor" * (seed % 3), seed=seed, steps=3 + seed % 4, guidance=1.0 + seed % 3)
        for seed in range(30)
    ]
    together = run_together(sampler, crowd)
    for wanted, job in zip(crowd, together, strict=True):
        (alone,) = run_together(sampler, [wanted])
        assert psnr(alone.latents, job.latents) >= 45


def test_lanes_change_nothing(sampler: Sampler, model: Model, recipe: Recipes) -> None:
    """Rows may be computed side by side; the picture is the same."""
    wanted = recipe(seed=1)
    (alone,) = run_together(sampler, [wanted])
    (split,) = run_together(Sampler(model, Lanes(2)), [wanted])
    assert psnr(alone.latents, split.latents) >= 60


def test_a_job_may_join_when_others_are_half_done(sampler: Sampler, recipe: Recipes) -> None:
    """Who comes later starts at the next step, at its own first timestep."""
    first, second = recipe(seed=1, steps=4), recipe(seed=2, steps=4)
    early = sampler.begin(first)
    sampler.advance([early])
    sampler.advance([early])
    late = sampler.begin(second)
    while not late.done:
        sampler.advance([job for job in (early, late) if not job.done])
    for job, wanted in ((early, first), (late, second)):
        (alone,) = run_together(sampler, [wanted])
        assert psnr(alone.latents, job.latents) >= 45


def test_every_state_and_prediction_is_kept(sampler: Sampler, recipe: Recipes) -> None:
    """Noise first, the final latents last; the last prediction of DDIM is the final picture."""
    (job,) = run_together(sampler, [recipe(steps=4)])
    assert (len(job.states), len(job.predictions)) == (5, 4)
    noise = torch.randn((1, 4, 8, 8), generator=torch.Generator("cpu").manual_seed(0))
    assert torch.equal(job.states[0], noise)
    assert torch.equal(job.states[-1], job.latents)
    assert psnr(job.predictions[-1], job.latents) >= 60


def test_the_unconditional_row_is_there_only_where_guidance_needs_it(
    sampler: Sampler, recipe: Recipes
) -> None:
    """At guidance 1 it would be multiplied by nothing."""
    assert sampler.begin(recipe(guidance=1.0)).rows == 1
    assert sampler.begin(recipe(guidance=1.5)).rows == 2


def test_guidance_moves_away_from_the_unconditional_row() -> None:
    """unconditional + w · (conditional − unconditional), by hand."""
    rows = torch.tensor([1.0, 3.0]).reshape(2, 1, 1, 1)
    assert guided(rows, 4.0).item() == 9.0


def test_a_prompt_is_embedded_once(sampler: Sampler, model: Model, recipe: Recipes) -> None:
    """A class that runs the teacher's prompt asks the text encoder once."""
    asked: list[str] = []
    real = model.pipe.encode_prompt
    model.pipe.encode_prompt = lambda text, *rest: asked.append(text) or real(text, *rest)
    try:
        for seed in range(3):
            sampler.begin(recipe("a doctor", seed=seed))
    finally:
        del model.pipe.encode_prompt
    assert sorted(asked) == ["", "a doctor"]


def test_a_job_that_loses_its_numbers_fails_alone(sampler: Sampler, recipe: Recipes) -> None:
    """The others go on; the sentence is for the person."""
    jobs = [sampler.begin(recipe(seed=seed)) for seed in range(3)]
    jobs[1].latents = jobs[1].latents * math.nan
    faults = sampler.advance(jobs)
    assert [job for job, _ in faults] == [jobs[1]] and isinstance(faults[0][1], PictureLost)
    assert [job.step for job in jobs] == [1, 1, 1]


def test_a_job_that_cannot_be_computed_fails_alone(sampler: Sampler, recipe: Recipes) -> None:
    """A call that fails is tried again job by job."""
    jobs = [sampler.begin(recipe(seed=seed)) for seed in range(3)]
    jobs[2].embeddings = [torch.zeros(1, 32, 5), torch.zeros(1, 32, 5)]
    assert [job for job, _ in sampler.advance(jobs)] == [jobs[2]]
    assert [job.step for job in jobs] == [1, 1, 0]


@pytest.mark.parametrize(
    "change", [{"scheduler": "magic"}, {"decoder": "magic"}, {"second_prompt": "x"}], ids=str
)
def test_what_is_not_offered_is_refused_with_a_sentence(
    sampler: Sampler, recipe: Recipes, change: dict[str, Any]
) -> None:
    """Nothing of a recipe is silently ignored."""
    with pytest.raises(RecipeNotOffered, match="cannot make this"):
        sampler.begin(replace(recipe(), **change))
