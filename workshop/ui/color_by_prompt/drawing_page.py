"""The page as a student sees it: a prompt to choose when alone, the sketchpad, and then the comparison.

Knows which of the three comes now. Knows nothing about prompts, sheets or pictures themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from workshop.content import words
from workshop.diffusion.models import ModelCard
from workshop.errors import WorkshopError
from workshop.ui import desk
from workshop.ui.color_by_prompt.compare import show_comparison
from workshop.ui.color_by_prompt.model_row import model_row
from workshop.ui.color_by_prompt.place import (
    Place,
    go_on,
    leave_alone,
    place_alone,
    place_in_class,
    start_alone,
)
from workshop.ui.color_by_prompt.prompts import offered
from workshop.ui.components.sketchpad import Pad, show_sketchpad
from workshop.ui.failures import as_plain_text, show_failure
from workshop.ui.seat import Seat

_REFUSED, _CHOSEN = "color_refused", "color_chosen"


def show_drawing(participant: str, seat: Seat | None, page: Mapping[str, Any]) -> bool:
    """Show what comes now: choosing, drawing, or comparing; tell whether somebody has begun."""
    place = (place_in_class(seat) if seat else None) or place_alone(participant)
    refused: WorkshopError | None = st.session_state.pop(_REFUSED, None)
    if refused:
        show_failure(refused)
    if place is None:
        _show_choice(page)
        return False
    of_class = seat if place.address else None
    card = desk.model_for(of_class)
    if place.comparing:
        show_comparison(place, card, participant, of_class)
    else:
        _show_pad(place, card, of_class)
    if not of_class:
        st.button(
            words("color_by_prompt")["alone"]["restart"],
            type="tertiary",
            icon=":material/restart_alt:",
            on_click=leave_alone,
        )
    return True


def _show_pad(place: Place, card: ModelCard, seat: Seat | None) -> None:
    """Show the sketchpad; meanwhile the model makes its pictures of all words that are on the way."""
    if place.shown:
        model_row(card, place.prompt)
    complete = place.shown == len(place.prompt.phrases)
    drawings = list(place.drawings.values())
    pad = Pad(
        place=place.key,
        phrases=place.phrases,
        total=len(place.prompt.phrases),
        address=place.address,
        kept=place.kept,
        described=drawings[-1].description if drawings else "",
        photo=bool(drawings and drawings[-1].photo),
        photos=not (seat and seat.pulse.young),
        closed=place.closed,
        go="done" if complete else "" if seat else "next",
        young=bool(seat and seat.pulse.young),
    )
    show_sketchpad(pad, lambda what: _go_on(seat, place, what))


def _go_on(seat: Seat | None, place: Place, what: str) -> None:
    try:
        go_on(seat, place, what)
    except WorkshopError as refusal:
        st.session_state[_REFUSED] = refusal


def _show_choice(page: Mapping[str, Any]) -> None:
    """Let somebody alone choose a prompt by its first words only."""
    said = words("color_by_prompt")["alone"]
    with st.container(gap="xsmall"):
        st.title(page["verb"], anchor=False)
        st.markdown(page["invitation"])
    begins = [said["begins"].format(words=one.prompt.phrases[0]) for one in offered()]
    chosen = st.pills(
        said["choose"], range(len(begins)), format_func=lambda at: as_plain_text(begins[at]), key=_CHOSEN
    )
    st.caption(said["stays"])
    if chosen is not None:
        start_alone(offered()[chosen].prompt)
        st.session_state.pop(_CHOSEN)
        st.rerun()
