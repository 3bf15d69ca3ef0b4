"""Passphrases of facilitators: set in the browser, checked slowly, never stored in clear.

Knows scrypt, the file of hashes, and how wrong tries are slowed down. Knows nothing about cookies.
One salt serves the installation, so a try costs one scrypt however many facilitators there are.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import threading
import unicodedata
from collections.abc import Callable
from pathlib import Path

from workshop.classroom.files import replace_file
from workshop.errors import WorkshopError

SHORTEST = 12  # characters; a passphrase is a few words
FREE_TRIES = 3  # wrong tries of one address before it has to wait
LONGEST_WAIT = 900.0  # seconds
WRONG_ALTOGETHER = 20  # wrong tries of all addresses together before everybody waits …
FORGIVEN_EVERY = 10.0  # … and one of them is forgotten in so many seconds


class PassphraseTooShort(WorkshopError):
    """Fewer than `SHORTEST` characters."""

    key = "classroom.passphrase_too_short"


class PassphraseTaken(WorkshopError):
    """Another facilitator of this installation signs in with the same words."""

    key = "classroom.passphrase_taken"


class PassphraseWrong(WorkshopError):
    """Nobody signs in with these words."""

    key = "classroom.passphrase_wrong"


class TooManyTries(WorkshopError):
    """Too many wrong tries, from this address or from all together."""

    key = "classroom.too_many_tries"


class Passphrases:
    """The hashed passphrases of one installation, by the facilitator who set them."""

    def __init__(self, path: Path, now: Callable[[], float]) -> None:
        self._path = path
        self._slowdown = Slowdown(now)
        self._turn = threading.Lock()

    def set(self, facilitator: str, phrase: str) -> None:
        """Let this facilitator sign in with these words, instead of any earlier ones.

        Raises: PassphraseTooShort, PassphraseTaken.
        """
        if len(phrase.strip()) < SHORTEST:
            raise PassphraseTooShort(shortest=SHORTEST)
        with self._turn:
            book = self._read()
            hashed = _stretch(phrase, book["salt"])
            if _owner(book, hashed) not in (None, facilitator):
                raise PassphraseTaken()
            book["hashes"][facilitator] = hashed
            replace_file(self._path, json.dumps(book, indent=1).encode())

    def check(self, phrase: str, address: str) -> str:
        """Return the facilitator who set these words; a wrong try makes the next one slower.

        Raises: PassphraseWrong, TooManyTries.
        """
        self._slowdown.count(address)  # before the answer is known, so that simultaneous tries count too
        with self._turn:
            book = self._read()
            owner = _owner(book, _stretch(phrase, book["salt"]))
        if owner is None:
            raise PassphraseWrong()
        self._slowdown.forgive(address)
        return owner

    def forget_all(self) -> None:
        """Remove every passphrase."""
        self._path.unlink(missing_ok=True)

    def _read(self) -> dict[str, dict[str, str]]:
        if self._path.exists():
            book: dict[str, dict[str, str]] = json.loads(self._path.read_bytes())
            return book
        return {"salt": {"hex": secrets.token_hex(16)}, "hashes": {}}


class Slowdown:
    """Counts wrong tries: each address waits longer and longer, and all together have a limit."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._turn = threading.Lock()
        self._wrong: dict[str, tuple[int, float]] = {}  # address: tries, time of the last one
        self._level, self._level_at = 0.0, now()

    def count(self, address: str) -> None:
        """Count one try of this address, or say how long it has to wait.

        Raises: TooManyTries.
        """
        with self._turn:
            self._drain()
            tries, last = self._wrong.get(address, (0, 0.0))
            wait = max(self._own_wait(tries) - (self._now() - last), self._common_wait())
            if wait > 0:
                raise TooManyTries(seconds=int(wait) + 1)
            self._wrong[address] = (tries + 1, self._now())
            self._level += 1

    def forgive(self, address: str) -> None:
        """Forget the tries of an address that got it right."""
        with self._turn:
            tries, _ = self._wrong.pop(address, (0, 0.0))
            self._level = max(0.0, self._level - tries)

    def _own_wait(self, tries: int) -> float:
        if tries < FREE_TRIES:
            return 0.0
        return float(min(2.0 ** min(tries - FREE_TRIES + 1, 20), LONGEST_WAIT))

    def _common_wait(self) -> float:
        return (
            (self._level + 1 - WRONG_ALTOGETHER) * FORGIVEN_EVERY if self._level >= WRONG_ALTOGETHER else 0.0
        )

    def _drain(self) -> None:
        now = self._now()
        self._level = max(0.0, self._level - (now - self._level_at) / FORGIVEN_EVERY)
        self._level_at = now
        old = [address for address, (_, last) in self._wrong.items() if now - last > LONGEST_WAIT]
        for address in old:
            del self._wrong[address]


def _stretch(phrase: str, salt: dict[str, str]) -> str:
    """Hash a passphrase slowly.

    Source: RFC 7914 (scrypt) with N = 2^15, r = 8, p = 1: 32 MiB and about a tenth of a second.
    """
    words = " ".join(unicodedata.normalize("NFKC", phrase).split()).encode()
    stretched = hashlib.scrypt(words, salt=bytes.fromhex(salt["hex"]), n=2**15, r=8, p=1, maxmem=2**26)
    return stretched.hex()


def _owner(book: dict[str, dict[str, str]], hashed: str) -> str | None:
    owner = None
    for facilitator, kept in book["hashes"].items():  # all of them, so that the time tells nothing
        if hmac.compare_digest(kept, hashed):
            owner = facilitator
    return owner
