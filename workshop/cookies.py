"""What a browser keeps for us: who it is, whether it leads, and which sessions it projects.

Knows names, lifetimes and how an id follows from a secret. Knows nothing about sessions or pages.
Scripts cannot read these cookies (HttpOnly) and other sites cannot send them (SameSite=Lax).
"""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection
    from starlette.responses import Response

IDENTITY = "twenty_steps_identity"
FACILITATOR = "twenty_steps_facilitator"
LIFETIME = 30 * 24 * 3600  # seconds; as long as a session's data is kept, renewed with every visit
_SECRET = re.compile(r"[\w-]{43}")


def identity_of(connection: HTTPConnection) -> str:
    """Return the secret that this browser came with, or a new one."""
    secret = connection.cookies.get(IDENTITY, "")
    return secret if _SECRET.fullmatch(secret) else new_secret()


def new_secret() -> str:
    """Return the secret of a browser that nobody has used before."""
    return secrets.token_urlsafe(32)


def participant_of(secret: str) -> str:
    """Return the id under which this browser's person is recorded.

    It appears in records and exports, so it must not give away the secret that it comes from.
    """
    return hashlib.sha256(f"participant {secret}".encode()).hexdigest()[:16]


def projector_cookie(session: str) -> str:
    """Return the name of the cookie that shows one session's projector; a browser may show several."""
    return f"twenty_steps_projector_{session}"


def hand_over(response: Response, name: str, secret: str, connection: HTTPConnection) -> None:
    """Give the browser a cookie, for encrypted connections only where this one is encrypted."""
    response.set_cookie(
        name,
        secret,
        max_age=LIFETIME,
        httponly=True,
        samesite="lax",
        secure=is_encrypted(connection),
    )


def is_encrypted(connection: HTTPConnection) -> bool:
    """Tell whether the browser speaks HTTPS, to us or to the proxy before us."""
    return connection.headers.get("x-forwarded-proto", connection.url.scheme) == "https"
