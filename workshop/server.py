"""The HTTP routes around Streamlit, and what happens when the server starts and stops.

Knows frames, health, the ways in (one-time link, passphrase, join code, projector's key) and the banner
in the terminal. Knows nothing about how pages look. `Home.py` hands all of it to Streamlit, so
`python run.py` and `streamlit run Home.py` start the same server.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import logging.handlers
import tomllib
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from workshop import downloads, growth, heartbeat, studio
from workshop.classroom.access import Access
from workshop.content import ROOT, sentence
from workshop.cookies import FACILITATOR, IDENTITY, hand_over, new_secret, projector_cookie
from workshop.errors import WorkshopError
from workshop.middleware import IdentityCookie, PackedBundles, SecurityHeaders
from workshop.network import address_for_students, lan_address, projector_address
from workshop.settings import Settings

FRAME_TYPES = {".png": "image/png", ".webp": "image/webp", ".json": "application/json"}
FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}  # a digest names one content only
NEVER = {"cache-control": "no-store"}
LONGEST_PHRASE = 1_000  # bytes
LOG_BYTES, LOG_FILES = 2_000_000, 5


def routes() -> list[Route]:
    """Return the routes that Streamlit does not have."""
    return [
        Route("/frames/{digest}/{name}", frame),
        Route("/healthz", health),
        Route("/enter/{token}", enter),
        Route("/sign-in", sign_in, methods=["POST"]),
        Route("/join/{code}", join),
        Route("/project/{key}", project),
        Route("/someone-else", someone_else, methods=["POST"]),
        *downloads.routes(),
        *studio.routes(),
        *heartbeat.routes(),
        *growth.routes(),
    ]


def middleware() -> list[Middleware]:
    """Return what every answer passes through, outermost first."""
    return [Middleware(SecurityHeaders), Middleware(IdentityCookie), Middleware(PackedBundles)]


async def frame(request: Request) -> Response:
    """Serve one file of a trajectory; its address holds the digest, so browsers keep it for ever."""
    digest, name = request.path_params["digest"], request.path_params["name"]
    kind = FRAME_TYPES.get(Path(name).suffix)
    content = await asyncio.to_thread(_read_frame, digest, name) if kind else None
    if content is None:
        return PlainTextResponse(sentence("server", "no_such_frame"), 404, NEVER)
    return Response(content, headers=FOR_EVER, media_type=kind)


def _read_frame(digest: str, name: str) -> bytes | None:
    from workshop.diffusion.archive import Archive  # numpy comes with it: not while the server starts

    path = Archive(Settings.from_environment().data / "archive").path_of(digest, name)
    try:
        return path.read_bytes() if path else None
    except FileNotFoundError:  # the archive made room a moment ago
        return None


async def health(request: Request) -> Response:
    """Say whether pictures can be made now, with which model, and how many wait."""
    from workshop.ui.engine import engine_if_started

    engine = engine_if_started()
    status = engine.status() if engine else None
    answer = {
        "ready": bool(status and status.ready),
        "model": status.model if status else Settings.from_environment().model,
        "queue_length": status.queue_length if status else 0,
        "version": version(),
    }
    return JSONResponse(answer, headers=NEVER)


def version() -> str:
    """Return the version of the workshop, from pyproject.toml."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


async def enter(request: Request) -> Response:
    """Trade the facilitator's one-time link for a cookie and lead to the cockpit."""
    if request.method == "HEAD":  # a preview of the link must not use it up
        return Response(headers=NEVER)
    try:
        secret = await asyncio.to_thread(
            _redeem, request.path_params["token"], request.cookies.get(FACILITATOR)
        )
    except WorkshopError as refusal:
        return PlainTextResponse(str(refusal), 403, NEVER)
    answer = RedirectResponse("/facilitator", 303, NEVER)
    hand_over(answer, FACILITATOR, secret, request)
    return answer


def _redeem(token: str, cookie: str | None) -> str:
    return Access(Settings.from_environment().data).redeem(token, cookie)


async def sign_in(request: Request) -> Response:
    """Trade a passphrase, sent as plain text by a page of ours, for the facilitator's cookie."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return PlainTextResponse(sentence("server", "elsewhere"), 403, NEVER)
    phrase = (await _start_of_body(request)).decode(errors="replace")
    address = request.client.host if request.client else ""
    try:
        secret = await asyncio.to_thread(_check_phrase, phrase, address)
    except WorkshopError as refusal:
        return PlainTextResponse(str(refusal), 403, NEVER)
    answer = PlainTextResponse("", headers=NEVER)
    hand_over(answer, FACILITATOR, secret, request)
    return answer


async def _start_of_body(request: Request) -> bytes:
    start = b""
    async for part in request.stream():
        start += part
        if len(start) > LONGEST_PHRASE:
            break
    return start[:LONGEST_PHRASE]


def _check_phrase(phrase: str, address: str) -> str:
    from workshop.ui.school import access  # the one that counts wrong tries

    return access().sign_in(phrase, address)


async def join(request: Request) -> Response:
    """Lead somebody with a join link to the page that lets them in."""
    return RedirectResponse(f"/?{urlencode({'join': request.path_params['code']})}", 303, NEVER)


async def project(request: Request) -> Response:
    """Trade a projector's key for a cookie, so that no screen shows it, and lead to the projector."""
    key = request.path_params["key"]
    session = await asyncio.to_thread(Access(Settings.from_environment().data).projector, key)
    if session is None:
        return PlainTextResponse(sentence("server", "no_such_key"), 403, NEVER)
    answer = RedirectResponse(projector_address(session), 303, NEVER)
    hand_over(answer, projector_cookie(session), key, request)
    return answer


async def someone_else(request: Request) -> Response:
    """Give a browser a new identity: the next student at a shared laptop is another person."""
    if "x-twenty-steps" not in request.headers:  # other sites cannot send a header of ours
        return PlainTextResponse(sentence("server", "elsewhere"), 403, NEVER)
    answer = Response(status_code=204, headers=NEVER)
    hand_over(answer, IDENTITY, new_secret(), request)
    return answer


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Open log and sessions, print the addresses, warm the engine; at the end close engine and sessions."""
    settings = Settings.from_environment()
    keep_log(settings.data / "logs")
    host, port = listening_at()
    print(banner(settings, host, port), flush=True)
    warming = asyncio.create_task(asyncio.to_thread(warm_engine))
    await asyncio.to_thread(keep_sessions)
    if not st.get_option("server.headless"):
        await asyncio.to_thread(webbrowser.open, address_for_students(host, port, settings.public_url))
    yield
    await warming
    close_engine()
    close_sessions()


def keep_log(folder: Path) -> None:
    """Write warnings and failures to `folder` as well, so that a reference number can be looked up."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folder / "workshop.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger("workshop").addHandler(handler)


def listening_at() -> tuple[str, int]:
    """Return host and port of this server as Streamlit settled them."""
    return st.get_option("server.address") or "", int(st.get_option("server.port"))


def banner(settings: Settings, host: str, port: int) -> str:
    """Return what the person who started the server needs: two addresses, one of them fresh and secret."""
    students = address_for_students(host, port, settings.public_url)
    facilitator = f"{students}/enter/{Access(settings.data).new_link()}"
    text = sentence("server", "banner", students=students, facilitator=facilitator)
    return text if settings.public_url or lan_address() else text + sentence("server", "only_here")


def warm_engine() -> None:
    """Start the engine before the first visitor asks for a picture, and have the first pictures made."""
    try:
        from workshop.ui import warm_start
        from workshop.ui.engine import engine

        warm_start.begin(engine())
    except Exception:  # the first page that needs it meets the same failure and shows it
        logging.getLogger(__name__).exception("the engine did not start")


def keep_sessions() -> None:
    """Open the sessions of before, and keep house among them while the server runs."""
    try:
        from workshop.ui.school import sessions

        sessions().keep_house()
    except WorkshopError:  # the first page that needs them meets the same failure and shows it
        logging.getLogger(__name__).exception("the sessions could not be opened")


def close_sessions() -> None:
    """Leave every session's files complete."""
    from workshop.ui.school import sessions

    with contextlib.suppress(WorkshopError):
        sessions().close()


def close_engine() -> None:
    """Stop the worker, so that it does not outlive the server."""
    from workshop.ui.engine import engine_if_started

    engine = engine_if_started()
    if engine:
        engine.close()
