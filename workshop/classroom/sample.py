"""The worked example: a class that nobody held, made by dice that always fall the same way.

Knows what a class leaves behind and how often what is answered (content/sample.toml). Knows nothing about how
pictures are made or read: whoever asks brings the test, its pictures, and what can be seen in them.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from workshop.classroom import snapshot
from workshop.classroom.access import NotFacilitator, Pass
from workshop.classroom.answer import LENSES, Answer
from workshop.classroom.default_test import Test
from workshop.classroom.drawing import Drawing
from workshop.classroom.endorsement import Endorsement
from workshop.classroom.exit_ticket import ExitTicket
from workshop.classroom.files import private_folder, replace_file
from workshop.classroom.mark import Mark
from workshop.classroom.nouns import Noun, document
from workshop.classroom.observation import Observation, direction_of
from workshop.classroom.people import Participant
from workshop.classroom.picture import Picture
from workshop.classroom.prediction import Prediction
from workshop.classroom.records import stamp
from workshop.classroom.reveal import prompt_of
from workshop.classroom.room import Room
from workshop.classroom.sample_drawings import drawn_house
from workshop.classroom.sequence import Sequence as Route
from workshop.classroom.sequence import load
from workshop.classroom.session import Session, SessionSettings, new_code, waiting
from workshop.classroom.sessions import Sessions
from workshop.classroom.shelf import Tables
from workshop.content import facts, words

Codes = dict[str, str]
Made = tuple[float, Noun]  # seconds after the beginning


@dataclass(frozen=True)
class Material:
    """What the example speaks of: a test, its pictures, and what can be seen in them."""

    test: Test
    pictures: tuple[Picture, ...]
    seen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # digest -> attribute -> value


def open_sample(sessions: Sessions, held: Pass | None, material: Material) -> Room:
    """Make the worked example for this facilitator.

    Raises: NotFacilitator, StorageFull, StorageFailed.
    """
    if held is None or not held.general:
        raise NotFacilitator()
    now = sessions.now()
    begun = now - 60 * facts("sample")["minutes"]
    sequence = load(facts("sample")["sequence"])
    settings = SessionSettings(model=material.test.model.partition("@")[0])
    code = new_code({card.code for card in sessions.cards()})
    session = Session(
        secrets.token_hex(6),
        code,
        words("sample")["title"],
        held.facilitator,
        stamp(begun),
        settings,
        sequence,
        "sample",
    )

    def make(folder: Path) -> None:
        people = list(_people())
        drawings = list(_drawings(folder, session, people))
        nouns = [
            *_class(material, people, sequence),
            *drawings,
            (now - begun, session),
            (now - begun, waiting(session)),
        ]
        snapshot.save(folder, *_tables(nouns, begun))

    return sessions.adopt(session.id, make)


def _people() -> list[str]:
    return [f"sample-{number:02}" for number in range(1, facts("sample")["people"] + 1)]


def _class(material: Material, people: Sequence[str], route: Route) -> Iterator[Made]:
    """Yield what a class leaves behind, with the moment at which it was handed in."""
    dice, begins = Random(facts("sample")["seed"]), _begins(route)
    yield 1, material.test
    yield from ((2, picture) for picture in material.pictures)
    there = {
        one.picture: {**_typical(dice), **material.seen.get(one.picture, {})} for one in material.pictures
    }
    first, second = (dice.sample(one, len(people)) for one in words("names").values())
    for number, person in enumerate(people):
        yield number, Participant(person, f"{first[number]} {second[number]}", "in", "")
        yield begins["default_test"] + dice.random() * 60, _prediction(dice, material.test, person)
        for after, told in _observations(dice, material.test, there, number, person):
            yield begins["default_test"] + after, told
        yield from _marks(dice, material.pictures[0].picture, person, begins)
        yield begins["debrief"] + 60 + dice.random() * 120, _ticket(dice, person, number)
    yield from _answers(dice, people, route)


def _begins(route: Route) -> dict[str, float]:
    """Return when each phase begins, in seconds."""
    starts = accumulate((60 * phase.minutes for phase in route.phases), initial=0.0)
    return dict(zip((phase.name for phase in route.phases), starts, strict=False))  # the last one is the end


def _prediction(dice: Random, test: Test, person: str) -> Prediction:
    codes = {name: _drawn(dice, weights) for name, weights in facts("sample")["mind"].items()}
    said = dice.choice(["", "", *words("sample")["minds"]])
    return Prediction(person, test.name, _unsure(dice, codes), said, phase="default_test")


def _observations(
    dice: Random, test: Test, there: Mapping[str, Codes], number: int, person: str
) -> Iterator[Made]:
    """Yield one person's share, with seconds into the test: each picture gets as many raters as any other."""
    each, digests = facts("sample")["coded"], list(there)
    for place in range(each):
        picture = digests[(number * each + place) % len(digests)]
        codes = _unsure(dice, _codes(dice, there[picture]))
        sure, note = dice.choice(facts("sample")["sure"]), dice.choice([""] * 8 + words("sample")["notes"])
        said = (person, test.name, picture, codes, direction_of(person), sure, note)
        yield 90 + 30 * place + dice.random() * 20, Observation(*said, phase="default_test")


def _codes(dice: Random, there: Codes) -> Codes:
    """Return what somebody sees: what is there, and now and then what is typical."""
    rare = facts("sample")["otherwise"]
    return {name: value if dice.random() < rare else there[name] for name, value in _typical(dice).items()}


def _typical(dice: Random) -> Codes:
    return {name: _drawn(dice, weights) for name, weights in facts("sample")["typical"].items()}


def _unsure(dice: Random, codes: Codes) -> Codes:
    """Let some codes be "can't tell", and some not there at all."""
    told: Codes = {}
    for name, value in codes.items():
        fell = dice.random()
        if fell > facts("sample")["skipped"]:
            told[name] = facts("default_test")["cant_tell"] if fell < facts("sample")["cant_tell"] else value
    return told


def _marks(dice: Random, run: str, person: str, begins: Mapping[str, float]) -> Iterator[Made]:
    for kind, phase in (("recognised", "colour_first"), ("stop", "mechanism")):
        step = dice.randint(*facts("sample")["recognised" if kind == "recognised" else "stop"])
        yield begins[phase] + dice.random() * 100, Mark(person, run, step, kind, phase=phase)  # type: ignore[arg-type]


def _answers(dice: Random, people: Sequence[str], route: Route) -> Iterator[Made]:
    """Yield answers and who saw the same, each in the phase of its page, else in the last discussion."""
    used = {phase.page: phase.name for phase in route.phases}
    last = [phase.name for phase in route.phases if phase.page in LENSES][-1]
    readers = people[len(words("sample")["answer"]) :]
    for number, told in enumerate(words("sample")["answer"]):
        phase = used.get(told["question"].partition("/")[0], last)
        answer = Answer(people[number], told["question"], told["text"], told.get("frame", {}), phase=phase)
        handed_in = _begins(route)[phase] + 20 + dice.random() * 50
        yield handed_in, answer
        for other in dice.sample(readers, dice.randint(0, 5)):
            item = (answer.table, answer.key, answer.made_on)
            yield handed_in + dice.random() * 40, Endorsement(other, *item, phase=phase)


def _ticket(dice: Random, person: str, number: int) -> ExitTicket:
    before = {idea: dice.choice([1, 2, 2, 3, 3, 4]) for idea in facts("lenses")["debrief"]["ideas"]}
    after = {idea: min(5, sure + dice.choice([0, 1, 1, 2])) for idea, sure in before.items()}
    open_ = words("sample")["unresolved"]
    return ExitTicket(person, before, after, open_[number] if number < len(open_) else "", phase="debrief")


def _drawings(folder: Path, session: Session, people: Sequence[str]) -> Iterator[Made]:
    """Yield the drawings of the warm-up, and keep their pictures."""
    warm_up = next(phase for phase in session.sequence.phases if phase.name == "warm_up")
    prompt = prompt_of(warm_up.script.reveals)
    for number, person in enumerate(people[: facts("sample")["drawn"]]):
        for k, text in enumerate(prompt.texts, 1):
            name, content = drawn_house(k, number)
            replace_file(private_folder(folder / "pictures") / name, content)
            yield 30 + 40.0 * k + number, Drawing(person, prompt.name, k, text, name, phase="warm_up")


def _drawn(dice: Random, weights: Mapping[str, float]) -> str:
    return dice.choices(list(weights), list(weights.values()))[0]


def _tables(nouns: Sequence[Made], begun: float) -> tuple[Tables, int]:
    """Return nouns as the store writes them, in the order of their moments."""
    tables: Tables = {}
    ordered = sorted(nouns, key=lambda one: one[0])
    for version, (seconds, noun) in enumerate(ordered, 1):
        at = stamp(begun + seconds)
        told: dict[str, Any] = document(replace(noun, joined=at) if isinstance(noun, Participant) else noun)
        rows = tables.setdefault(noun.table, {})
        rows[str(len(rows) + 1)] = {"key": noun.key, "version": version, "made": at, "at": at, **told}
    return tables, len(ordered)
