"""A student's desk: what they may make in this session, what they made, and where they were.

Knows the session's rules for pictures, and how work is found again after a reload, on another device or on
a new server. Knows nothing about how it looks.
"""

from __future__ import annotations

import streamlit as st

from workshop.classroom.making import Making, check_may_make, keep_making
from workshop.content import facts
from workshop.diffusion import models
from workshop.diffusion.archive import Archive
from workshop.diffusion.models import ModelCard
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.trajectory import Trajectory
from workshop.settings import Settings
from workshop.ui import generate
from workshop.ui.composer import ANYTHING, Offer, fill_in
from workshop.ui.generate import Run
from workshop.ui.pictures import refer
from workshop.ui.recordings import recording
from workshop.ui.seat import Seat


def model_for(seat: Seat | None) -> ModelCard:
    """Return the model that the class works with, or the server's own for who explores alone.

    Raises: ModelMissing, ModelBroken.
    """
    return models.card(seat.pulse.model if seat else Settings.from_environment().model)


def offer_for(seat: Seat | None) -> Offer:
    """Return what comes first on the page, and whether own words are welcome."""
    return Offer(seat.pulse.prompt, seat.pulse.free_prompts) if seat else ANYTHING


def make(recipe: Recipe, participant: str, seat: Seat | None) -> None:
    """Have a picture made, if the session lets this person make it now.

    Raises: WorkshopError when the session or the engine does not take it.
    """
    if seat is None:
        generate.start(recipe, participant)
        return
    presets = {recording(name).prompt for name in facts("step_through")["presets"]}
    check_may_make(seat.room, participant, recipe.prompt, presets)
    _under_way()[_place(seat)] = generate.start(recipe, participant, seat.room.id)


def keep(run: Trajectory, seat: Seat | None) -> None:
    """Note that a picture is done and where it came from, once, and keep it as long as the session.

    Raises: NotInSession, StorageFull, StorageFailed.
    """
    if seat is not None:
        refer(seat.room, run, "step_through")
        keep_making(seat.room, seat.person.participant, run.digest, run.recipe.canonical)
        pending = _under_way().get(_place(seat))
        if pending and pending.recipe.digest == run.digest:
            del _under_way()[_place(seat)]


def restore(seat: Seat | None) -> None:
    """Lay the person's latest run on the desk; one that belongs elsewhere goes."""
    run = generate.current_run()
    if run and run.session != (seat.room.id if seat else ""):
        generate.forget()
        run = None
    if run or seat is None:
        return
    found = _pending(seat) or _latest(seat)
    if found:
        fill_in(found.recipe, offer_for(seat))
        generate.resume(found)


def _pending(seat: Seat) -> Run | None:
    """Return the run that was asked for last, unless it came to nothing or was seen already."""
    run = _under_way().get(_place(seat))
    gone = run and run.ticket and run.ticket.snapshot().phase in ("failed", "cancelled")
    return None if gone else run


def _latest(seat: Seat) -> Run | None:
    """Return the run that was made last; one that the archive has let go is only filled in."""
    made = seat.room.records.of(Making, seat.person.participant)
    if not made:
        return None
    recipe = Recipe.from_canonical(made[-1].recipe)
    run = Archive(Settings.from_environment().data / "archive").get(made[-1].trajectory)
    if run is None:
        fill_in(recipe, offer_for(seat))
        return None
    return Run(recipe, seat.person.participant, None, run, seat.room.id)


def _place(seat: Seat) -> tuple[str, str]:
    return seat.room.id, seat.person.participant


@st.cache_resource(show_spinner=False)
def _under_way() -> dict[tuple[str, str], Run]:
    """Return the runs that were asked for and not seen yet, by session and person: a reload finds them."""
    return {}
