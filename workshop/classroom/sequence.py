"""Sequences: what a class does, phase by phase, and what the facilitator says meanwhile.

Knows the shipped sequences (structure in `content/sequences/`, words in `content/en/sequences/`), and the
copies that facilitators edit. Knows nothing about sessions that run them.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workshop.classroom.files import private_folder, replace_file
from workshop.classroom.nouns import document, rebuild
from workshop.content import CONTENT, facts, words
from workshop.errors import WorkshopError

LONGEST_PHASE = 120.0  # minutes
MOST_PHASES = 40
LONGEST_TITLE, LONGEST_TEXT = 80, 1_000  # characters
log = logging.getLogger(__name__)
_OWNER = re.compile(r"[\w-]{1,40}")


class SequenceUnknown(WorkshopError):
    """There is no sequence of this name, or it belongs to somebody else."""

    key = "classroom.sequence_unknown"


class SequenceSize(WorkshopError):
    """Too few or too many phases."""

    key = "classroom.sequence_size"


class SequenceTitle(WorkshopError):
    """A title is missing or too long."""

    key = "classroom.sequence_title"


class SequenceMinutes(WorkshopError):
    """A phase takes no time, or more than `LONGEST_PHASE`, or reveals after its end."""

    key = "classroom.sequence_minutes"


class SequencePage(WorkshopError):
    """A phase names a page that does not exist."""

    key = "classroom.sequence_page"


class SequenceText(WorkshopError):
    """A text is too long for the screen."""

    key = "classroom.sequence_text"


@dataclass(frozen=True)
class Script:
    """The words of a phase."""

    title: str
    task: str  # what students do now, one verb first
    done: str  # how a student knows that it is done
    see: str  # what students see
    say: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    reveals: tuple[str, ...] = ()  # shown one after the other, on the facilitator's press


@dataclass(frozen=True)
class Phase:
    """One step of a sequence."""

    name: str
    page: str  # of pages/; "" means that the room talks or works on paper
    minutes: float
    script: Script
    young: Script | None = None  # for young learners, where it differs
    off_clock: bool = False  # a warm-up or a debrief that does not count
    prompt: str = ""  # what the page begins with
    prediction: bool = False  # the projector shows the predicted picture beside the state
    reveal_at: tuple[float, ...] = ()  # minutes into the phase, one for each reveal
    results_at: float | None = None  # when the class's results are due

    def script_for(self, young: bool) -> Script:
        """Return the words for this class."""
        return self.young if young and self.young else self.script


@dataclass(frozen=True)
class Sequence:
    """Phases in order."""

    name: str
    title: str
    summary: str
    phases: tuple[Phase, ...]
    owner: str = ""  # "" means: shipped

    @property
    def minutes(self) -> float:
        """What the phases on the clock take together."""
        return sum(phase.minutes for phase in self.phases if not phase.off_clock)


# the shipped ones


def shipped() -> list[Sequence]:
    """Return the sequences in `content/sequences/`, shortest first."""
    names = [path.stem for path in (CONTENT / "sequences").glob("*.toml")]
    return sorted((load(name) for name in names), key=lambda sequence: sequence.minutes)


def load(name: str) -> Sequence:
    """Return a shipped sequence.

    Raises: SequenceUnknown.
    """
    if not re.fullmatch(r"\w+", name) or not (CONTENT / "sequences" / f"{name}.toml").exists():
        raise SequenceUnknown(sequence=name)
    said, scripts = words(f"sequences/{name}"), words("sequences/phases")
    phases = tuple(_phase(shape, scripts[shape["name"]]) for shape in facts(f"sequences/{name}")["phase"])
    return Sequence(name, said["title"], said["summary"], phases)


def _phase(shape: dict[str, Any], said: dict[str, Any]) -> Phase:
    young = {**said, **said["young"]} if "young" in said else None
    phase: Phase = rebuild(Phase, {**shape, "script": said, "young": young})
    return phase


# the facilitators' own


def check(sequence: Sequence, pages: Collection[str]) -> None:
    """Refuse what could not be shown or would never end; `pages` are the names of pages/.

    Raises: SequenceSize, SequenceTitle, SequenceMinutes, SequencePage, SequenceText.
    """
    if not 1 <= len(sequence.phases) <= MOST_PHASES:
        raise SequenceSize(most=MOST_PHASES)
    _check_title(sequence.title)
    _check_texts([sequence.summary])
    for phase in sequence.phases:
        if not 0 < phase.minutes <= LONGEST_PHASE or _reveals_late(phase):
            raise SequenceMinutes(phase=phase.script.title, longest=int(LONGEST_PHASE))
        if phase.page and phase.page not in pages:
            raise SequencePage(phase=phase.script.title, page=phase.page)
        for script in filter(None, (phase.script, phase.young)):
            _check_title(script.title)
            _check_texts([script.task, script.done, script.see, phase.prompt])
            _check_texts([*script.say, *script.ask, *script.do, *script.reveals])


def own(data: Path, owner: str) -> list[Sequence]:
    """Return the sequences that a facilitator saved, by title."""
    folder = _folder(data, owner)
    found = [_read(path) for path in folder.glob("*.json")] if folder.is_dir() else []
    return sorted(filter(None, found), key=lambda sequence: sequence.title.casefold())


def find(data: Path, owner: str, name: str) -> Sequence:
    """Return one that this facilitator may use: an own one, or a shipped one.

    Raises: SequenceUnknown.
    """
    mine = {sequence.name: sequence for sequence in own(data, owner)}
    return mine.get(name) or load(name)


def save(data: Path, owner: str, sequence: Sequence, pages: Collection[str]) -> Sequence:
    """Keep a facilitator's sequence and return it; a shipped one becomes a copy under a new name.

    Raises: what `check` raises, StorageFull, StorageFailed.
    """
    check(sequence, pages)
    if sequence.owner != owner:
        taken = {one.name for one in own(data, owner)} | {one.name for one in shipped()}
        sequence = replace(sequence, owner=owner, name=_name(sequence.title, taken))
    folder = private_folder(_folder(data, owner))
    replace_file(folder / f"{sequence.name}.json", json.dumps(document(sequence), indent=1).encode())
    return sequence


def discard(data: Path, owner: str, name: str) -> None:
    """Remove one of a facilitator's own sequences; sessions that run it keep their copy.

    Raises: SequenceUnknown.
    """
    if name not in {sequence.name for sequence in own(data, owner)}:
        raise SequenceUnknown(sequence=name)
    (_folder(data, owner) / f"{name}.json").unlink()


def _folder(data: Path, owner: str) -> Path:
    if not _OWNER.fullmatch(owner):
        raise SequenceUnknown(sequence=owner)
    return data / "sequences" / owner


def _read(path: Path) -> Sequence | None:
    try:
        kept: Sequence = rebuild(Sequence, json.loads(path.read_bytes()))
        return kept
    except (ValueError, TypeError, AttributeError):
        log.warning("not a sequence: %s", path)  # one damaged file must not hide the others
        return None


def _name(title: str, taken: Collection[str]) -> str:
    stem = re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")[:40] or "sequence"
    numbered = (stem if number == 1 else f"{stem}_{number}" for number in range(1, len(taken) + 2))
    return next(name for name in numbered if name not in taken)


def _reveals_late(phase: Phase) -> bool:
    moments = [*phase.reveal_at, *([phase.results_at] if phase.results_at is not None else [])]
    return any(not 0 <= minute <= phase.minutes for minute in moments)


def _check_title(title: str) -> None:
    if not 1 <= len(title.strip()) <= LONGEST_TITLE:
        raise SequenceTitle(longest=LONGEST_TITLE)


def _check_texts(texts: Iterable[str]) -> None:
    for text in texts:
        if len(text) > LONGEST_TEXT:
            raise SequenceText(start=text[:40], longest=LONGEST_TEXT)
