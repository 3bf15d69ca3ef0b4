"""What is asked for again: from the archive, or by thirty people at once."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.clock import run, wait_until_ready
from benchmarks.crowd import PEOPLE, watch
from benchmarks.picture import recipe_for
from benchmarks.rows import Row, row
from workshop.diffusion.archive import Archive
from workshop.diffusion.engine import Engine
from workshop.diffusion.models import ModelCard

HITS = 20


def rows(card: ModelCard) -> Iterator[Row]:
    """Yield the cost of an archive hit, and the number of runs of thirty identical presses."""
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(card, Archive(Path(folder) / "archive"))
        try:
            wait_until_ready(engine)
            yield _hit(engine)
            yield _identical(engine)
        finally:
            engine.close()


def _hit(engine: Engine) -> Row:
    recipe = recipe_for(engine.card, 1)
    whole = run(engine, recipe)[2]
    hits = [run(engine, recipe)[2] for _ in range(HITS)]
    hit = statistics.median(hits)
    return row("archive_hit", 100 * hit / whole, hit=1000 * hit, whole=whole, runs=HITS)


def _identical(engine: Engine) -> Row:
    recipe = recipe_for(engine.card, 2)
    started = time.perf_counter()
    tickets = [engine.submit(recipe, f"person {place}") for place in range(PEOPLE)]
    watch(tickets, started)
    runs = len({id(ticket.run) for ticket in tickets})
    return row("identical", runs, people=PEOPLE)
