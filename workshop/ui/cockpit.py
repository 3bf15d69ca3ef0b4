"""The cockpit: the script of the phase on the left, time, ways in and people on the right, controls below.

Knows how a session looks to the person who leads it. Knows nothing about what its controls do: `controls`
does.
"""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workshop.classroom import pace, people
from workshop.classroom.room import Room
from workshop.classroom.sequence import Phase
from workshop.classroom.session import Session, current
from workshop.content import words
from workshop.errors import WorkshopError
from workshop.network import projector_address
from workshop.ui.addresses import key_link
from workshop.ui.components import source
from workshop.ui.components.clock import Reading, Segment, show_clock
from workshop.ui.components.join_card import show_join
from workshop.ui.components.script import Reveal, show_script
from workshop.ui.controls import show_bar, show_key_help, show_keys
from workshop.ui.engine import engine_if_started, fault
from workshop.ui.exports import show_export
from workshop.ui.failures import as_plain_text
from workshop.ui.handed_in import in_this_phase, show_handed_in
from workshop.ui.leading import SESSION, close_session, led_room, press, show_refusal
from workshop.ui.origins import show_origin
from workshop.ui.parts import part_of
from workshop.ui.people_list import show_people
from workshop.ui.results import may_show, results_of, show_results
from workshop.ui.school import access
from workshop.ui.settings_form import show_settings
from workshop.ui.show_of_hands import show_hands_form
from workshop.ui.system import show_fault, show_system

EVERY = 1.0  # seconds between two looks
_KEY_LINK = "projector_key_link"


def show_cockpit(room: Room) -> None:
    """Show a session to somebody who leads it."""
    said, drawn = words("ui/cockpit"), fingerprint(room)  # before anything is read
    st.html(f"<style>{source('leading.css')}</style>")
    if room.pace.state != "ended":
        show_keys(room)  # keys and bar first: no press is lost while the rest comes in
        with st.bottom:
            show_bar(room)
    script, side = st.columns([5, 3], gap="large")
    with script:
        _show_head(room, said["frame"])
        show_refusal()
        show_fault()
        _show_phase(room, said)
    with side:
        _show_time(room)
        if room.session.settings.devices and not room.session.origin:
            show_join(room.session.code)
        _show_class(room)
        _show_more(room, said)
    st.fragment(_watch, run_every=EVERY)(drawn)


def fingerprint(room: Room) -> tuple[object, ...]:
    """Return what the cockpit shows in short; equal ones mean that nothing has to be drawn again."""
    active = frozenset(one.person.participant for one in people.present(room) if one.active)
    engine = engine_if_started()
    return room.records.version, active, engine.status() if engine else fault()


def _watch(drawn: tuple[object, ...]) -> None:
    try:
        room = led_room()
    except WorkshopError:  # signed out in another tab, or deleted: the page says which
        room = None
    if room is None or fingerprint(room) != drawn:
        st.rerun()


# what is said


def _show_head(room: Room, said: dict[str, Any]) -> None:
    session, now = room.session, room.pace
    number = said["phase"].format(number=now.phase + 1, count=len(session.sequence.phases))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(said["back_to_list"], icon=":material/arrow_back:", type="tertiary", on_click=close_session)
        st.markdown(f":gray[{as_plain_text(session.title)}]", width="content")
        st.caption(number, width="content")
        show_origin(session.origin)
        flags = {"locked": now.locked, "blank": now.blank, "door": now.ask_first, "own_pace": not now.follow}
        flags["results"] = now.results[now.phase]
        for name in [name for name, up in flags.items() if up]:
            st.badge(said[name], color="orange" if name in ("locked", "blank") else "blue")
    if session.origin == "sample":
        st.info(said["rehearsal"], icon=":material/science:")
    elif now.state in ("waiting", "ended"):
        st.info(said["not_begun" if now.state == "waiting" else "ended"], icon=":material/info:")
    if now.message:
        st.markdown(f":material/campaign: {as_plain_text(said['talking'].format(message=now.message))}")


def _show_phase(room: Room, said: dict[str, Any]) -> None:
    session, now = room.session, room.pace
    phase = current(session, now)
    script = phase.script_for(session.settings.young)
    panel = part_of(room).panel if now.state in ("running", "paused") else None
    with st.container(key="phase", gap="xxsmall"):
        st.title(as_plain_text(script.title), anchor=False)
    see = script.see if phase.page or script.see else said["script"]["front"]
    reveals = _reveals(phase, session, now.revealed[now.phase], said)
    show_script(script.say, script.ask, script.do, reveals, see, folds=panel is not None)
    if panel:
        panel(room)
    st.markdown(f":gray[{_then(session, now.phase, said['frame'])}]")


def _reveals(phase: Phase, session: Session, shown: int, said: dict[str, Any]) -> list[Reveal]:
    texts = phase.script_for(session.settings.young).reveals
    due = [said["script"]["at"].format(time=_clock(minutes * 60)) for minutes in phase.reveal_at]
    due += [""] * (len(texts) - len(due))
    return [Reveal(text, due[index], index < shown, index == shown) for index, text in enumerate(texts)]


def _then(session: Session, here: int, said: dict[str, Any]) -> str:
    rest = session.sequence.phases[here + 1 :]
    if not rest:
        return str(said["then_end"])
    title = as_plain_text(rest[0].script_for(session.settings.young).title)
    return str(said["then"].format(title=title, minutes=f"{rest[0].minutes:g}"))


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


# what stands beside it


def _show_time(room: Room) -> None:
    session, now, moment = room.session, room.pace, room.now()
    times = pace.timing(session, now, moment)
    phases = session.sequence.phases
    reading = Reading(
        now=moment,
        state=now.state,
        running=now.since is not None,
        on_clock=not phases[now.phase].off_clock,
        spent=times.spent,
        planned=times.planned,
        total_spent=times.total_spent,
        total_planned=times.total_planned,
        late=times.late,
    )
    plan = [
        Segment(
            phase.script_for(session.settings.young).title,
            phase.minutes,
            index < now.phase,
            index == now.phase,
        )
        for index, phase in enumerate(phases)
        if not phase.off_clock
    ]
    show_clock(reading, plan)


def _show_projector(room: Room, said: dict[str, Any]) -> None:
    st.link_button(said["open"], projector_address(room.id), icon=":material/cast:", help=said["chrome"])
    st.markdown(said["elsewhere_what"])
    made = st.session_state.get(_KEY_LINK, {}).get(room.id)
    if made:
        st.code(made, language=None, wrap_lines=True)
    st.button(said["make"], icon=":material/key:", on_click=press, args=(room.id, _make_key_link))


def _make_key_link(room: Room) -> None:
    links = st.session_state.setdefault(_KEY_LINK, {})
    links[room.id] = key_link(access().new_projector(room.id))


def _show_class(room: Room) -> None:
    if not room.session.settings.devices:
        st.subheader(words("ui/hands")["title"], anchor=False)
        show_hands_form(room)
        return
    show_people(room)


def _show_more(room: Room, said: dict[str, Any]) -> None:
    with st.container(key="more", horizontal=True, gap="xsmall"):
        with _popover(said["more"]["projector"], "cast"):
            _show_projector(room, said["projector"])
        with _popover(f"{said['more']['handed_in']} ({len(in_this_phase(room))})", "inbox", "handed_in"):
            show_handed_in(room)
        with _popover(said["more"]["results"], "bar_chart"):
            _show_results(room)
        _link_dashboard(room, said["more"]["dashboard"])
        if room.session.settings.devices:
            with _popover(words("ui/hands")["title"], "back_hand"):
                show_hands_form(room)
        with _popover(said["more"]["settings"], "tune"):
            show_settings(room)
        with _popover(said["more"]["keys"], "keyboard"):
            show_key_help()
        with _popover(said["more"]["system"], "memory"):
            show_system(room)
        _show_end(room, said["more"])


def _show_end(room: Room, said: dict[str, Any]) -> None:
    show_export(room.id, room.id)
    if room.pace.state == "ended":
        return
    with _popover(said["end"], "stop_circle"):
        st.markdown(said["end_sure"])
        st.button(said["end_yes"], on_click=press, args=(room.id, pace.end))


def _link_dashboard(room: Room, label: str) -> None:
    place = words("pages/dashboard")["url_path"]
    st.link_button(label, f"/{place}?{SESSION}={room.id}", icon=":material/monitoring:", type="tertiary")


def _popover(label: str, icon: str, key: str | None = None) -> DeltaGenerator:
    return st.popover(label, icon=f":material/{icon}:", type="tertiary", key=key)


def _show_results(room: Room) -> None:
    """The facilitator sees results at any time, and reads whether the room sees them."""
    said, results = words("ui/results"), results_of(room)
    needed = room.session.settings.results_from
    state = "shown" if may_show(room, results) else "ready" if results.answers >= needed else "waiting"
    st.caption(said[state].format(answers=results.answers, needed=needed))
    if results.answers:
        show_results(results)
