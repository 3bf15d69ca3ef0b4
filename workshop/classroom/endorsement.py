"""An endorsement: "I saw this too", on what somebody else wrote.

Knows who endorsed which item. Knows nothing about what the item says.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from workshop.classroom.answer import LENSES
from workshop.classroom.moderation import may_see
from workshop.classroom.room import Room
from workshop.classroom.submission import Submission, hand_in, take_back
from workshop.errors import WorkshopError


class NotToEndorse(WorkshopError):
    """An item of one's own, or one that is not shown any more."""

    key = "classroom.not_to_endorse"


@dataclass(frozen=True)
class Endorsement(Submission):
    """One participant saw what another one wrote down."""

    table = "endorsement"
    file = "endorsements"
    also = LENSES  # an answer of one lens can be read while the class is at another
    item_table: str
    item_key: str
    item_page: str = ""  # where the item was made

    @property
    def key(self) -> str:
        """One per person and item."""
        return f"{self.participant}/{self.item_table}/{self.item_key}"

    @property
    def made_on(self) -> str:
        """The page where the item was made."""
        return self.item_page


def endorse(room: Room, participant: str, item: Submission) -> Endorsement:
    """Say "I saw this too" of somebody else's item.

    Raises: NotToEndorse, and what `hand_in` raises.
    """
    kept = room.records.get(type(item), item.key)
    if kept is None or kept.participant == participant or not may_see(room, kept, participant):
        raise NotToEndorse()
    return hand_in(room, Endorsement(participant, item.table, item.key, item.made_on))


def withdraw(room: Room, participant: str, item: Submission) -> None:
    """Take an endorsement back.

    Raises: what `take_back` raises.
    """
    take_back(room, Endorsement(participant, item.table, item.key, item.made_on))


def endorsed_by(room: Room, participant: str, cls: type[Submission]) -> set[str]:
    """Return the keys of the items of a class that this person endorsed."""
    mine = room.records.of(Endorsement, participant)
    return {one.item_key for one in mine if one.item_table == cls.table}


def endorsements(room: Room, cls: type[Submission]) -> Counter[str]:
    """Count who endorsed which item of a class, by its key."""
    return Counter(one.item_key for one in room.records.all(Endorsement) if one.item_table == cls.table)
