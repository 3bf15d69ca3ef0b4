"""What is made before anybody asks: the right pictures, one by one, never while people need the server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from workshop.content import facts
from workshop.diffusion.errors import ModelMissing
from workshop.diffusion.models import card
from workshop.diffusion.recipe import Recipe
from workshop.settings import Settings
from workshop.ui import front, warm_start
from workshop.ui.recordings import recording


class Engine:
    """Makes a picture within two looks, and counts how many are asked for at once."""

    settled, broken = True, ""

    def __init__(self, *there: Recipe) -> None:
        self.there = list(there)
        self.asked: list[Recipe] = []
        self.looks = 0

    def known(self, recipe: Recipe) -> Recipe | None:
        """Return what is there."""
        return recipe if recipe in self.there else None

    def prepare(self, recipes: list[Recipe]) -> list[Any]:
        """Take one, if the one before is done."""
        assert self.looks == 0 and len(recipes) == 1
        self.asked += recipes
        self.looks = 2
        return [self]

    def snapshot(self) -> SimpleNamespace:
        """Be done at the second look."""
        self.looks -= 1
        return SimpleNamespace(phase="running" if self.looks else "done")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """Look often, and take this test for a quiet server."""
    monkeypatch.setattr(warm_start, "LOOK", 0.001)
    monkeypatch.setattr(warm_start, "QUIET", 1e6)


def test_the_first_clicks_of_a_workshop_are_among_them() -> None:
    """The ready-made scenes as their cards ask for them, every phase, and the twelve of the Default Test."""
    found = list(warm_start.first_recipes())
    presets = [recording(name) for name in facts("step_through")["presets"]]
    assert [(one.prompt, one.seed) for one in found[:3]] == [(one.prompt, one.seed) for one in presets]
    assert front.recipe_for("a doctor", "paperworld") in found
    doctors = [one for one in found if one.prompt == "a doctor" and one.seed != presets[2].seed]
    assert {one.guidance for one in doctors} == {1.0, 2.0, 4.0, 7.0}
    assert len({one.seed for one in found if one.prompt == "a doctor" and one.guidance == 7}) == 12
    assert {one.model for one in found} == {card("paperworld").reference}


def test_they_are_made_one_after_another_and_only_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second start of the server makes nothing again."""
    wanted = [Recipe("m@1", seed=seed) for seed in range(4)]
    monkeypatch.setattr(warm_start, "first_recipes", lambda: iter(wanted))
    engine = Engine(wanted[0], wanted[2])
    warm_start._prepare(engine)  # type: ignore[arg-type]
    assert engine.asked == [wanted[1], wanted[3]]


def test_without_a_model_nothing_is_made_and_nothing_falls_over(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says why."""

    def no_model() -> Iterator[Recipe]:
        raise ModelMissing(model="x")
        yield

    monkeypatch.setattr(warm_start, "first_recipes", no_model)
    warm_start._prepare(Engine())  # type: ignore[arg-type]
    assert "no model called" in caplog.text


def test_a_busy_server_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wait lasts as long as the process computes, and ends when the engine is closed."""
    monkeypatch.setattr(warm_start, "QUIET", 0.2)
    used = iter([0.0, 1.0, 1.0, 2.0, 2.0, 2.0])  # busy, busy, quiet
    monkeypatch.setattr(time, "process_time", lambda: next(used))
    warm_start.wait_for_quiet(Engine())  # type: ignore[arg-type]
    assert next(used, None) is None
    closed = Engine()
    closed.broken = "closed"
    warm_start.wait_for_quiet(closed)  # type: ignore[arg-type]
