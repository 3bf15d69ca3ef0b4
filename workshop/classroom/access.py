"""Who may lead: one-time links, facilitators' cookies, projectors' keys.

Knows the rules for secrets of facilitators and projectors, and the command that makes and revokes them.
Knows nothing about students (they are in `people`) and nothing about what happens in a session.
"""

from __future__ import annotations

import argparse
import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from workshop.classroom.grants import DAY, FacilitatorId, Grant, Grants
from workshop.classroom.passphrase import Passphrases
from workshop.content import sentence
from workshop.errors import WorkshopError

LINK_LIFE = DAY  # seconds
COOKIE_LIFE = 30 * DAY
PROJECTOR_LIFE = 30 * DAY
PROJECTORS = 8  # keys per session; the oldest gives way


class LinkUsed(WorkshopError):
    """The link was opened before; it works once."""

    key = "classroom.link_used"


class LinkUnknown(WorkshopError):
    """No such link was made here, or it was revoked."""

    key = "classroom.link_unknown"


class LinkExpired(WorkshopError):
    """The link is older than a day."""

    key = "classroom.link_expired"


class NotFacilitator(WorkshopError):
    """The browser holds no facilitator's cookie that counts here."""

    key = "classroom.not_facilitator"


@dataclass(frozen=True)
class Pass:
    """What a facilitator's cookie allows."""

    facilitator: FacilitatorId
    general: bool  # may start sessions, and leads the own ones
    sessions: tuple[str, ...] = ()  # ids of others' sessions that a link opened

    def leads(self, session: str, owner: str) -> bool:
        """Say whether the holder leads this session of this owner."""
        return session in self.sessions or (self.general and owner == self.facilitator)


class Access:
    """Every facilitator's secret of one data folder. Safe in several threads and processes."""

    def __init__(self, data: Path, now: Callable[[], float] = time.time) -> None:
        self._grants = Grants(data / "access", now)
        self._now = now
        self._passphrases = Passphrases(data / "access" / "passphrases.json", now)

    # links and cookies

    def new_link(self, session: str = "", facilitator: str = "") -> str:
        """Return a token that makes its first opener a facilitator; of one session only, if it is named.

        `facilitator` names somebody who lost the cookie and gets the own sessions back.
        """
        self._grants.sweep()
        opens = (session,) if session else ()
        return self._grants.make("link", LINK_LIFE, facilitator, general=not session, sessions=opens)

    def redeem(self, token: str, cookie: str | None = None) -> str:
        """Trade a link for a cookie's value; what a cookie in the same browser opens stays open.

        Raises: LinkUsed, LinkUnknown, LinkExpired.
        """
        link = self._claim(token)
        held = self.whoami(cookie) or Pass(_new_facilitator(), general=False)
        who = link.facilitator or held.facilitator
        opens = tuple(dict.fromkeys(link.sessions + held.sessions))
        fresh = self._grants.make("facilitator", COOKIE_LIFE, who, link.general or held.general, opens)
        self.sign_out(cookie)
        return fresh

    def whoami(self, cookie: str | None) -> Pass | None:
        """Return what this cookie allows, or None."""
        grant = self._grants.find("facilitator", cookie)
        return Pass(grant.facilitator, grant.general, grant.sessions) if grant else None

    def facilitator(self, cookie: str | None) -> FacilitatorId | None:
        """Return the facilitator who holds this cookie, or None; which sessions it opens says `leads`."""
        held = self.whoami(cookie)
        return held.facilitator if held else None

    def leads(self, cookie: str | None, session: str, owner: str) -> bool:
        """Say whether this cookie opens the cockpit of this session of this owner."""
        held = self.whoami(cookie)
        return held is not None and held.leads(session, owner)

    def sign_out(self, cookie: str | None) -> None:
        """Make this cookie worthless."""
        grant = self._grants.find("facilitator", cookie)
        if grant:
            self._grants.remove(grant)

    # other ways in

    def set_passphrase(self, cookie: str | None, phrase: str) -> None:
        """Let the holder of this cookie sign in with a passphrase from now on.

        Raises: NotFacilitator, PassphraseTooShort, PassphraseTaken.
        """
        held = self.whoami(cookie)
        if held is None or not held.general:
            raise NotFacilitator()
        self._passphrases.set(held.facilitator, phrase)

    def sign_in(self, phrase: str, address: str) -> str:
        """Trade a passphrase for a cookie's value; wrong tries make the next ones slower.

        Raises: PassphraseWrong, TooManyTries.
        """
        who = self._passphrases.check(phrase, address)
        return self._grants.make("facilitator", COOKIE_LIFE, who, general=True)

    def link_for(self, identity: str) -> str:
        """Return a one-time token for somebody whom an identity provider vouches for (`st.login`)."""
        return self.new_link(facilitator="login-" + hashlib.sha256(identity.encode()).hexdigest()[:16])

    # projectors

    def new_projector(self, session: str) -> str:
        """Return a key that shows one session's projector and nothing else, as often as it is opened."""
        keys = [grant for grant in self.grants() if grant.role == "projector" and session in grant.sessions]
        for grant in keys[: max(0, len(keys) - PROJECTORS + 1)]:
            self._grants.remove(grant)
        return self._grants.make("projector", PROJECTOR_LIFE, sessions=(session,))

    def projector(self, key: str | None) -> str | None:
        """Return the id of the session whose projector this key opens, or None."""
        grant = self._grants.find("projector", key)
        return grant.sessions[0] if grant else None

    # revoking

    def grants(self) -> list[Grant]:
        """Return everything that opens something, and the links used in the last day, oldest first."""
        return self._grants.all()

    def revoke(self, id: str) -> bool:
        """Make one link, cookie or key worthless, by its id; say whether there was one."""
        found = [grant for grant in self.grants() if grant.id == id]
        for grant in found:
            self._grants.remove(grant)
        return bool(found)

    def revoke_session(self, session: str) -> None:
        """Take one session out of every grant, because it is deleted or changes hands."""
        for grant in [grant for grant in self.grants() if session in grant.sessions]:
            left = tuple(id for id in grant.sessions if id != session)
            if grant.general or left:
                self._grants.write(replace(grant, sessions=left))
            else:
                self._grants.remove(grant)

    def revoke_all(self) -> int:
        """Make every link, cookie, key and passphrase worthless; return how many grants that were."""
        count = len(self.grants())
        self._grants.remove_all()
        self._passphrases.forget_all()
        return count

    def _claim(self, token: str) -> Grant:
        """Return the link of this token, to exactly one of all its callers."""
        link = self._grants.find("link", token, expired=True)
        if link and link.until <= self._now():
            raise LinkExpired()
        if link and self._grants.claim(link):
            return link
        # A link that somebody else claimed since `find` lies among the used ones, too.
        raise LinkUsed() if link or self._grants.find("used", token) else LinkUnknown()


def _new_facilitator() -> FacilitatorId:
    return FacilitatorId(secrets.token_hex(6))


# the command


def main(arguments: list[str] | None = None) -> int:
    """Make, list and revoke grants: `python -m workshop.classroom.access --data DIR new-link`."""
    asked = _parser().parse_args(arguments)
    access = Access(asked.data)
    if asked.command == "new-link":
        print(access.new_link(session=asked.session, facilitator=asked.facilitator))
    elif asked.command == "list":
        print(*map(_line, access.grants()), sep="\n")
    elif asked.command == "revoke":
        return 0 if access.revoke(asked.id) else 1
    else:
        print(sentence("access", "revoked", count=access.revoke_all()))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m workshop.classroom.access")
    parser.add_argument("--data", type=Path, required=True, help=sentence("access", "data"))
    commands = parser.add_subparsers(dest="command", required=True)
    link = commands.add_parser("new-link", help=sentence("access", "new_link"))
    link.add_argument("--session", default="", help=sentence("access", "session"))
    link.add_argument("--facilitator", default="", help=sentence("access", "facilitator"))
    commands.add_parser("list", help=sentence("access", "list"))
    commands.add_parser("revoke", help=sentence("access", "revoke")).add_argument("id")
    commands.add_parser("revoke-all", help=sentence("access", "revoke_all"))
    return parser


def _line(grant: Grant) -> str:
    """One row: id, kind, facilitator, until when, sessions. Nothing here opens anything."""
    until = time.strftime("%Y-%m-%d %H:%MZ", time.gmtime(grant.until))
    return (
        f"{grant.id}  {grant.role:<11}  {grant.facilitator or '-':<12}  {until}  {' '.join(grant.sessions)}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
