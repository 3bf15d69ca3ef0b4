"""The model's pictures of a prompt, after each of its words: made in advance, while people draw.

Knows recipes and the engine. Knows nothing about where the pictures are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from workshop.classroom.reveal import PAGE, Prompt
from workshop.classroom.room import Room
from workshop.content import facts
from workshop.diffusion.models import ModelCard
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import Ticket
from workshop.diffusion.trajectory import FINAL, Trajectory
from workshop.errors import WorkshopError
from workshop.ui import engine as engines
from workshop.ui.pictures import refer

MOST = 2_000  # pictures that are remembered as asked for


@dataclass(frozen=True)
class ModelRow:
    """What the model made of the words after each reveal; None where a picture is still to come."""

    pictures: tuple[Trajectory | None, ...]
    reason: str = ""  # why there will be none, as a sentence

    @property
    def is_pending(self) -> bool:
        """Tell whether it is worth looking again."""
        return not self.reason and None in self.pictures

    @property
    def addresses(self) -> dict[int, str]:
        """Where browsers fetch the pictures that are there, by words."""
        return {k: f"/frames/{run.digest}/{FINAL}" for k, run in enumerate(self.pictures, 1) if run}


def model_row(card: ModelCard, prompt: Prompt) -> ModelRow:
    """Return the pictures of one seed, after each reveal; what is not there is asked for."""
    return made([recipe_for(card, text, facts("color_by_prompt")["seed"]) for text in prompt.texts])


def row_of_class(room: Room, card: ModelCard, prompt: Prompt) -> ModelRow:
    """Return the same pictures and note that this class sees them: they are kept as long as the session.

    Raises: StorageFull, StorageFailed.
    """
    row = model_row(card, prompt)
    for run in filter(None, row.pictures):
        refer(room, run, PAGE)
    return row


def many(card: ModelCard, text: str) -> ModelRow:
    """Return the pictures of the same words from many seeds, as far as they are there."""
    return made([recipe_for(card, text, seed) for seed in facts("color_by_prompt")["more_seeds"]])


def made(recipes: Sequence[Recipe]) -> ModelRow:
    """Return the pictures of these recipes; what is not there is asked for."""
    try:
        found = [_run(recipe) for recipe in recipes]
    except WorkshopError as failure:  # no model here: drawing goes on without it
        return ModelRow((None,) * len(recipes), str(failure))
    reason = next((error for _, error in found if error), "")
    return ModelRow(tuple(run for run, _ in found), reason)


def recipe_for(card: ModelCard, text: str, seed: int) -> Recipe:
    """Return the recipe of one picture, with the model's own settings."""
    return Recipe(
        model=card.reference,
        prompt=text,
        seed=seed,
        steps=card.default_steps,
        guidance=card.default_guidance,
        width=card.size,
        height=card.size,
    )


def _run(recipe: Recipe) -> tuple[Trajectory | None, str]:
    """Return a picture, or why there is none; one that was lost since is asked for again."""
    known = engines.engine().known(recipe)
    if known:
        return known, ""
    state = _ticket(recipe.canonical).snapshot()
    lost = state.result is not None and not state.result.final_path.is_file()
    if lost or state.phase == "cancelled":
        _ticket.clear(recipe.canonical)
        return None, ""
    return state.result, state.error or ""


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _ticket(canonical: str) -> Ticket[Trajectory]:
    [ticket] = engines.engine().prepare([Recipe.from_canonical(canonical)])
    return ticket
