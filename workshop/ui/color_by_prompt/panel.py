"""What the cockpit has for Color by Prompt: the prompt, who has drawn, what may be seen, and the wall.

Knows the facilitator's presses. Knows nothing about how they reach students: every page looks by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from workshop.classroom import moderation, pace, people
from workshop.classroom.drawing import Drawing, Finish, by_person
from workshop.classroom.reveal import Reveal, choose, reveal_in, show_wall, wall_in
from workshop.classroom.room import Room
from workshop.content import words
from workshop.handout.sheet import sheet_of
from workshop.ui.color_by_prompt.prompts import Offered, offered, other_order, split
from workshop.ui.color_by_prompt.wall import name_of
from workshop.ui.components.drawing_wall import Tile, show_drawing_wall
from workshop.ui.failures import as_plain_text
from workshop.ui.leading import press

VIEWS = ("wall", "average")
_LISTED, _TYPED = "color_listed", "color_typed"


def show_panel(room: Room) -> None:
    """Show the controls of this activity."""
    said, reveal = words("color_by_prompt")["panel"], reveal_in(room)
    if reveal is None:
        return
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _show_reveal(room, reveal, said)
            with st.popover(said["choose"], icon=":material/palette:", type="tertiary"):
                _show_choice(room, reveal, said)
        if reveal.shown:
            _show_progress(room, reveal, said)
            _show_drawings(room, reveal, said)
            _show_wall_controls(room, reveal, said)


# the prompt


def _show_reveal(room: Room, reveal: Reveal, said: Mapping[str, Any]) -> None:
    if reveal.is_complete:
        st.markdown(f":gray[:material/check: {said['revealed']}]", width="content")
        return
    phrase = as_plain_text(reveal.prompt.phrases[reveal.shown])
    st.button(
        said["reveal"].format(phrase=phrase),
        key="color_reveal",
        icon=":material/visibility:",
        on_click=press,
        args=(room.id, pace.reveal_next, reveal.shown),
    )


def _show_choice(room: Room, reveal: Reveal, said: Mapping[str, Any]) -> None:
    """Offer the list, the same prompt in another order, and own words."""
    if reveal.shown:
        st.caption(said["again_sure"])
    order = other_order(reveal.prompt)
    if order:
        label = f"{said['order']}: {_line(order.phrases)}"
        st.button(label, icon=":material/swap_horiz:", on_click=press, args=(room.id, choose, order.phrases))
    listed: Offered | None = st.selectbox(
        said["title"], offered(), format_func=lambda one: _line(one.prompt.phrases), key=_LISTED, index=None
    )
    if listed:
        st.caption(listed.turn)
        _use(room, listed.prompt.phrases, "listed", said)
    typed = st.text_input(said["own"], key=_TYPED, help=said["own_help"], max_chars=200)
    if typed and typed.strip():
        st.markdown(_line(split(typed)))
        _use(room, split(typed), "typed", said)
    texts = reveal.prompt.texts
    st.download_button(
        said["sheet"],
        data=lambda: sheet_of(texts),
        file_name=said["sheet_file"],
        mime="application/pdf",
        icon=":material/print:",
        on_click="ignore",
        type="tertiary",
    )


def _use(room: Room, phrases: Sequence[str], key: str, said: Mapping[str, Any]) -> None:
    st.button(said["use"], key=f"color_use_{key}", on_click=press, args=(room.id, choose, list(phrases)))


def _line(phrases: Sequence[str]) -> str:
    return as_plain_text(" · ".join(phrases))


# who has drawn


def _show_progress(room: Room, reveal: Reveal, said: Mapping[str, Any]) -> None:
    """Say how many have drawn since the newest words came, and how many are done."""
    here = {one.person.participant for one in people.present(room) if one.person.standing == "in"}
    drawn = [one for one in room.records.all(Drawing) if one.prompt == reveal.prompt.name]
    now = {one.participant for one in drawn if one.k == reveal.shown} & here
    done = {one.participant for one in room.records.all(Finish) if one.prompt == reveal.prompt.name} & here
    text = said["drawn"].format(drawn=len(now), people=len(here))
    more = f", {said['finished'].format(finished=len(done))}" if done else ""
    st.progress(len(now) / max(1, len(here)), text=f"{text}{more}.")


# who sees what


def _show_drawings(room: Room, reveal: Reveal, said: Mapping[str, Any]) -> None:
    """Show everybody's sheets to the facilitator, with a press that shows or hides a person's whole film."""
    drawn = by_person(room, reveal.prompt.name)
    if not drawn:
        st.caption(said["nobody"])
        return
    waiting = {who: mine for who, mine in drawn.items() if not _is_released(room, mine)}
    tiles = [_tile(room, who, mine, who in waiting, said) for who, mine in drawn.items()]
    phrases = reveal.prompt.phrases[: reveal.shown]

    def turn(who: str) -> None:
        if who in drawn:  # a browser can say anything
            press(room.id, _release if who in waiting else _hide, who, reveal.prompt.name)

    show_drawing_wall(phrases, reveal.shown, tiles, room=False, key="color_thumbs", on_press=turn)
    if waiting:
        st.button(
            said["release_all"].format(count=len(waiting)),
            icon=":material/visibility:",
            on_click=press,
            args=(room.id, _release_all, reveal.prompt.name),
        )
    else:
        st.caption(said["released"])


def _tile(room: Room, who: str, drawn: Sequence[Drawing], quiet: bool, said: Mapping[str, Any]) -> Tile:
    name, photo = name_of(room, who), any(one.photo for one in drawn)
    return Tile(
        frames={one.k: f"/drawings/{room.id}/{one.picture}" for one in drawn if one.picture},
        alt=name,
        name=f"{name} ({said['photo']})" if photo else name,
        described={one.k: one.description for one in drawn if one.description},
        id=who,
        press=said["release" if quiet else "hide"],
        quiet=quiet,
    )


def _is_released(room: Room, drawn: Sequence[Drawing]) -> bool:
    return all(moderation.verdict_on(room, Drawing, one.key) == "released" for one in drawn)


def _release(room: Room, participant: str, prompt: str) -> None:
    for one in by_person(room, prompt).get(participant, []):
        moderation.release(room, one)


def _hide(room: Room, participant: str, prompt: str) -> None:
    for one in by_person(room, prompt).get(participant, []):
        moderation.hide(room, one)


def _release_all(room: Room, prompt: str) -> None:
    for participant in by_person(room, prompt):
        _release(room, participant, prompt)


# what the projector shows


def _show_wall_controls(room: Room, reveal: Reveal, said: Mapping[str, Any]) -> None:
    if not reveal.results:
        st.caption(said["show"])
        return
    wall = wall_in(room)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        k = st.segmented_control(
            said["words"],
            range(1, reveal.shown + 1),
            default=min(wall.k or reveal.shown, reveal.shown),
            key=f"color_k_{reveal.prompt.name}",
            required=True,
        )
        view = st.segmented_control(
            said["view"],
            VIEWS,
            format_func=said["views"].get,
            default=wall.view,
            key="color_view",
            required=True,
        )
        names = st.toggle(said["names"], wall.names, key="color_names")
    if (k, view, names) != (wall.k, wall.view, wall.names):
        press(room.id, show_wall, k, view, names)
