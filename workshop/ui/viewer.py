"""A finished run on the page: the scrubber, where it comes from, what to keep, and what was measured.

Knows how the parts stand together. Knows nothing about how the run came about.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from workshop.classroom.mark import Kind
from workshop.content import words
from workshop.diffusion.trajectory import Trajectory
from workshop.insight.frequencies import band_shares
from workshop.ui import desk, marks
from workshop.ui.badges import origin, show_badge
from workshop.ui.charts import show_frequencies
from workshop.ui.components import scrubber
from workshop.ui.failures import show_failure
from workshop.ui.seat import Seat


def show_trajectory(trajectory: Trajectory, participant: str, seat: Seat | None = None) -> None:
    """Show a run that can be turned, marked, saved and read; in a class, flags are handed in."""
    desk.keep(trajectory, seat)
    show_turned(trajectory, participant, seat)
    _show_record(trajectory)
    show_frequencies(shares_of(trajectory.digest, trajectory), _placed(trajectory, seat))


def show_turned(
    trajectory: Trajectory, participant: str, seat: Seat | None = None, single: bool = False
) -> None:
    """Show a run that can be turned and marked, whoever had it made; `single`: its states alone."""
    if seat and marks.is_news():
        st.rerun()  # the class frame says whether the person is done
    placed = _placed(trajectory, seat)

    def keep(digest: str, said: dict[str, Any]) -> None:
        if digest == trajectory.digest:
            marks.place(participant, digest, trajectory.steps, said, seat)

    gone = marks.taken_out(trajectory.digest, seat) if seat else []
    scrubber.show_run(trajectory, placed, keep, again=marks.refusals() + len(gone), single=single)
    if seat:
        _show_handed_in(placed, gone, seat)


def _placed(trajectory: Trajectory, seat: Seat | None) -> dict[str, int]:
    return {kind: mark.step for kind, mark in marks.marks_on(trajectory.digest, seat).items()}


def _show_handed_in(placed: dict[str, int], gone: list[Kind], seat: Seat) -> None:
    """Say which flags are kept on the server, and why one is not."""
    refused, said = marks.refusal(seat), words("ui/viewer")
    if refused:
        show_failure(refused)
    kept = [said["flag"][kind].format(step=step) for kind, step in placed.items()]
    if kept:
        st.markdown(f":blue[:material/check: {said['handed_in'].format(flags=said['and'].join(kept))}]")
    elif not refused:
        st.caption(said["hand_in"])
    for kind in gone:
        st.caption(said["taken_out"].format(mark=words("ui/scrubber")["marks"][kind]))


def _show_record(trajectory: Trajectory) -> None:
    recipe = trajectory.recipe
    said = words("ui/viewer")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        made = trajectory.provenance.date
        show_badge("live", origin(recipe.model, recipe.seed, recipe.steps, recipe.guidance, made))
        st.download_button(
            said["save"],
            data=trajectory.final_path.read_bytes,
            file_name=said["file"].format(seed=recipe.seed, digest=trajectory.digest[:8]),
            mime="image/png",
            icon=":material/download:",
            on_click="ignore",
        )


@st.cache_data(max_entries=500, show_spinner=False)
def shares_of(digest: str, _run: Trajectory) -> pd.DataFrame:
    """Measure a run against its last prediction, which is the final picture as the frames are decoded.

    The final tile went through the VAE: against it the chart would show the difference of two decoders.
    """
    predicted = _run.frames("predicted")
    return band_shares(np.concatenate([predicted, predicted[-1:]]), predicted[-1])
