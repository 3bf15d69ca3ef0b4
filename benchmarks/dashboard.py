"""The dashboard of a very large class: how long its tables take, and the figures of a chapter.

10,000 observations of five attributes and objects by 300 people on 100 pictures, all of them coded anew.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.clock import timed
from benchmarks.rows import Row, row
from workshop.classroom import people
from workshop.classroom.access import Pass
from workshop.classroom.grants import FacilitatorId
from workshop.classroom.observation import Observation
from workshop.classroom.picture import Picture
from workshop.classroom.room import Room
from workshop.classroom.sessions import Sessions
from workshop.diffusion.models import ModelCard
from workshop.diffusion.recipe import Recipe
from workshop.ui.dashboard.charts import FIGURES
from workshop.ui.dashboard.doubts import disputed
from workshop.ui.dashboard.page import CHAPTERS
from workshop.ui.dashboard.view import Choice, people_in, view_of
from workshop.ui.default_test.codebook import attributes
from workshop.ui.results import NEAR

PEOPLE, PICTURES, OBSERVATIONS = 300, 100, 10_000
PROMPT = "a doctor"
READ_BY_THE_PROBE = ("probe",)  # figures that wait for a reading, not for a count


def rows(card: ModelCard) -> Iterator[Row]:
    """Yield the time for the tables, and that for the figures of the slowest chapter."""
    with tempfile.TemporaryDirectory() as data:
        sessions = Sessions(Path(data))
        room = _busy_room(sessions, card)
        tables, view = timed(lambda: view_of(room, Choice(PROMPT)))
        chapters = {name: _again(lambda name=name: _draw(room, name)) for name in CHAPTERS}  # type: ignore[misc]
        sessions.close()
    slowest = max(chapters, key=chapters.__getitem__)
    counts = {"observations": OBSERVATIONS, "people": people_in(view.observations), "pictures": PICTURES}
    yield row("dashboard_tables", tables, observations=OBSERVATIONS)
    yield row(
        "dashboard", chapters[slowest], chapter=slowest, every=round(sum(chapters.values()), 2), **counts
    )


def _draw(room: Room, chapter: str) -> None:
    """Make the figures of a chapter, as the page does."""
    view = view_of(room, Choice(PROMPT))
    for name in CHAPTERS[chapter]:
        about = view.measured if name == "shares" else view.measured[:1]
        for one in about if name not in READ_BY_THE_PROBE else ():
            FIGURES[name](view_of(room, replace(view.choice, attribute=one.name)), NEAR)
    if chapter == "agree":
        disputed(view)


def _again(act: Callable[[], None]) -> float:
    """Return CPU seconds of the second time: a page is drawn anew after every answer."""
    act()
    return timed(act)[0]


def _busy_room(sessions: Sessions, card: ModelCard) -> Room:
    room = sessions.create(Pass(FacilitatorId("bench"), general=True))
    chance = random.Random(0)
    ids = [people.join(room, f"p{number}").participant for number in range(PEOPLE)]
    recipes = [Recipe(card.reference, PROMPT, seed=seed) for seed in range(PICTURES)]
    for recipe in recipes:
        room.records.put(Picture(recipe.digest, recipe.canonical, "", "", "", {}))
    pairs = chance.sample([(who, recipe.digest) for who in ids for recipe in recipes], OBSERVATIONS)
    for who, picture in pairs:
        codes = {one.name: chance.choice(list(one.values)) for one in attributes()}
        room.records.put(Observation(who, PROMPT, picture, codes, sure=2, phase="default_test"))
    return room
