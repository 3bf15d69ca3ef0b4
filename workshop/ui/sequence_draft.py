"""A sequence while it is edited: its phases, each with an id, and what their fields say.

Knows which field holds what and how a phase is made of them. Knows nothing about how fields are drawn:
they are in the session state, named after the draft and the phase.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from workshop.classroom.sequence import Phase, Script, Sequence

LINES = ("say", "ask", "do", "reveals")  # one text on each line
TEXTS = ("title", "task", "done", "see")


@dataclass(frozen=True)
class Draft:
    """A sequence in the editor; `sequence` is as it was opened, `phases` as they are ordered now."""

    id: str
    sequence: Sequence
    phases: tuple[tuple[str, Phase], ...]

    def field(self, name: str, phase: str = "") -> str:
        """Return the name under which a field's value is kept."""
        return f"draft {self.id} {phase} {name}"

    def moved(self, place: int, by: int) -> Draft:
        """Return the draft with one phase elsewhere."""
        phases, there = list(self.phases), place + by
        if 0 <= there < len(phases):
            phases.insert(there, phases.pop(place))
        return replace(self, phases=tuple(phases))

    def without(self, place: int) -> Draft:
        """Return the draft without one phase."""
        return replace(self, phases=self.phases[:place] + self.phases[place + 1 :])

    def with_another(self, title: str) -> Draft:
        """Return the draft with an empty phase at the end, under a name that no other has."""
        id = secrets.token_hex(4)
        phase = Phase(f"own_{id}", "", 3.0, Script(title, "", "", ""))
        return replace(self, phases=(*self.phases, (id, phase)))


def draft_of(sequence: Sequence) -> Draft:
    """Return a sequence, ready to be edited."""
    return Draft(
        secrets.token_hex(4), sequence, tuple((secrets.token_hex(4), phase) for phase in sequence.phases)
    )


def edited(draft: Draft) -> Sequence:
    """Return the sequence as its fields say."""
    return replace(
        draft.sequence,
        title=_value(draft, "", "title", draft.sequence.title).strip(),
        summary=_value(draft, "", "summary", draft.sequence.summary).strip(),
        phases=tuple(edited_phase(draft, id, phase) for id, phase in draft.phases),
    )


def edited_phase(draft: Draft, id: str, phase: Phase) -> Phase:
    """Return one phase as its fields say; a field that was never drawn keeps what it was."""
    times = _value(draft, id, "times", times_as_text(phase))
    return replace(
        phase,
        page=_value(draft, id, "page", phase.page),
        minutes=float(_value(draft, id, "minutes", phase.minutes)),
        off_clock=_value(draft, id, "off_clock", phase.off_clock),
        prediction=_value(draft, id, "prediction", phase.prediction),
        prompt=_value(draft, id, "prompt", phase.prompt).strip(),
        script=_script(draft, id, phase.script, ""),
        young=_script(draft, id, phase.young, "young ") if phase.young else None,
        reveal_at=times_from_text(times),
    )


def times_as_text(phase: Phase) -> str:
    """Return when reveals are due as people write it: minutes, with a comma between them."""
    return ", ".join(f"{minute:g}" for minute in phase.reveal_at)


def times_from_text(text: str) -> tuple[float, ...]:
    """Return the minutes in a text; what is no number counts as never, and the check says so."""
    return tuple(_minute(part) for part in text.replace(";", ",").split(",") if part.strip())


def _minute(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return -1.0


def _script(draft: Draft, id: str, script: Script, prefix: str) -> Script:
    texts: dict[str, Any] = {
        name: _value(draft, id, prefix + name, getattr(script, name)).strip() for name in TEXTS
    }
    lines: dict[str, Any] = {
        name: _lines(_value(draft, id, prefix + name, "\n".join(getattr(script, name)))) for name in LINES
    }
    return replace(script, **texts, **lines)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _value(draft: Draft, phase: str, name: str, otherwise: Any) -> Any:
    kept = st.session_state.get(draft.field(name, phase))
    return otherwise if kept is None else kept
