"""The printed reports: of a session for its facilitator, and of one person's own work.

Knows which parts a report has. Knows nothing about where numbers, charts and texts come from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from workshop.content import words
from workshop.handout import press


@dataclass(frozen=True)
class Chart:
    """A drawn chart: its finding, what it rests on, and the name of its file among the pictures."""

    title: str
    note: str
    file: str
    told: str = ""  # the numbers, for those who do not see it


@dataclass(frozen=True)
class Chapter:
    """Charts about one prompt."""

    title: str
    charts: tuple[Chart, ...]


@dataclass(frozen=True)
class Said:
    """What somebody wrote: who, and the parts as (label, text)."""

    who: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """Lines, writings and pictures under one heading."""

    title: str
    lines: tuple[str, ...] = ()
    writings: tuple[Said, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()  # file, caption
    wide: bool = False  # pictures one below the other


@dataclass(frozen=True)
class Report:
    """A report, without its pictures."""

    kind: str  # "report" or "own"
    heading: str
    below: str
    badge: str = ""
    counts: tuple[tuple[str, str], ...] = ()  # number, name
    course: tuple[tuple[str, str, str, str], ...] = ()  # phase, planned, taken, handed in
    chapters: tuple[Chapter, ...] = ()
    sections: tuple[Section, ...] = ()
    limits: Sequence[str] = field(default_factory=tuple)


def printed(report: Report, pictures: Mapping[str, bytes]) -> bytes:
    """Return a report as a PDF.

    Raises: NotPrinted.
    """
    return press.pdf("report", {"said": words("handout/report"), **asdict(report)}, pictures)
