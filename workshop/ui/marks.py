"""The flags that this person placed on runs, kept as long as the browser tab.

Knows which flags count. Knows nothing about how they look.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from workshop.classroom.mark import KINDS, Kind, Mark

_KEY = "marks"


def marks_on(digest: str) -> dict[Kind, Mark]:
    """Return the person's flags on the run with this digest, by kind."""
    placed: dict[tuple[str, Kind], Mark] = st.session_state.get(_KEY, {})
    return {kind: placed[digest, kind] for kind in KINDS if (digest, kind) in placed}


def place(participant: str, digest: str, steps: int, said: dict[str, Any]) -> None:
    """Keep what the browser says about a run of `steps` steps: a step for each kind, or None."""
    placed = st.session_state.setdefault(_KEY, {})
    for kind in KINDS:
        step = said.get(kind)
        placed.pop((digest, kind), None)
        if type(step) is int and 0 <= step <= steps:  # a browser can say anything
            placed[digest, kind] = Mark(participant, digest, step, kind)
