"""The pulse: the little that a student's page must know, asked for again and again by every page.

Knows how a session and its pace become one small frozen object. Knows nothing about people.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop.classroom.session import Pace, Session, State, current


@dataclass(frozen=True)
class Pulse:
    """Equal versions mean: nothing to do. Moments are seconds since 1970, so pages count down alone."""

    version: int
    session: str
    code: str
    title: str
    state: State
    phase: int  # index
    phases: int
    name: str  # of the phase
    page: str  # "" means: look to the front
    prompt: str
    heading: str
    task: str
    done: str
    see: str
    minutes: float
    ends_at: float | None  # when the phase's time is over; None while the clock stands
    left: float  # seconds of the phase that are left while the clock stands; below 0 when it is late
    revealed: tuple[str, ...]
    results: bool
    follow: bool
    locked: bool
    blank: bool
    message: str
    young: bool
    free_prompts: bool
    model: str


def pulse_of(version: int, session: Session, pace: Pace) -> Pulse:
    """Return what students' pages are told."""
    phase, settings = current(session, pace), session.settings
    script = phase.script_for(settings.young)
    left = phase.minutes * 60 - pace.spent[pace.phase]
    return Pulse(
        version=version,
        session=session.id,
        code=session.code,
        title=session.title,
        state=pace.state,
        phase=pace.phase,
        phases=len(session.sequence.phases),
        name=phase.name,
        page=phase.page,
        prompt=phase.prompt,
        heading=script.title,
        task=script.task,
        done=script.done,
        see=script.see,
        minutes=phase.minutes,
        ends_at=None if pace.since is None else pace.since + left,
        left=left,
        revealed=script.reveals[: pace.revealed[pace.phase]],
        results=pace.results[pace.phase],
        follow=pace.follow,
        locked=pace.locked,
        blank=pace.blank,
        message=pace.message,
        young=settings.young,
        free_prompts=settings.free_prompts,
        model=settings.model,
    )
