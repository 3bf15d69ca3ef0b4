"""Who codes which pictures: as many raters for each, whoever joins or leaves."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from workshop.classroom import pace, people
from workshop.classroom.assignment import Assignment, assigned, deal, one_more
from workshop.classroom.observation import Observation
from workshop.classroom.room import Room
from workshop.classroom.submission import hand_in

PICTURES = [f"{number:064x}" for number in range(12)]
SHARE = 2


def share(room: Room, person: str) -> tuple[str, ...]:
    """Return a person's pictures."""
    return assigned(room, person, "a doctor", PICTURES, SHARE)


def raters(room: Room) -> Counter[str]:
    """Count who is asked to code each picture, of those who are here."""
    here = {one.participant for one in room.records.all(people.Participant) if one.standing == "in"}
    counts = Counter(dict.fromkeys(PICTURES, 0))
    for one in room.records.all(Assignment):
        counts.update(one.pictures if one.participant in here else ())
    return counts


def test_the_least_seen_come_first() -> None:
    """Ties go by the order of the pictures."""
    assert deal(["a", "b", "c", "d"], ["a", "a", "b"], 2) == ("c", "d")
    assert deal(["a", "b", "c"], ["c"], 2) == ("a", "b")


@pytest.mark.parametrize("count", [1, 5, 6, 7, 30])
def test_every_picture_has_as_many_raters(begun: Room, count: int) -> None:
    """The numbers differ by one at most."""
    for number in range(count):
        share(begun, people.join(begun, f"person {number}").participant)
    counts = raters(begun).values()
    assert max(counts) - min(counts) <= 1 and sum(counts) == SHARE * count


@pytest.mark.parametrize("seed", range(5))
def test_gaps_are_filled_by_the_next_ones(begun: Room, seed: int) -> None:
    """After a third of the class has left, those who come take over what they had."""
    chance = random.Random(seed)
    first = [people.join(begun, f"first {number}").participant for number in range(18)]
    for person in first:
        share(begun, person)
    for person in chance.sample(first, 6):
        people.leave(begun, person)
    for number in range(6):
        share(begun, people.join(begun, f"later {number}").participant)
    counts = raters(begun).values()
    assert max(counts) - min(counts) <= 1


def test_a_share_stays(begun: Room, ada: str) -> None:
    """Nobody's pictures change because others come, go or code."""
    mine = share(begun, ada)
    for number in range(9):
        share(begun, people.join(begun, f"person {number}").participant)
    assert share(begun, ada) == mine and len(mine) == SHARE


def test_what_was_coded_counts_for_good(begun: Room, ada: str) -> None:
    """Whoever leaves gives back only what is not coded."""
    pace.go_to(begun, 3)
    done, undone = share(begun, ada)
    hand_in(begun, Observation(ada, "a doctor", done))
    people.leave(begun, ada)
    everyone = [share(begun, people.join(begun, f"person {number}").participant) for number in range(5)]
    dealt = [picture for mine in everyone for picture in mine]
    assert done not in dealt and undone in dealt


def test_one_more_is_the_least_seen(begun: Room, ada: str) -> None:
    """Somebody quick helps where help is needed, and can do all of them."""
    share(begun, ada)
    share(begun, people.join(begun, "bo").participant)
    one_more(begun, ada, "a doctor", PICTURES)
    assert share(begun, ada) == (*PICTURES[:2], PICTURES[4])
    for _ in PICTURES:
        one_more(begun, ada, "a doctor", PICTURES)
    assert sorted(share(begun, ada)) == PICTURES
