"""A recipe names its run, and refuses numbers that no run can have."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from workshop.diffusion.errors import (
    GuidanceOutOfRange,
    LoraScaleOutOfRange,
    SeedOutOfRange,
    SizeOutOfRange,
    StepsOutOfRange,
)
from workshop.diffusion.recipe import Recipe
from workshop.errors import WorkshopError

DOCTOR = Recipe("paperworld@1a2b3c4d5e6f", "a doctor", seed=7)
TWIN = {"lora": "5e6f1a2b3c4d", "lora_scale": 0.5}
DIGEST = "50fb14508033ed457765f8c436ed482c879aaec421a5a2603118b9aab069abe2"


def test_the_digest_never_changes() -> None:
    """Archives and recorded packs of today are found by every later edition."""
    assert DOCTOR.digest == DIGEST


def test_the_digest_does_not_depend_on_how_a_number_is_written() -> None:
    """4 and 4.0 are the same guidance."""
    assert replace(DOCTOR, guidance=4).digest == DOCTOR.digest


@pytest.mark.parametrize(
    "change",
    [
        {"seed": 8},
        {"steps": 21},
        {"prompt": "a Doctor"},
        {"guidance": 4.5},
        {"model": "x@1"},
        {"jump_at": 3},
        TWIN,
    ],
    ids=str,
)
def test_everything_that_decides_the_picture_is_in_the_digest(change: dict[str, object]) -> None:
    """One different field is another run."""
    assert replace(DOCTOR, **change).digest != DOCTOR.digest  # type: ignore[arg-type]


def test_the_canonical_form_leaves_out_what_does_not_apply_and_reads_back() -> None:
    """A field that is None is not written, whatever order the rest comes in."""
    written = json.loads(DOCTOR.canonical)
    assert "second_prompt" not in written
    backwards = json.dumps(dict(reversed(written.items())))
    assert Recipe.from_canonical(backwards).digest == DOCTOR.digest


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"seed": -1}, SeedOutOfRange),
        ({"lora_scale": 0.0, "lora": "5e"}, LoraScaleOutOfRange),
        ({"lora_scale": 1.5, "lora": "5e"}, LoraScaleOutOfRange),
        ({"lora_scale": None, "lora": "5e"}, LoraScaleOutOfRange),
        ({"lora_scale": 1.0}, LoraScaleOutOfRange),
        ({"seed": 2**32}, SeedOutOfRange),
        ({"seed": 1.5}, SeedOutOfRange),
        ({"steps": 0}, StepsOutOfRange),
        ({"steps": 101}, StepsOutOfRange),
        ({"guidance": 0.5}, GuidanceOutOfRange),
        ({"guidance": float("nan")}, GuidanceOutOfRange),
        ({"width": 100}, SizeOutOfRange),
        ({"height": 2048}, SizeOutOfRange),
    ],
    ids=str,
)
def test_a_number_out_of_range_is_refused_with_a_sentence(
    change: dict[str, object], error: type[WorkshopError]
) -> None:
    """The sentence names the number, so that the person knows which one to change."""
    with pytest.raises(error) as refused:
        replace(DOCTOR, **change)  # type: ignore[arg-type]
    assert str(next(iter(change.values()))) in str(refused.value)
