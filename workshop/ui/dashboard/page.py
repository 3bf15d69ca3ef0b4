"""The dashboard: chapters of figures, filtered, each with its switch for the room; alive while a class works.

Knows what stands in which chapter. Knows nothing about how a figure comes about.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from workshop.classroom.display import Shown
from workshop.classroom.room import Room
from workshop.classroom.session import Pace
from workshop.content import ROOT, words
from workshop.errors import WorkshopError
from workshop.ui.badges import show_badge
from workshop.ui.components import source
from workshop.ui.dashboard.charts import figure_of, whose_answers
from workshop.ui.dashboard.doubts import disputed
from workshop.ui.dashboard.figure import said, show_figure
from workshop.ui.dashboard.probe import unread
from workshop.ui.dashboard.sheet import show_limits, show_published
from workshop.ui.dashboard.stage import show_switch
from workshop.ui.dashboard.view import COUNTED, ORDERS, SURE, Choice, View, frames_of, prompts_of, view_of
from workshop.ui.exports import show_export
from workshop.ui.failures import as_plain_text
from workshop.ui.groups import filters
from workshop.ui.leading import SESSION, led_room, open_session, show_refusal
from workshop.ui.origins import show_origin
from workshop.ui.readings import reading_of
from workshop.ui.results import NEAR

EVERY = 1.0  # seconds between two looks
CHAPTERS = {  # chapter -> its figures
    "origin": ("four_lines",),
    "seen": ("shares", "objects"),
    "change": ("by_prompt", "by_model", "diversity"),
    "agree": ("agreement", "probe"),
    "course": ("recognition", "course"),
}
WITH_ATTRIBUTE = ("four_lines", "by_prompt", "by_model")  # figures for which one attribute is chosen


def show_dashboard(room: Room) -> None:
    """Show the numbers of a session to somebody who leads it."""
    said_, drawn = words("dashboard"), fingerprint(room)  # before anything is read
    st.html(f"<style>{source('dashboard.css')}</style>")
    _show_head(room)
    show_refusal()
    chapter = st.segmented_control(
        said_["chapter"],
        list(CHAPTERS),
        format_func=lambda name: said_["chapters"][name],
        default=next(iter(CHAPTERS)),
        required=True,
        label_visibility="collapsed",
        key="dashboard_chapter",
    )
    choice = _choose(room, str(chapter))
    _show_chapter(room, str(chapter), choice)
    st.divider()
    show_limits(room, view_of(room, choice))
    waiting = unread(view_of(room, choice)) if chapter == "agree" else []
    st.fragment(_watch, run_every=EVERY)(drawn, waiting)


def show_choice_of_sessions(cards: list[Any]) -> None:
    """Let a facilitator open the numbers of one of their sessions."""
    st.markdown(said("which" if cards else "no_session"))
    for card in cards:
        st.button(as_plain_text(f"{card.title} · {card.code}"), key=f"open {card.id}", type="tertiary",
                  icon=":material/bar_chart:", on_click=open_session, args=(card.id,))  # fmt: skip


def fingerprint(room: Room) -> int:
    """Return a number that changes with everything that the dashboard shows."""
    return room.records.version_of(*COUNTED, Shown, Pace)


def _watch(drawn: int, waiting: list[str]) -> None:
    try:
        room = led_room()
    except WorkshopError:  # signed out in another tab, or deleted: the page says which
        room = None
    if room is None or fingerprint(room) != drawn or any(map(reading_of, waiting)):
        st.rerun()


def _show_head(room: Room) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if st.button(said("to_cockpit"), icon=":material/arrow_back:", type="tertiary"):
            st.switch_page(ROOT / "pages" / "facilitator.py", query_params={SESSION: room.id})
        st.markdown(f":gray[{as_plain_text(room.session.title)} · {room.session.code}]", width="content")
        show_origin(room.session.origin)
        show_export(room.id, "dashboard")


def _choose(room: Room, chapter: str) -> Choice:
    """Return what is counted: prompt, model, part of the class, and the attribute where there is one."""
    frames = frames_of(room)
    prompts = prompts_of(room)
    models = [one for one in frames.observations["model"].unique() if one]
    with st.container(horizontal=True, gap="small", key="filters"):
        prompt = (
            st.selectbox(said("filter.prompt"), prompts, key="dashboard_prompt", width=260) if prompts else ""
        )
        model = _choose_model(models)
        group = _choose_group(room)
    choice = Choice(prompt or "", model, group)
    if not any(name in WITH_ATTRIBUTE for name in CHAPTERS[chapter]):
        return choice
    return replace(choice, attribute=_choose_attribute(view_of(room, choice)))


def _choose_model(models: list[str]) -> str:
    """Return a model, or "" where there is one only or all are meant."""
    if len(models) < 2:
        return ""
    every = {"": said("filter.all_models")}
    names = {**every, **{model: model.partition("@")[0] for model in models}}
    chosen = st.selectbox(
        said("filter.model"), names, format_func=names.__getitem__, key="dashboard_model", width=200
    )
    return str(chosen)


def _choose_group(room: Room) -> str:
    """Return a group of the class, who saw the tones in which order, sure answers, or "" for everybody."""
    groups = filters(room)
    orders = () if room.session.settings.young else ORDERS
    names = {"": said("filter.everybody"), **groups, **{one: whose_answers(one) for one in (*orders, SURE)}}
    chosen = st.selectbox(
        said("filter.group" if groups else "filter.whose"),
        names,
        format_func=names.__getitem__,
        key="dashboard_group",
        width=260,
    )
    return str(chosen or "")


def _choose_attribute(view: View) -> str:
    names = {one.name: one.title for one in view.asked if one.scale != "several"}
    chosen = st.pills(
        said("filter.attribute"),
        list(names),
        format_func=names.__getitem__,
        default=view.attribute.name,
        required=True,
        key="dashboard_attribute",
        label_visibility="collapsed",
    )
    return str(chosen)


def _show_chapter(room: Room, chapter: str, choice: Choice) -> None:
    view = view_of(room, choice)
    if chapter == "seen":
        _show_seen(room, view)
        return
    for name in CHAPTERS[chapter]:
        if name != "by_model" or view.frames.observations["model"].nunique() > 1:
            _show(room, name, choice)
    if chapter == "agree":
        show_disputed(view)
    elif chapter == "origin":
        show_published(view)


def _show_seen(room: Room, view: View) -> None:
    """Show every attribute side by side, and the objects."""
    with st.grid(2, min_column_width=420, gap="large"):
        for one in view.asked:
            with st.container():
                if one.scale == "several":
                    _show(room, "objects", view.choice)
                else:
                    _show(room, "shares", replace(view.choice, attribute=one.name))


def _show(room: Room, name: str, choice: Choice) -> None:
    figure = figure_of(room, name, choice, NEAR)
    with st.container(
        key=f"figure {name} {choice.attribute if name == 'shares' else ''}".strip(), gap="xsmall"
    ):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.caption(_title(name, choice, room))
            show_switch(room, name, choice, figure)
        show_figure(figure)


def _title(name: str, choice: Choice, room: Room) -> str:
    if name != "shares":
        return said(f"{name}.name")
    return view_of(room, choice).attribute.title


def show_disputed(view: View) -> None:
    """Show the pictures on which people disagreed most, and who said what."""
    found = disputed(view)
    st.caption(said("disputed.name"))
    if not found:
        st.subheader(said("disputed.none"), anchor=False)
        return
    with st.container(key="disputed"), st.grid(3, min_column_width=240, gap="medium"):
        for one in found:
            with st.container(gap="xsmall"):
                alt = as_plain_text(said("disputed.picture", prompt=one.prompt))
                st.markdown(f"![{alt}](/frames/{one.picture}/final.png)")
                st.markdown(as_plain_text(one.tally))
                show_badge("live", one.origin)
