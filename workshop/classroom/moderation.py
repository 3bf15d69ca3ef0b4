"""What others may see of somebody's work: nothing before it is released, nothing that was hidden.

Knows rulings, the session's default, and from how many answers on results may be shown.
Knows nothing about what the work is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeVar

from workshop.classroom.nouns import Noun
from workshop.classroom.room import Room
from workshop.classroom.submission import Submission

Verdict = Literal["released", "hidden", "removed"]
S = TypeVar("S", bound=Submission)


@dataclass(frozen=True)
class Ruling(Noun):
    """What the facilitator decided about one item."""

    table = "ruling"
    item_table: str
    item_key: str
    verdict: Verdict

    @property
    def key(self) -> str:
        """The item that it is about."""
        return f"{self.item_table}/{self.item_key}"


def release(room: Room, item: Submission) -> None:
    """Let everybody in the session, and the projector, see an item."""
    _rule(room, item, "released")


def hide(room: Room, item: Submission) -> None:
    """Leave an item to its author and the facilitator."""
    _rule(room, item, "hidden")


def remove(room: Room, item: Submission) -> None:
    """Take an item out for good; its author is told so by `verdict_on`."""
    _rule(room, item, "removed")
    room.records.remove(type(item), item.key)


def verdict_on(room: Room, cls: type[Submission], key: str) -> Verdict:
    """Return what was decided about an item, or what the session's settings say of all."""
    ruling = room.records.get(Ruling, f"{cls.table}/{key}")
    if ruling:
        return ruling.verdict
    return "hidden" if room.session.settings.release_first else "released"


def may_see(room: Room, item: Submission, viewer: str = "") -> bool:
    """Say whether a participant (or "", the projector) may see an item; facilitators see everything."""
    return item.participant == viewer or verdict_on(room, type(item), item.key) == "released"


def visible(room: Room, cls: type[S], viewer: str = "") -> list[S]:
    """Return the items of a class that a participant (or "", the projector) may see."""
    return [item for item in room.records.all(cls) if may_see(room, item, viewer)]


def counted(room: Room, cls: type[S], phase: str) -> list[S]:
    """Return the items of a phase that count in the class's results: all that the facilitator did not hide.

    A count shows nobody's work, so it does not wait for a release.
    """
    ruled = {one.key for one in room.records.all(Ruling) if one.verdict == "hidden"}
    items = (item for item in room.records.all(cls) if item.phase == phase)
    return [item for item in items if f"{cls.table}/{item.key}" not in ruled]


def results_visible(room: Room, answers: int) -> bool:
    """Say whether the class's results may be shown to the room: revealed, and from enough answers."""
    pace = room.pace
    return pace.results[pace.phase] and answers >= room.session.settings.results_from


def _rule(room: Room, item: Submission, verdict: Verdict) -> None:
    room.records.put(Ruling(item.table, item.key, verdict))
