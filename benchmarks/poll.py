"""What a full burst does to everybody's pages: thirty people press Generate, and all pages go on polling."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.crowd import PEOPLE
from benchmarks.rows import Row, row
from benchmarks.server import Server, running
from benchmarks.students import begun_session
from benchmarks.visitor import Visitor
from workshop.content import words
from workshop.diffusion.models import ModelCard

IDLE = 12.0  # seconds of polling before the burst
BURST = 12.0  # seconds of polling while it lasts; the pictures take longer than that
WARM = 30.0  # seconds for the worker to get ready


def rows(card: ModelCard) -> Iterator[Row]:
    """Yield how much slower a page's poll is answered during the burst."""
    codes: list[str] = []

    def prepare(data: Path) -> None:
        codes.append(begun_session(data))

    with running(card, prepare) as server:
        yield asyncio.run(_measured(server, codes[0]))


async def _measured(server: Server, code: str) -> Row:
    everybody = [Visitor(server.url) for _ in range(PEOPLE)]
    for person in everybody:
        await _join(person, code)
    await _poll(everybody, WARM)
    idle = await _poll(everybody, IDLE)
    said = words("ui/composer")
    for button in (said["dice"], said["generate"]):  # a seed of one's own, then the burst
        await asyncio.gather(*(person.press(button) for person in everybody))
    burst = await _poll(everybody, BURST)
    for person in everybody:
        await person.close()
    return row("poll", burst / idle, people=PEOPLE, idle=1000 * idle, burst=1000 * burst)


async def _join(person: Visitor, code: str) -> None:
    await asyncio.to_thread(person.fetch_cookie)
    await person.open(query=f"join={code}")
    await person.press(words("ui/joining")["join_as"].partition("{")[0])


async def _poll(everybody: list[Visitor], seconds: float) -> float:
    """Let every page poll for a while; return the 95th percentile in seconds."""
    for person in everybody:
        person.polls.clear()
    until = time.monotonic() + seconds
    await asyncio.gather(*(person.poll(until) for person in everybody))
    return statistics.quantiles([poll for person in everybody for poll in person.polls], n=20)[-1]
