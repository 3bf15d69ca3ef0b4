"""The HTTP routes of drawings: a sheet comes in after every stroke, and goes out to whoever may see it.

A stroke comes by HTTP and not over the page's websocket. The answer is the proof that it is kept, it comes
while the page is busy or reconnecting, the last stroke before a page closes still gets through, and no
script runs for it. Knows requests, cookies and answers. Knows nothing about what makes a drawing acceptable.
"""

from __future__ import annotations

import asyncio

from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from workshop.classroom.canvas import MOST_BYTES, PictureTooLarge
from workshop.classroom.drawing import LONGEST, Drawing, Sketch, keep
from workshop.classroom.limits import TooFast
from workshop.classroom.mind_sheet import has_drawn, keep_sheet
from workshop.classroom.moderation import may_see
from workshop.classroom.people import NotInSession, find
from workshop.classroom.room import Room
from workshop.content import sentence
from workshop.cookies import FACILITATOR, IDENTITY, participant_of, projector_cookie
from workshop.errors import WorkshopError

OURS = "x-twenty-steps"  # other sites cannot send a header of ours
NEVER = {"cache-control": "no-store"}
AN_HOUR = {"cache-control": "private, max-age=3600, immutable"}  # the name is the content's digest


class Number(IntegerConvertor):
    """A number in an address that Python can read: it refuses one of some thousand digits with an error."""

    regex = "[0-9]{1,9}"


register_url_convertor("number", Number())


class OtherTest(WorkshopError):
    """A drawing for a test that the class does not look at now."""

    key = "classroom.other_test"


def routes() -> list[Route]:
    """Return the routes of drawings."""
    return [
        Route("/drawings/{session}/{prompt}/{k:number}", take, methods=["POST"]),
        Route("/drawings/{session}/mind/{test:path}/{k:number}", take, methods=["POST"]),
        Route("/drawings/{session}/{picture}", give),
    ]


async def take(request: Request) -> Response:
    """Keep a sheet, or its description; the answer comes once it is durable."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    if OURS not in request.headers or site != "same-origin":
        return PlainTextResponse(sentence("server", "elsewhere"), 403, NEVER)
    try:
        body = await _body(request)
        kept = await asyncio.to_thread(_keep, request, body)
    except TooFast as refusal:
        return PlainTextResponse(str(refusal), 429, NEVER)
    except WorkshopError as refusal:
        return PlainTextResponse(str(refusal), 409, NEVER)
    return JSONResponse({"picture": kept}, headers=NEVER)


async def give(request: Request) -> Response:
    """Serve a drawing to who made it, to who leads, and to the others once it is released."""
    content = await asyncio.to_thread(_read, request)
    if content is None:
        return PlainTextResponse(sentence("server", "no_such_frame"), 404, NEVER)
    return Response(content, headers=AN_HOUR, media_type="image/webp")


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise PictureTooLarge()
    return bytes(body)


def _keep(request: Request, body: bytes) -> str:
    """Keep what came; return the name of its file, "" when it is only words."""
    room, browser = _room(request), participant_of(request.cookies.get(IDENTITY, ""))
    person = find(room, browser)
    if person is None:
        raise NotInSession()
    if "test" in request.path_params:
        return _keep_in_mind(room, person.participant, request.path_params["test"], body)
    prompt, k = request.path_params["prompt"], request.path_params["k"]
    if request.headers.get("content-type", "").startswith("text/plain"):
        said = body[: 8 * LONGEST].decode(errors="replace")
        return keep(room, person.participant, Sketch(prompt, k, description=said)).picture
    photo = "photo" in request.query_params
    return keep(room, person.participant, Sketch(prompt, k, picture=body, photo=photo)).picture


def _keep_in_mind(room: Room, participant: str, test: str, body: bytes) -> str:
    from workshop.ui.default_test.answers import current_test

    if test != current_test(room).name:
        raise OtherTest()
    return keep_sheet(room, participant, test, body)


def _room(request: Request) -> Room:
    from workshop.ui.school import sessions  # pandas and Streamlit's parts: not while the server starts

    return sessions().open(request.path_params["session"])


def _read(request: Request) -> bytes | None:
    try:
        room = _room(request)
        path = room.records.picture(request.path_params["picture"])
        return path.read_bytes() if path and _may_look(request, room, path.name) else None
    except (WorkshopError, FileNotFoundError):  # deleted, or drawn over a moment ago
        return None


def _may_look(request: Request, room: Room, picture: str) -> bool:
    """Tell whether this browser may see a picture: its own, one that is released, or all for who leads."""
    shown = [one for one in room.records.all(Drawing) if one.picture == picture]
    person = find(room, participant_of(request.cookies.get(IDENTITY, "")))
    if person and person.standing == "in":
        mine = has_drawn(room, person.participant, picture)
        if mine or any(may_see(room, one, person.participant) for one in shown):
            return True
    if _projects(request, room) and any(may_see(room, one) for one in shown):
        return True
    return _leads(request, room)


def _projects(request: Request, room: Room) -> bool:
    from workshop.ui.school import access

    return access().projector(request.cookies.get(projector_cookie(room.id), "")) == room.id


def _leads(request: Request, room: Room) -> bool:
    from workshop.ui.school import access, sessions

    try:
        return bool(sessions().lead(access().whoami(request.cookies.get(FACILITATOR, "")), room.id))
    except WorkshopError:
        return False
