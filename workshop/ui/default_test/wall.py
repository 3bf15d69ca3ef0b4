"""One prompt over many seeds: the wall, what the probe reads in each picture, and how far the class agrees.

Knows that a reading is the probe's and no person's. Knows nothing about where the wall hangs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from workshop.classroom.default_test import Test
from workshop.classroom.room import Room
from workshop.content import sentence
from workshop.diffusion.trajectory import Trajectory
from workshop.insight.agreement import Match, majority, match
from workshop.insight.attribute import coarser
from workshop.ui.badges import origin, show_badge
from workshop.ui.components.wall import Brick, show_wall
from workshop.ui.dashboard.view import frames_of, measured
from workshop.ui.default_test.codebook import Attribute
from workshop.ui.default_test.making import all_made, ask_for, show_while_made
from workshop.ui.default_test.probed import are_unread, likeliest, names_of, note
from workshop.ui.default_test.recipes import many
from workshop.ui.pictures import refer
from workshop.ui.readings import reading_of

COLUMNS = {"small": 10, "large": 15}  # pictures in a row at first, beside the script and on a wall
TALL = "max(24rem, 100vh - 19rem)"


def show_many(room: Room, test: Test, asked: Sequence[Attribute], large: bool = False) -> None:
    """Show the wall of a test as far as it is made; `large` is for the last row.

    Raises: ModelMissing, ModelBroken.
    """
    every = many(test)
    told = [one for one in asked if one.scale != "several"]
    ask_for(every, last=True)
    show_while_made(every, lambda: _show(room, test, told, large), lambda: are_unread(test, every))


def agreement(room: Room, test: Test, told: Sequence[Attribute]) -> dict[str, Match]:
    """Compare the probe's readings with what most of the class saw, by attribute, on pictures both have."""
    rows = frames_of(room).observations
    mine = rows[rows["test"] == test.name]
    return {one.name: match(_class_saw(mine, one), _probe_read(mine, one)) for one in told}


def _class_saw(rows: pd.DataFrame, one: Attribute) -> pd.Series[str]:
    attribute = measured(one)
    return majority(coarser(rows, attribute), attribute.coarse)


def _probe_read(rows: pd.DataFrame, one: Attribute) -> pd.Series[str]:
    read = {picture: reading_of(picture) for picture in rows["picture"].unique()}
    found = {picture: likeliest(one, told) for picture, told in read.items() if told and one.name in told}
    return pd.Series(found, dtype=str)


def _show(room: Room, test: Test, told: Sequence[Attribute], large: bool) -> None:
    runs = all_made(many(test))
    for run in runs if not room.records.read_only else ():
        refer(room, run, test.name)  # they are part of what the session leaves behind
    head = sentence(
        "ui/default_test", "board.wall", prompt=test.prompt_now, made=len(runs), all=len(test.many)
    )
    coded = {} if large else class_saw(room, test, told)  # a room waits for the results
    bricks = [_brick(test, run, told, coded.get(run.digest, "")) for run in runs]
    columns = COLUMNS["large" if large else "small"]
    gaps, tall = len(test.many) - len(runs), TALL if large else "30rem"
    show_wall(bricks, columns, "many", missing=gaps, told=head, zooms=True, room=large, tall=tall)
    show_badge("live", origin(test.model.partition("@")[0], None, test.steps, test.guidance))
    st.caption(note(test, told, short=large))
    if not large:
        _show_agreement(room, test, told)


def class_saw(room: Room, test: Test, told: Sequence[Attribute]) -> dict[str, str]:
    """Return what most of the class saw in each picture that it described, in words, by digest."""
    rows = frames_of(room).observations
    mine, found = rows[rows["test"] == test.name], defaultdict[str, list[str]](list)
    for one in told:
        for picture, value in _class_saw(mine, one).items():
            found[str(picture)].append(names_of(one).get(value, value))
    return {
        picture: sentence("ui/default_test", "wall.class", told=", ".join(names))
        for picture, names in found.items()
    }


def _brick(test: Test, run: Trajectory, told: Sequence[Attribute], coded: str) -> Brick:
    seed, read = run.recipe.seed, reading_of(run.digest)
    alt = sentence("ui/default_test", "dials.picture", prompt=test.prompt_now, seed=seed)
    line = sentence("ui/default_test", "wall.seed", seed=seed)
    if read:
        names = [names_of(one).get(likeliest(one, read), "") for one in told if one.name in read]
        line = sentence("ui/default_test", "wall.reading", seed=seed, told=", ".join(filter(None, names)))
    return Brick(f"/frames/{run.digest}/final.png", alt, f"{line} {coded}".strip())


def _show_agreement(room: Room, test: Test, told: Sequence[Attribute]) -> None:
    found = {name: one for name, one in agreement(room, test, told).items() if one.n}
    titles = {one.name: one.title for one in told}
    for name, one in found.items():
        values = {"attribute": titles[name], "same": one.same, "n": one.n}
        st.markdown(sentence("ui/default_test", "wall.agreement", **values))
    if not found:
        st.caption(sentence("ui/default_test", "wall.no_agreement"))
