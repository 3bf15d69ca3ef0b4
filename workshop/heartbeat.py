"""The HTTP route of the pulse: every student's page asks again and again whether anything changed.

It asks by HTTP and not by a fragment of the page: a fragment's run starts a thread, copies the page's state
and describes the whole theme anew, two milliseconds before the first line of ours. Knows requests, cookies
and rooms. Knows nothing about what a page draws.
"""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from workshop.classroom import people
from workshop.content import facts
from workshop.cookies import IDENTITY, participant_of
from workshop.errors import WorkshopError

NEVER = {"cache-control": "no-store"}
GONE = "gone"  # stands for the state of somebody who has no seat in this session


def routes() -> list[Route]:
    """Return the route of the pulse."""
    return [Route("/pulse/{session}", beat)]


async def beat(request: Request) -> Response:
    """Answer 204 while the page that asks is as it should be, else 200 and the state it should have."""
    asked = request.query_params
    browser = participant_of(request.cookies.get(IDENTITY, ""))
    session, page = request.path_params["session"], asked.get("page", "")
    state = await asyncio.to_thread(_state, session, browser, page)
    if state == asked.get("state"):
        return Response(status_code=204, headers=NEVER)
    return PlainTextResponse(state, headers=NEVER)


def _state(session: str, browser: str, page: str) -> str:
    from workshop.ui.school import sessions  # streamlit's pages come with it: not while the server starts
    from workshop.ui.seat import take_seat

    try:
        seat = take_seat(browser, sessions().open(session))
    except WorkshopError:  # the session was deleted
        return GONE
    if seat is None:
        return GONE
    if page in facts("pages"):
        people.seen(seat.room, seat.person.participant, page)
    return seat.state
