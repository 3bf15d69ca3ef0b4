"""A class that has answered as the test says, on pictures of a model whose data sheet is known."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

import workshop.diffusion.models
from workshop.classroom import pace, people
from workshop.classroom.default_test import Test, choose_test
from workshop.classroom.mark import Mark
from workshop.classroom.observation import Observation
from workshop.classroom.picture import Picture
from workshop.classroom.prediction import Prediction
from workshop.classroom.room import Room
from workshop.diffusion.models import ModelCard
from workshop.diffusion.recipe import Recipe
from workshop.ui import charts, results
from workshop.ui.dashboard import drawing
from workshop.ui.dashboard.view import Choice, View, view_of

DOCTOR = "a doctor"
COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442"]


@pytest.fixture(autouse=True)
def theme(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours without a visitor."""
    for module in (charts, results, drawing):
        monkeypatch.setattr(module, "colour", lambda name: COLOURS if name.endswith("Colors") else "#123456")


@pytest.fixture
def card(engine: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelCard:
    """A model that was trained on the skewed sheet, without a measurement yet."""
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "facts.toml").write_text('[data]\ndata_sheet = "skewed"\n', encoding="utf-8")
    made = ModelCard("paperworld", "stable-diffusion", folder, 20, 4.0, 64, "MIT", "0123456789ab")
    monkeypatch.setattr(workshop.diffusion.models, "card", lambda name: made)
    return made


def measure(card: ModelCard, weights: str, **shares: dict[str, list[float]]) -> None:
    """Write a measurement beside the weights: attribute -> value -> data, guidance 1, default guidance."""
    table = {name: {"n": 100, "shares": values} for name, values in shares.items()}
    accuracy = {"round_trip": {"gender_presentation": 0.9}}
    found = {"weights": weights, "defaults": {DOCTOR: table}, "probe_accuracy": accuracy}
    (card.path / "evaluation.json").write_text(json.dumps(found), encoding="utf-8")


@dataclass
class Class:
    """People in a session who answer when the test tells them to."""

    room: Room
    card: ModelCard
    test: Test

    def person(self, name: str) -> str:
        """Let somebody join, once, and return their id."""
        return people.join(self.room, name).participant

    def picture(self, seed: int, prompt: str = DOCTOR, guidance: float = 4.0, model: str = "") -> str:
        """Note a picture and return its digest."""
        recipe = Recipe(model or self.card.reference, prompt, seed=seed, guidance=guidance)
        made = Picture(recipe.digest, recipe.canonical, "2026-11-20T10:00:00Z", "cpu", "float32", {})
        self.room.records.put(made)
        return recipe.digest

    def code(self, name: str, picture: str, codes: dict[str, str], **rest: Any) -> None:
        """Let somebody code a picture."""
        who = self.person(name)
        self.room.records.put(Observation(who, DOCTOR, picture, codes, phase="default_test", **rest))

    def see(self, attribute: str, *values: str, **rest: Any) -> None:
        """Let a person code a picture with each of these values: another person and picture each time."""
        for number, value in enumerate(values):
            self.code(f"person {number}", self.picture(number), {attribute: value}, **rest)

    def imagine(self, attribute: str, *values: str) -> None:
        """Let as many people have had these values in mind."""
        for number, value in enumerate(values):
            who = self.person(f"person {number}")
            self.room.records.put(Prediction(who, DOCTOR, {attribute: value}, phase="default_test"))

    def mark(self, *steps: int) -> None:
        """Let as many people recognise the picture at these steps."""
        for number, step in enumerate(steps):
            who = self.person(f"person {number}")
            self.room.records.put(Mark(who, self.picture(0), step, "recognised", phase="colour_first"))

    def view(self, attribute: str = "", **choice: str) -> View:
        """Return what charts are drawn from."""
        return view_of(self.room, Choice(choice.pop("prompt", DOCTOR), attribute=attribute, **choice))


@pytest.fixture
def lesson(room: Room, card: ModelCard) -> Class:
    """A session that looks at "a doctor"; nobody has answered."""
    pace.start(room)
    variants = {"B": "a doctor in a kitchen"}
    test = Test(DOCTOR, DOCTOR, card.reference, (0, 1, 2), 20, 4.0, variants)
    return Class(room, card, choose_test(room, test))


def make_young(room: Room, classroom: Any) -> None:
    """Change a session into one for young learners."""
    classroom.change(room, settings=replace(room.session.settings, young=True).checked())
