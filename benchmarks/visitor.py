"""A visitor without a browser: speaks Streamlit's protocol, keeps its cookie, polls as a page does.

Knows messages, widgets by their labels, and how long each run took. Knows nothing about classes.
"""

from __future__ import annotations

import asyncio
import time
import urllib.request
from dataclasses import dataclass, field
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LONGEST = 60.0  # seconds until an answer counts as lost
PAGE_DONE, FRAGMENT_DONE = ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY


class Lost(Exception):
    """A run that was asked for was not answered."""


@dataclass
class Poll:
    """A part of the page that runs again by itself.

    Units: seconds.
    """

    every: float
    due: float


@dataclass
class Visitor:
    """One tab. `pages` and `polls` are the seconds that each run took, as seen from outside."""

    server: str  # http://host:port
    cookie: str = ""
    pages: list[float] = field(default_factory=list)
    polls: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    widgets: dict[str, str] = field(default_factory=dict)  # label -> id
    _fragments: dict[str, Poll] = field(default_factory=dict)
    _page: str = ""  # hash
    _query: str = ""  # of the address
    _is_whole: bool = True  # what runs now is the page and not a fragment
    _finished: asyncio.Queue[int] = field(default_factory=asyncio.Queue)

    def fetch_cookie(self) -> None:
        """Open the page as a browser does: the answer brings the identity."""
        request = urllib.request.Request(self.server, headers={"Accept": "text/html", "Cookie": self.cookie})
        with urllib.request.urlopen(request, timeout=LONGEST) as answer:
            self.cookie = answer.headers["Set-Cookie"].partition(";")[0]

    async def open(self, query: str = "", page: str = "") -> None:
        """Connect and let the page run for the first time; `page` is its address, as after a reload.

        Raises: Lost.
        """
        address = self.server.replace("http", "ws", 1) + "/_stcore/stream"
        self._page = ""
        self._wire = await websockets.connect(
            address,
            subprotocols=[websockets.Subprotocol("streamlit")],
            origin=websockets.Origin(self.server),
            additional_headers={"Cookie": self.cookie},
            max_size=None,
            compression=None,
            open_timeout=LONGEST,
        )
        self._reading = asyncio.create_task(self._read())
        self._query = query
        await self.run(page=page)

    async def close(self) -> None:
        """Leave, as a closed tab does."""
        self._reading.cancel()
        await self._wire.close()

    async def press(self, label: str) -> None:
        """Press the button whose label begins like this.

        Raises: Lost, StopIteration when there is none.
        """
        await self.run(press=next(id for name, id in self.widgets.items() if name.startswith(label)))

    async def poll(self, until: float) -> None:
        """Do what an open page does until a moment: run every fragment when it is due.

        Raises: Lost.
        """
        while (now := time.monotonic()) < until:
            id, next_one = min(
                self._fragments.items(), key=lambda one: one[1].due, default=("", Poll(1, until))
            )
            if next_one.due > now:
                await asyncio.sleep(min(next_one.due, until) - now)
                continue
            next_one.due = now + next_one.every
            await self.run(fragment=id)

    async def run(self, page: str = "", press: str = "", fragment: str = "") -> None:
        """Ask for a run and wait for its end.

        Raises: Lost.
        """
        message = BackMsg()
        asked: Any = message.rerun_script
        asked.query_string, asked.page_name, asked.page_script_hash = self._query, page, self._page
        asked.fragment_id, asked.is_auto_rerun = fragment, bool(fragment)
        if press:
            asked.widget_states.widgets.add(id=press, trigger_value=True)
        self._is_whole = not fragment
        started = time.perf_counter()
        await self._wire.send(message.SerializeToString())
        try:
            ended = await asyncio.wait_for(self._finished.get(), LONGEST)
        except TimeoutError:
            raise Lost(fragment or press or page) from None
        (self.polls if ended == FRAGMENT_DONE else self.pages).append(time.perf_counter() - started)

    async def _read(self) -> None:
        async for raw in self._wire:
            message = ForwardMsg()
            message.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
            self._hear(message)

    def _hear(self, message: Any) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._begin(message.new_session)
        elif kind == "auto_rerun":
            every = message.auto_rerun.interval
            self._fragments[message.auto_rerun.fragment_id] = Poll(every, time.monotonic() + every)
        elif kind == "stop_auto_rerun":
            self._fragments.pop(message.stop_auto_rerun.fragment_id, None)
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._see(message.delta.new_element)
        elif kind == "script_finished" and message.script_finished in (PAGE_DONE, FRAGMENT_DONE):
            self._finished.put_nowait(message.script_finished)
        elif kind == "script_finished":  # early: the whole page runs next, perhaps another one
            self._is_whole = True

    def _begin(self, run: Any) -> None:
        if self._page not in ("", run.page_script_hash):
            self._query = ""  # another page: its address has no parameters
        self._page = run.page_script_hash
        if self._is_whole:
            self._fragments.clear()
            self.widgets.clear()

    def _see(self, element: Any) -> None:
        name = element.WhichOneof("type")
        shown = getattr(element, name)
        if name == "exception":
            self.errors.append(shown.message[:200])
        elif hasattr(shown, "label") and hasattr(shown, "id"):
            self.widgets[shown.label] = shown.id
