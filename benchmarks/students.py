"""A class on a real server: everybody joins, every page polls, some reload, some make pictures.

`python -m benchmarks.students --students 300` measures another size of class than the group does.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.clock import cpu_seconds
from benchmarks.rows import Row, row
from benchmarks.server import Server, running
from benchmarks.visitor import Visitor
from workshop.classroom import pace
from workshop.classroom.access import Pass
from workshop.classroom.grants import FacilitatorId
from workshop.classroom.session import SessionSettings
from workshop.classroom.sessions import Sessions
from workshop.content import words
from workshop.diffusion.models import ModelCard, card
from workshop.settings import Settings

STUDENTS, SECONDS = 100, 30.0
RAMP = 0.1  # seconds between two who join
RELOADS = 0.02 / 60  # per second and person
MAKERS = 20  # one of so many makes pictures meanwhile
MAKING = 5.0  # seconds between two pictures of the same person


@dataclass(frozen=True)
class Class:
    """A server with a session that is under way."""

    server: Server
    code: str
    students: list[Visitor]


def rows(card: ModelCard) -> Iterator[Row]:
    """Yield what an unchanged poll costs, how quickly it is answered in a busy class, and what failed."""
    yield from measure(card, STUDENTS, SECONDS)


def measure(card: ModelCard, students: int, seconds: float) -> Iterator[Row]:
    """Measure a class of this size; `seconds` is how long each of the two parts takes."""
    code = ""

    def prepare(data: Path) -> None:
        nonlocal code
        code = begun_session(data)

    with running(card, prepare) as server:
        visitors = [Visitor(server.url) for _ in range(students)]
        yield from asyncio.run(_lesson(Class(server, code, visitors), seconds))


def begun_session(data: Path) -> str:
    """Leave a session on the disk in which the class is on the step-through page; return its code."""
    sessions = Sessions(data)
    room = sessions.create(
        Pass(FacilitatorId("bench"), general=True), SessionSettings(pictures=1_000, retention=1)
    )
    pace.start(room)
    pace.next_phase(room)
    sessions.close()
    return room.session.code


async def _lesson(lesson: Class, seconds: float) -> list[Row]:
    process, everybody = psutil.Process(lesson.server.pid), lesson.students
    await asyncio.gather(*(_join(one, lesson.code, place) for place, one in enumerate(everybody)))
    _forget(everybody)
    used = cpu_seconds(process)
    await _together(everybody, seconds, busy=False)
    used = cpu_seconds(process) - used
    quiet = [poll for one in everybody for poll in one.polls]
    _forget(everybody)
    await _together(everybody, seconds, busy=True)
    busy = [poll for one in everybody for poll in one.polls]
    errors = [error for one in everybody for error in one.errors]
    details = {"students": len(everybody), "seconds": seconds, "first": errors[0] if errors else "–"}
    return [
        row("class_poll_cpu", 1e3 * used / max(1, len(quiet)), polls=len(quiet), **details),
        row("class_poll", _p95(busy), polls=len(busy), quiet=_p95(quiet) or 0, **details),
        row("class_errors", len(errors), **details),
    ]


async def _join(student: Visitor, code: str, place: int) -> None:
    await asyncio.sleep(place * RAMP)
    try:
        await asyncio.to_thread(student.fetch_cookie)
        await student.open(query=f"join={code}")
        await student.press(words("ui/joining")["join_as"].partition("{")[0])
    except Exception as failure:  # a load generator counts every kind of failure
        student.errors.append(repr(failure))


async def _together(everybody: list[Visitor], seconds: float, busy: bool) -> None:
    until = time.monotonic() + seconds
    chance = random.Random(20)
    await asyncio.gather(
        *(
            _attend(one, until, chance, busy, makes=busy and place % MAKERS == 0)
            for place, one in enumerate(everybody)
        )
    )


async def _attend(student: Visitor, until: float, chance: random.Random, busy: bool, makes: bool) -> None:
    """Poll as a page does; now and then reload, or ask for another picture."""
    try:
        while time.monotonic() < until:
            stay = chance.expovariate(RELOADS) if busy else until
            pause = MAKING if makes else stay
            await student.poll(min(until, time.monotonic() + min(stay, pause)))
            if makes and pause <= stay:
                await _make(student)
            elif time.monotonic() < until:
                await _reload(student)
    except Exception as failure:  # a load generator counts every kind of failure
        student.errors.append(repr(failure))


async def _make(student: Visitor) -> None:
    said = words("ui/composer")
    await student.press(said["dice"])
    await student.press(said["generate"])


async def _reload(student: Visitor) -> None:
    await student.close()
    await asyncio.to_thread(student.fetch_cookie)
    await student.open(page=words("pages/step_through")["url_path"])


def _forget(everybody: list[Visitor]) -> None:
    for one in everybody:
        one.polls.clear()
        one.pages.clear()


def _p95(times: list[float]) -> float | None:
    """Return the 95th percentile in milliseconds, None when there is nothing to judge."""
    return 1e3 * statistics.quantiles(times, n=20)[-1] if len(times) > 1 else None


def main() -> None:
    """Measure a class of the size that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=STUDENTS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    wanted = parser.parse_args()
    for one in measure(card(Settings.from_environment().model), wanted.students, wanted.seconds):
        print(one.line)


if __name__ == "__main__":
    main()
