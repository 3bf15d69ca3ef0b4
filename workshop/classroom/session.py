"""What a session is: its code, its settings, its sequence, and where the class is in it.

Knows the nouns and their limits. Knows nothing about files or people.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import Literal

from workshop.classroom.grants import FacilitatorId
from workshop.classroom.nouns import Noun
from workshop.classroom.sequence import Phase, Sequence
from workshop.errors import WorkshopError

# No vowels (a code is no word), and nothing that looks like something else: 0 1 2 5 6 8 B G I L O S U V Z.
LETTERS = "CDFHJKMNPQRTWXY3479"
LENGTH = 5
LONGEST_TITLE = 80  # characters
YOUNG_RETENTION = 7  # days
GROUPS = (0, 2, 3, 4)  # how many a class may have; 0: none

Origin = Literal["", "imported", "sample"]  # "" means: held here
State = Literal["waiting", "running", "paused", "ended"]


class SettingOutOfRange(WorkshopError):
    """A number in the settings that makes no sense."""

    key = "classroom.setting_out_of_range"


class TitleWrong(WorkshopError):
    """A title that is empty or too long."""

    key = "classroom.title_wrong"


class NoSuchSession(WorkshopError):
    """No session has this code, or it was deleted."""

    key = "classroom.no_such_session"


class NotYours(WorkshopError):
    """The session belongs to another facilitator."""

    key = "classroom.not_yours"


class SequenceRunning(WorkshopError):
    """A sequence cannot be exchanged once the clock has been started."""

    key = "classroom.sequence_running"


@dataclass(frozen=True)
class SessionSettings:
    """What the facilitator decides for one class."""

    young: bool = False  # presets only, generated names only, person attributes hidden everywhere
    free_prompts: bool = True
    own_names: bool = False
    release_first: bool = True  # others see a student's work only after the facilitator released it
    results_from: int = 5  # answers, before results appear on the projector
    model: str = "paperworld"  # an entry of content/models.toml
    pictures: int = 40  # per person
    retention: int = 30  # days after the last change
    devices: bool = True  # False: only the projector is there, and the facilitator counts hands
    groups: int = 0  # one of GROUPS

    def checked(self) -> SessionSettings:
        """Return the settings as they will apply: young learners have stricter ones.

        Raises: SettingOutOfRange.
        """
        for name, least, most in (("results_from", 1, 100), ("pictures", 1, 1_000), ("retention", 1, 365)):
            if not least <= getattr(self, name) <= most:
                raise SettingOutOfRange(setting=name.replace("_", " "), least=least, most=most)
        if self.groups not in GROUPS:
            raise SettingOutOfRange(setting="groups", least=GROUPS[1], most=GROUPS[-1])
        if not self.young:
            return self
        return replace(
            self, free_prompts=False, own_names=False, retention=min(self.retention, YOUNG_RETENTION)
        )


@dataclass(frozen=True)
class Session(Noun):
    """One class at one time; there is one in each session's records."""

    table = "session"
    id: str
    code: str  # what students type
    title: str
    owner: FacilitatorId
    opened: str  # UTC, ISO 8601
    settings: SessionSettings
    sequence: Sequence  # a copy: who edits a sequence later changes no running class
    origin: Origin = ""  # all others are there to be looked at only

    @property
    def key(self) -> str:
        """Its id."""
        return self.id


@dataclass(frozen=True)
class Pace(Noun):
    """Where the class is; changed by the facilitator only. Moments are seconds since 1970, UTC."""

    table = "pace"
    session: str
    state: State = "waiting"
    phase: int = 0  # index into the sequence
    spent: tuple[float, ...] = ()  # seconds in each phase, without the time since `since`
    since: float | None = None  # when the clock of the current phase was last started; None: it stands
    follow: bool = True  # students' pages go along
    locked: bool = False  # nothing can be handed in
    revealed: tuple[int, ...] = ()  # how many reveals, in each phase
    results: tuple[bool, ...] = ()  # whether the class's results are shown, in each phase
    blank: bool = False  # the projector shows nothing
    ask_first: bool = False  # whoever joins has to be let in
    message: str = ""  # to everybody
    ended_at: str = ""  # UTC, ISO 8601

    @property
    def key(self) -> str:
        """The session's id."""
        return self.session


def waiting(session: Session) -> Pace:
    """Return the pace of a class that has not begun."""
    count = len(session.sequence.phases)
    return Pace(session.id, spent=(0.0,) * count, revealed=(0,) * count, results=(False,) * count)


def current(session: Session, pace: Pace) -> Phase:
    """Return the phase that the class is in."""
    return session.sequence.phases[pace.phase]


def new_code(taken: set[str]) -> str:
    """Return a join code that no other session has."""
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        if code not in taken:
            return code


def tidy_code(typed: str) -> str:
    """Return a code as it was meant: no spaces or dashes, upper case."""
    return "".join(typed.split()).replace("-", "").upper()


def checked_title(title: str) -> str:
    """Return a session's title without spaces around it.

    Raises: TitleWrong.
    """
    if not 1 <= len(title.strip()) <= LONGEST_TITLE:
        raise TitleWrong(longest=LONGEST_TITLE)
    return title.strip()
