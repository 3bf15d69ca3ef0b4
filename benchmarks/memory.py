"""The web process: what the server holds in memory when it has answered its first visitor."""

from __future__ import annotations

from collections.abc import Iterator

import psutil

from benchmarks.rows import Row, row
from benchmarks.server import running
from workshop.diffusion.models import ModelCard


def rows(card: ModelCard) -> Iterator[Row]:
    """Yield the resident memory of a fresh server."""
    with running(card) as server:
        yield row("memory", psutil.Process(server.pid).memory_info().rss / 2**20)
