"""The cast of the model in the order of the data, with a run of this class at each station.

Knows the stations and what a run left at each. Knows nothing about how any of it was computed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from workshop.content import words
from workshop.diffusion.models import ModelCard
from workshop.diffusion.prompt import SPECIAL_TOKENS, read_prompt
from workshop.diffusion.trajectory import Trajectory, View
from workshop.ui import desk
from workshop.ui.badges import origin, show_badge
from workshop.ui.components.plates import Plate, final_plate, frame_plate, show_plates
from workshop.ui.failures import as_plain_text
from workshop.ui.lenses.attention import show_attention
from workshop.ui.lenses.cards import show_cards
from workshop.ui.lenses.embedding import show_embedding
from workshop.ui.lenses.gathered import run_at_hand
from workshop.ui.seat import Seat

STATIONS = ("tokens", "embedding", "noise", "unet", "decoder")
CELL = 6  # pixels of one number
STATION = 0.35  # of the run: the step at which the U-Net is shown, early enough that a move can be seen


def show_cast(participant: str, seat: Seat | None) -> None:
    """Show every station, with the run at hand if there is one."""
    said, run = words("lenses/cast"), run_at_hand(seat)
    st.header(said["title"], anchor=False)
    if run is None:
        for station in STATIONS:
            _head(station, said[station])
        return
    card, recipe = desk.model_for(seat), run.recipe
    st.markdown(said["of"].format(prompt=as_plain_text(recipe.prompt)))
    show_badge("live", origin(recipe.model, recipe.seed, recipe.steps, recipe.guidance, run.provenance.date))
    artefacts: dict[str, Callable[[dict[str, Any]], None]] = {
        "tokens": lambda told: _show_tokens(card, run, told),
        "embedding": lambda told: show_embedding(recipe.prompt, participant),
        "noise": lambda told: _show_noise(run, told),
        "unet": lambda told: _show_step(run, participant, told),
        "decoder": lambda told: _show_decoder(run, told),
    }
    for station in STATIONS:
        text, artefact = st.columns([1, 2], gap="large")
        with text:
            _head(station, said[station])
        with artefact:
            artefacts[station](said[station])


def show_corrections() -> None:
    """Show what is often said and not true, the kinds of learning, and one line on each architecture."""
    said = words("lenses/cast")
    with st.expander(said["errors"]["title"], icon=":material/error:"):
        pairs = said["errors"]["pairs"]
        wrong = [{"name": pair["wrong"], "what": pair["right"]} for pair in pairs]
        show_cards(wrong, "corrections", icon="close")
    with st.expander(said["learning"]["title"], icon=":material/school:"):
        show_cards(said["learning"]["kinds"], "learning")
    with st.expander(said["architectures"]["title"], icon=":material/schema:"):
        for line in said["architectures"]["lines"]:
            st.markdown(f"**{line['name']}** {line['what']}.")


def _head(station: str, said: dict[str, Any]) -> None:
    with st.container(gap="xxsmall"):
        number = STATIONS.index(station) + 1
        st.subheader(f":blue[:material/{said['icon']}:] {number}. {said['name']}", anchor=False)
        st.markdown(said["what"])


def _show_tokens(card: ModelCard, run: Trajectory, said: dict[str, Any]) -> None:
    reading = read_prompt(card, run.recipe.prompt)
    if not reading.tokens:
        st.markdown(said["none"])
        return
    st.markdown(" ".join(f":blue-badge[{as_plain_text(token)}]" for token in reading.tokens))
    st.caption(said["here"].format(count=len(reading.tokens), limit=token_limit(card)))
    if reading.unknown:
        st.caption(said["unknown"].format(words=as_plain_text(", ".join(reading.unknown))))


def token_limit(card: ModelCard) -> int:
    """Return how many tokens of a prompt the model reads."""
    settings = json.loads((card.path / "tokenizer" / "tokenizer_config.json").read_text(encoding="utf-8"))
    return int(settings["model_max_length"]) - SPECIAL_TOKENS


def _show_noise(run: Trajectory, said: dict[str, Any]) -> None:
    layers = latent_pictures(run.digest, run)
    show_plates([frame_plate(run, "noisy", 0, "", said["alt"])], key="cast noise")
    if layers is not None:
        st.image(layers, alt=said["latent_alt"])
    seed, pixels = run.recipe.seed, run.recipe.width * run.recipe.height * 3
    if layers is None:
        st.caption(said["here_decoded"].format(seed=seed))
    else:
        numbers = latent_numbers(run)
        told = said["here"].format(seed=seed, numbers=f"{numbers:,}", times=round(pixels / numbers))
        st.caption(told)


def _show_step(run: Trajectory, participant: str, said: dict[str, Any]) -> None:
    step = round(run.steps * STATION)
    parts: tuple[tuple[View, int, str], ...] = (
        ("noisy", step, "state"),
        ("predicted", step, "predicted"),
        ("noisy", step + 1, "moved"),
    )
    plates = [_plate(run, view, at, said[name].format(step=at), said["alt"]) for view, at, name in parts]
    show_plates(plates, key="cast step", arrows=True)
    st.caption(said["here"].format(step=step, steps=run.steps))
    show_attention(run, step, participant)


def _plate(run: Trajectory, view: View, step: int, caption: str, alt: str) -> Plate:
    told = alt.format(step=step, what=caption)
    return frame_plate(run, view, step, caption, told)


def _show_decoder(run: Trajectory, said: dict[str, Any]) -> None:
    show_plates([final_plate(run, "", said["alt"])], key="cast final", size="large")
    if has_latents(run):
        large = run.recipe.width * run.recipe.height * 3
        st.caption(said["here"].format(small=f"{latent_numbers(run):,}", large=f"{large:,}"))


def has_latents(run: Trajectory) -> bool:
    """Tell whether a run brought its latents along; recorded ones may not."""
    return (run.folder / "latents.npz").stat().st_size > 0


def latent_numbers(run: Trajectory) -> int:
    """Return of how many numbers a state of the run consists."""
    return int(run.latents()["states"][0].size)


@st.cache_data(max_entries=200, show_spinner=False)
def latent_pictures(digest: str, _run: Trajectory) -> NDArray[np.uint8] | None:
    """Return the layers of the noise as grey pictures side by side; None when the run kept no latents.

    Shapes: (height, width, 4), uint8; grey is 0, black and white three standard deviations.
    """
    if not has_latents(_run):
        return None
    noise = _run.latents()["states"][0].astype(np.float32)
    grey = np.clip(127.5 + 127.5 * noise / (3 * noise.std()), 0, 255).astype(np.uint8)
    large = np.kron(grey, np.ones((1, CELL, CELL), np.uint8))
    layers = np.stack([*[large] * 3, np.full_like(large, 255)], axis=-1)
    gap = np.zeros((large.shape[1], CELL, 4), np.uint8)  # nothing to be seen, on light paper and on dark
    return np.concatenate([part for layer in layers for part in (layer, gap)][:-1], axis=1)
