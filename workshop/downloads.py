"""The routes of what is taken home: a class's ZIP and report, a person's own work, lesson kits.

Knows who may have what, by their cookie. Knows nothing about what is in it: `ui.exports` and `handout` do,
and they are imported when somebody asks, because that takes a moment.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from workshop.classroom.access import NotFacilitator
from workshop.classroom.people import NotInSession, find
from workshop.classroom.room import Room
from workshop.content import words
from workshop.cookies import FACILITATOR, IDENTITY, participant_of
from workshop.errors import WorkshopError

MOST = 50  # sessions in one ZIP
ZIP, PDF, MARKDOWN, PNG = "application/zip", "application/pdf", "text/markdown; charset=utf-8", "image/png"


def routes() -> list[Route]:
    """Return the routes of everything that is taken home."""
    return [
        Route("/export", export),
        Route("/report/{session}.pdf", report),
        Route("/my-work/{session}.zip", my_work),
        Route("/my-work/{session}.pdf", my_report),
        Route("/kits/{route}/{part}.{kind}", kit),
        Route("/sheet.pdf", sheet),
    ]


async def export(request: Request) -> Response:
    """Send the ZIP of one or several sessions to somebody who leads all of them."""
    return await _answer(_export, request)


async def report(request: Request) -> Response:
    """Send the report of a session to somebody who leads it."""
    return await _answer(_report, request)


async def my_work(request: Request) -> Response:
    """Send a person the ZIP of what they made."""
    return await _answer(_my_work, request)


async def my_report(request: Request) -> Response:
    """Send a person the pages that tell what they did."""
    return await _answer(_my_report, request)


async def kit(request: Request) -> Response:
    """Send a facilitator one part of a lesson kit."""
    return await _answer(_kit, request)


async def sheet(request: Request) -> Response:
    """Send a facilitator the paper sheet of any prompt."""
    return await _answer(_sheet, request)


async def _answer(make: Callable[[Request], Response], request: Request) -> Response:
    try:
        return await asyncio.to_thread(make, request)
    except WorkshopError as refusal:
        return PlainTextResponse(str(refusal), 403, {"cache-control": "no-store"})


def _export(request: Request) -> Response:
    from workshop.ui.exports import parcel_of

    rooms = [_led(request, id) for id in request.query_params.getlist("session")[:MOST]]
    if not rooms:
        raise NotFacilitator()
    said = words("ui/exports")
    one = said["file"].format(code=rooms[0].session.code)
    name = one if len(rooms) == 1 else said["file_several"].format(count=len(rooms))
    parcel = parcel_of(rooms, "names" in request.query_params)
    return StreamingResponse(parcel.chunks(), media_type=ZIP, headers=_saved_as(name))


def _report(request: Request) -> Response:
    from workshop.ui.reports import report_of

    room = _led(request, request.path_params["session"])
    name = words("ui/exports")["report_file"].format(code=room.session.code)
    return Response(report_of(room), media_type=PDF, headers=_saved_as(name))


def _my_work(request: Request) -> Response:
    from workshop.ui.exports import own_parcel

    room, participant = _seated(request)
    headers = _saved_as(words("ui/exports")["own"]["file"])
    return StreamingResponse(own_parcel(room, participant).chunks(), media_type=ZIP, headers=headers)


def _my_report(request: Request) -> Response:
    from workshop.ui.reports import own_report

    headers = _saved_as(words("ui/exports")["own"]["pdf_file"])
    return Response(own_report(*_seated(request)), media_type=PDF, headers=headers)


def _kit(request: Request) -> Response:
    from workshop.handout import kits

    _check_facilitator(request)
    route, part, kind = (request.path_params[name] for name in ("route", "part", "kind"))
    make: Callable[..., Any] = kits.as_markdown if kind == "md" else kits.as_pdf
    headers = _saved_as(f"twenty-steps-{route}-{part}.{kind}")
    return Response(make(route, part), media_type=MARKDOWN if kind == "md" else PDF, headers=headers)


def _sheet(request: Request) -> Response:
    from workshop.classroom.reveal import checked
    from workshop.handout.sheet import sheet_of
    from workshop.ui.color_by_prompt.prompts import split

    _check_facilitator(request)
    prompt = checked(split(request.query_params.get("prompt", "")))
    return Response(sheet_of(prompt.texts), media_type=PDF, headers=_saved_as("color-by-prompt.pdf"))


def _led(request: Request, id: str) -> Room:
    """Raises: NotFacilitator, NoSuchSession, NotYours."""
    from workshop.ui.school import access, sessions

    return sessions().lead(access().whoami(request.cookies.get(FACILITATOR, "")), id)


def _check_facilitator(request: Request) -> None:
    from workshop.ui.school import access

    if access().whoami(request.cookies.get(FACILITATOR, "")) is None:
        raise NotFacilitator()


def _seated(request: Request) -> tuple[Room, str]:
    """Return the session in the address and who sits in it before this browser.

    Raises: NoSuchSession, NotInSession.
    """
    from workshop.ui.school import sessions

    room = sessions().open(request.path_params["session"])
    person = find(room, participant_of(request.cookies.get(IDENTITY, "")))
    if person is None:
        raise NotInSession()
    return room, person.participant


def _saved_as(name: str) -> dict[str, str]:
    return {"cache-control": "no-store", "content-disposition": f'attachment; filename="{name}"'}
