"""The run that a whole room looks at: made once, before its phase comes, and shown from pure noise on.

Knows which run belongs to a phase. Knows nothing about the rest of the projector.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from workshop.classroom.room import Room
from workshop.classroom.sequence import Phase
from workshop.content import facts, words
from workshop.diffusion import models
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import Ticket, TicketState
from workshop.errors import WorkshopError
from workshop.ui.badges import origin, show_badge
from workshop.ui.components.film import show_film
from workshop.ui.components.scrubber import show_to_room
from workshop.ui.engine import engine
from workshop.ui.recordings import FOLDER, Recording, recording

PENDING = ("queued", "running")
_TICKETS = "front_tickets"


def ask_ahead(room: Room) -> None:
    """Have the runs of all phases made while there is time; one that was made before costs nothing."""
    for prompt in _prompts(room):
        _ticket(room, prompt)


def progress(room: Room, prompt: str) -> str:
    """Return how far the run of a prompt is, in one word that changes when the page must."""
    ticket = _tickets().get(_place(room, prompt))
    return ticket.snapshot().phase if ticket else ""


def show_front(room: Room, phase: Phase) -> None:
    """Show the run of a phase: the real one, a sentence while it is made, or its recording."""
    state = _state(room, phase.prompt)
    if state and state.result:
        recipe = state.result.recipe
        show_to_room(state.result, phase.prediction)
        model = recipe.model.partition("@")[0]  # the rest is no reading matter for the last row
        show_badge("live", origin(model, recipe.seed, recipe.steps, recipe.guidance))
        return
    if state and state.phase in PENDING:
        st.header(words("ui/projector")["making"], anchor=False)
    else:
        _show_recording(phase.prompt)


def _show_recording(prompt: str) -> None:
    """Show some frames of the run as it was recorded, where no picture can be made now."""
    strip = _recorded(prompt)
    if strip and (FOLDER / f"{strip.name}.webp").is_file():
        show_film(strip.address, strip.frames, strip.steps, strip.prompt)
        show_badge("recorded", strip.origin)


def recipe_for(prompt: str, model: str) -> Recipe:
    """Return the recipe of the run that everybody can make as well: the preset's, or the page's defaults.

    Raises: ModelMissing, ModelBroken.
    """
    found, strip = models.card(model), _recorded(prompt)
    return Recipe(
        model=found.reference,
        prompt=prompt,
        seed=strip.seed if strip else facts("step_through")["seed"],
        steps=found.default_steps,
        guidance=found.default_guidance,
        width=found.size,
        height=found.size,
        scheduler=found.scheduler,
    )


def _state(room: Room, prompt: str) -> TicketState | None:
    ticket = _ticket(room, prompt)
    return ticket.snapshot() if ticket else None


def _ticket(room: Room, prompt: str) -> Ticket | None:
    """Return the ticket of a prompt's run; None while there is no model that could make it."""
    place = _place(room, prompt)
    if place not in _tickets():
        try:
            recipe = recipe_for(prompt, room.session.settings.model)
            who = f"projector {place}"
            _tickets()[place] = engine().submit(recipe, who, first=True, patience=None)
        except WorkshopError:  # the cockpit's system panel says why; the room sees the recording
            return None
    return _tickets()[place]


def _tickets() -> dict[str, Ticket]:
    tickets: dict[str, Ticket] = st.session_state.setdefault(_TICKETS, {})
    return tickets


def _place(room: Room, prompt: str) -> str:
    return f"{room.session.settings.model} {prompt}"


def _prompts(room: Room) -> Iterable[str]:
    return dict.fromkeys(phase.prompt for phase in room.session.sequence.phases if phase.prompt)


def _recorded(prompt: str) -> Recording | None:
    strips = map(recording, facts("step_through")["presets"])
    return next((strip for strip in strips if strip.prompt == prompt), None)
