"""The settings of one session, to be changed at any time.

Knows which settings there are and how each is asked. What they mean is in `classroom.session`.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import streamlit as st

from workshop.classroom.room import Room
from workshop.classroom.session import LONGEST_TITLE, SessionSettings
from workshop.content import words
from workshop.settings import Settings
from workshop.ui.groups import ask_how_many
from workshop.ui.leading import press
from workshop.ui.people_list import show_door
from workshop.ui.school import sessions

SWITCHES = ("young", "free_prompts", "own_names", "release_first", "devices")
NUMBERS = {"results_from": (1, 100), "pictures": (1, 1_000), "retention": (1, 365)}


def show_settings(room: Room) -> None:
    """Show every setting as it is, and one button that keeps them."""
    said, settings = words("ui/settings"), room.session.settings
    with st.form(f"settings {room.id}", border=False):
        st.text_input(said["title"], value=room.session.title, key=_key("title"), max_chars=LONGEST_TITLE)
        for name in SWITCHES:
            st.toggle(said[name]["label"], getattr(settings, name), key=_key(name), help=said[name]["help"])
        with st.grid(2, min_column_width=170):
            for name, (least, most) in NUMBERS.items():
                value = getattr(settings, name)
                st.number_input(
                    said[name]["label"], least, most, value, key=_key(name), help=said[name]["help"]
                )
            ask_how_many(said["groups"]["label"], said["groups"]["help"], settings.groups, _key("groups"))
            _show_models(said, settings)
        st.form_submit_button(said["keep"], on_click=_keep, args=(room.id,))
    st.caption(said["young_note"])
    if room.pace.state != "ended" and not room.pace.ask_first:
        show_door(room)


def _show_models(said: dict[str, Any], settings: SessionSettings) -> None:
    names = list(dict.fromkeys([settings.model, Settings.from_environment().model]))  # a server loads one
    st.selectbox(said["model"]["label"], names, key=_key("model"), help=said["model"]["help"])


def _keep(session: str) -> None:
    chosen = {field.name: st.session_state[_key(field.name)] for field in fields(SessionSettings)}
    press(session, sessions().change, SessionSettings(**chosen), st.session_state[_key("title")])


def _key(name: str) -> str:
    return f"setting_{name}"
