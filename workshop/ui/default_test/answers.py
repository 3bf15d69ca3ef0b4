"""What one person said in the Default Test: in a class it is handed in, alone it lasts as long as the tab.

Knows where answers are kept and why one is not. Knows nothing about how they are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from workshop.classroom import assignment, mind_sheet
from workshop.classroom.default_test import Test, keep_test, kept_test, phase_of_test
from workshop.classroom.observation import Observation, direction_of
from workshop.classroom.prediction import Prediction
from workshop.classroom.room import Room
from workshop.classroom.submission import hand_in
from workshop.content import facts
from workshop.diffusion import models
from workshop.errors import WorkshopError
from workshop.ui import desk
from workshop.ui.default_test.codebook import Attribute, attributes, checked_codes
from workshop.ui.default_test.recipes import make_test, prompts, recipes
from workshop.ui.seat import Seat

_TAB, _HEARD, _REFUSAL = "default_test", "default_test_heard", "default_test_refusal"
_NEWS, _PROMPT, _EXTRA = "default_test_news", "default_test_prompt", "default_test_extra"


@dataclass(frozen=True)
class Bench:
    """Where a person works: the test, what is asked, and the class if there is one."""

    test: Test
    asked: tuple[Attribute, ...]
    share: int  # pictures per person
    participant: str
    seat: Seat | None

    @property
    def direction(self) -> str:
        """In which order the skin tones stand; "" where they are not asked."""
        shown = any(one.colours for one in self.asked)
        return direction_of(self.participant) if shown else ""


def bench_of(participant: str, seat: Seat | None) -> Bench:
    """Return the bench of somebody in a class, or of who explores alone.

    Raises: ModelMissing, ModelBroken.
    """
    if seat is None:
        chosen = st.session_state.get(_PROMPT, prompts()[0]["A"])
        test = make_test(chosen, desk.model_for(None))
        return Bench(test, attributes(), facts("default_test")["runs"]["share"]["long"], participant, None)
    return Bench(current_test(seat.room), asked_in(seat.room), share_in(seat.room), participant, seat)


def current_test(room: Room) -> Test:
    """Return the test of a class: what the facilitator chose, else the phase's own prompt.

    Raises: ModelMissing, ModelBroken.
    """
    phase, settings = phase_of_test(room), room.session.settings
    prompt = (phase.prompt if phase else "") or prompts()[0]["A"]
    return kept_test(room) or make_test(prompt, models.card(settings.model), settings.young)


def asked_in(room: Room) -> tuple[Attribute, ...]:
    """Return what a class is asked."""
    return attributes(room.session.settings.young, _is_short(room))


def share_in(room: Room) -> int:
    """Return how many pictures each person of a class is asked to describe."""
    return int(facts("default_test")["runs"]["share"]["short" if _is_short(room) else "long"])


def _is_short(room: Room) -> bool:
    """Tell whether a class runs a short sequence, in which less is asked."""
    return bool(room.session.sequence.minutes <= facts("default_test")["runs"]["short_minutes"])


def choose_prompt(prompt: str) -> None:
    """Let who explores alone test another prompt; for callbacks."""
    st.session_state[_PROMPT] = prompt


# what was said


def prediction(bench: Bench) -> Prediction | None:
    """Return what the person committed to; None while they have not."""
    key = Prediction(bench.participant, bench.test.name).key
    if bench.seat:
        return bench.seat.room.records.get(Prediction, key)
    kept = _tab().get(key)
    return kept if isinstance(kept, Prediction) else None


def observations(bench: Bench) -> dict[str, Observation]:
    """Return what the person said about pictures of this test, by digest."""
    if bench.seat:
        kept = bench.seat.room.records.of(Observation, bench.participant)
    else:
        kept = tuple(one for one in _tab().values() if isinstance(one, Observation))
    return {one.picture: one for one in kept if one.test == bench.test.name}


def pictures(bench: Bench) -> tuple[str, ...]:
    """Return the digests of the person's share, and of those they asked for on top.

    Raises: StorageFull, StorageFailed.
    """
    every = [recipe.digest for recipe in recipes(bench.test)]
    if bench.seat is None:
        return tuple(every[: bench.share + int(st.session_state.get(_EXTRA, 0))])
    keep_test(bench.seat.room, bench.test)
    return assignment.assigned(bench.seat.room, bench.participant, bench.test.name, every, bench.share)


def one_more(bench: Bench) -> None:
    """Give the person one more picture to code; for callbacks."""
    if bench.seat is None:
        st.session_state[_EXTRA] = int(st.session_state.get(_EXTRA, 0)) + 1
        return
    every = [recipe.digest for recipe in recipes(bench.test)]
    _attempt(bench, lambda: assignment.one_more(bench.seat.room, bench.participant, bench.test.name, every))


def is_coded(bench: Bench) -> bool:
    """Tell whether the person has said something about every picture of their share."""
    return set(pictures(bench)[: bench.share]) <= observations(bench).keys()


# saying it


def commit(bench: Bench, said: dict[str, Any]) -> None:
    """Keep what somebody had in mind: {"codes": …, "words": …, "drawing": …}; empty means skipped."""
    words = said.get("words")
    text = words.strip()[: facts("default_test")["note_longest"]] if isinstance(words, str) else ""
    codes = said.get("codes")
    told = checked_codes(codes if isinstance(codes, dict) else {}, bench.asked)
    prediction = Prediction(bench.participant, bench.test.name, told, text)
    _attempt(bench, lambda: _commit(bench, prediction, bool(said.get("drawing"))))


def observe(bench: Bench, number: int, drafts: dict[str, Any]) -> None:
    """Keep what somebody taps, up to this number; what was kept before and is the same stays as it is."""
    known, mine, before = observations(bench), pictures(bench), is_coded(bench)

    def keep() -> None:
        for digest, said in drafts.items():
            if digest in mine and isinstance(said, dict):
                told = _observation(bench, digest, said)
                if known.get(digest) != replace(told, phase=known[digest].phase if digest in known else ""):
                    _keep(bench, told)
        st.session_state[_HEARD] = number

    _attempt(bench, keep)
    if is_coded(bench) != before:
        st.session_state[_NEWS] = True


def heard() -> int:
    """Return the number up to which everything that was tapped in this tab is kept."""
    return int(st.session_state.get(_HEARD, 0))


def refusal(bench: Bench) -> WorkshopError | None:
    """Return why the last answer was not kept, as long as the session is as it was then."""
    version, refused = st.session_state.get(_REFUSAL, (None, None))
    return refused if version == _version(bench) else None


def is_news() -> bool:
    """Tell, once, whether the person became done: then the class frame says something else."""
    return bool(st.session_state.pop(_NEWS, False))


def _observation(bench: Bench, digest: str, said: dict[str, Any]) -> Observation:
    codes, sure, note = said.get("codes"), said.get("sure"), said.get("note")
    return Observation(
        bench.participant,
        bench.test.name,
        digest,
        checked_codes(codes if isinstance(codes, dict) else {}, bench.asked),
        bench.direction,
        sure if type(sure) is int and sure in facts("default_test")["sure"] else 0,
        note.strip()[: facts("default_test")["note_longest"]] if isinstance(note, str) else "",
    )


def _commit(bench: Bench, told: Prediction, drawn: bool) -> None:
    if bench.seat:
        mind_sheet.commit(bench.seat.room, told, drawn)
    else:
        _keep(bench, told)


def _keep(bench: Bench, told: Prediction | Observation) -> None:
    if bench.seat:
        hand_in(bench.seat.room, told)
    else:
        _tab()[told.key] = told


def _attempt(bench: Bench, action: Any) -> None:
    st.session_state.pop(_REFUSAL, None)
    try:
        action()
    except WorkshopError as refused:
        st.session_state[_REFUSAL] = (_version(bench), refused)


def _version(bench: Bench) -> int:
    return bench.seat.room.pulse.version if bench.seat else 0


def _tab() -> dict[str, Prediction | Observation]:
    kept: dict[str, Prediction | Observation] = st.session_state.setdefault(_TAB, {})
    return kept
