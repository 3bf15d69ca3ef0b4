"""Which pictures belong to a Default Test, as recipes.

Knows prompts, seeds and stops of the dial. Knows nothing about who makes them: `making` does.
"""

from __future__ import annotations

from typing import Any

from workshop.classroom.default_test import Test
from workshop.content import facts
from workshop.diffusion import models
from workshop.diffusion.models import ModelCard
from workshop.diffusion.recipe import Recipe
from workshop.settings import Settings

Stops = dict[float, list[Recipe]]  # what is turned -> the test's seeds


def prompts() -> list[dict[str, Any]]:
    """Return the prompts of the list, with their variants."""
    listed: list[dict[str, Any]] = facts("default_test")["prompt"]
    return listed


def make_test(prompt: str, model: ModelCard, young: bool = False) -> Test:
    """Return the test of a prompt on a model: the usual seeds, and the variants of the list."""
    entry = next((one for one in prompts() if one["A"] == prompt), None)
    variants = {} if entry is None else {"B": entry["B"], "C": entry["young" if young else "C"]}
    return Test(
        name=prompt,
        prompt=prompt,
        model=model.reference,
        seeds=tuple(facts("default_test")["runs"]["seeds"]),
        steps=model.default_steps,
        guidance=model.default_guidance,
        variants=variants,
    )


def recipes(test: Test) -> list[Recipe]:
    """Return the pictures that the class looks at, in the order of their seeds."""
    return [_recipe(test, seed, test.guidance) for seed in test.seeds]


def along_the_dial(test: Test) -> Stops:
    """Return the same seeds at every guidance scale of the dial."""
    stops = facts("default_test")["runs"]["guidances"]
    return {float(stop): [_recipe(test, seed, float(stop)) for seed in test.seeds] for stop in stops}


def along_the_data(test: Test) -> Stops:
    """Return the same seeds from the model as it is to its twin, which learned from other data.

    Empty for a model without one. Raises: ModelMissing, ModelBroken.
    """
    if not _card(test).lora:
        return {}
    stops = facts("default_test")["runs"]["twins"]
    return {float(stop): [_recipe(test, seed, test.guidance, stop) for seed in test.seeds] for stop in stops}


def many(test: Test) -> list[Recipe]:
    """Return the pictures of the wall."""
    return [_recipe(test, seed, test.guidance) for seed in test.many]


def many_seeds(test: Test) -> tuple[int, ...]:
    """Return the seeds of a whole wall; the class's own ones are the first of them."""
    count = int(facts("default_test")["runs"]["many"])
    first = max(test.seeds) + 1
    return (*test.seeds, *range(first, first + count))[:count]


def shipped() -> list[Recipe]:
    """Return what every class meets first: the first prompt of the list, at every stop of the dial.

    Raises: ModelMissing, ModelBroken.
    """
    card = models.card(Settings.from_environment().model)
    test = make_test(prompts()[0]["A"], card)
    turned = [recipe for stop in along_the_dial(test).values() for recipe in stop]
    return list(dict.fromkeys([*recipes(test), *turned]))


def _card(test: Test) -> ModelCard:
    return models.card(test.model.partition("@")[0])


def _recipe(test: Test, seed: int, guidance: float, twin: float = 0) -> Recipe:
    card = _card(test)
    return Recipe(
        model=test.model,
        prompt=test.prompt_now,
        seed=seed,
        steps=test.steps,
        guidance=guidance,
        width=card.size,
        height=card.size,
        scheduler=card.scheduler,
        lora=card.lora if twin else None,
        lora_scale=twin or None,
    )
