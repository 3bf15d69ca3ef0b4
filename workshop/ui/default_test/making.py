"""Having a test's pictures made while nobody waits for anything else, and which of them are there.

Knows what was asked for on this server. Knows nothing about who looks at it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import Ticket
from workshop.diffusion.trajectory import Trajectory
from workshop.errors import WorkshopError
from workshop.ui import engine as engines

PENDING = ("queued", "running")
EVERY = 1.0  # seconds between two looks at what is being made


def ask_for(recipes: Sequence[Recipe], last: bool = False) -> None:
    """Have these pictures made, in this order, after what people ask for; asking again costs nothing.

    `last`: also after every picture that a class will describe, whichever is asked for first.

    Raises: ModelMissing, ModelBroken.
    """
    asked = _asked()
    missing = [recipe for recipe in recipes if recipe.digest not in asked]
    for recipe in missing:  # one by one: a recipe that cannot be made must not take the others with it
        try:
            asked.update(zip([recipe.digest], engines.engine().prepare([recipe], last), strict=True))
        except WorkshopError:  # it is for another model, and not in the archive: it stays missing
            return


def made(recipe: Recipe) -> Trajectory | None:
    """Return the run of a recipe that was asked for, once it is there."""
    ticket = _asked().get(recipe.digest)
    return ticket.snapshot().result if ticket else None


def all_made(recipes: Sequence[Recipe]) -> list[Trajectory]:
    """Return those of these runs that are there."""
    return [run for run in map(made, recipes) if run]


def are_pending(recipes: Sequence[Recipe]) -> bool:
    """Tell whether some of these will still come."""
    tickets = [_asked().get(recipe.digest) for recipe in recipes]
    return any(ticket is not None and ticket.snapshot().phase in PENDING for ticket in tickets)


def give_up(recipes: Sequence[Recipe]) -> None:
    """Take back what is not made yet; it can be asked for anew."""
    for recipe in recipes:
        ticket = _asked().get(recipe.digest)
        if ticket and ticket.snapshot().phase in PENDING:
            ticket.cancel()
            _asked().pop(recipe.digest, None)


def show_while_made(
    recipes: Sequence[Recipe], show: Callable[[], None], is_waiting: Callable[[], bool] = lambda: False
) -> None:
    """Have pictures made and show something that needs them, again and again as long as some will come.

    `is_waiting` tells whether something else is still to come. Raises: ModelMissing, ModelBroken.
    """
    ask_for(recipes)

    def looks_again() -> bool:
        return are_pending(recipes) or is_waiting()

    def draw() -> None:
        if pending and not looks_again():
            st.rerun()  # the whole page, which then looks no more
        show()

    pending = looks_again()
    st.fragment(draw, run_every=EVERY if pending else None)()


@st.cache_resource(show_spinner=False)
def _asked() -> dict[str, Ticket]:
    """Return every ticket by the digest of its recipe; pictures are the same for all who look."""
    return {}
