"""A very large class that is busy: how long it takes to save, and to hear what changed.

300 people, 20,000 records, 20 new ones a second through every check, a poll of each student once a
second and of five cockpits and projectors, housekeeping on, one compaction in the middle.
"""

from __future__ import annotations

import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.rows import Row, row
from workshop.classroom import pace, people
from workshop.classroom.access import Pass
from workshop.classroom.grants import FacilitatorId
from workshop.classroom.mark import Mark
from workshop.classroom.room import Room
from workshop.classroom.sessions import Sessions
from workshop.classroom.submission import hand_in, submitted
from workshop.diffusion.models import ModelCard

PEOPLE, RECORDS, PUTS = 300, 20_000, 20  # PUTS: a second
SECONDS = 12


def rows(card: ModelCard) -> Iterator[Row]:
    """Yield saving, both kinds of poll, and opening again; no model takes part in it."""
    with tempfile.TemporaryDirectory() as data:
        sessions = Sessions(Path(data))
        room = _full_room(sessions)
        sessions.keep_house()
        puts, polls, pulses = _busy_class(room, SECONDS)
        sessions.close()
        opened = _milliseconds(lambda: Sessions(Path(data)).open(room.id))
    yield row("put", _p95(puts), people=PEOPLE, records=RECORDS, puts=len(puts), seconds=SECONDS)
    yield row("facilitator_poll", _p95(polls), polls=len(polls))
    yield row("student_poll", _p95(pulses), polls=len(pulses))
    yield row("reopening", opened, records=RECORDS)


def _full_room(sessions: Sessions) -> Room:
    room = sessions.create(Pass(FacilitatorId("bench"), general=True))
    pace.start(room)
    pace.next_phase(room)
    with ThreadPoolExecutor(30) as pool:
        list(pool.map(lambda number: people.join(room, f"p{number}"), range(PEOPLE)))
        marks = [
            Mark(f"p{n % PEOPLE}", f"{n:064x}", n % 21, "stop", phase="colour_first") for n in range(RECORDS)
        ]
        list(pool.map(room.records.put, marks))
    return room


def _busy_class(room: Room, seconds: float) -> tuple[list[float], list[float], list[float]]:
    puts: list[float] = []
    polls: list[float] = []
    pulses: list[float] = []
    until = time.perf_counter() + seconds
    numbers = iter(range(10**9))

    def put() -> None:
        number = next(numbers)
        mark = Mark(f"p{number % PEOPLE}", f"new {number:060x}", 7, "recognised")
        puts.append(_milliseconds(lambda: hand_in(room, mark)))

    def poll_as_students() -> None:
        for number in range(PEOPLE // 10):
            pulses.append(_milliseconds(lambda number=number: _student(room, f"p{number}")))  # type: ignore[misc]

    seen = [room.records.version]

    def poll_as_facilitator() -> None:
        polls.append(_milliseconds(lambda: _facilitator(room, seen)))

    work = [(put, 4 / PUTS)] * 4 + [(poll_as_students, 0.1), (poll_as_facilitator, 0.2)]
    threads = [threading.Thread(target=_again, args=(*one, until, seed)) for seed, one in enumerate(work)]
    threads.append(threading.Timer(seconds / 2, room.records.compact))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return puts, polls, pulses


def _student(room: Room, participant: str) -> None:
    people.member(room, participant)
    people.seen(room, participant, "step_through")
    assert room.pulse.page == "step_through"


def _facilitator(room: Room, seen: list[int]) -> None:
    version = room.records.version
    changed = room.records.changed(Mark, seen[0])
    present = people.present(room)
    done = submitted(room, Mark)
    assert len(present) == PEOPLE and len(done) == PEOPLE and len(changed) <= version
    seen[0] = version


def _again(act: Callable[[], None], every: float, until: float, seed: int) -> None:
    """Act at random moments, `every` seconds on average, as people do."""
    moments = random.Random(seed)
    while time.perf_counter() < until:
        time.sleep(moments.uniform(0, 2 * every))
        act()


def _milliseconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1e3


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]
