"""What an activity brings to the rest of the workshop, besides its own page.

Knows the shape of it. Knows nothing about any one activity: `parts` lists them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workshop.classroom.nouns import Noun
from workshop.classroom.room import Room
from workshop.classroom.submission import Submission
from workshop.ui.seat import Seat


@dataclass(frozen=True)
class Kind:
    """One kind of submission, and how one of them is named in a line of plain text."""

    cls: type[Submission]
    name: Callable[[Any], str]


@dataclass(frozen=True)
class Part:
    """One activity, as the cockpit, the projector and the class frame see it."""

    kinds: tuple[Kind, ...] = ()  # what is handed in on its page
    watched: tuple[type[Noun], ...] = ()  # what else makes the projector draw anew
    board: Callable[[Room], bool] | None = None  # draws the projector's stage; False: it has nothing to show
    panel: Callable[[Room], None] | None = None  # the facilitator's controls, below the script
    is_done: Callable[[Seat], bool] | None = None  # None: done with the first thing handed in
