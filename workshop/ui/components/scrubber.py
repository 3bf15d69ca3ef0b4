"""The scrubber: a run that a person turns by hand, step by step.

Knows how a run looks while it grows and afterwards, and which marks were placed on it. Knows nothing
about engines and pages. Turning sends nothing to the server: the browser fetches the frames once, by
their immutable address; only a placed mark comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st

from workshop.content import words
from workshop.diffusion.trajectory import Trajectory
from workshop.ui.components import as_table, source

KEY = "scrubber"

_mount = st.components.v2.component(
    "twenty_steps_scrubber",
    html=source("scrubber.html"),
    css=source("scrubber.css"),
    js=source("pictures.js", "elements.js", "marks.js", "growing.js", "scrubber.js"),
)


@dataclass(frozen=True)
class Growth:
    """How far a run is: its step, the newest preview as an address, a sentence.

    Units: `pause` in seconds, until the next look.
    """

    step: int
    preview: str
    sentence: str
    pause: float


def show_growing(address: str, steps: int, growth: Growth) -> None:
    """Show a run that is not finished; the browser asks this address how far it is, until it is no more.

    The address answers with a Growth, or 204 once there is something else to show: then the page runs again.
    """
    _show({"mode": "live", "address": address, "steps": steps, **asdict(growth)})


def show_run(
    trajectory: Trajectory,
    marks: Mapping[str, int],
    on_marks: Callable[[str, dict[str, Any]], None],
    again: int = 0,
    single: bool = False,
) -> None:
    """Show a finished run; `on_marks(digest, {kind: step or None})` hears of every change.

    A new `again` makes the flags stand again where `marks` has them: the last change did not count. With
    `single` the states stand alone, and what is to come stays hidden.
    """
    data = {**_run(trajectory), "marks": dict(marks), "again": again, "single": single}
    _show(data, lambda: _hear(on_marks))


def show_to_room(trajectory: Trajectory, prediction: bool) -> None:
    """Show a finished run to a room: it can be turned and not marked, and what is to come stays hidden.

    Without `prediction` the room sees the states alone, as nothing tells what they will become.
    """
    _show({**_run(trajectory), "marks": None, "single": not prediction})


def _run(trajectory: Trajectory) -> dict[str, Any]:
    return {
        "mode": "run",
        "digest": trajectory.digest,
        "base": f"/frames/{trajectory.digest}/",
        "steps": trajectory.steps,
        "columns": trajectory.columns,
        "size": trajectory.recipe.width,
        "alt": trajectory.recipe.prompt or words("ui/scrubber")["no_words"],
    }


def _show(data: dict[str, Any], on_marks_change: Callable[[], None] = lambda: None) -> None:
    _mount(
        key=KEY,
        data={**data, "words": words("ui/scrubber")},
        on_marks_change=on_marks_change,
        on_grown_change=lambda: None,  # being told is enough: the page runs again
    )


def _hear(on_marks: Callable[[str, dict[str, Any]], None]) -> None:
    said = as_table(st.session_state[KEY].marks)
    on_marks(str(said.pop("digest", "")), said)
