"""A vague prompt and some pictures of it: those of the class where there are any, else made on a press.

Knows which pictures belong to a prompt, and who may have them made. Knows nothing about the six lenses.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from workshop.classroom.making import check_may_make
from workshop.content import facts, words
from workshop.diffusion.models import ModelCard
from workshop.diffusion.prompt import read_prompt
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import PENDING, Ticket
from workshop.diffusion.trajectory import Trajectory
from workshop.errors import WorkshopError
from workshop.ui import desk
from workshop.ui import engine as engines
from workshop.ui.badges import show_badge
from workshop.ui.components.plates import final_plate, show_plates
from workshop.ui.failures import as_plain_text, show_failure
from workshop.ui.generate import WAITING
from workshop.ui.lenses.evidence import name_run
from workshop.ui.lenses.gathered import gathered, run_of
from workshop.ui.pictures import refer
from workshop.ui.seat import Seat

PAGE = "default_is_a_design_decision"
OWN = "own"
_TICKETS, _REFUSED = "vague_tickets", "vague_refused"


def choose_prompt(seat: Seat | None) -> str:
    """Let the person pick a vague prompt, or write one where the session welcomes that."""
    said, names = words(f"lenses/{PAGE}")["prompts"], list(facts("lenses")[PAGE]["prompts"])
    free = seat is None or seat.pulse.free_prompts
    labels = {name: words("default_test")["prompts"][name] for name in names} | {OWN: said["own"]}
    chosen = st.pills(
        said["label"],
        [*names, OWN] if free else names,
        format_func=lambda name: f"“{labels[name]}”" if name != OWN else labels[name],
        default=names[0],
        required=True,
        key="vague prompt",
        persist_state="session",
    )
    if chosen != OWN:
        return str(_entry(str(chosen))["A"])
    limit = facts("step_through")["prompt_limit"]
    return st.text_input(said["own_label"], key="vague own", max_chars=limit, autocomplete="off").strip()


def show_pictures_of(prompt: str, participant: str, seat: Seat | None) -> None:
    """Show the pictures of a prompt with how many they are, or offer to have some made."""
    said, card = words(f"lenses/{PAGE}")["prompts"], desk.model_for(seat)
    recipes = recipes_for(prompt, card)
    runs = pictures_of(prompt, recipes, seat)
    if runs:
        plates = [final_plate(run, "", name_run(run.recipe)) for run in runs]
        show_plates(plates, key="vague pictures", size="medium")
        seeds = ", ".join(str(run.recipe.seed) for run in runs)
        told = said["picture" if len(runs) == 1 else "pictures"]
        show_badge("live", told.format(count=len(runs), prompt=prompt, seeds=seeds))
    else:
        none = said["none_class" if seat else "none"].format(prompt=as_plain_text(prompt))
        st.markdown(f":gray[{none}]")
    unknown = read_prompt(card, prompt).unknown
    if unknown:
        st.markdown(f":orange[{said['never_saw'].format(words=as_plain_text(', '.join(unknown)))}]")
    if len({run.digest for run in runs} & {recipe.digest for recipe in recipes}) < len(recipes):
        _offer(prompt, recipes, participant, seat, said)


def recipes_for(prompt: str, card: ModelCard) -> list[Recipe]:
    """Return the recipes of a prompt's pictures: those of the Default Test, as far as they go."""
    seeds = facts("default_test")["runs"]["seeds"][: facts("lenses")[PAGE]["pictures"]]
    size = {"width": card.size, "height": card.size, "scheduler": card.scheduler}
    settings: dict[str, Any] = {"steps": card.default_steps, "guidance": card.default_guidance, **size}
    return [Recipe(card.reference, prompt, seed=seed, **settings) for seed in seeds]


def pictures_of(prompt: str, recipes: list[Recipe], seat: Seat | None) -> list[Trajectory]:
    """Return the runs of a prompt that are there: those made for everybody, then what this person may see."""
    common = [run for recipe in recipes if (run := run_of(recipe.digest))]
    if seat:
        for run in common:
            refer(seat.room, run, PAGE)
    found = {run.digest: run for run in [*common, *(one.run for one in gathered(seat, prompt))]}
    return list(found.values())


def _offer(
    prompt: str, recipes: list[Recipe], participant: str, seat: Seat | None, said: dict[str, Any]
) -> None:
    """Offer to have the missing ones made; while they are, say how far it is and look again."""
    if any(ticket.snapshot().phase in PENDING for ticket in _tickets().get(prompt, [])):
        st.fragment(_watch, run_every=WAITING)(prompt, said, _done(prompt))
        return
    label = said["make"].format(count=len(recipes))
    st.button(label, icon=":material/bolt:", on_click=_make, args=(prompt, recipes, participant, seat))
    refused: WorkshopError | None = st.session_state.pop(_REFUSED, None)
    if refused:
        show_failure(refused)


def _make(prompt: str, recipes: list[Recipe], participant: str, seat: Seat | None) -> None:
    try:
        if seat:
            offered = {str(_entry(name)["A"]) for name in facts("lenses")[PAGE]["prompts"]}
            check_may_make(seat.room, participant, prompt, offered)
        _tickets()[prompt] = engines.engine().prepare(recipes)
    except WorkshopError as refusal:
        st.session_state[_REFUSED] = refusal


def _watch(prompt: str, said: dict[str, Any], shown: int) -> None:
    tickets = _tickets()[prompt]
    pending = any(ticket.snapshot().phase in PENDING for ticket in tickets)
    if not pending or _done(prompt) != shown:
        st.rerun()
    st.progress(shown / len(tickets), said["making"].format(done=shown, count=len(tickets)))


def _done(prompt: str) -> int:
    return sum(ticket.snapshot().phase == "done" for ticket in _tickets()[prompt])


def _tickets() -> dict[str, list[Ticket[Trajectory]]]:
    tickets: dict[str, list[Ticket[Trajectory]]] = st.session_state.setdefault(_TICKETS, {})
    return tickets


def _entry(name: str) -> dict[str, Any]:
    """Return a prompt of the Default Test."""
    found: dict[str, Any] = next(one for one in facts("default_test")["prompt"] if one["name"] == name)
    return found
