"""How far the class is in a test: who has committed, who has described all their pictures.

Knows counts and names. Knows nothing about where they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop.classroom.assignment import Assignment
from workshop.classroom.default_test import Test
from workshop.classroom.observation import Observation
from workshop.classroom.people import Participant
from workshop.classroom.prediction import Prediction
from workshop.classroom.room import Room
from workshop.ui.default_test.answers import bench_of, is_coded, prediction, share_in
from workshop.ui.default_test.recipes import recipes
from workshop.ui.seat import Seat


@dataclass(frozen=True)
class Progress:
    """People of a class, by what they have done in a test."""

    here: tuple[Participant, ...]
    committed: frozenset[str]
    coded: frozenset[str]  # everything of their share
    answered: frozenset[str]  # anything


def progress_of(room: Room, test: Test) -> Progress:
    """Return how far the class is."""
    here = tuple(one for one in room.records.all(Participant) if one.standing == "in")
    committed = {one.participant for one in room.records.all(Prediction) if one.test == test.name}
    seen = {(one.participant, one.picture) for one in room.records.all(Observation) if one.test == test.name}
    wanted, share = {recipe.digest for recipe in recipes(test)}, share_in(room)
    coded = {
        one.participant
        for one in room.records.all(Assignment)
        if one.test == test.name
        and sum((one.participant, picture) in seen for picture in wanted & set(one.pictures)) >= share
    }
    return Progress(here, frozenset(committed), frozenset(coded), frozenset(person for person, _ in seen))


def is_done(seat: Seat) -> bool:
    """Tell whether a student has committed and described all their pictures."""
    mine = bench_of(seat.person.participant, seat)
    return prediction(mine) is not None and is_coded(mine)
