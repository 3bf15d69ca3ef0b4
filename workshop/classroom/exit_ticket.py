"""The exit ticket: how sure somebody is of the key ideas, before and after, and what is still open.

Knows one ticket per person. Knows nothing about the ideas but their names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workshop.classroom.answer import LONGEST, AnswerTooLong
from workshop.classroom.submission import Submission
from workshop.errors import WorkshopError

LEAST, MOST = 1, 5  # of the scale: not sure at all, very sure


class TicketUnfinished(WorkshopError):
    """An idea without both numbers."""

    key = "classroom.ticket_unfinished"


@dataclass(frozen=True)
class ExitTicket(Submission):
    """One participant's last word; `before` and `after` are on the same scale, by idea."""

    table = "exit_ticket"
    file = "exit_tickets"
    page = "debrief"
    before: dict[str, int]
    after: dict[str, int]
    unresolved: str

    @property
    def key(self) -> str:
        """One per person."""
        return self.participant

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield one row for each idea, with what is unresolved in each."""
        who = {"participant": self.participant, "phase": self.phase}
        for idea, after in self.after.items():
            numbers = {"before": self.before[idea], "after": after}
            yield {**who, "idea": idea, **numbers, "unresolved": self.unresolved}


def ticket_of(
    participant: str, before: Mapping[str, int | None], after: Mapping[str, int | None], unresolved: str
) -> ExitTicket:
    """Return a ticket on which every idea has both numbers.

    Raises: TicketUnfinished, AnswerTooLong.
    """
    sure = [{idea: n for idea, n in side.items() if n and LEAST <= n <= MOST} for side in (before, after)]
    if not sure[1] or not (sure[0].keys() == sure[1].keys() == before.keys() == after.keys()):
        raise TicketUnfinished()
    if len(unresolved) > LONGEST:
        raise AnswerTooLong(longest=LONGEST)
    return ExitTicket(participant, sure[0], sure[1], unresolved.strip())
