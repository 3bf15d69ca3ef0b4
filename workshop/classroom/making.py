"""Which pictures a person made in a session, so that they find them again, and how many they may make.

Knows digests and recipes as text. Knows nothing about how pictures are made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from workshop.classroom.pace import SessionOver
from workshop.classroom.people import member
from workshop.classroom.room import Room
from workshop.classroom.session import current
from workshop.classroom.submission import Submission
from workshop.errors import WorkshopError


class PicturesUsedUp(WorkshopError):
    """A person made as many pictures as the session gives everybody."""

    key = "classroom.pictures_used_up"


class PromptNotOffered(WorkshopError):
    """Own prompts are off in this session, and this is none of those offered."""

    key = "classroom.prompt_not_offered"


@dataclass(frozen=True)
class Making(Submission):
    """One participant made one run; the same run made again is the same record."""

    table = "making"
    file = "made"
    page = "step_through"
    trajectory: str  # the digest of the run
    recipe: str  # canonical JSON, so that the run can be made again when the archive has let it go

    @property
    def key(self) -> str:
        """One per person and run."""
        return f"{self.participant}/{self.trajectory}"

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield one row; the export adds what the recipe says."""
        yield {"trajectory": self.trajectory}


def check_may_make(room: Room, participant: str, prompt: str, offered: Collection[str]) -> None:
    """Refuse a picture that this person may not ask for; `offered` are the prompts of the presets.

    Raises: NotInSession, StillWaiting, PersonRemoved, SessionOver, PromptNotOffered, PicturesUsedUp, TooFast.
    """
    member(room, participant)
    session = room.session
    if room.pace.state == "ended":
        raise SessionOver()
    offered = {*offered, *(phase.prompt for phase in session.sequence.phases if phase.prompt)}
    if not session.settings.free_prompts and prompt not in offered:
        raise PromptNotOffered()
    if len(room.records.of(Making, participant)) >= session.settings.pictures:
        raise PicturesUsedUp(pictures=session.settings.pictures)
    room.limits.take("generate", participant)


def keep_making(room: Room, participant: str, trajectory: str, recipe: str) -> None:
    """Note that a person's run is done; it counts, whatever phase the class is in by now.

    Raises: NotInSession, StillWaiting, PersonRemoved, StorageFull, StorageFailed.
    """
    member(room, participant)
    phase = current(room.session, room.pace).name
    known = room.records.get(Making, f"{participant}/{trajectory}")
    if known is None:
        room.records.put(Making(participant, trajectory, recipe, phase=phase))
