"""Grants: what a secret opens, one small file each, so that several processes can share them.

Knows how secrets look, are hashed, found, claimed once and forgotten. Knows nothing about who may do
what with them (see `access`).

A secret is written `<id>.<verifier>`. The id names the file and may be listed; the verifier is kept
only as its SHA-256 and compared in constant time.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, NewType

from workshop.classroom.files import private_folder, replace_file, storing, sync_folder

FacilitatorId = NewType("FacilitatorId", str)
Role = Literal["link", "used", "facilitator", "projector"]
ROLES: tuple[Role, ...] = ("link", "used", "facilitator", "projector")
DAY = 86400.0  # seconds
_SECRET = re.compile(r"([0-9a-f]{16})\.([A-Za-z0-9_-]{43})")


@dataclass(frozen=True)
class Grant:
    """What one secret opens. Times are seconds since 1970, UTC."""

    id: str
    role: Role
    verifier: str  # SHA-256 of the secret's second half, hex
    facilitator: FacilitatorId  # "" in a link that makes a new facilitator
    general: bool  # may start sessions, and leads those of this facilitator
    sessions: tuple[str, ...]  # ids of sessions it opens beside those
    since: float
    until: float


class Grants:
    """The grants in one folder."""

    def __init__(self, folder: Path, now: Callable[[], float]) -> None:
        self._folder = private_folder(folder)
        self._now = now
        for role in ROLES:
            private_folder(folder / role)

    def make(
        self,
        role: Role,
        life: float,
        facilitator: str = "",
        general: bool = False,
        sessions: tuple[str, ...] = (),
    ) -> str:
        """Store a grant for `life` seconds and return its secret, which nobody can read again."""
        id, verifier, now = secrets.token_hex(8), secrets.token_urlsafe(32), self._now()
        who = FacilitatorId(facilitator)
        self.write(Grant(id, role, hashed(verifier), who, general, sessions, now, now + life))
        return f"{id}.{verifier}"

    def find(self, role: Role, secret: str | None, expired: bool = False) -> Grant | None:
        """Return the grant that this secret opens, or None; one past its time only if `expired`."""
        match = _SECRET.fullmatch(secret or "")
        grant = self._read(role, match[1]) if match else None
        if match is None or grant is None or not hmac.compare_digest(grant.verifier, hashed(match[2])):
            return None
        return grant if expired or grant.until > self._now() else None

    def claim(self, link: Grant) -> bool:
        """Take a link out of circulation; True for exactly one of all its callers."""
        with storing(self._folder):
            try:
                self._path("link", link.id).rename(self._path("used", link.id))
            except FileNotFoundError:
                return False
            sync_folder(self._folder / "link")
        return True

    def write(self, grant: Grant) -> None:
        """Store a grant, or its new version."""
        replace_file(self._path(grant.role, grant.id), json.dumps(asdict(grant)).encode())

    def remove(self, grant: Grant) -> None:
        """Make a grant worthless."""
        self._path(grant.role, grant.id).unlink(missing_ok=True)

    def all(self) -> list[Grant]:
        """Return every grant that still counts, and every used link, oldest first."""
        found = (self._read(role, path.stem) for role in ROLES for path in self._files(role))
        return sorted(
            (grant for grant in found if grant and grant.until > self._now()), key=lambda g: g.since
        )

    def remove_all(self) -> None:
        """Remove every file, damaged ones as well."""
        for path in [path for role in ROLES for path in self._files(role)]:
            path.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what expired more than a day ago (until then its holder is told why it does not work)."""
        for role in ROLES:
            for path in self._files(role):
                grant = self._read(role, path.stem)
                if grant and grant.until < self._now() - DAY:
                    with contextlib.suppress(OSError):
                        path.unlink()

    def _read(self, role: Role, id: str) -> Grant | None:
        try:
            kept = json.loads(self._path(role, id).read_bytes())
            return Grant(**{**kept, "role": role, "sessions": tuple(kept["sessions"])})
        except (OSError, ValueError, TypeError, KeyError):
            return None  # revoked meanwhile, or damaged: it opens nothing

    def _path(self, role: Role, id: str) -> Path:
        return self._folder / role / f"{id}.json"

    def _files(self, role: Role) -> Iterator[Path]:
        return (path for path in (self._folder / role).iterdir() if not path.name.startswith("."))


def hashed(secret: str) -> str:
    """Return the form in which a secret is stored: SHA-256, hex (it is random, so that is enough)."""
    return hashlib.sha256(secret.encode()).hexdigest()
