"""The groups of a class: everybody sits in one, where the session has any.

Knows who is in which group and how a facilitator changes it. Knows nothing about how people are dealt out
(see `dealing`), nor what a group does.

A session has no groups, or two to four. Whoever joins comes into the smallest one (`people.join`). When
groups are turned off, nobody's number is lost: it shows nowhere, and is back when they are turned on.
"""

from __future__ import annotations

from dataclasses import replace

from workshop.classroom.dealing import evened
from workshop.classroom.people import NotInSession, Participant
from workshop.classroom.room import Room
from workshop.classroom.session import SettingOutOfRange


def group_of(room: Room, person: Participant) -> int:
    """Return the group that somebody is in now, from 1 on; 0 where the session has no groups."""
    return person.group if 1 <= person.group <= room.session.settings.groups else 0


def groups_of(room: Room) -> dict[str, int]:
    """Return everybody's group by their id, those who left among them."""
    return {one.participant: group_of(room, one) for one in room.records.all(Participant)}


def sizes(room: Room) -> dict[int, int]:
    """Return how many people are here in each group."""
    here = [group_of(room, one) for one in room.records.all(Participant) if one.standing == "in"]
    return {group: here.count(group) for group in range(1, room.session.settings.groups + 1)}


def move(room: Room, participant: str, group: int) -> None:
    """Put somebody into another group.

    Raises: SettingOutOfRange, NotInSession, StorageFull, StorageFailed.
    """
    most = room.session.settings.groups
    if not 1 <= group <= most:
        raise SettingOutOfRange(setting="group", least=1, most=most)
    with room.records.editing:
        person = room.records.get(Participant, participant)
        if person is None:
            raise NotInSession()
        room.records.put(replace(person, group=group))


def even_out(room: Room, before: int) -> None:
    """Deal everybody out anew, if the number of groups was another one before; most stay where they are.

    Raises: StorageFull, StorageFailed.
    """
    count = room.session.settings.groups
    if count in (0, before):
        return
    with room.records.editing:
        people = room.records.all(Participant)
        here = [one for one in people if one.standing in ("in", "waiting")]
        others = [one for one in people if one not in here]  # they may come back, and make nothing uneven now
        for some in (here, others):
            for person, group in zip(some, evened([one.group for one in some], count), strict=True):
                if person.group != group:
                    room.records.put(replace(person, group=group))
