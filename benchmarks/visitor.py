"""A visitor without a browser: speaks Streamlit's protocol, keeps its cookie, polls as a page does.

Knows messages, widgets by their labels, and how long each run took. Knows nothing about classes.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
import urllib.request
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LONGEST = 60.0  # seconds until an answer counts as lost
HEART, HEARTBEAT = "twenty_steps_heartbeat", (0.55, 0.85)  # what asks by HTTP, and after how many seconds
PICTURE = "twenty_steps_scrubber"  # what asks by HTTP as well, while it grows
PAGE_DONE, FRAGMENT_DONE = ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY


class Lost(Exception):
    """A run that was asked for was not answered."""


@dataclass
class Poll:
    """A part of the page that runs again, or asks, by itself.

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
    _heart: dict[str, str] = field(default_factory=dict)  # what the page's heart asks
    _growing: str = ""  # the address of a picture that grows
    _line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None  # over which it asks
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
        if self._line:
            self._line[1].close()
            self._line = None
        self._reading.cancel()
        await self._wire.close()

    async def press(self, label: str) -> None:
        """Press the button whose label begins like this.

        Raises: Lost, StopIteration when there is none.
        """
        await self.run(press=next(id for name, id in self.widgets.items() if name.startswith(label)))

    async def poll(self, until: float) -> None:
        """Do what an open page does until a moment: run every fragment when it is due, let the heart beat.

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
            if id not in (HEART, PICTURE):
                await self.run(fragment=id)
            elif await (self._beat(next_one) if id == HEART else self._look(next_one)):
                await self.run()

    async def _beat(self, poll: Poll) -> bool:
        """Ask whether the page must run again."""
        poll.every = random.uniform(*HEARTBEAT)
        asked = urlencode({"state": self._heart["state"], "page": self._heart["page"]})
        return (await self._get(f"/pulse/{self._heart['session']}?{asked}"))[0] != "204"

    async def _look(self, poll: Poll) -> bool:
        """Ask how far the picture is; once it has ended, the page must run again."""
        status, body = await self._get(self._growing)
        if status == "200":
            news = json.loads(body)
            self._growing = f"{self._growing.partition('?')[0]}?seen={news['step']}"
            poll.every = news["pause"]
        return status == "204"

    async def _get(self, path: str) -> tuple[str, bytes]:
        """Ask by HTTP, on a connection that stays; return the status and the body."""
        started = time.perf_counter()
        if self._line is None or self._line[0].at_eof():  # a server hangs up after some quiet seconds
            address = urlsplit(self.server)
            self._line = await asyncio.open_connection(address.hostname, address.port)
        reader, writer = self._line
        writer.write(f"GET {path} HTTP/1.1\r\nHost: here\r\nCookie: {self.cookie}\r\n\r\n".encode())
        head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), LONGEST)).decode().lower()
        length = head.partition("content-length: ")[2].partition("\r\n")[0]
        body = await reader.readexactly(int(length or 0))
        self.polls.append(time.perf_counter() - started)
        return head.split(" ", 2)[1], body

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
        if name == "bidi_component" and shown.component_name == HEART:
            self._heart = json.loads(shown.json)
            every = random.uniform(*HEARTBEAT)
            self._fragments[HEART] = Poll(every, time.monotonic() + every)
        if name == "bidi_component" and shown.component_name == PICTURE:
            self._see_picture(json.loads(shown.json))
        if name == "exception":
            self.errors.append(shown.message[:200])
        elif hasattr(shown, "label") and hasattr(shown, "id"):
            self.widgets[shown.label] = shown.id

    def _see_picture(self, shown: dict[str, Any]) -> None:
        self._fragments.pop(PICTURE, None)
        if shown["mode"] == "live":
            self._growing, every = shown["address"], shown["pause"]
            self._fragments[PICTURE] = Poll(every, time.monotonic() + every)
