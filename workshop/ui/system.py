"""How the machine is: the picture maker, its line, its model, and what this session has asked of it.

Knows what a facilitator wants to know of it. Knows nothing about how it works.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from workshop.classroom.making import Making
from workshop.classroom.room import Room
from workshop.content import words
from workshop.diffusion.ledger import Ledger
from workshop.ui.engine import engine_if_started, fault
from workshop.ui.failures import as_plain_text


def show_fault() -> None:
    """Say what is wrong with the picture maker, where something is."""
    told = fault()
    if told:
        st.warning(as_plain_text(told), icon=":material/build:")


def show_system(room: Room) -> None:
    """Show the state of the picture maker in a few lines."""
    said, engine = words("ui/cockpit")["system"], engine_if_started()
    made = len(room.records.all(Making))
    if engine is None:
        st.markdown(as_plain_text(fault()) or said["asleep"])
    else:
        status = engine.status()
        st.markdown(as_plain_text(status.sentence))
        st.text(f"{said['model']}: {status.model}\n{said['queue']}: {status.queue_length}")
        _show_cost(engine.ledger, said)
    st.text(f"{said['made']}: {made}")


def _show_cost(cost: Ledger, said: dict[str, Any]) -> None:
    seconds = round(cost.denoise_seconds + cost.decode_seconds)
    again = cost.from_archive + cost.joined
    st.text(said["cost"].format(made=cost.made, seconds=seconds, again=again, failed=cost.failed))
    queue, denoise, decode = (
        round(sum) for sum in (cost.queue_seconds, cost.denoise_seconds, cost.decode_seconds)
    )
    st.text(said["spent"].format(queue=queue, denoise=denoise, decode=decode))
    st.text(said["shared"].format(rows=f"{cost.mean_rows_shared:.1f}", answered=cost.answered))
