"""Who codes which pictures: every picture gets as many raters as any other, whoever joins or leaves.

Knows shares and how they are dealt out. Knows nothing about what is in a picture.

Somebody's share stays theirs. Whoever leaves gives back what they have not coded, and the next ones who come
get the pictures that have the fewest raters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop.classroom.nouns import Noun
from workshop.classroom.observation import Observation
from workshop.classroom.people import Participant
from workshop.classroom.room import Room


@dataclass(frozen=True)
class Assignment(Noun):
    """The pictures of a test that one person is asked to code."""

    table = "assignment"
    participant: str
    test: str
    pictures: tuple[str, ...]  # digests

    @property
    def key(self) -> str:
        """One per person and test."""
        return f"{self.participant}/{self.test}"


def deal(pictures: Sequence[str], taken: Iterable[str], share: int) -> tuple[str, ...]:
    """Return the `share` pictures that were taken least often; `taken` names a picture once per rater."""
    raters = Counter(taken)
    places = sorted(range(len(pictures)), key=lambda place: (raters[pictures[place]], place))
    return tuple(pictures[place] for place in sorted(places[:share]))


def assigned(room: Room, participant: str, test: str, pictures: Sequence[str], share: int) -> tuple[str, ...]:
    """Return a person's share of these pictures; the first call deals it out and keeps it.

    Raises: StorageFull, StorageFailed.
    """
    with room.records.editing:
        known = room.records.get(Assignment, f"{participant}/{test}")
        mine = tuple(picture for picture in known.pictures if picture in pictures) if known else ()
        if mine:
            return mine
        mine = deal(pictures, _taken(room, test), share)
        kept = known.pictures if known else ()
        room.records.put(Assignment(participant, test, (*kept, *mine)))
        return mine


def one_more(room: Room, participant: str, test: str, pictures: Sequence[str]) -> None:
    """Give somebody who wants to go on one picture more, the one that was coded least.

    Raises: StorageFull, StorageFailed.
    """
    with room.records.editing:
        known = room.records.get(Assignment, f"{participant}/{test}")
        mine = known.pictures if known else ()
        others = [picture for picture in pictures if picture not in mine]
        more = deal(others, _taken(room, test), 1)
        if more:
            room.records.put(Assignment(participant, test, (*mine, *more)))


def _taken(room: Room, test: str) -> Iterable[str]:
    """Yield every picture once for each person who is here for it, or has coded it."""
    coded = {(one.participant, one.picture) for one in room.records.all(Observation) if one.test == test}
    here = {one.participant for one in room.records.all(Participant) if one.standing == "in"}
    dealt = {
        (one.participant, picture)
        for one in room.records.all(Assignment)
        if one.test == test and one.participant in here
        for picture in one.pictures
    }
    return (picture for _, picture in coded | dealt)
