"""Where a person stands in Color by Prompt: which prompt, how many words, what was drawn, and what is next.

Knows classes and tabs: in a class all of it is in the session's records; alone it is in the tab and its
address, and the drawings never leave the browser. Knows nothing about how it looks.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from workshop.classroom.drawing import Drawing, drawn_by, finish, has_finished
from workshop.classroom.pace import SessionOver
from workshop.classroom.reveal import PAGE, Prompt, reveal_in
from workshop.classroom.submission import Locked, check_open
from workshop.content import sentence
from workshop.errors import WorkshopError
from workshop.ui.color_by_prompt.prompts import offered, other_order
from workshop.ui.seat import Seat

_PROMPT, _WORDS, _DONE = (
    "color_prompt",
    "color_words",
    "color_done",
)  # in the state of a tab, and in its address


@dataclass(frozen=True)
class Place:
    """Where somebody is now."""

    prompt: Prompt
    shown: int  # phrases that are known
    comparing: bool
    key: str  # under which the browser keeps sheets
    address: str = ""  # where it sends them; "": they stay in the tab
    drawings: dict[int, Drawing] = field(default_factory=dict)  # by words
    closed: str = ""  # why nothing can be drawn now

    @property
    def phrases(self) -> tuple[str, ...]:
        """The phrases that are known."""
        return self.prompt.phrases[: self.shown]

    @property
    def kept(self) -> dict[int, str]:
        """Addresses of the sheets that are kept on the server, by words."""
        folder = self.address.rpartition("/")[0]
        return {k: f"{folder}/{one.picture}" for k, one in self.drawings.items() if one.picture}

    @property
    def described(self) -> dict[int, str]:
        """What was said in words, by words known; each stands until the next."""
        return {k: one.description for k, one in self.drawings.items() if one.description}


def place_in_class(seat: Seat) -> Place | None:
    """Return where somebody in a class is, or None before the class comes to a prompt."""
    room, who = seat.room, seat.person.participant
    reveal = reveal_in(room)
    if reveal is None or not reveal.prompt.phrases:
        return None
    name = reveal.prompt.name
    return Place(
        prompt=reveal.prompt,
        shown=reveal.shown,
        comparing=reveal.shown > 0 and (reveal.results or has_finished(room, who, name)),
        key=f"twenty-steps drawing {room.id}/{who}/{reveal.prompt.id}",
        address=f"/drawings/{room.id}/{reveal.prompt.id}",
        drawings={one.k: one for one in drawn_by(room, who, name)},
        closed=_closed(seat),
    )


def place_alone(participant: str) -> Place | None:
    """Return where somebody alone is, or None before a prompt is chosen; a reload finds it in the address."""
    number, words = _recall(_PROMPT), _recall(_WORDS)
    known = [one for offer in offered() for one in (offer.prompt, offer.order) if one]
    if not 1 <= number <= len(known):
        return None
    prompt = known[number - 1]
    key = f"twenty-steps drawing alone/{participant}/{prompt.id}"
    return Place(prompt, min(max(words, 1), len(prompt.phrases)), _recall(_DONE) > 0, key)


def go_on(seat: Seat | None, place: Place, what: str) -> None:
    """Do what the sketchpad's button says: "next" words for who is alone, or "done".

    Raises: what `hand_in` raises.
    """
    if what == "done" and seat:
        finish(seat.room, seat.person.participant, place.prompt.name)
    elif what == "done":
        _note(_DONE, 1)
    elif what == "next" and not seat:
        _note(_WORDS, place.shown + 1)


def start_alone(prompt: Prompt) -> None:
    """Begin a prompt in this tab, with its first word."""
    known = [one for offer in offered() for one in (offer.prompt, offer.order) if one]
    for name, value in ((_PROMPT, known.index(prompt) + 1), (_WORDS, 1), (_DONE, 0)):
        _note(name, value)


def leave_alone() -> None:
    """Choose anew in this tab."""
    for name in (_PROMPT, _WORDS, _DONE):
        _note(name, 0)


def other_order_of(place: Place) -> Prompt | None:
    """Return the same prompt in another order, once all words are known: it would give them away."""
    return other_order(place.prompt) if place.shown == len(place.prompt.phrases) else None


def is_done(seat: Seat) -> bool:
    """Tell whether somebody has finished the drawing of the prompt that is on."""
    reveal = reveal_in(seat.room)
    return bool(reveal and has_finished(seat.room, seat.person.participant, reveal.prompt.name))


def name_drawing(drawing: Drawing) -> str:
    """Say in a few words what somebody handed in."""
    kind = "drew" if drawing.picture else "described"
    return sentence("color_by_prompt", f"handed_in.{kind}", k=drawing.k)


def _closed(seat: Seat) -> str:
    """Say why no drawing can be kept now; a class that has not begun says so in its frame."""
    try:
        check_open(seat.room, seat.person.participant, PAGE)
    except SessionOver as refusal:
        return str(refusal)
    except WorkshopError:
        return ""
    return str(Locked()) if seat.pulse.locked else ""


def _recall(name: str) -> int:
    kept = st.session_state.get(name) or st.query_params.get(name, "")
    return int(kept) if str(kept).isdecimal() else 0


def _note(name: str, value: int) -> None:
    st.session_state[name] = value
    if value:
        st.query_params[name] = str(value)
    else:
        st.query_params.pop(name, None)
