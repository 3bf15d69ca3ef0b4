"""What happens to every HTTP answer on its way out: headers, the identity cookie, compression.

Knows ASGI. Knows nothing about routes, pages or people beyond their cookie.
"""

from __future__ import annotations

import asyncio
import base64
import gzip
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from workshop.cookies import IDENTITY, hand_over, identity_of

PACKED = (".js", ".css", ".html", ".svg", ".json")  # of Streamlit's own files; the others are packed already


def content_security_policy(index: str) -> str:
    """Return what a page may load: from this server only, and the inline scripts of Streamlit's index."""
    scripts = re.findall(r"<script>(.*?)</script>", index, re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    inline = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    rules = (
        "default-src 'self'",
        f"script-src 'self' blob: {inline}",  # blob: is how components come
        "style-src 'self' 'unsafe-inline'",  # Streamlit makes its styles while it runs
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "media-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "connect-src 'self' ws: wss:",  # older Safari does not count a websocket as 'self'
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
    return "; ".join(rules)


class SecurityHeaders:
    """Adds what browsers need to keep strangers out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        index = Path(get_static_dir(), "index.html").read_text(encoding="utf-8")
        self.headers = {
            "content-security-policy": content_security_policy(index),
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class IdentityCookie:
    """Gives every browser that opens a page its identity, or renews the one it has.

    The page comes before the websocket, so the first run of a script knows the cookie already.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", _identity_cookie(Request(scope)))
            await send(message)

        await self.app(scope, receive, send_with_cookie if _opens_a_page(scope) else send)


def _opens_a_page(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and "text/html" in Headers(scope=scope).get("accept", "")
    )


def _identity_cookie(request: Request) -> str:
    carrier = Response()
    hand_over(carrier, IDENTITY, identity_of(request), request)
    return carrier.headers["set-cookie"]


@dataclass(frozen=True)
class _Answer:
    headers: list[tuple[bytes, bytes]]
    body: bytes


class PackedBundles:
    """Serves Streamlit's own scripts compressed, each compressed once and kept.

    Streamlit sends them plain, because compressing them for every visitor costs more than it saves.
    For a class that opens its laptops together in one wireless network it is the other way round.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, _Answer] = {}
        self._one_at_a_time = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _wants_packed_bundle(scope):
            return await self.app(scope, receive, send)
        async with self._one_at_a_time:  # the second visitor waits for the first one's work
            answer = self._kept.get(scope["path"]) or await self._pack(scope)
        if answer is None:
            return await self.app(scope, receive, send)
        await send({"type": "http.response.start", "status": 200, "headers": answer.headers})
        await send({"type": "http.response.body", "body": answer.body})

    async def _pack(self, scope: Scope) -> _Answer | None:
        """Fetch a script in full, also when the one who asked for it first has left meanwhile."""
        start: Message = {}
        body = bytearray()
        asked: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> Message:
            return asked.pop() if asked else await asyncio.Future()  # nobody ever disconnects

        async def keep(message: Message) -> None:
            start.update(message if message["type"] == "http.response.start" else {})
            body.extend(message.get("body", b""))

        await self.app(scope, receive, keep)
        if start.get("status") != 200 or not _is_whole(start, body):
            return None
        packed = await asyncio.to_thread(gzip.compress, bytes(body), 6, mtime=0)
        headers = MutableHeaders(raw=list(start["headers"]))
        headers.update({"content-encoding": "gzip", "content-length": str(len(packed))})
        headers.add_vary_header("accept-encoding")
        answer = self._kept[scope["path"]] = _Answer(headers.raw, packed)
        return answer


def _is_whole(start: Message, body: bytearray) -> bool:
    return int(Headers(raw=start["headers"]).get("content-length", -1)) == len(body)


def _wants_packed_bundle(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith("/static/"):
        return False
    headers = Headers(scope=scope)
    partial = {"range", "if-none-match", "if-modified-since"} & set(headers.keys())
    return not partial and scope["path"].endswith(PACKED) and "gzip" in headers.get("accept-encoding", "")
