"""One worker process as the engine sees it: started, listened to, told what to do, noticed when it is gone.

Knows processes and the socket. Knows nothing about what the orders and reports mean.
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection, answer_challenge, deliver_challenge

from workshop.content import ROOT
from workshop.diffusion.models import ModelCard
from workshop.diffusion.protocol import KEY_VARIABLE, Order, Report

QUIET = {"TRANSFORMERS_VERBOSITY": "error", "DIFFUSERS_VERBOSITY": "error"}  # the log is for what went wrong
PATIENCE = 1.0  # seconds between two looks whether a starting process still lives


@dataclass(frozen=True)
class Hands:
    """What a worker works with: the model, its lanes (calls side by side), and the device ("" = the best)."""

    card: ModelCard
    lanes: int
    device: str = ""


class WorkerProcess:
    """One worker; `on_report` and `on_end` are called from its own thread, `on_end` exactly once and last."""

    def __init__(
        self,
        hands: Hands,
        on_report: Callable[[WorkerProcess, Report], None],
        on_end: Callable[[WorkerProcess], None],
    ) -> None:
        self._key = secrets.token_bytes(32)
        self._door = socket.create_server(("127.0.0.1", 0))
        self._connection: Connection | None = None
        self._sending = threading.Lock()
        self._on_report = on_report
        self._on_end = on_end
        self._process = subprocess.Popen(
            self._command(hands), cwd=ROOT, env={**os.environ, **QUIET, KEY_VARIABLE: self._key.hex()}
        )
        threading.Thread(target=self._listen, name="worker-reports", daemon=True).start()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def send(self, order: Order) -> None:
        """Give an order; one that goes to a process that just ended is lost, as `on_end` will tell."""
        with self._sending, suppress(OSError):
            if self._connection is not None:
                self._connection.send(order)

    def close(self) -> None:
        """End the process, now."""
        with suppress(OSError):
            self._process.kill()
        self._process.wait()

    def _command(self, hands: Hands) -> list[str]:
        command = [sys.executable, "-m", "workshop.diffusion.worker"]
        command += ["--port", str(self._door.getsockname()[1]), "--model", str(hands.card.path)]
        command += ["--size", str(hands.card.size), "--lanes", str(hands.lanes)]
        return command + (["--device", hands.device] if hands.device else [])

    def _listen(self) -> None:
        with suppress(EOFError, OSError):
            self._connection = self._meet()
            while self._connection is not None:
                self._on_report(self, self._connection.recv())
        self.close()
        self._on_end(self)

    def _meet(self) -> Connection | None:
        """Let the process in that knows the key; None when it ends before it comes."""
        self._door.settimeout(PATIENCE)
        with self._door:
            while self._process.poll() is None:
                with suppress(TimeoutError, AuthenticationError):
                    connection = Connection(self._door.accept()[0].detach())
                    deliver_challenge(connection, self._key)
                    answer_challenge(connection, self._key)
                    return connection
        return None
