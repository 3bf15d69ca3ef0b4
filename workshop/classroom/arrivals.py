"""Sessions that come back in a ZIP, from this server or another one, to be looked at.

Knows what a parcel holds, and refuses what is damaged, hostile or larger than any class. Knows nothing about
what the records mean beyond their shape. Of a ZIP only the records and the session's own pictures are
read, under names of ours; nothing is unpacked to where the ZIP says.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import secrets
import zipfile
import zlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from PIL import Image

from workshop.classroom import snapshot
from workshop.classroom.access import NotFacilitator, Pass
from workshop.classroom.canvas import FORMATS, MOST_SIDE
from workshop.classroom.export import every_noun
from workshop.classroom.files import private_folder, replace_file
from workshop.classroom.grants import FacilitatorId
from workshop.classroom.nouns import Noun, document, fits, legible, revive
from workshop.classroom.parcel import FOLDER, PICTURES, RECORDS
from workshop.classroom.records import stamp
from workshop.classroom.room import Room
from workshop.classroom.sequence import check
from workshop.classroom.session import LENGTH, LETTERS, Origin, Pace, Session, checked_title, new_code
from workshop.classroom.sessions import Sessions
from workshop.classroom.shelf import Tables
from workshop.content import facts, words
from workshop.errors import WorkshopError

LARGEST = 1_000_000_000  # bytes of everything, unpacked
LARGEST_RECORDS, LARGEST_PICTURE = 200_000_000, 5_000_000  # bytes
MOST_MEMBERS, MOST_SESSIONS = 100_000, 100
_OURS = re.compile(rf"{FOLDER}/([\w-]{{1,20}})/({RECORDS}|{PICTURES}/[0-9a-f]{{64}}\.(?:png|webp|jpg))")
_CODE = re.compile(rf"[{LETTERS}]{{{LENGTH}}}")
_NO_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
_SHAPELESS = (ValueError, TypeError, LookupError, AttributeError, RecursionError, WorkshopError)
_STAMPS = {"key": str, "version": int, "made": str, "at": str}


class ParcelDamaged(WorkshopError):
    """A ZIP that is none of ours, or not any more."""

    key = "classroom.parcel_damaged"


class ParcelTooLarge(WorkshopError):
    """A ZIP that unpacks to more than any class leaves behind."""

    key = "classroom.parcel_too_large"


def take_in(sessions: Sessions, held: Pass | None, file: IO[bytes]) -> list[Room]:
    """Open every session of a ZIP, read-only, as sessions of this facilitator.

    Raises: NotFacilitator, ParcelDamaged, ParcelTooLarge, StorageFull, StorageFailed.
    """
    if held is None or not held.general:
        raise NotFacilitator()
    try:
        with zipfile.ZipFile(file) as parcel:
            found = _checked(parcel)
            tables = {
                name: _tables(_content(parcel, one[RECORDS], LARGEST_RECORDS)) for name, one in found.items()
            }
            return [
                _kept(sessions, held.facilitator, parcel, members, tables[name])
                for name, members in found.items()
            ]
    except _NO_ZIP as failure:
        raise _damaged("no_zip") from failure


def _checked(parcel: zipfile.ZipFile) -> dict[str, dict[str, zipfile.ZipInfo]]:
    """Return what belongs to each session, by its place there."""
    members = parcel.infolist()
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > LARGEST:
        raise ParcelTooLarge(most=LARGEST // 1_000_000)
    found: dict[str, dict[str, zipfile.ZipInfo]] = {}
    for one in members:
        if one.flag_bits & 1:
            raise _damaged("locked")
        if _leads_outside(one.filename):
            raise _damaged("outside")
        if ours := _OURS.fullmatch(one.filename):
            found.setdefault(ours[1], {})[ours[2]] = one
    if not 1 <= len(found) <= MOST_SESSIONS or any(RECORDS not in one for one in found.values()):
        raise _damaged("no_records")
    return found


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name


def _content(parcel: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Return one file; what it says of its own size is not believed."""
    with parcel.open(member) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise ParcelTooLarge(most=most // 1_000_000)
    return content


# the records


def _tables(content: bytes) -> Tables:
    """Return the documents that this workshop could have written; unknown tables are left out."""
    known = {cls.table: cls for cls in every_noun()}
    try:
        told = json.loads(content, parse_constant=_refuse)
        tables = {
            table: {str(int(id)): _sound(known[table], one) for id, one in rows.items()}
            for table, rows in told.items()
            if table in known
        }
        _check_session(tables)
    except _SHAPELESS as failure:
        raise _damaged("not_records") from failure
    return tables


def _refuse(constant: str) -> None:
    """NaN and infinity are no JSON, and no clock or count survives them."""
    raise ValueError(constant)


def _sound(cls: type[Noun], one: dict[str, Any]) -> dict[str, Any]:
    """Return a document as the store writes it, without what does not belong there.

    Raises: ValueError, TypeError, KeyError.
    """
    stamps = {name: one[name] for name in _STAMPS}
    noun = revive(cls, one)
    if not fits(cls, noun) or not all(type(stamps[name]) is kind for name, kind in _STAMPS.items()):
        raise ValueError
    if noun.key != stamps["key"] or stamps["version"] < 1 or legible(noun) != noun:
        raise ValueError
    for moment in (stamps["made"], stamps["at"]):
        datetime.fromisoformat(moment)
    return {**stamps, **document(noun)}


def _check_session(tables: Tables) -> None:
    session, pace = _only(tables, Session), _only(tables, Pace)
    checked_title(session.title)
    session.settings.checked()
    check(session.sequence, facts("pages"))
    datetime.fromisoformat(session.opened)
    count = len(session.sequence.phases)
    if not 0 <= pace.phase < count == len(pace.spent) == len(pace.revealed) == len(pace.results):
        raise ValueError


def _only(tables: Tables, cls: type[Any]) -> Any:
    (one,) = tables[cls.table].values()
    return revive(cls, one)


# keeping them


def _kept(
    sessions: Sessions,
    owner: FacilitatorId,
    parcel: zipfile.ZipFile,
    members: dict[str, zipfile.ZipInfo],
    tables: Tables,
) -> Room:
    id, version = secrets.token_hex(6), _newest(tables) + 2
    code = _free_code(sessions, _only(tables, Session).code)
    _rename(tables, replace(_only(tables, Session), id=id, owner=owner, code=code), version, sessions.now())

    def make(folder: Path) -> None:
        snapshot.save(folder, tables, version)
        for place, member in members.items():
            if place != RECORDS:
                _keep_picture(folder, place, _content(parcel, member, LARGEST_PICTURE))

    return sessions.adopt(id, make)


def _rename(tables: Tables, session: Session, version: int, now: float) -> None:
    """Make it a session of this server that has ended; it counts as changed today, so that it is kept."""
    origin: Origin = session.origin or "imported"  # sample data stays sample data
    session, pace = replace(session, origin=origin), _only(tables, Pace)
    over = pace.ended_at or session.opened
    pace = replace(pace, session=session.id, state="ended", since=None, ended_at=over)
    for number, noun in ((version - 1, session), (version, pace)):
        stamps = {"key": noun.key, "version": number, "made": session.opened, "at": stamp(now)}
        tables[noun.table] = {"1": {**stamps, **document(noun)}}


def _keep_picture(folder: Path, place: str, content: bytes) -> None:
    name = place.partition("/")[2]
    if hashlib.sha256(content).hexdigest() != name.partition(".")[0] or not _is_picture(content):
        raise _damaged("wrong_picture")
    replace_file(private_folder(folder / "pictures") / name, content)


def _is_picture(content: bytes) -> bool:
    """Tell whether a page can show it: decoded as a whole, and no larger than what a browser may send."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            return max(picture.size) <= MOST_SIDE and bool(picture.load())
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False


def _newest(tables: Tables) -> int:
    return max(int(one["version"]) for rows in tables.values() for one in rows.values())


def _free_code(sessions: Sessions, code: str) -> str:
    taken = {card.code for card in sessions.cards()}
    return code if _CODE.fullmatch(code) and code not in taken else new_code(taken)


def _damaged(reason: str) -> ParcelDamaged:
    return ParcelDamaged(reason=words("arrivals")[reason])
