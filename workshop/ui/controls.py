"""The facilitator's controls: one bar with one primary button, and the same actions on the keyboard.

Knows which press does what, and what the screen showed when it was made. Knows nothing about layout
elsewhere: the cockpit says where the bar stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from workshop.classroom import pace
from workshop.classroom.room import Room
from workshop.classroom.session import Pace, current
from workshop.content import facts, words
from workshop.ui.components import keys
from workshop.ui.leading import press

Seen = Mapping[str, Any]
_MESSAGE = "message_to_all"


def show_bar(room: Room) -> None:
    """Show the controls of a session that has not ended."""
    said, now, session = words("ui/cockpit")["bar"], room.pace, room.id
    with st.container(
        key="bar", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        with st.container(horizontal=True, width="content", vertical_alignment="center", gap="xsmall"):
            _button(session, said["back"], "arrow_back", "back", now, disabled=now.phase == 0)
            if now.state != "waiting":
                running = now.state == "running"
                label, icon = (said["pause"], "pause") if running else (said["go_on"], "play_arrow")
                _button(session, label, icon, "pause", now)
            _show_reveal(room, said, now)
            _show_toggles(room, said, now)
            _show_message(room, said, now)
        _show_primary(room, said, now)


def show_keys(room: Room) -> None:
    """Let the keyboard do the same."""
    keys.listen(facts("cockpit")["keys"], seen_of(room.pace), lambda action, seen: act(room.id, action, seen))


def show_key_help() -> None:
    """Say which key does what."""
    said = words("ui/keys")
    by_action: dict[str, list[str]] = {}
    for key, action in facts("cockpit")["keys"].items():
        by_action.setdefault(action, []).append(f"`{said['names'].get(key, key.upper())}`")
    for action, names in by_action.items():
        st.markdown(f"{' '.join(names)} &nbsp; {said['actions'][action]}")
    st.caption(said["typing"])


def act(session: str, action: str, seen: Seen) -> None:
    """Do what a key or a button says, in the session with this id; for callbacks."""
    done = ACTIONS.get(action)
    if done is not None:  # a browser can say anything
        press(session, done, seen)


def seen_of(now: Pace) -> dict[str, Any]:
    """Return what the screen shows, so that a second press on the same screen changes nothing more."""
    shown = {name: getattr(now, name) for name in ("state", "phase", "follow", "locked", "blank")}
    return {**shown, "revealed": now.revealed[now.phase], "results": now.results[now.phase]}


# actions: what each does, from what the screen showed


def _next(room: Room, seen: Seen) -> None:
    if seen.get("state") == "waiting":
        pace.start(room)
    elif isinstance(seen.get("phase"), int):
        pace.next_phase(room, seen["phase"])


def _back(room: Room, seen: Seen) -> None:
    if isinstance(seen.get("phase"), int):
        pace.back(room, seen["phase"])


def _pause(room: Room, seen: Seen) -> None:
    (pace.pause if seen.get("state") == "running" else pace.start)(room)


def _reveal(room: Room, seen: Seen) -> None:
    if isinstance(seen.get("revealed"), int):
        pace.reveal_next(room, seen["revealed"])


def _unreveal(room: Room, seen: Seen) -> None:
    if seen.get("revealed") == room.pace.revealed[room.pace.phase]:
        pace.hide_last(room)


def _toggle(change: Callable[[Room, bool], Pace], name: str) -> Callable[[Room, Seen], object]:
    return lambda room, seen: change(room, not seen.get(name))


ACTIONS: Mapping[str, Callable[[Room, Seen], object]] = {
    "next": _next,
    "back": _back,
    "pause": _pause,
    "reveal": _reveal,
    "unreveal": _unreveal,
    "results": _toggle(pace.show_results, "results"),
    "lock": _toggle(pace.lock, "locked"),
    "blank": _toggle(pace.blank, "blank"),
    "follow": _toggle(pace.follow, "follow"),
}


# buttons


def _show_primary(room: Room, said: dict[str, Any], now: Pace) -> None:
    begins = now.state == "waiting"
    last = now.phase == len(room.session.sequence.phases) - 1
    label, icon = (said["begin"], "play_arrow") if begins else (said["next"], "arrow_forward")
    _button(room.id, f"**{label}**", icon, "next", now, primary=True, disabled=last and not begins)


def _show_reveal(room: Room, said: dict[str, Any], now: Pace) -> None:
    count, shown = len(current(room.session, now).script_for(room.session.settings.young).reveals), 0
    if count:
        shown = now.revealed[now.phase]
        label = said["reveal"].format(shown=shown, all=count)
        _button(room.id, label, "visibility", "reveal", now, disabled=shown >= count)
    if shown:
        _button(room.id, said["unreveal"], "undo", "unreveal", now)


def _show_toggles(room: Room, said: dict[str, Any], now: Pace) -> None:
    seen = seen_of(now)
    for name, shown, off, on, icons in (
        ("results", "results", "show_results", "hide_results", ("bar_chart", "bar_chart_off")),
        ("lock", "locked", "lock", "unlock", ("lock", "lock_open")),
        ("blank", "blank", "blank", "unblank", ("tv_off", "tv")),
        ("follow", "follow", "follow", "self_paced", ("group", "directions_walk")),
    ):
        is_on = bool(seen[shown])
        _button(room.id, said[on if is_on else off], icons[is_on], name, now)


def _show_message(room: Room, said: dict[str, Any], now: Pace) -> None:
    with st.popover(said["message"], icon=":material/campaign:", type="tertiary"):
        with st.form("message", border=False, clear_on_submit=True):
            st.text_area(said["message_to_all"], key=_MESSAGE, max_chars=pace.LONGEST_MESSAGE)
            st.form_submit_button(said["send"], on_click=_send, args=(room.id,))
        if now.message:
            st.button(said["take_away"], on_click=press, args=(room.id, pace.tell, ""))


def _send(session: str) -> None:
    press(session, pace.tell, st.session_state[_MESSAGE])


def _button(
    session: str, label: str, icon: str, action: str, now: Pace, primary: bool = False, disabled: bool = False
) -> None:
    st.button(
        label,
        key=f"do {action}",
        icon=f":material/{icon}:",
        type="primary" if primary else "tertiary",
        disabled=disabled,
        on_click=act,
        args=(session, action, seen_of(now)),
    )
