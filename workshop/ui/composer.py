"""What to make: a ready-made scene or own words, a seed, and two settings behind a button.

Knows inputs. Knows nothing about engines: it hands over a Recipe, or shows why there is none.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from workshop.content import facts, words
from workshop.diffusion.models import ModelCard
from workshop.diffusion.prompt import PromptReading, read_prompt
from workshop.diffusion.recipe import Recipe
from workshop.errors import WorkshopError
from workshop.ui.badges import in_words
from workshop.ui.components.picture_cards import Card, show_cards
from workshop.ui.failures import as_plain_text, show_failure
from workshop.ui.recordings import recording

DICE = 10_000  # seeds from the dice have four digits at most: they can be read out to a neighbour
_ASKED, _OFFERED = "composer_asked", "composer_offered"


@dataclass(frozen=True)
class Offer:
    """What a class works with: the prompt that comes first, and whether own words are welcome."""

    prompt: str = ""
    own_words: bool = True


ANYTHING = Offer()


def compose(
    card: ModelCard,
    has_run: Callable[[], bool],
    on_recipe: Callable[[Recipe], None],
    offer: Offer = ANYTHING,
) -> None:
    """Show the inputs; `on_recipe` hears of every picture that was asked for, before they are drawn."""
    _fill_in(card, offer)
    refusal = _hand_over(card, on_recipe)
    _show_presets(offer, small=has_run())
    _show_form(offer)
    if refusal:
        show_failure(refusal)


def ask_for(prompt: str, seed: int | None = None) -> None:
    """Fill in a prompt and ask for its picture when the page runs next; for callbacks."""
    st.session_state["prompt"] = prompt
    if seed is not None:
        st.session_state["seed"] = seed
    _ask()


def show_reading(card: ModelCard, prompt: str) -> None:
    """Say what the model makes of a prompt where that is not plain: no words, unknown words, too many."""
    reading = read_prompt(card, prompt)
    said = words("ui/composer")
    if not prompt.strip():
        _show_note(said["neutral"], "adjust", said["neutral_means"])
    if reading.unknown:
        _show_note(said["never_saw"], "help", ", ".join(reading.unknown))
    if reading.cut:
        _show_cut(said, reading)


def fill_in(recipe: Recipe, offer: Offer) -> None:
    """Let the inputs say what a recipe says, where nobody has filled them in yet."""
    if "prompt" not in st.session_state:
        st.session_state[_OFFERED] = offer.prompt
    for name in ("prompt", "seed", "steps", "guidance"):
        st.session_state.setdefault(name, getattr(recipe, name))


def _fill_in(card: ModelCard, offer: Offer) -> None:
    """Fill in what a picture starts from, and the class's prompt when it has become another one."""
    for name, value in _defaults(card).items():
        st.session_state.setdefault(name, value)
    if offer.prompt and st.session_state.get(_OFFERED) != offer.prompt:
        st.session_state["prompt"] = st.session_state[_OFFERED] = offer.prompt
    if not offer.own_words and not st.session_state["prompt"]:
        st.session_state["prompt"] = recording(facts("step_through")["presets"][0]).prompt


def _defaults(card: ModelCard) -> dict[str, Any]:
    seed = facts("step_through")["seed"]
    return {"prompt": "", "seed": seed, "steps": card.default_steps, "guidance": card.default_guidance}


def _show_presets(offer: Offer, small: bool) -> None:
    presets = sorted(
        facts("step_through")["presets"], key=lambda name: recording(name).prompt != offer.prompt
    )
    said = words("pages/step_through")["presets"]
    prompt = st.session_state["prompt"]
    strips = {name: recording(name) for name in presets}
    cards = [
        Card(name, said[name], in_words("recorded", strip.origin), strip.address, len(strip.frames))
        for name, strip in strips.items()
    ]
    show_cards(
        cards,
        label=said["label"],
        chosen=next((name for name, strip in strips.items() if strip.prompt == prompt), None),
        size="small" if small else "large",
        on_press=lambda name: ask_for(strips[name].prompt, strips[name].seed) if name in strips else None,
        key="presets",
    )


def _show_form(offer: Offer) -> None:
    said = words("ui/composer")
    with st.form("own_words", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        if offer.own_words:
            _show_prompt(said)
        else:
            st.markdown(said["chosen"].format(prompt=as_plain_text(st.session_state["prompt"])))
        st.form_submit_button(said["generate"], type="primary", on_click=_ask)
        st.number_input(said["seed"], key="seed", value=None, step=1, width=130, persist_state="session")
        roll = {"icon": ":material/casino:", "help": said["dice_help"]}
        st.form_submit_button(said["dice"], type="tertiary", on_click=_roll, **roll)
        with st.popover(said["settings"], icon=":material/tune:", type="tertiary"):
            _show_settings(said)


def _show_prompt(said: dict[str, Any]) -> None:
    st.text_input(
        said["prompt"],
        key="prompt",
        placeholder=said["prompt_example"],
        max_chars=facts("step_through")["prompt_limit"],
        autocomplete="off",
        persist_state="session",
    )


def _show_settings(said: dict[str, Any]) -> None:
    for name, unit in (("steps", 1), ("guidance", 0.5)):
        st.number_input(
            said[name],
            key=name,
            value=None,
            step=unit,
            format="%g",
            help=said[f"{name}_help"],
            persist_state="session",
        )


def _hand_over(card: ModelCard, on_recipe: Callable[[Recipe], None]) -> WorkshopError | None:
    """Make a recipe of the inputs when it was asked for; return why there is none."""
    if st.session_state.pop(_ASKED, False):
        try:
            on_recipe(_recipe(card))
        except WorkshopError as refusal:
            return refusal
    return None


def _ask() -> None:
    st.session_state[_ASKED] = True


def _roll() -> None:
    st.session_state["seed"] = secrets.randbelow(DICE)


def _recipe(card: ModelCard) -> Recipe:
    """Build the recipe from the inputs; an emptied number field means the model's own default.

    Raises: SeedOutOfRange, StepsOutOfRange, GuidanceOutOfRange.
    """
    start = _defaults(card)
    filled = {
        name: start[name] if st.session_state[name] is None else st.session_state[name] for name in start
    }
    return Recipe(
        model=card.reference,
        prompt=filled["prompt"].strip(),
        seed=filled["seed"],
        steps=filled["steps"],
        guidance=filled["guidance"],
        width=card.size,
        height=card.size,
        scheduler=card.scheduler,
    )


def _show_note(title: str, icon: str, what: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(title, icon=f":material/{icon}:", color="orange")
        st.text(what)


def _show_cut(said: dict[str, Any], reading: PromptReading) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(reading.kept)
        st.badge(said["cut_here"], icon=":material/content_cut:", color="orange")
        st.text(reading.cut)
