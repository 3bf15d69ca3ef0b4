"""What is known about a model besides this class's pictures: its training data, and its own shares.

Knows the files beside a model's weights, the data sheets, and which occupation a prompt names. Knows nothing
about charts. Of most models nobody knows the training data: then there is nothing here.
"""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from workshop.content import facts
from workshop.diffusion import models
from workshop.diffusion.models import ModelCard
from workshop.errors import WorkshopError
from workshop.insight.shares import from_shares
from workshop.paperworld.world.phrases import NOUNS
from workshop.paperworld.world.sheet import FAMILY, Sheet, load_sheet

ON_SHEET = {
    "skin_tone": "skin",
    "gender_presentation": "gender",
    "age": "age",
    "setting": "setting",
    "pose": "pose",
}
OF_ONE = ("skin_tone", "gender_presentation", "age")  # asked of one person: a family has several
MEASURED = {"skin_tone": "skin_group"}  # names in evaluation.json that differ from the codebook's
WAYS = ("data", "guidance_1", "default_guidance")  # the columns of its shares
SUBJECTS = {**NOUNS, FAMILY: (FAMILY,)}
BARE = re.compile(r"(?:an? |the )?(.+)")


def card_of(model: str) -> ModelCard | None:
    """Return the card of name@weights-hash, or None where these very weights are not here."""
    name, _, weights = model.partition("@")
    try:
        card = models.card(name)
    except WorkshopError:
        return None
    return card if weights in ("", card.weights) else None


def occupation_of(prompt: str) -> str:
    """Return the occupation, or "family", that a prompt names and says nothing more about, or ""."""
    bare = BARE.fullmatch(prompt.strip().lower())
    named = (occupation for occupation, nouns in SUBJECTS.items() if bare and bare[1] in nouns)
    return next(named, "")


def sheet_of(model: str) -> Sheet | None:
    """Return the data sheet of the pictures that a model was trained on."""
    card = card_of(model)
    name = _toml(card.path / "facts.toml").get("data", {}).get("data_sheet") if card else None
    return load_sheet(name) if name else None


def twin_sheet_of(model: str) -> Sheet | None:
    """Return the data sheet of the pictures that a model's twin learned from."""
    card = card_of(model)
    name = facts("models").get(card.name, {}).get("twin_data_sheet") if card and card.lora else None
    return load_sheet(name) if name else None


def data_shares(model: str, prompt: str, attribute: str, twin: bool = False) -> pd.DataFrame | None:
    """Return the shares in the training pictures whose caption says no more than the prompt: exact.

    `twin`: in those that the model's twin learned from.
    """
    sheet, occupation = (twin_sheet_of if twin else sheet_of)(model), occupation_of(prompt)
    if sheet is None or not occupation or attribute not in ON_SHEET:
        return None
    if occupation == FAMILY and attribute in OF_ONE:
        return None
    return from_shares(sheet.of(occupation, ON_SHEET[attribute]).items(), 0)


def own_shares(model: str, prompt: str, attribute: str) -> list[tuple[float, pd.DataFrame]]:
    """Return what the probe read in many pictures of these weights, by guidance; [] where nobody measured."""
    card = card_of(model)
    found = _json(card.path / "evaluation.json") if card else {}
    if card is None or found.get("weights") != card.weights:
        return []
    prompts = {name.lower(): table for name, table in found.get("defaults", {}).items()}
    table = prompts.get(prompt.lower(), {}).get(MEASURED.get(attribute, attribute))
    if not table:
        return []
    guidances = (1.0, card.default_guidance)
    return [
        (guidance, from_shares(((v, row[place]) for v, row in table["shares"].items()), table["n"]))
        for place, guidance in enumerate(guidances, 1)
    ]


def probe_accuracy(model: str, attribute: str) -> float | None:
    """Return how often the probe reads an attribute right in drawn pictures that went through the VAE."""
    card = card_of(model)
    found = _json(card.path / "evaluation.json") if card else {}
    if card is None or found.get("weights") != card.weights:
        return None
    share = found.get("probe_accuracy", {}).get("round_trip", {}).get(MEASURED.get(attribute, attribute))
    return None if share is None else float(share)


def published(prompt: str, attribute: str = "", line: bool = False) -> dict[str, dict[str, Any]]:
    """Return published figures on the occupation of a prompt by id; `line`: those that stand in a chart."""
    occupation = occupation_of(prompt)
    return {
        id: entry
        for id, entry in facts("figures").items()
        if entry["occupation"] in ((occupation,) if line else (occupation, ""))
        and (not line or (entry.get("at") == "line" and entry["attribute"] == attribute and occupation))
    }


@cache
def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@cache
def _json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found
