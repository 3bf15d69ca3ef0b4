"""What the tests of the discussion pages share: an engine that embeds, and a class that discusses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

import workshop.ui.lenses.cast
import workshop.ui.lenses.vague
from tests.ui.conftest import CARD, PretendedEngine, PretendedTicket, Student, read
from workshop.classroom import pace, people
from workshop.classroom.answer import Answer
from workshop.classroom.making import keep_making
from workshop.classroom.room import Room
from workshop.classroom.submission import hand_in
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import TicketState
from workshop.diffusion.trajectory import Trajectory
from workshop.diffusion.work import Embedded, Embedding
from workshop.ui import school

DISCUSSION = 4  # the phase of the twelve minutes


@pytest.fixture(autouse=True)
def lenses(engine: PretendedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pretended engine embed a text, and the pretended model read a prompt."""
    submit = engine.submit

    def answer(work: object, participant: str, **wishes: object) -> PretendedTicket:
        if not isinstance(work, Embedding):
            return submit(work, participant, **wishes)  # type: ignore[arg-type]  # as the page gave it
        vectors = np.linspace(-1, 1, 3 * 8, dtype=np.float32).reshape(3, 8)
        result = Embedded(("<start>", work.text, "<end>"), vectors, vectors[-1])
        state: TicketState = TicketState("done", 0, None, 1, 1, None, result, None)
        return PretendedTicket(state)

    monkeypatch.setattr(engine, "submit", answer)
    for module in (workshop.ui.lenses.cast, workshop.ui.lenses.vague):
        monkeypatch.setattr(module, "read_prompt", read)
    monkeypatch.setattr(workshop.ui.lenses.cast, "token_limit", lambda card: 5)


@pytest.fixture
def discussing(room: Room) -> Callable[[str], Room]:
    """Let the class be in a phase that uses a page."""

    def go(page: str) -> Room:
        phases = list(room.session.sequence.phases)
        phases[DISCUSSION] = replace(phases[DISCUSSION], page=page)
        school.sessions().change(room, sequence=replace(room.session.sequence, phases=tuple(phases)))
        pace.start(room)
        pace.go_to(room, DISCUSSION)
        return room

    return go


@pytest.fixture
def make(engine: PretendedEngine, room: Room) -> Callable[..., Trajectory]:
    """Make a run for somebody of the session."""

    def made(participant: str, prompt: str = "a doctor", seed: int = 3) -> Trajectory:
        recipe = Recipe(CARD.reference, prompt, seed=seed, width=CARD.size, height=CARD.size)
        run = engine.done(recipe).result
        assert run
        keep_making(room, participant, run.digest, recipe.canonical)
        return run

    return made


@pytest.fixture
def ada(room: Room, ada: Student) -> Student:
    """Somebody in the session; another one, Bob, is there as well."""
    people.join(room, "bob")
    return ada


def answered(room: Room, participant: str, question: str, text: str, **frame: str) -> Answer:
    """Let somebody answer a question."""
    return hand_in(room, Answer(participant, question, text, frame))
