"""A finished run on the page: the scrubber, where it comes from, what to keep, and what was measured.

Knows how the parts stand together. Knows nothing about how the run came about.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from workshop.content import words
from workshop.diffusion.trajectory import Trajectory
from workshop.insight.frequencies import band_shares
from workshop.ui import marks
from workshop.ui.badges import origin, show_badge
from workshop.ui.charts import show_frequencies
from workshop.ui.components import scrubber


def show_trajectory(trajectory: Trajectory, participant: str) -> None:
    """Show a run that can be turned, marked, saved and read."""
    placed: dict[str, int] = {kind: mark.step for kind, mark in marks.marks_on(trajectory.digest).items()}

    def keep(digest: str, said: dict[str, Any]) -> None:
        if digest == trajectory.digest:
            marks.place(participant, digest, trajectory.steps, said)

    scrubber.show_run(trajectory, placed, keep)
    _show_record(trajectory)
    show_frequencies(_shares(trajectory.digest, trajectory), placed)


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
def _shares(digest: str, _run: Trajectory) -> pd.DataFrame:
    """Measure a run; at step N the prediction is the final picture itself, as the frames show it."""
    final = _run.frames("noisy")[-1]
    return band_shares(np.concatenate([_run.frames("predicted"), final[None]]), final)
