"""Exit tickets: whole or not at all."""

from __future__ import annotations

import pytest

from workshop.classroom import pace
from workshop.classroom.exit_ticket import ExitTicket, TicketUnfinished, ticket_of
from workshop.classroom.room import Room
from workshop.classroom.submission import hand_in


def test_a_whole_ticket_is_kept(begun: Room, ada: str) -> None:
    """Both numbers for every idea, and one thing that is open."""
    pace.go_to(begun, 5)
    kept = hand_in(begun, ticket_of(ada, {"steps": 1}, {"steps": 4}, " how many words? "))
    assert begun.records.get(ExitTicket, ada) == kept
    assert (kept.phase, kept.unresolved) == ("debrief", "how many words?")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"steps": None}, {"steps": 4}),
        ({"steps": 1}, {"steps": None}),
        ({"steps": 1}, {"steps": 9}),
        ({"steps": 1}, {"steps": 1, "defaults": 2}),
        ({}, {}),
    ],
)
def test_half_a_ticket_is_refused(before: dict[str, int | None], after: dict[str, int | None]) -> None:
    """A missing number, one off the scale, or an idea on one side only."""
    with pytest.raises(TicketUnfinished):
        ticket_of("ada", before, after, "")


def test_the_export_has_a_row_for_each_idea() -> None:
    """With before, after and what is unresolved."""
    ticket = ticket_of("ada", {"steps": 1, "defaults": 2}, {"steps": 4, "defaults": 2}, "why?")
    rows = [(row["idea"], row["before"], row["after"], row["unresolved"]) for row in ticket.rows()]
    assert rows == [("steps", 1, 4, "why?"), ("defaults", 2, 2, "why?")]
