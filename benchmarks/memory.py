"""The web process: what the server holds in memory when it has answered its first visitor."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator

import psutil

from benchmarks.rows import Row, row
from workshop.content import ROOT
from workshop.diffusion.models import ModelCard

PATIENCE = 60.0  # seconds for the server's first answer


def rows(card: ModelCard) -> Iterator[Row]:
    """Yield the resident memory of a fresh server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "Home.py", "--server.headless", "true"]
    with tempfile.TemporaryDirectory() as data:
        server = subprocess.Popen(
            [*command, "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, "TWENTY_STEPS_DATA": data, "TWENTY_STEPS_MODEL": str(card.path)},
            stdout=subprocess.DEVNULL,
        )
        try:
            answered = _answers(f"http://127.0.0.1:{port}/healthz")
            memory = psutil.Process(server.pid).memory_info().rss / 2**20 if answered else None
            yield row("memory", memory)
        finally:
            server.terminate()
            server.wait()


def _answers(url: str) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return True
        except OSError:
            time.sleep(0.2)
    return False
