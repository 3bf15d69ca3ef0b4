"""The web process: what the server holds in memory when somebody has made a picture in it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import psutil

from benchmarks.rows import Row, row
from benchmarks.server import Server, running
from benchmarks.visitor import Visitor
from workshop.content import words
from workshop.diffusion.models import ModelCard

MAKING = 30.0  # seconds for the worker to start and the picture to be made


def rows(card: ModelCard) -> Iterator[Row]:
    """Yield the resident memory of the server's own process."""
    with running(card) as server:
        asyncio.run(_make_a_picture(server))
        yield row("memory", psutil.Process(server.pid).memory_info().rss / 2**20)


async def _make_a_picture(server: Server) -> None:
    visitor = Visitor(server.url)
    await asyncio.to_thread(visitor.fetch_cookie)
    await visitor.open(page=words("pages/step_through")["url_path"])
    await visitor.press(words("ui/composer")["generate"])
    await visitor.poll(asyncio.get_running_loop().time() + MAKING)
    await visitor.close()
