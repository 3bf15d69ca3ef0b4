"""Names: the friendly ones that are given, and what an own one may look like.

Knows words and letters. Knows nothing about who people are: a name identifies nobody.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Set

from workshop.classroom.room import Room
from workshop.content import words
from workshop.errors import WorkshopError

LONGEST = 24  # characters
TRIES = 2_000


class NameWrong(WorkshopError):
    """A name with nothing to read in it, or too much."""

    key = "classroom.name_wrong"


def checked_name(name: str) -> str:
    """Return a name as it will be shown: one line, no invisible characters.

    Raises: NameWrong.
    """
    letters = (" " if letter.isspace() else letter for letter in unicodedata.normalize("NFC", name))
    shown = " ".join("".join(one for one in letters if unicodedata.category(one)[0] != "C").split())
    if not 1 <= len(shown) <= LONGEST:
        raise NameWrong(longest=LONGEST)
    return shown


def given_name(room: Room, browser: str, taken: Set[str]) -> str:
    """Return a friendly name that nobody in the room has; the same again for the same browser."""
    with room.naming:
        if browser not in room.names:
            names = (_name(f"{room.id} {browser} {attempt}") for attempt in range(TRIES))
            used = {*taken, *room.names.values()}  # those given a moment ago may not be recorded yet
            room.names[browser] = next(name for name in names if name not in used)
        return room.names[browser]


def _name(seed: str) -> str:
    digest = hashlib.sha256(seed.encode()).digest()
    lists = words("names")
    first, second = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:16], "big")
    return f"{lists['first'][first % len(lists['first'])]} {lists['second'][second % len(lists['second'])]}"
