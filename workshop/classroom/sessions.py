"""All sessions of one server: starting, finding, keeping house, and letting go in time.

Knows the folder `data/sessions/`, one subfolder per session, and the cards on their doors.
Knows nothing about pages or cookies.

A card (`card.json`) says what must be known without opening the records: code, owner, title, and until
when the session is kept. It is made from the records and made again when it is missing.
"""

from __future__ import annotations

import contextlib
import logging
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from workshop.classroom.access import Access, NotFacilitator, Pass
from workshop.classroom.card import Card, card_of, read_card, write_card
from workshop.classroom.files import private_folder, storing
from workshop.classroom.grants import DAY
from workshop.classroom.groups import even_out
from workshop.classroom.limits import Limits
from workshop.classroom.people import Participant, find
from workshop.classroom.records import stamp
from workshop.classroom.room import Room
from workshop.classroom.sequence import Sequence, load
from workshop.classroom.session import (
    NoSuchSession,
    NotYours,
    SequenceRunning,
    Session,
    SessionSettings,
    checked_title,
    new_code,
    tidy_code,
    waiting,
)
from workshop.content import sentence
from workshop.errors import WorkshopError

DEFAULT_SEQUENCE = "twelve"
AFTERWARDS = DAY / 2  # seconds after its end in which a session is still where its people are
UNUSED = 7200.0  # seconds after which a room that nobody looks into is closed
HOUSEKEEPING = 2.0  # seconds between two rounds
log = logging.getLogger(__name__)


class Sessions:
    """Every session in one data folder. Safe in many threads; one server at a time."""

    def __init__(self, data: Path, now: Callable[[], float] = time.time) -> None:
        """Raises: StorageFailed."""
        self._data = data
        self._folder = private_folder(data / "sessions")
        self.now = now
        self._limits = Limits(now)
        self._turn = threading.RLock()
        self._rooms: dict[str, Room] = {}
        self.on_deleted: Callable[[str], object] = lambda id: None  # hears which session is gone
        self._closing = threading.Event()
        for gone in self._folder.glob(".deleted-*"):
            shutil.rmtree(gone, ignore_errors=True)
        folders = (path for path in self._folder.iterdir() if path.is_dir() and not path.name.startswith("."))
        self._cards = {card.id: card for card in map(self._card_at, folders) if card}

    # starting and finding

    def create(
        self,
        held: Pass | None,
        settings: SessionSettings | None = None,
        sequence: Sequence | None = None,
        title: str = "",
    ) -> Room:
        """Start a session of this facilitator; everything has a default.

        Raises: NotFacilitator, SettingOutOfRange, TitleWrong, StorageFull, StorageFailed.
        """
        if held is None or not held.general:
            raise NotFacilitator()
        settings, sequence = (settings or SessionSettings()).checked(), sequence or load(DEFAULT_SEQUENCE)
        opened = stamp(self.now())
        usual = sentence("classroom", "title", sequence=sequence.title, date=opened[:10])
        titled = checked_title(title or usual)
        with self._turn:
            code = new_code({card.code for card in self._cards.values()})
            session = Session(
                secrets.token_hex(6), code, titled, held.facilitator, opened, settings, sequence
            )
            room = Room(self._folder / session.id, self._limits, self.now)
            room.records.put(session)
            room.records.put(waiting(session))
            self._rooms[session.id] = room
            self._note(room)
        return room

    def adopt(self, id: str, make: Callable[[Path], None]) -> Room:
        """Open a session whose files `make` writes; what it leaves unfinished goes at the next start.

        Raises: StorageFull, StorageFailed.
        """
        unfinished = private_folder(self._folder / f".deleted-{id}")
        make(unfinished)
        with storing(self._folder), self._turn:
            unfinished.rename(self._folder / id)
            room = self._rooms[id] = Room(self._folder / id, self._limits, self.now)
            self._note(room)
        return room

    def find(self, code: str) -> Room:
        """Return the session with this join code, however it was typed.

        Raises: NoSuchSession, TooFast.
        """
        meant = tidy_code(code)
        for card in self.cards():
            if card.code == meant:
                return self.open(card.id)
        self._limits.take("wrong code")
        raise NoSuchSession()

    def open(self, id: str, used: bool = True) -> Room:
        """Return a session by its id; a room that is not `used` is closed in time.

        Raises: NoSuchSession, AlreadyOpen, StorageFailed.
        """
        with self._turn:
            if id not in self._cards:
                raise NoSuchSession()
            room = self._rooms[id] = self._rooms.get(id) or Room(self._folder / id, self._limits, self.now)
            room.used_at = self.now() if used else room.used_at
            return room

    def lead(self, held: Pass | None, id: str) -> Room:
        """Return a session to somebody who leads it: the only way to a cockpit.

        Raises: NotFacilitator, NoSuchSession, NotYours, AlreadyOpen, StorageFailed.
        """
        if held is None:
            raise NotFacilitator()
        card = self._cards.get(id)
        if card is None:
            raise NoSuchSession()
        if not held.leads(id, card.owner):
            raise NotYours()
        return self.open(id)

    def led_by(self, held: Pass | None) -> list[Card]:
        """Return the cards of the sessions that this facilitator leads, newest first."""
        mine = [card for card in self.cards() if held and held.leads(card.id, card.owner)]
        return sorted(mine, key=lambda card: card.opened, reverse=True)

    def where(self, browser: str) -> Room | None:
        """Return the session in which somebody is (or from which they were removed): the latest joined."""
        found: list[tuple[str, str]] = []
        for card in self.cards():
            if card.ended_at and card.ended_at < stamp(self.now() - AFTERWARDS):
                continue
            person = self._person(card.id, browser)
            if person and person.standing != "left":
                found.append((person.joined, card.id))
        return self.open(max(found)[1]) if found else None

    def cards(self) -> list[Card]:
        """Return the cards of all sessions."""
        with self._turn:
            return list(self._cards.values())

    # changing and deleting

    def change(
        self,
        room: Room,
        settings: SessionSettings | None = None,
        title: str | None = None,
        sequence: Sequence | None = None,
    ) -> Session:
        """Change what a session is called and how it works; its sequence only before it begins.

        Raises: SettingOutOfRange, TitleWrong, SequenceRunning, StorageFull, StorageFailed.
        """
        with room.records.editing:
            old = room.session
            if sequence is not None and room.pace.state != "waiting":
                raise SequenceRunning()
            session = replace(
                old,
                settings=(settings or old.settings).checked(),
                title=old.title if title is None else checked_title(title),
                sequence=sequence or old.sequence,
            )
            room.records.put(session)
            if sequence is not None:
                room.records.put(waiting(session))
            even_out(room, old.settings.groups)
        self._note(room)
        return session

    def delete(self, id: str) -> None:
        """Remove a session with everything that belongs to it: records, pictures, links, keys.

        Raises: NoSuchSession, AlreadyOpen, StorageFailed.
        """
        with self._turn:
            room = self.open(id)
            room.records.close(compact=False)
            gone = self._folder / f".deleted-{id}"
            with storing(self._folder):
                room.records.folder.rename(gone)
            del self._rooms[id], self._cards[id]
        self.on_deleted(id)
        Access(self._data, self.now).revoke_session(id)
        shutil.rmtree(gone, ignore_errors=True)  # what is left goes at the next start

    def keep_house(self) -> None:
        """Tidy every few seconds in a thread of its own, until `close`."""
        threading.Thread(target=self._keep_house, name="housekeeping", daemon=True).start()

    def tidy(self) -> None:
        """Compact what is worth it, renew cards, close what nobody uses, delete what is past its time."""
        for room in list(self._rooms.values()):
            with _logged(room.id):
                room.records.tidy()
                self._note(room)
                self._close_unused(room)
        self._sweep()

    def close(self) -> None:
        """Close every session; their files are complete afterwards."""
        self._closing.set()
        with self._turn:
            for room in self._rooms.values():
                with _logged(room.id):
                    room.records.close()
            self._rooms.clear()

    def _keep_house(self) -> None:
        while not self._closing.wait(HOUSEKEEPING):
            try:
                self.tidy()
            except Exception:
                log.exception("housekeeping")  # a bug here must not end all later rounds

    def _sweep(self) -> None:
        for card in self.cards():
            if card.keep_until <= self.now():
                log.info("session %s is past its time and is deleted", card.id)
                with _logged(card.id):
                    self.delete(card.id)

    def _close_unused(self, room: Room) -> None:
        with self._turn:
            if self.now() - room.used_at > UNUSED and self._rooms.get(room.id) is room:
                del self._rooms[room.id]
                room.records.close()

    def _note(self, room: Room) -> None:
        """Renew a session's card, if anything on it changed."""
        card = card_of(room)
        with self._turn:
            if room.id in self._rooms and self._cards.get(room.id) != card:
                write_card(self._folder / room.id, card)
                self._cards[room.id] = card

    def _card_at(self, folder: Path) -> Card | None:
        """Return the card of a folder, or None for a session that was never confirmed."""
        card = read_card(folder)
        if card:
            return card
        try:
            room = Room(folder, self._limits, self.now)
        except WorkshopError as failure:
            log.warning("session %s: %s", folder.name, failure)
            return None
        if room.records.get(Session, folder.name) is None:
            room.records.close()
            return None
        self._rooms[room.id] = room
        write_card(folder, card_of(room))
        return card_of(room)

    def _person(self, id: str, browser: str) -> Participant | None:
        with _logged(id):
            return find(self.open(id, used=False), browser)
        return None


@contextlib.contextmanager
def _logged(id: str) -> Iterator[None]:
    """Go on when one session refuses: it must not stand in the way of the others."""
    try:
        yield
    except WorkshopError as failure:
        log.warning("session %s: %s", id, failure)
