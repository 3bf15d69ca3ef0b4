"""Work that is not a picture: named by what is asked, and refused where it makes no sense."""

from __future__ import annotations

import pickle

import pytest

from workshop.diffusion.errors import StepNotThere
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.task import Task
from workshop.diffusion.work import Activations, Embedding, Reading, RoundTrip, recipe_of

RECIPE = Recipe("m@1", "a doctor", steps=4)
WORKS = [
    RECIPE,
    Reading(("a" * 64,)),
    Reading(("a" * 64, "b" * 64)),
    Embedding("a doctor"),
    Embedding("a nurse"),
    RoundTrip(b"one"),
    RoundTrip(b"another"),
    Activations(RECIPE, (0,)),
    Activations(RECIPE, (1,)),
    Activations(RECIPE, (0,), ("features",)),
]


def test_different_work_has_different_names() -> None:
    """Whatever it is; and it keeps its name on the way to the worker."""
    names = [work.digest for work in WORKS]
    assert len(set(names)) == len(WORKS)
    assert [pickle.loads(pickle.dumps(work)).digest for work in WORKS] == names


def test_the_order_of_what_is_kept_is_no_other_work() -> None:
    """Steps and kinds are sets."""
    one = Activations(RECIPE, (2, 1), ("attention", "features"))
    assert one.digest == Activations(RECIPE, (1, 2, 2), ("features", "attention")).digest


@pytest.mark.parametrize(
    ("work", "length", "rows"),
    [
        (RECIPE, 4, 2),
        (Recipe("m@1", guidance=1.0), 20, 1),
        (Reading(("a", "b", "c")), 3, 1),
        (Activations(RECIPE, (0, 2)), 3, 2),
        (RoundTrip(b""), 1, 1),
    ],
)
def test_work_tells_what_it_costs(work: Task[object], length: int, rows: int) -> None:
    """So that waiting times and turns count all kinds; a run is looked into up to the last step asked for."""
    assert (work.length, work.rows_per_step) == (length, rows)


def test_only_pictures_and_their_maps_need_one_certain_model() -> None:
    """Everything else is about the model that is loaded."""
    works = (RECIPE, Activations(RECIPE, (0,)), Embedding(""))
    assert [recipe_of(work) for work in works] == [RECIPE, RECIPE, None]


@pytest.mark.parametrize("steps", [(4,), (-1,), (0, 9), ()])
def test_a_step_that_a_run_does_not_have_is_a_sentence(steps: tuple[int, ...]) -> None:
    """It says which steps there are."""
    with pytest.raises(StepNotThere, match="from 0 to 3"):
        Activations(RECIPE, steps)


def test_only_what_is_known_can_be_kept() -> None:
    """Anything else is a mistake in the code, not of a person."""
    with pytest.raises(ValueError, match="smells"):
        Activations(RECIPE, (0,), ("smells",))  # type: ignore[arg-type]
