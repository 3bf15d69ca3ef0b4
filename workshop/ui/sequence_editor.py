"""The editor of sequences: copy a route, change it in the browser, save it, take it for the next session.

Knows fields and buttons. What a draft becomes is in `sequence_draft`; what makes sense is decided by
`classroom.sequence.check`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from workshop.classroom.access import NotFacilitator
from workshop.classroom.sequence import (
    LONGEST_PHASE,
    LONGEST_TITLE,
    Phase,
    Script,
    Sequence,
    discard,
    find,
    own,
    save,
    shipped,
)
from workshop.classroom.sessions import DEFAULT_SEQUENCE
from workshop.content import ROOT, facts, sentence, words
from workshop.settings import Settings
from workshop.ui.failures import as_plain_text
from workshop.ui.leading import attempt, facilitator, show_refusal
from workshop.ui.lobby import choose_route
from workshop.ui.sequence_draft import (
    LINES,
    TEXTS,
    Draft,
    draft_of,
    edited,
    edited_phase,
    times_as_text,
)

_DRAFT = "sequence_draft"
_CHOICE = "sequence_choice"
_SAVED = "sequence_saved"


def show_sequences() -> None:
    """Show the choice of a sequence, its fields, and what can be done with them."""
    said = words("ui/sequences")
    if not _owner():
        st.info(said["guests"], icon=":material/info:")
        return
    routes = {one.name: one for one in [*own(_data(), _owner()), *shipped()]}
    if st.session_state.get(_CHOICE) not in routes:
        st.session_state[_CHOICE] = DEFAULT_SEQUENCE
    st.selectbox(
        said["choose"],
        list(routes),
        format_func=lambda name: _name(said, routes[name]),
        key=_CHOICE,
        on_change=_open_chosen,
        persist_state="session",
    )
    if _DRAFT not in st.session_state:
        _open_chosen()
    draft: Draft = st.session_state[_DRAFT]
    _show_draft(said, draft)
    _show_actions(said, draft)


def pages_of_class() -> list[str]:
    """Return the names of the pages that a phase can send students to; "" is the room itself."""
    listed = facts("pages").items()
    return [
        "",
        *(
            name
            for name, page in listed
            if page.get("in_class") and "way_in" not in page and page.get("listed", True)
        ),
    ]


# the fields


def _show_draft(said: dict[str, Any], draft: Draft) -> None:
    st.text_input(said["title"], draft.sequence.title, key=draft.field("title"), max_chars=LONGEST_TITLE)
    st.text_input(said["summary"], draft.sequence.summary, key=draft.field("summary"))
    now = edited(draft)
    st.subheader(sentence("ui/sequences", "total", minutes=f"{now.minutes:g}"), anchor=False)
    for place, (id, phase) in enumerate(draft.phases):
        shown = edited_phase(draft, id, phase)
        label = said["phase"].format(number=place + 1, title=shown.script.title, minutes=f"{shown.minutes:g}")
        with st.expander(as_plain_text(label), key=draft.field("open", id)):
            _show_phase(said, draft, id, phase)
            _show_moves(said, draft, place)
    add = st.session_state[_DRAFT].with_another
    st.button(said["add"], icon=":material/add:", type="tertiary", on_click=_replace, args=(add, said["new"]))


def _show_phase(said: dict[str, Any], draft: Draft, id: str, phase: Phase) -> None:
    _show_script(said, draft, id, phase.script, "")
    with st.grid(2, min_column_width=220):
        pages = list(dict.fromkeys([*pages_of_class(), phase.page]))
        st.selectbox(
            said["page"],
            pages,
            pages.index(phase.page),
            format_func=lambda name: words(f"pages/{name}")["title"] if name else said["no_page"],
            key=draft.field("page", id),
        )
        st.number_input(
            said["minutes"], 0.25, LONGEST_PHASE, float(phase.minutes), 0.25, key=draft.field("minutes", id)
        )
        st.text_input(said["prompt"], phase.prompt, key=draft.field("prompt", id), help=said["prompt_help"])
        times = times_as_text(phase)
        st.text_input(said["times"], times, key=draft.field("times", id), help=said["times_help"])
    for name in ("off_clock", "prediction"):
        st.toggle(said[name], getattr(phase, name), key=draft.field(name, id))
    if phase.young:
        st.markdown(f"**{said['young']}**")
        _show_script(said, draft, id, phase.young, "young ")


def _show_script(said: dict[str, Any], draft: Draft, id: str, script: Script, prefix: str) -> None:
    for name in TEXTS:
        st.text_input(said[name], getattr(script, name), key=draft.field(prefix + name, id))
    for name in LINES:
        text = "\n".join(getattr(script, name))
        st.text_area(said[name], text, key=draft.field(prefix + name, id), help=said["lines_help"])


def _show_moves(said: dict[str, Any], draft: Draft, place: int) -> None:
    count, id = len(draft.phases), draft.phases[place][0]
    moves = (
        ("up", "arrow_upward", place == 0, draft.moved, (place, -1)),
        ("down", "arrow_downward", place == count - 1, draft.moved, (place, +1)),
        ("drop", "delete", count == 1, draft.without, (place,)),
    )
    with st.container(horizontal=True, gap="xsmall"):
        for name, icon, disabled, change, arguments in moves:
            st.button(
                said[name],
                icon=f":material/{icon}:",
                type="tertiary",
                disabled=disabled,
                key=draft.field(name, id),
                on_click=_replace,
                args=(change, *arguments),
            )


def _replace(change: Any, *arguments: Any) -> None:
    """Go on with another order of phases; what stands in the fields stays there, by the phases' ids."""
    st.session_state[_DRAFT] = change(*arguments)


# saving and taking


def _show_actions(said: dict[str, Any], draft: Draft) -> None:
    show_refusal()
    if st.session_state.pop(_SAVED, False):
        st.success(said["saved"], icon=":material/check:")
    with st.container(horizontal=True, vertical_alignment="center"):
        label = said["save" if draft.sequence.owner else "save_copy"]
        st.button(label, type="primary", icon=":material/save:", on_click=attempt, args=(_save,))
        if st.button(said["take"], icon=":material/co_present:", help=said["take_help"]):
            choose_route(draft.sequence.name)
            st.switch_page(ROOT / "pages" / "facilitator.py")
        if draft.sequence.owner:
            with st.popover(said["discard"], icon=":material/delete:", type="tertiary"):
                st.markdown(said["discard_sure"])
                st.button(said["discard_yes"], on_click=attempt, args=(_discard, draft.sequence.name))


def _save() -> None:
    if not _owner():
        raise NotFacilitator()
    kept = save(_data(), _owner(), edited(st.session_state[_DRAFT]), pages_of_class()[1:])
    st.session_state[_CHOICE] = kept.name
    st.session_state[_SAVED] = True
    _open_chosen()


def _discard(name: str) -> None:
    if not _owner():
        raise NotFacilitator()
    discard(_data(), _owner(), name)
    st.session_state[_CHOICE] = DEFAULT_SEQUENCE
    _open_chosen()


def _open_chosen() -> None:
    st.session_state[_DRAFT] = draft_of(find(_data(), _owner(), st.session_state[_CHOICE]))


def _name(said: dict[str, Any], sequence: Sequence) -> str:
    return str(said["mine" if sequence.owner else "shipped"].format(title=sequence.title))


def _owner() -> str:
    held = facilitator()
    return held.facilitator if held and held.general else ""


def _data() -> Path:
    return Settings.from_environment().data
