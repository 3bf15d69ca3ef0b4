"""The Default Tests of a session: one prompt over the same seeds, and which of them the class looks at now.

Knows what a test is made of and how far the facilitator has taken it. Knows nothing about pictures: seeds and
prompts become recipes elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal, get_args

from workshop.classroom.nouns import Noun
from workshop.classroom.pace import show_results
from workshop.classroom.room import Room
from workshop.classroom.sequence import Phase

Variant = Literal["A", "B", "C"]
View = Literal["mind", "steps", "pictures", "results", "dial", "data", "wall"]
VARIANTS: tuple[Variant, ...] = get_args(Variant)
VIEWS: tuple[View, ...] = get_args(View)
PAGE = "default_test"


@dataclass(frozen=True)
class Test(Noun):
    """One prompt over some seeds; kept, so that a server that comes back shows the same pictures."""

    table = "test"
    __test__: ClassVar[bool] = False  # it is no test of this code
    name: str
    prompt: str
    model: str  # name@weights-hash
    seeds: tuple[int, ...]
    steps: int
    guidance: float
    variants: dict[str, str] = field(default_factory=dict)  # "B" and "C" -> prompt; the seeds stay
    variant: str = "A"  # the one that the class looks at
    view: str = "mind"  # what the projector shows of it
    many: tuple[int, ...] = ()  # the seeds of the wall; (): there is none
    chosen: int = 0  # the facilitator's choices are counted, the highest one counts; 0: it is the phase's own
    phase_prompt: str = ""  # the prompt of the phase for which it was chosen

    @property
    def key(self) -> str:
        """Its name."""
        return self.name

    @property
    def prompts(self) -> dict[str, str]:
        """The prompt of each variant."""
        return {"A": self.prompt, **self.variants}

    @property
    def prompt_now(self) -> str:
        """The prompt of the variant that the class looks at."""
        return self.prompts.get(self.variant, self.prompt)


def phase_of_test(room: Room) -> Phase | None:
    """Return the phase of the test: the current one, else the last one that had it, else the next one."""
    phases, here = room.session.sequence.phases, room.pace.phase
    ahead, been = phases[here + 1 :], phases[: here + 1]
    return next((phase for phase in (*reversed(been), *ahead) if phase.page == PAGE), None)


def kept_test(room: Room) -> Test | None:
    """Return the test that the class looks at: what was chosen last, else the phase's own, if it is kept."""
    phase = phase_of_test(room)
    prompt = phase.prompt if phase else ""
    chosen = [test for test in room.records.all(Test) if test.chosen and test.phase_prompt == prompt]
    return max(chosen, key=lambda test: test.chosen, default=room.records.get(Test, prompt))


def choose_test(room: Room, test: Test) -> Test:
    """Let the class begin a test, or come back to one; the results of the one before are hidden again.

    Raises: SessionOver, StorageFull, StorageFailed.
    """
    with room.records.editing:
        phase, known = phase_of_test(room), room.records.get(Test, test.name) or test
        last = max((one.chosen for one in room.records.all(Test)), default=0)
        prompt = phase.prompt if phase else ""
        show_results(room, False)
        room.records.put(chosen := replace(known, chosen=last + 1, phase_prompt=prompt))
        return chosen


def keep_test(room: Room, test: Test) -> Test:
    """Keep a test that somebody works on, if nobody has before, and return it as it is kept.

    Raises: StorageFull, StorageFailed.
    """
    with room.records.editing:
        known = room.records.get(Test, test.name)
        if known is None:
            room.records.put(test)
        return known or test


def change_test(room: Room, name: str, **changes: Any) -> None:
    """Change what the facilitator decides about a kept test: its variants, its view, its number of seeds.

    Raises: StorageFull, StorageFailed.
    """
    with room.records.editing:
        known = room.records.get(Test, name)
        if known is not None and replace(known, **changes) != known:
            room.records.put(replace(known, **changes))


def is_revealed(room: Room) -> bool:
    """Tell whether the class has seen the results of this test, and turns to the dial.

    A later phase that comes back to the same page and prompt begins with the reveal.
    """
    pace, here = room.pace, phase_of_test(room)
    if here is None:
        return False
    phases = enumerate(room.session.sequence.phases)
    places = [place for place, phase in phases if (phase.page, phase.prompt) == (PAGE, here.prompt)]
    return any(pace.results[place] for place in places) or sum(place <= pace.phase for place in places) > 1
