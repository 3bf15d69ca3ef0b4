"""What every answer gets on its way out."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workshop.cookies import IDENTITY
from workshop.middleware import IdentityCookie, PackedBundles, SecurityHeaders, content_security_policy

SCRIPT = b"let answer = 42;" * 500
PAGE = {"accept": "text/html,*/*"}


@pytest.fixture
def served() -> list[str]:
    """The paths that the application itself was asked for."""
    return []


@pytest.fixture
def client(served: list[str]) -> TestClient:
    """A browser before an application with two scripts, a page and our middleware."""

    def endpoint(content: bytes, kind: str) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            served.append(request.url.path)
            return Response(content, media_type=kind, headers={"cache-control": "public"})

        return answer

    routes = [
        Route("/static/app.js", endpoint(SCRIPT, "text/javascript")),
        Route("/static/font.woff2", endpoint(SCRIPT, "font/woff2")),
        Route("/static/none.js", lambda request: PlainTextResponse("no", 404)),
        Route("/", endpoint(b"<html>", "text/html")),
    ]
    stack = [Middleware(SecurityHeaders), Middleware(IdentityCookie), Middleware(PackedBundles)]
    return TestClient(Starlette(routes=routes, middleware=stack))


def test_every_answer_says_what_it_may_load(client: TestClient) -> None:
    """Pages load from this server only, also those that were not found."""
    for path in ("/", "/static/app.js", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_only_known_inline_scripts_run() -> None:
    """The script of the index is allowed by its hash; a script that somebody smuggles in is not."""
    policy = content_security_policy("<script>one()</script><script src='two.js'></script>")
    rule = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert rule.count("'sha256-") == 1
    assert "'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4='" in rule
    assert "unsafe" not in rule


def test_a_page_brings_an_identity(client: TestClient) -> None:
    """Whoever opens a page for the first time gets a cookie that scripts cannot read."""
    cookie = client.get("/", headers=PAGE).headers["set-cookie"].lower()
    assert cookie.startswith(IDENTITY)
    assert {"httponly", "samesite=lax"} <= set(cookie.split("; "))


def test_a_reload_keeps_the_identity(client: TestClient) -> None:
    """The same browser stays the same person, and its cookie lasts from the last visit on."""
    client.get("/", headers=PAGE)
    first = client.cookies[IDENTITY]
    assert first in client.get("/", headers=PAGE).headers["set-cookie"]


def test_an_identity_cannot_be_chosen(client: TestClient) -> None:
    """A cookie that we never made is replaced."""
    client.cookies[IDENTITY] = "sam"
    assert client.get("/", headers=PAGE).cookies[IDENTITY] != "sam"


def test_only_pages_bring_an_identity(client: TestClient) -> None:
    """What a page loads can be kept by anybody between us and the browser, so it holds no cookie."""
    assert "set-cookie" not in client.get("/static/app.js").headers


def test_cookies_stay_on_encrypted_connections(client: TestClient) -> None:
    """Behind a proxy that encrypts, the cookie never travels in the clear."""
    answer = client.get("/", headers={**PAGE, "x-forwarded-proto": "https"})
    assert "secure" in answer.headers["set-cookie"].lower().split("; ")
    assert "secure" not in client.get("/", headers=PAGE).headers["set-cookie"].lower().split("; ")


def test_scripts_are_compressed_once(client: TestClient, served: list[str]) -> None:
    """Thirty laptops load a script that was compressed for the first of them."""
    answers = [client.get("/static/app.js") for _ in range(3)]
    assert [answer.content for answer in answers] == [SCRIPT] * 3
    assert {answer.headers["content-encoding"] for answer in answers} == {"gzip"}
    assert {answer.headers["cache-control"] for answer in answers} == {"public"}
    assert int(answers[2].headers["content-length"]) == len(gzip.compress(SCRIPT, 6))
    assert served == ["/static/app.js"]


def test_a_visitor_who_leaves_half_way_spoils_nothing_for_the_others() -> None:
    """An application that stops sending to who is gone still sends all of it to us, and we keep all of it."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        gone = asyncio.create_task(receive())  # type: ignore[arg-type]  # any coroutine does
        await asyncio.sleep(0.01)
        length = str(len(SCRIPT)).encode()
        headers = [(b"content-length", length)]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if gone.done() else SCRIPT})
        gone.cancel()

    packed = PackedBundles(application)
    assert visited(packed, times=2) == [SCRIPT, SCRIPT]


def test_half_a_script_is_not_kept() -> None:
    """Whatever the reason: what is shorter than it says is passed on once and fetched anew."""
    sizes = iter([10, 10, len(SCRIPT)])

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-length", str(len(SCRIPT)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": SCRIPT[: next(sizes)]})

    assert visited(PackedBundles(application), times=2) == [SCRIPT[:10], SCRIPT]


def visited(application: ASGIApp, times: int) -> list[bytes]:
    """Ask for the same script several times, each time as somebody who leaves at once."""
    with ThreadPoolExecutor(1) as apart:  # Playwright leaves a running loop in the thread of the tests
        return apart.submit(asyncio.run, _bodies(application, times)).result()


async def _bodies(application: ASGIApp, times: int) -> list[bytes]:
    headers = [(b"accept-encoding", b"gzip")]
    scope = {"type": "http", "method": "GET", "path": "/static/app.js", "headers": headers}
    bodies = []
    for _ in range(times):
        said = iter([{"type": "http.request"}])
        sent: list[Message] = []

        async def receive(said: Iterator[Message] = said) -> Message:
            return next(said, {"type": "http.disconnect"})

        async def send(message: Message, sent: list[Message] = sent) -> None:
            sent.append(message)

        await application(scope, receive, send)
        body = b"".join(message.get("body", b"") for message in sent)
        packed = (b"content-encoding", b"gzip") in sent[0]["headers"]
        bodies.append(gzip.decompress(body) if packed else body)
    return bodies


def test_what_is_packed_already_is_left_alone(client: TestClient) -> None:
    """Fonts do not get smaller."""
    assert "content-encoding" not in client.get("/static/font.woff2").headers


def test_who_cannot_unpack_gets_the_plain_script(client: TestClient) -> None:
    """A browser without gzip, and one that continues a download, get the script as it is."""
    assert "content-encoding" not in client.get("/static/app.js", headers={"accept-encoding": ""}).headers
    assert "content-encoding" not in client.get("/static/app.js", headers={"range": "bytes=0-9"}).headers


def test_a_script_that_is_not_there_stays_so(client: TestClient) -> None:
    """A failed answer is passed on and not kept."""
    assert client.get("/static/none.js").status_code == 404
