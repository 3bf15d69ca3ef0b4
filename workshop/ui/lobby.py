"""Where a facilitator starts a session, and finds the ones of before.

Knows the big button, the routes beside it, and the list. Knows nothing about what happens in a session.
"""

from __future__ import annotations

import time
from typing import Any

import streamlit as st

from workshop.classroom.access import Pass
from workshop.classroom.card import Card
from workshop.classroom.sequence import Sequence, find, own, shipped
from workshop.classroom.session import NotYours, SessionSettings
from workshop.classroom.sessions import DEFAULT_SEQUENCE
from workshop.content import ROOT, sentence, words
from workshop.settings import Settings
from workshop.ui.badges import day
from workshop.ui.components import source
from workshop.ui.exports import show_bringing, show_export, show_several
from workshop.ui.failures import as_plain_text
from workshop.ui.leading import attempt, close_session, facilitator, open_session, show_refusal
from workshop.ui.origins import origin_badge
from workshop.ui.sample import offer_sample
from workshop.ui.school import sessions
from workshop.ui.sign_in import show_account

REMIND = 7  # days before a session is deleted, from which on its list says so louder
_ROUTE = "route"
_STATES = {"waiting": "gray", "running": "blue", "paused": "orange", "ended": "gray"}


def show_lobby(held: Pass) -> None:
    """Show the button that starts a session, and the sessions that this person leads."""
    said = words("ui/lobby")
    st.html(f"<style>{source('leading.css')}</style>")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(said["verb"], anchor=False, width="content")
        with st.popover(said["account"], icon=":material/key:", type="tertiary"):
            show_account(held.general)
    show_refusal()
    if held.general:
        _show_start(said, held)
    else:
        st.info(said["no_start"], icon=":material/info:")
    st.header(said["yours"], anchor=False)
    cards = sessions().led_by(held)
    _show_shelf(held, cards)
    for card in cards:
        _show_card(said, card)
    if not cards:
        st.markdown(f":gray[{said['none']}]")


def _show_shelf(held: Pass, cards: list[Card]) -> None:
    """Show what concerns the list as a whole: to take several along, and to bring one back."""
    with st.container(horizontal=True, gap="small"):
        if len(cards) > 1:
            show_several(cards)
        if held.general:
            show_bringing()
            offer_sample(cards)


def choose_route(name: str) -> None:
    """Choose the sequence of the next session; for callbacks and other pages."""
    st.session_state[_ROUTE] = name


# starting


def _show_start(said: dict[str, Any], held: Pass) -> None:
    routes = {
        route.name: route for route in [*shipped(), *own(Settings.from_environment().data, held.facilitator)]
    }
    if st.session_state.get(_ROUTE) not in routes:
        choose_route(DEFAULT_SEQUENCE)
    chosen = routes[st.session_state[_ROUTE]]
    st.markdown(said["what"])
    label = said["start"].format(minutes=f"{chosen.minutes:g}") if not chosen.owner else said["start_own"]
    st.button(
        as_plain_text(label.format(title=chosen.title)),
        type="primary",
        icon=":material/play_arrow:",
        on_click=attempt,
        args=(_start, chosen.name),
        key="start",
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.pills(
            said["route"],
            list(routes),
            format_func=lambda name: _name(said, routes[name]),
            key=_ROUTE,
            required=True,
            persist_state="session",
        )
        if st.button(said["edit"], icon=":material/edit_note:", type="tertiary"):
            st.switch_page(ROOT / "pages" / "sequences.py")
        if st.button(said["kits"], icon=":material/backpack:", type="tertiary"):
            st.switch_page(ROOT / "pages" / "kits.py")
    st.caption(as_plain_text(chosen.summary))


def _name(said: dict[str, Any], route: Sequence) -> str:
    return as_plain_text(route.title) if route.owner else said["minutes"].format(minutes=f"{route.minutes:g}")


def _start(name: str) -> None:
    held = facilitator()
    sequence = find(Settings.from_environment().data, held.facilitator if held else "", name)
    settings = SessionSettings(model=Settings.from_environment().model)  # the one that this server loads
    open_session(sessions().create(held, settings, sequence).id)


# the list


def _show_card(said: dict[str, Any], card: Card) -> None:
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            state = origin_badge(card.origin) or f":{_STATES[card.state]}-badge[{said[card.state]}]"
            st.markdown(f"**{as_plain_text(card.title)}** &nbsp; {state}")
            label = said["open" if card.state == "ended" else "go_on"]
            st.button(label, on_click=open_session, args=(card.id,), key=f"open {card.id}")
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            details = [said["code"].format(code=card.code), said["opened"].format(day=day(card.opened))]
            st.markdown(f":small[{' · '.join(details)} · {_left(said, card)}]", width="content")
            with st.container(horizontal=True, width="content"):
                show_export(card.id, f"list {card.id}")
                show_delete(card.id, card.title, f"list {card.id}")


def _left(said: dict[str, Any], card: Card) -> str:
    days = card.days_left(time.time())
    if days > REMIND:
        return str(said["kept"].format(days=days))
    return f":orange[:material/schedule: {said['last_days' if days > 1 else 'last_day'].format(days=days)}]"


def show_delete(session: str, title: str, key: str) -> None:
    """Offer to delete a session, and ask once more."""
    said = words("ui/lobby")
    with st.popover(said["delete"], icon=":material/delete:", type="tertiary", key=f"sure {key}"):
        st.markdown(as_plain_text(sentence("ui/lobby", "delete_sure", title=title)))
        st.button(said["delete_yes"], on_click=attempt, args=(_delete, session), key=f"delete {key}")


def _delete(session: str) -> None:
    held = facilitator()
    if held is None or sessions().lead(held, session).session.owner != held.facilitator:
        raise NotYours()  # a guest with a link may lead, but not throw away
    sessions().delete(session)
    close_session()
