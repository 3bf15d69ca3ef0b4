"""Waiting for another process: until something holds, but not for ever."""

from __future__ import annotations

import time
from collections.abc import Callable

from workshop.diffusion.tickets import Ticket, TicketState

WAIT = 180.0  # seconds, on a machine that does much else as well


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until something holds, and fail when it never does."""
    deadline = time.monotonic() + WAIT
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)


def finished(ticket: Ticket) -> TicketState:
    """Wait for a ticket and return its last state."""
    wait_for(lambda: ticket.snapshot().phase not in ("queued", "running"))
    return ticket.snapshot()
