"""How the machine is: the picture maker, its line, its model, and what this session has asked of it.

Knows what a facilitator wants to know of it. Knows nothing about how it works.
"""

from __future__ import annotations

import streamlit as st

from workshop.classroom.making import Making
from workshop.classroom.room import Room
from workshop.content import words
from workshop.ui.engine import engine_if_started
from workshop.ui.failures import as_plain_text


def show_system(room: Room) -> None:
    """Show the state of the picture maker in a few lines."""
    said, engine = words("ui/cockpit")["system"], engine_if_started()
    made = len(room.records.all(Making))
    if engine is None:
        st.markdown(said["asleep"])
    else:
        status, cost = engine.status(), engine.ledger
        st.markdown(as_plain_text(status.sentence))
        st.text(f"{said['model']}: {status.model}\n{said['queue']}: {status.queue_length}")
        seconds = round(cost.denoise_seconds + cost.decode_seconds)
        again = cost.from_archive + cost.joined
        st.text(said["cost"].format(made=cost.made, seconds=seconds, again=again, failed=cost.failed))
    st.text(f"{said['made']}: {made}")
