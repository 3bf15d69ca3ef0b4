"""What this class just did, as far as this person may see it: the pictures, by digest, and who made them.

Knows sessions, the tab of who explores alone, and the archive. Knows nothing about how it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from workshop.classroom.making import Making
from workshop.classroom.moderation import visible
from workshop.classroom.observation import Observation
from workshop.classroom.room import Room
from workshop.diffusion.archive import Archive
from workshop.diffusion.trajectory import Trajectory
from workshop.errors import WorkshopError
from workshop.settings import Settings
from workshop.ui import front, generate
from workshop.ui.seat import Seat

MOST = 12  # pictures that are laid out


@dataclass(frozen=True)
class Shown:
    """A run that may be shown: whose it is, from the point of view of who looks."""

    run: Trajectory
    whose: str  # "own", "class" (everybody watched it) or "other"


def gathered(seat: Seat | None, prompt: str = "") -> list[Shown]:
    """Return the runs this person may see, own ones first, then newest first; of one prompt, if given."""
    found = _of_tab() if seat is None else _of_class(seat.room, seat.person.participant)
    return [one for one in found if not prompt or one.run.recipe.prompt == prompt]


def run_at_hand(seat: Seat | None) -> Trajectory | None:
    """Return the run that a page speaks about: the person's latest, else the one the class watched last."""
    found = gathered(seat)
    return found[0].run if found else None


def projected(room: Room, prompt: str = "") -> list[Shown]:
    """Return the runs that the whole room may see."""
    return [one for one in _of_class(room, "") if not prompt or one.run.recipe.prompt == prompt]


def run_of(digest: str) -> Trajectory | None:
    """Return a run from the archive, or None when it is not there (any more)."""
    return _archive(str(Settings.from_environment().data / "archive")).get(digest)


def _of_tab() -> list[Shown]:
    run = generate.current_run()
    return [Shown(run.trajectory, "own")] if run and run.trajectory else []


def _of_class(room: Room, viewer: str) -> list[Shown]:
    made = visible(room, Making, viewer)[::-1]
    own = [(one.trajectory, "own") for one in made if viewer and one.participant == viewer]
    others = [(one.trajectory, "other") for one in made if one.participant != viewer]
    watched = [(digest, "class") for digest in (*_watched(room), *_coded(room))]
    return list(_there([*own, *watched, *others]))[:MOST]


def _there(named: Iterable[tuple[str, str]]) -> Iterator[Shown]:
    """Yield each run once, if the archive still has it."""
    seen: dict[str, str] = {}
    for digest, whose in named:
        seen.setdefault(digest, whose)
    for digest, whose in seen.items():
        run = run_of(digest)
        if run:
            yield Shown(run, whose)


def _watched(room: Room) -> Iterator[str]:
    """Yield the digests of the runs that the class has watched at the front, the last one first."""
    phases = room.session.sequence.phases[: room.pace.phase + 1]
    for prompt in dict.fromkeys(phase.prompt for phase in reversed(phases) if phase.prompt):
        try:
            yield front.recipe_for(prompt, room.session.settings.model).digest
        except WorkshopError:  # without its model there is no such run
            return


def _coded(room: Room) -> Iterator[str]:
    """Yield the digests of the pictures that the class looked at in its Default Test; all saw the same."""
    yield from dict.fromkeys(one.picture for one in room.records.all(Observation))


@st.cache_resource(show_spinner=False)
def _archive(folder: str) -> Archive:
    """Return one archive for all pages: it compares the hashes of a run only once."""
    return Archive(Path(folder))
