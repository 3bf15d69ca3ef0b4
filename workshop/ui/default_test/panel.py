"""The facilitator's controls of the Default Test: prompt, variant, what the projector shows, a hundred runs.

Knows what can be changed and how far the class is. Knows nothing about how a class is led otherwise.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from workshop.classroom.default_test import VIEWS, Test, change_test, choose_test, keep_test
from workshop.classroom.mark import Mark
from workshop.classroom.room import Room
from workshop.content import words
from workshop.diffusion import models
from workshop.ui.default_test.answers import asked_in, current_test
from workshop.ui.default_test.making import all_made, are_pending, ask_for, give_up
from workshop.ui.default_test.progress import progress_of
from workshop.ui.default_test.recipes import (
    along_the_data,
    along_the_dial,
    make_test,
    many,
    many_seeds,
    prompts,
    recipes,
)
from workshop.ui.default_test.unlearned import unlearned_said
from workshop.ui.default_test.wall import show_many
from workshop.ui.failures import as_plain_text
from workshop.ui.leading import press

_LIST, _OWN, _VIEW, _VARIANT = "test_list", "test_own", "test_view", "test_variant"
LONGEST = 120  # characters of an own prompt


def show_panel(room: Room) -> None:
    """Show the controls of the test, and how far the class and the pictures are.

    Raises: ModelMissing, ModelBroken.
    """
    said, test = words("ui/default_test")["panel"], current_test(room)
    dial = [recipe for row in along_the_dial(test).values() for recipe in row]
    ask_for([*recipes(test), *dial])
    ask_for([recipe for row in along_the_data(test).values() for recipe in row], last=True)
    with st.container(key="test_panel", gap="small"):
        st.subheader(said["title"], anchor=False)
        _show_view(room, test, said)
        _show_progress(room, test, said)
        with st.container(horizontal=True, gap="xsmall"):
            with st.popover(said["prompt"], icon=":material/edit:", type="tertiary"):
                _show_prompts(room, test, said)
            if test.variants or room.session.settings.free_prompts:
                with st.popover(said["variants"], icon=":material/splitscreen:", type="tertiary"):
                    _show_variants(room, test, said)
        _show_many(room, test, said)


def _show_view(room: Room, test: Test, said: dict[str, Any]) -> None:
    """Say what the projector shows; the choice can also have changed elsewhere."""
    gaps = {"steps": test.steps, "count": len(test.many)}
    missing = {"wall": not test.many, "data": not along_the_data(test)}
    views = [view for view in VIEWS if not missing.get(view)]
    st.session_state[_VIEW] = test.view if test.view in views else views[0]
    st.segmented_control(
        said["shows"],
        views,
        required=True,
        format_func=lambda view: said["views"][view].format(**gaps),
        key=_VIEW,
        on_change=lambda: _change(room.id, test, view=str(st.session_state[_VIEW])),
    )


def _show_progress(room: Room, test: Test, said: dict[str, Any]) -> None:
    every, dial = recipes(test), [one for row in along_the_dial(test).values() for one in row]
    made, turned = len(all_made(every)), len(all_made(dial))
    lines = [f":gray[“{as_plain_text(test.prompt_now)}”.] {said['made'].format(made=made, all=len(every))}"]
    if turned < len(dial):
        lines.append(said["dial_made"].format(made=turned, all=len(dial)))
    st.markdown(" ".join(lines))
    if room.session.settings.devices:
        _show_people(room, test, said)


def _show_people(room: Room, test: Test, said: dict[str, Any]) -> None:
    found, first = progress_of(room, test), recipes(test)[0].digest
    marked = {one.participant for one in room.records.all(Mark) if one.trajectory == first}
    counts = {"committed": len(found.committed), "coded": len(found.coded), "marked": len(marked)}
    told = [said[name].format(count=count, all=len(found.here)) for name, count in counts.items()]
    st.markdown(" &nbsp;·&nbsp; ".join(told))
    if found.here:
        with st.expander(said["who"]):
            for one in found.here:
                ticks = "".join(_tick(one.participant in group) for group in (found.committed, found.coded))
                st.markdown(f"{ticks} {as_plain_text(one.name)}")


def _tick(is_done: bool) -> str:
    return f":material/{'check_circle' if is_done else 'radio_button_unchecked'}:"


def _show_prompts(room: Room, test: Test, said: dict[str, Any]) -> None:
    names = words("default_test")["prompts"]
    listed = {entry["A"]: names[entry["name"]] for entry in prompts()}
    st.session_state[_LIST] = test.prompt if test.prompt in listed else None
    st.pills(
        said["prompt"],
        list(listed),
        format_func=lambda prompt: listed[prompt],
        key=_LIST,
        on_change=lambda: _choose(room.id, str(st.session_state[_LIST] or "")),
        label_visibility="collapsed",
    )
    if room.session.settings.free_prompts:
        with st.form("test_own_form", border=False, clear_on_submit=True):
            st.text_input(said["own"], placeholder=said["own_what"], key=_OWN, max_chars=LONGEST)
            st.form_submit_button(said["use"], on_click=lambda: _choose(room.id, str(st.session_state[_OWN])))
    _show_unknown(test)


def _show_unknown(test: Test) -> None:
    """Say which words of the prompt the model never learned, as the students read it."""
    if unlearned := unlearned_said(test):
        st.caption(as_plain_text(unlearned))


def _show_variants(room: Room, test: Test, said: dict[str, Any]) -> None:
    st.caption(said["variants_what"])
    st.session_state[_VARIANT] = test.variant
    st.radio(
        said["variants"],
        list(test.prompts),
        format_func=lambda variant: f"{variant}: {as_plain_text(test.prompts[variant])}",
        key=_VARIANT,
        on_change=lambda: _change(room.id, test, variant=str(st.session_state[_VARIANT])),
        label_visibility="collapsed",
    )
    if room.session.settings.free_prompts:
        with st.form("test_variants_form", border=False):
            keys = {letter: f"test_variant {letter} {test.name}" for letter in ("B", "C")}
            for letter, key in keys.items():
                st.text_input(letter, test.variants.get(letter, ""), key=key, max_chars=LONGEST)
            st.form_submit_button(said["keep"], on_click=lambda: _reword(room.id, test, keys))
    _show_unknown(test)


def _show_many(room: Room, test: Test, said: dict[str, Any]) -> None:
    seeds = many_seeds(test)
    most = len(seeds)
    if not test.many:
        label, help_ = said["many"].format(count=most), said["many_what"].format(count=most)
        st.button(
            label,
            icon=":material/apps:",
            help=help_,
            on_click=_change,
            args=(room.id, test),
            kwargs={"many": seeds},
        )
        return
    every = many(test)
    ask_for(every, last=True)
    made = len(all_made(every))
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.progress(made / len(every), said["running"].format(made=made, all=len(every)), width=320)
        if are_pending(every):
            st.button(said["stop"], icon=":material/stop:", on_click=_stop, args=(room.id, test))
    show_many(room, test, asked_in(room))


def _stop(session: str, test: Test) -> None:
    """Make no more of them; those that are there stay on the wall."""
    there = tuple(run.recipe.seed for run in all_made(many(test)))
    give_up([recipe for recipe in many(test) if recipe.seed not in test.seeds])
    _change(session, test, many=there)


def _choose(session: str, prompt: str) -> None:
    def choose(room: Room) -> None:
        card = models.card(room.session.settings.model)
        choose_test(room, make_test(prompt.strip(), card, room.session.settings.young))

    if prompt.strip():
        press(session, choose)


def _reword(session: str, test: Test, keys: dict[str, str]) -> None:
    told = {letter: str(st.session_state[key]).strip() for letter, key in keys.items()}
    kept = {letter: prompt for letter, prompt in told.items() if prompt}
    _change(session, test, variants=kept, variant=test.variant if test.variant in ("A", *kept) else "A")


def _change(session: str, test: Test, **changes: Any) -> None:
    def change(room: Room) -> None:
        keep_test(room, replace(test))
        change_test(room, test.name, **changes)

    press(session, change)
