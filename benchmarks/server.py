"""A server of the workshop in its own process, with an empty data folder, while it is measured."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workshop.content import ROOT
from workshop.diffusion.models import ModelCard

PATIENCE = 120.0  # seconds for the first answer


@dataclass(frozen=True)
class Server:
    """Where it answers, and which process it is."""

    url: str
    pid: int


@contextmanager
def running(card: ModelCard, prepare: Callable[[Path], object] = lambda data: None) -> Iterator[Server]:
    """Run a server with this model until the block ends; `prepare(data)` fills its data folder before.

    Raises: TimeoutError when it does not answer.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "Home.py", "--server.headless", "true"]
    with tempfile.TemporaryDirectory() as data:
        prepare(Path(data))
        process = subprocess.Popen(
            [*command, "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, "TWENTY_STEPS_DATA": data, "TWENTY_STEPS_MODEL": str(card.path)},
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/healthz")
            yield Server(f"http://127.0.0.1:{port}", process.pid)
        finally:
            process.terminate()
            process.wait()


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(url)
