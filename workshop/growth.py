"""The HTTP route of a growing picture: its page asks once a step how far it is.

It asks by HTTP and not by a fragment of the page, as `heartbeat` does and for the same reason: thirty people
who watch their pictures grow would have scripts run a hundred times a second. Knows requests. Knows nothing
about engines.
"""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

NEVER = {"cache-control": "no-store"}


def routes() -> list[Route]:
    """Return the route of growing pictures."""
    return [Route("/growing/{token}", look)]


async def look(request: Request) -> Response:
    """Answer how far a run is, without a preview that the page has seen; 204 once it has ended."""
    growth = await asyncio.to_thread(_growth, request.path_params["token"])
    if growth is None:
        return Response(status_code=204, headers=NEVER)
    if request.query_params.get("seen") == str(growth["step"]):
        growth["preview"] = ""
    return JSONResponse(growth, headers=NEVER)


def _growth(token: str) -> dict[str, Any] | None:
    from workshop.ui.generate import growth  # streamlit's pages come with it: not while the server starts

    found = growth(token)
    return asdict(found) if found else None
