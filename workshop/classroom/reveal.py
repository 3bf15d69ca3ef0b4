"""A prompt that a class gets word by word, and which of its drawings the room sees.

Knows phrases, how many of them are revealed in which phase, and the facilitator's choice of a prompt.
Knows nothing about drawings or pages: `pace.reveal_next` is what reveals.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop.classroom.nouns import Noun
from workshop.classroom.pace import SessionOver
from workshop.classroom.room import Room
from workshop.classroom.sequence import Phase
from workshop.classroom.session import current
from workshop.errors import WorkshopError

PAGE = "color_by_prompt"
PHRASES = (2, 8)  # fewer reveal nothing, more take a lesson
LONGEST = 120  # characters of the whole prompt


class PromptDoesNotFit(WorkshopError):
    """A prompt of one word, of very many, or of none."""

    key = "classroom.prompt_does_not_fit"


@dataclass(frozen=True)
class Prompt:
    """The phrases of a prompt, in the order in which they are revealed."""

    phrases: tuple[str, ...]

    @property
    def name(self) -> str:
        """What drawings and files call it: readable, and another one for another order."""
        return ".".join("-".join(re.findall(r"\w+", phrase.casefold())) for phrase in self.phrases)

    @property
    def id(self) -> str:
        """What addresses call it: the name would give away words that are still hidden."""
        return hashlib.sha256(self.name.encode()).hexdigest()[:12]

    @property
    def texts(self) -> tuple[str, ...]:
        """What the words say after each reveal."""
        return tuple(self.text(k) for k in range(1, len(self.phrases) + 1))

    def text(self, k: int) -> str:
        """Return what the words say after k phrases."""
        return " ".join(self.phrases[:k])


@dataclass(frozen=True)
class Reveal:
    """How far a prompt is revealed in one phase."""

    phase: int  # index
    prompt: Prompt
    shown: int  # phrases that are known
    results: bool  # whether drawings and the model's pictures may be compared now

    @property
    def is_complete(self) -> bool:
        """Tell whether every word is known."""
        return self.shown == len(self.prompt.phrases)


@dataclass(frozen=True)
class Wall(Noun):
    """What the projector shows of the drawings of one phase, once results are shown."""

    table = "drawing_wall"
    phase: str  # its name
    k: int = 0  # words; 0: as many as are revealed
    view: str = "wall"  # "wall", or "average" for the mean of all drawings beside the model's
    names: bool = False  # whether drawings carry the names of those who drew them

    @property
    def key(self) -> str:
        """One per phase."""
        return self.phase


def checked(phrases: Sequence[str]) -> Prompt:
    """Return a prompt that a class can draw.

    Raises: PromptDoesNotFit.
    """
    prompt = Prompt(tuple(" ".join(phrase.split()) for phrase in phrases))
    named = all(re.search(r"\w", phrase) for phrase in prompt.phrases)
    if not PHRASES[0] <= len(phrases) <= PHRASES[1] or len(prompt.texts[-1]) > LONGEST or not named:
        raise PromptDoesNotFit(least=PHRASES[0], most=PHRASES[1], longest=LONGEST)
    return prompt


def prompt_of(reveals: Sequence[str]) -> Prompt:
    """Return the prompt that reveals spell out, whether each repeats the words before it or not."""
    grows = all(later.startswith(text) for text, later in zip(reveals, reveals[1:], strict=False))
    before = ["", *reveals] if grows else [""] * len(reveals)
    pairs = zip(before, reveals, strict=False)
    return Prompt(tuple(text.removeprefix(known).strip() for known, text in pairs))


def reveal_in(room: Room) -> Reveal | None:
    """Return the prompt that is on now, else the last one that was; later ones when people go alone."""
    pace, phases = room.pace, room.session.sequence.phases
    here = [index for index, phase in enumerate(phases) if phase.page == PAGE]
    been = [index for index in here if index <= pace.phase]
    index = next(iter([*reversed(been), *([] if pace.follow else here)]), None)
    return None if index is None else _reveal_at(room, index)


def revealed(room: Room, id: str, k: int) -> Prompt | None:
    """Return the prompt with this id if a phase has revealed k words of it, else None."""
    phases = room.session.sequence.phases
    at = (_reveal_at(room, index) for index, phase in enumerate(phases) if phase.page == PAGE)
    return next((one.prompt for one in at if one.prompt.id == id and 1 <= k <= one.shown), None)


def choose(room: Room, phrases: Sequence[str]) -> None:
    """Let the class draw another prompt in the current phase, from its first word on.

    Raises: PromptDoesNotFit, SessionOver, StorageFull, StorageFailed.
    """
    texts = checked(phrases).texts
    with room.records.editing:
        session, pace = room.session, room.pace
        if pace.state == "ended":
            raise SessionOver()
        phase, index = current(session, pace), pace.phase
        phases = session.sequence.phases
        changed = (*phases[:index], _with_reveals(phase, texts), *phases[index + 1 :])
        nothing = tuple(0 if at == index else shown for at, shown in enumerate(pace.revealed))
        hidden = tuple(at != index and shown for at, shown in enumerate(pace.results))
        room.records.put(replace(session, sequence=replace(session.sequence, phases=changed)))
        room.records.put(replace(pace, revealed=nothing, results=hidden))


def wall_in(room: Room) -> Wall:
    """Return what the facilitator chose to show of this phase's drawings."""
    name = current(room.session, room.pace).name
    return room.records.get(Wall, name) or Wall(name)


def show_wall(room: Room, k: int, view: str, names: bool) -> None:
    """Choose what the projector shows of this phase's drawings.

    Raises: StorageFull, StorageFailed.
    """
    room.records.put(Wall(current(room.session, room.pace).name, k, view, names))


def _reveal_at(room: Room, index: int) -> Reveal:
    phase, pace = room.session.sequence.phases[index], room.pace
    prompt = prompt_of(phase.script_for(room.session.settings.young).reveals)
    return Reveal(index, prompt, pace.revealed[index], pace.results[index])


def _with_reveals(phase: Phase, texts: tuple[str, ...]) -> Phase:
    young = replace(phase.young, reveals=texts) if phase.young else None
    return replace(phase, script=replace(phase.script, reveals=texts), young=young)
