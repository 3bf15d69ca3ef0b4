"""What the numbers do not establish, what others counted, and the data sheet of the model.

Knows when the class has been told that the data was made. Knows nothing about charts.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workshop.classroom.default_test import PAGE
from workshop.classroom.room import Room
from workshop.content import words
from workshop.paperworld.world.sheet import Sheet
from workshop.ui.badges import show_badge
from workshop.ui.dashboard import known
from workshop.ui.dashboard.figure import percent, said
from workshop.ui.dashboard.view import View
from workshop.ui.failures import as_plain_text


def show_limits(room: Room, view: View) -> None:
    """Say what these numbers do not establish; after the reveal, also whose hand the skew is."""
    st.markdown(f"**:material/do_not_disturb_on: {said('limits.title')}**")
    st.markdown("\n".join(f"- {line}" for line in words("dashboard")["limits"]["lines"]))
    sheet = known.sheet_of(view.model)
    if sheet is not None and is_told(room):
        st.info(said("limits.authored"), icon=":material/edit:")
        with st.expander(said("sheet.name"), icon=":material/description:"):
            show_sheet(sheet, view)


def is_told(room: Room) -> bool:
    """Tell whether the class has seen results of a Default Test, or the session is over."""
    pace, phases = room.pace, room.session.sequence.phases
    seen = (shown for shown, phase in zip(pace.results, phases, strict=True) if phase.page == PAGE)
    return pace.state == "ended" or any(seen)


def show_sheet(sheet: Sheet, view: View) -> None:
    """Show a data sheet in words, and its shares by occupation."""
    motivation = sheet.table["motivation"]
    for text in (motivation["who"], motivation["skew"], sheet.table["process"]["labels"]):
        st.markdown(as_plain_text(text))
    occupation = known.occupation_of(view.choice.prompt)
    if occupation and not view.is_young:  # its source speaks of persons
        source = sheet.source(occupation)
        st.markdown(f"**{as_plain_text(occupation)}:** {as_plain_text(source)}")
    for one in view.asked:
        key = known.ON_SHEET.get(one.name)
        if key:
            st.caption(one.title)
            st.table(_shares(sheet, key, one.group_names or one.values))


def show_published(view: View) -> None:
    """List what others counted about the occupation of the prompt, each with its source."""
    if view.is_young:  # they are about persons
        return
    said_, found = words("figures"), known.published(view.choice.prompt)
    with st.expander(said("published.name"), icon=":material/menu_book:"):
        st.markdown(said("published.about"))
        for id, entry in found.items():
            st.markdown(as_plain_text(said_[id]["told"]))
            further = (entry[name] for name in ("place", "year"))
            place = ", ".join(
                [entry["source"], *(one for one in further if one and one not in entry["source"])]
            )
            show_badge("published", place)


def _shares(sheet: Sheet, key: str, names: dict[str, str]) -> pd.DataFrame:
    """Return the shares of one attribute, a row per occupation, a column per value."""
    rows = {occupation: sheet.of(occupation, key) for occupation in sheet.occupations}
    values = list(dict.fromkeys(value for shares in rows.values() for value in shares))
    return pd.DataFrame(
        {
            names.get(value, value): [percent(r[value]) if r.get(value) else "" for r in rows.values()]
            for value in values
        },
        index=list(rows),
    )
