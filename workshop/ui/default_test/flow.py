"""The way through the Default Test: commit, look, describe, compare.

Knows which stage a person has reached, and lets them go back. Knows nothing about what a stage shows:
`stages` does. Nobody sees a picture before they have committed or skipped.
"""

from __future__ import annotations

from typing import Literal, get_args

import streamlit as st

from workshop.classroom.default_test import is_revealed
from workshop.content import words
from workshop.ui.default_test.answers import Bench, is_coded, observations, prediction

Stage = Literal["mind", "look", "code", "compare"]
STAGES: tuple[Stage, ...] = get_args(Stage)
_STAGE = "default_test_stage"


def stage_of(bench: Bench) -> Stage:
    """Return where the person is: where they went last in this tab, else where a reload finds them."""
    reached = reached_by(bench)
    chosen = st.session_state.get(_STAGE, {}).get(_place(bench))
    if chosen in reached:
        return STAGES[STAGES.index(chosen)]
    if "look" not in reached:
        return "mind"
    if is_open(bench) and is_coded(bench):
        return "compare"
    return "code" if observations(bench) else "look"


def reached_by(bench: Bench) -> tuple[Stage, ...]:
    """Return the stages that are open to the person."""
    return STAGES[:1] if prediction(bench) is None else STAGES


def is_open(bench: Bench) -> bool:
    """Tell whether results and the dial are open: revealed to the class; alone, after describing."""
    return is_revealed(bench.seat.room) if bench.seat else is_coded(bench)


def go_to(bench: Bench, stage: Stage) -> None:
    """Turn to a stage; for callbacks."""
    st.session_state.setdefault(_STAGE, {})[_place(bench)] = stage


def show_way(bench: Bench, here: Stage) -> None:
    """Show the stages, those that are open as buttons."""
    said, reached = words("ui/default_test")["steps"], reached_by(bench)
    with st.container(key="way", horizontal=True, horizontal_alignment="center", gap="xsmall"):
        for stage in STAGES:
            label = f"**{said[stage]}**" if stage == here else said[stage]
            st.button(
                label,
                key=f"stage {stage}",
                type="secondary" if stage == here else "tertiary",
                disabled=stage not in reached,
                on_click=go_to,
                args=(bench, stage),
            )


def _place(bench: Bench) -> str:
    """Name what the choice holds for: another test, or the reveal, begins anew."""
    return f"{bench.test.name} {is_open(bench) if prediction(bench) else False}"
