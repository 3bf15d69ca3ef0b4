"""The class's drawings together: a wall after k words, or the mean of all of them, beside the model's.

Knows which drawings may be shown to whom. Knows nothing about the cockpit's controls.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from workshop.classroom.drawing import Drawing, after, by_person
from workshop.classroom.moderation import Ruling, may_see
from workshop.classroom.people import Participant
from workshop.classroom.reveal import Prompt, Reveal, reveal_in, wall_in
from workshop.classroom.room import Room
from workshop.content import facts, words
from workshop.diffusion import models
from workshop.diffusion.models import ModelCard
from workshop.errors import WorkshopError
from workshop.ui.badges import Evidence, origin, show_badge
from workshop.ui.color_by_prompt.average import average
from workshop.ui.color_by_prompt.model_row import ModelRow, many, model_row, row_of_class
from workshop.ui.components.drawing_wall import Tile, show_drawing_wall
from workshop.ui.components.stage import show_stage
from workshop.ui.seat import Seat

LOOK_AGAIN = 1.0  # seconds between two looks at pictures that are still being made


def show_board(room: Room) -> bool:
    """Draw the projector's stage: the words while the class draws, afterwards the wall or the average."""
    reveal = reveal_in(room)
    if reveal is None or not reveal.prompt.phrases:
        return False
    if not reveal.results or not reveal.shown:
        _show_words(room, reveal)
        return True
    if not by_person(room, reveal.prompt.name):
        return False  # everybody drew on paper: there may be hands that were counted
    _show_results(room, reveal)
    return True


def show_class_wall(seat: Seat, card: ModelCard) -> None:
    """Show a student what the facilitator released, once results are shown."""
    room, reveal = seat.room, reveal_in(seat.room)
    if reveal is None or not reveal.results:
        return
    prompt, wall = _known(reveal), wall_in(room)
    tiles = drawings_on_wall(room, reveal.prompt, wall.names, seat.person.participant)
    if tiles:
        st.header(words("color_by_prompt")["compare"]["class"], anchor=False)
        shown = [*tiles, *_model_tiles(model_row(card, prompt), prompt)]
        k = min(wall.k or reveal.shown, reveal.shown)
        show_drawing_wall(prompt.phrases, k, shown, room=False, key="class_wall")
        show_badge("live", _origin(card, facts("color_by_prompt")["seed"]))


def drawings_on_wall(room: Room, prompt: Prompt, names: bool, viewer: str = "") -> list[Tile]:
    """Return the drawings of a prompt that a viewer ("": the room) may see, a person each."""
    found = by_person(room, prompt.name)
    allowed = {who: [one for one in drawn if may_see(room, one, viewer)] for who, drawn in found.items()}
    return [_tile(room, who, drawn, names) for who, drawn in allowed.items() if drawn]


def name_of(room: Room, participant: str) -> str:
    """Return what somebody is called in this session."""
    person = room.records.get(Participant, participant)
    return person.name if person else ""


def card_of(room: Room) -> ModelCard | None:
    """Return the model that the class works with, or None where it is not there."""
    try:
        return models.card(room.session.settings.model)
    except WorkshopError:  # the cockpit's system panel says why
        return None


def _show_words(room: Room, reveal: Reveal) -> None:
    said, pulse = words("color_by_prompt")["wall"], room.pulse
    left = len(reveal.prompt.phrases) - reveal.shown
    known = reveal.prompt.text(reveal.shown)
    note = said["left"].format(left=left) if left else said["left_none"]
    lines = [pulse.task, known] if known else [pulse.task, said["wait"]]
    show_stage(pulse.heading, lines, pulse.message, note=note)


def _show_results(room: Room, reveal: Reveal) -> None:
    """Draw what the facilitator chose, again and again while the model's pictures are still coming."""
    wall, card = wall_in(room), card_of(room)
    k = min(wall.k or reveal.shown, reveal.shown)
    if wall.view == "average":
        pending = _is_pending(card, reveal.prompt.text(k))
        st.fragment(_show_average, run_every=LOOK_AGAIN if pending else None)(room, reveal, k, card)
        return
    row = model_row(card, _known(reveal)) if card else None
    run_every = LOOK_AGAIN if row and row.is_pending else None
    st.fragment(_show_wall, run_every=run_every)(room, reveal, k, wall.names, card)


def _show_wall(room: Room, reveal: Reveal, k: int, names: bool, card: ModelCard | None) -> None:
    said, pulse, prompt = words("color_by_prompt")["wall"], room.pulse, _known(reveal)
    tiles = drawings_on_wall(room, reveal.prompt, names)
    title = said["title_one" if len(tiles) == 1 else "title"].format(people=len(tiles))
    show_stage(title, [] if tiles else [said["empty"]], pulse.message, tall=False)
    if tiles:
        shown = [*tiles, *(_model_tiles(row_of_class(room, card, prompt), prompt) if card else [])]
        show_drawing_wall(prompt.phrases, k, shown, room=True, key="room_wall")
        if card:
            show_badge("live", _origin(card, facts("color_by_prompt")["seed"]))


def _show_average(room: Room, reveal: Reveal, k: int, card: ModelCard | None) -> None:
    said, text = words("color_by_prompt")["wall"], reveal.prompt.text(k)
    people = sheets_after(room, reveal.prompt, k)
    needed = room.session.settings.results_from
    if len(people) < needed:
        show_stage(said["average_title"], [said["too_few"].format(people=len(people), needed=needed)])
        return
    show_stage(said["average_title"], [text], tall=False)
    ours, models_own = st.columns(2, gap="large")
    with ours:
        _show_mean(people, said["average"], said["average_note"].format(people=len(people)), "class")
    with models_own:
        _show_model_mean(card, text, said)


def _show_model_mean(card: ModelCard | None, text: str, said: Mapping[str, str]) -> None:
    runs = [run.final_path for run in many(card, text).pictures if run] if card else []
    if runs and card:
        note = said["average_model_note"].format(seeds=len(runs))
        _show_mean(runs, said["average_model"], f"{note} · {_origin(card)}", "live")
    else:
        st.header(said["making"], anchor=False)


def _show_mean(pictures: Sequence[Path], title: str, note: str, evidence: Evidence) -> None:
    st.header(title, anchor=False)
    st.image(average(pictures), width="stretch", alt=f"{title}, {note}")
    show_badge(evidence, note)


def sheets_after(room: Room, prompt: Prompt, k: int) -> list[Path]:
    """Return the files of everybody's sheet after k words, without what the facilitator hid.

    A mean shows nobody's work, so it does not wait for a release.
    """
    hidden = {one.key for one in room.records.all(Ruling) if one.verdict == "hidden"}
    sheets = (after(drawn, k) for drawn in by_person(room, prompt.name).values())
    kept = [one for one in sheets if one and f"{Drawing.table}/{one.key}" not in hidden]
    return [path for one in kept if (path := room.records.picture(one.picture))]


def _origin(card: ModelCard, seed: int | None = None) -> str:
    """Say what the model's pictures on the wall were made with."""
    return origin(card.reference.partition("@")[0], seed, card.default_steps, card.default_guidance)


def _known(reveal: Reveal) -> Prompt:
    return Prompt(reveal.prompt.phrases[: reveal.shown])


def _is_pending(card: ModelCard | None, text: str) -> bool:
    return bool(card and many(card, text).is_pending)


def _tile(room: Room, who: str, drawn: list[Drawing], names: bool) -> Tile:
    said = words("color_by_prompt")["wall"]["drawing"]
    return Tile(
        frames={one.k: f"/drawings/{room.id}/{one.picture}" for one in drawn if one.picture},
        alt=said.format(words=drawn[-1].text),
        name=name_of(room, who) if names else "",
        described={one.k: one.description for one in drawn if one.description},
    )


def _model_tiles(row: ModelRow, prompt: Prompt) -> list[Tile]:
    said = words("color_by_prompt")["wall"]
    alt = said["picture"].format(words=prompt.texts[-1])
    return [Tile(row.addresses, alt, said["model"], model=True)] if row.addresses else []
