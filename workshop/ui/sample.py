"""The worked example in the lobby: with this server's own pictures, and what the probe reads in them.

Knows what the example is made of. Knows nothing about what its class says: `classroom.sample` does.
"""

from __future__ import annotations

import streamlit as st

from workshop.classroom.card import Card
from workshop.classroom.default_test import Test
from workshop.classroom.picture import Picture
from workshop.classroom.sample import Material, open_sample
from workshop.content import words
from workshop.diffusion import models
from workshop.diffusion.archive import Archive
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.trajectory import Cost, Provenance
from workshop.settings import Settings
from workshop.ui.default_test.codebook import attributes
from workshop.ui.default_test.recipes import make_test, prompts, recipes
from workshop.ui.leading import attempt, facilitator, open_session
from workshop.ui.readings import reading_of
from workshop.ui.school import sessions


def offer_sample(cards: list[Card]) -> None:
    """Offer the worked example; once made, it is opened again."""
    said = words("sample")
    made = [card.id for card in cards if card.origin == "sample"]
    st.button(
        said["open"],
        icon=":material/science:",
        type="tertiary",
        help=said["open_help"],
        on_click=attempt,
        args=(_open, made[0] if made else ""),
        key="sample",
    )


def material() -> Material:
    """Return the first prompt of the list with its pictures, as this server's model makes them.

    Raises: ModelMissing, ModelBroken.
    """
    card = models.card(Settings.from_environment().model)
    test = make_test(prompts()[0]["A"], card)
    archive = Archive(Settings.from_environment().data / "archive")
    pictures = tuple(_picture(archive, recipe, test) for recipe in recipes(test))
    return Material(test, pictures, {one.picture: _seen(one.picture) for one in pictures})


def _open(known: str) -> None:
    open_session(known or open_sample(sessions(), facilitator(), material()).id)


def _picture(archive: Archive, recipe: Recipe, test: Test) -> Picture:
    """Return a picture with what is known of its making; nothing while it has not been made yet."""
    run = archive.get(recipe.digest)
    made = run.provenance if run else Provenance("", "", {}, "", Cost(0, 0, 0, 0))
    return Picture(
        recipe.digest, recipe.canonical, made.date, made.device, made.dtype, dict(made.versions), test.name
    )


def _seen(digest: str) -> dict[str, str]:
    """Return the likeliest value of what the probe reads, where the codebook has that value."""
    read = reading_of(digest) or {}
    asked = {one.name: one.values for one in attributes() if one.scale != "several"}
    likeliest = {
        name: max(shares, key=lambda value: shares[value]) for name, shares in read.items() if shares
    }
    return {name: value for name, value in likeliest.items() if value in asked.get(name, {})}
