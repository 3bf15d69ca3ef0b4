"""What a chart is drawn from: the answers on one prompt, by one model, from one part of the class.

Knows the tables of `classroom.export`, so that charts and files never disagree. Knows nothing about charts.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import cached_property
from itertools import chain

import pandas as pd
import streamlit as st

from workshop.classroom import export
from workshop.classroom.default_test import PAGE, Test, kept_test
from workshop.classroom.mark import Mark
from workshop.classroom.moderation import Ruling
from workshop.classroom.observation import Observation
from workshop.classroom.people import Participant
from workshop.classroom.picture import Picture
from workshop.classroom.prediction import Prediction
from workshop.classroom.room import Room
from workshop.classroom.session import Session
from workshop.insight import attribute as insight
from workshop.ui.default_test.codebook import Attribute, attributes

ORDERS, SURE = ("light first", "dark first"), "sure"  # by the order of the scale; only answers that were sure
SUREST = "3"
COUNTED = (Observation, Prediction, Mark, Participant, Picture, Ruling, Session, Test)
ONCE = ["participant", "picture", "attribute"]  # in two tests of the same picture, the last answer counts
NUMBERS = ("seed", "steps", "guidance", "step")  # columns that are not text


@dataclass(frozen=True)
class Frames:
    """The answers of a session, as the files of its export have them."""

    observations: pd.DataFrame
    predictions: pd.DataFrame
    recognition: pd.DataFrame
    pictures: pd.DataFrame

    @property
    def people(self) -> pd.DataFrame:
        """Who answered anything, with their group."""
        rows = pd.concat([self.observations, self.predictions, self.recognition], ignore_index=True)
        return rows[["participant", "group"]].drop_duplicates()

    def of(self, people: set[str]) -> Frames:
        """Return what these people answered."""

        def mine(rows: pd.DataFrame) -> pd.DataFrame:
            return rows[rows["participant"].isin(people)]

        return Frames(mine(self.observations), mine(self.predictions), mine(self.recognition), self.pictures)


@dataclass(frozen=True)
class Choice:
    """Which answers a chart counts; "" for all of them."""

    prompt: str = ""
    model: str = ""
    group: str = ""  # a group of the class by its number, one of ORDERS, or SURE
    attribute: str = ""

    @property
    def as_text(self) -> dict[str, str]:
        """The same, to be kept."""
        return asdict(self)


@dataclass(frozen=True)
class View:
    """The answers that one chart counts, and those beside which it stands."""

    frames: Frames
    choice: Choice
    asked: tuple[Attribute, ...]  # the codebook's attributes, without those that young learners do not see
    model: str  # name@weights-hash of the pictures

    @cached_property
    def attribute(self) -> Attribute:
        """What the chart is about: what was chosen, else gender presentation, else the first."""
        by_name = {one.name: one for one in self.asked}
        return by_name.get(self.choice.attribute) or by_name.get("gender_presentation") or self.asked[0]

    @property
    def is_young(self) -> bool:
        """Tell whether nothing about persons is shown."""
        return not any(one.person for one in self.asked)

    @cached_property
    def measured(self) -> list[insight.Attribute]:
        """Every attribute with one value per answer, as `insight` knows it."""
        return [measured(one) for one in self.asked if one.scale != "several"]

    @cached_property
    def counted(self) -> Frames:
        """The answers of the part of the class that is counted, on every prompt and by every model."""
        group, all_ = self.choice.group, self.frames
        if group == SURE:
            return replace(all_, observations=all_.observations[all_.observations["sure"] == SUREST])
        if group in ORDERS:
            seen = all_.observations[all_.observations["direction"] == group]
            return replace(all_.of(set(seen["participant"])), observations=seen)
        if group:
            return all_.of(set(all_.people.loc[all_.people["group"] == group, "participant"]))
        return all_

    @cached_property
    def tests(self) -> set[str]:
        """The tests that show pictures of this prompt."""
        return set(self.frames.observations.loc[self._is_prompt(self.frames.observations), "test"].unique())

    @cached_property
    def observations(self) -> pd.DataFrame:
        """What was seen in the pictures of this prompt."""
        return self.of_test[self._is_prompt(self.of_test)]

    @cached_property
    def of_test(self) -> pd.DataFrame:
        """What was seen in the pictures of every prompt of the same test."""
        rows = self.of_model(self.counted.observations)
        rows = rows[rows["test"].isin(self.tests)] if self.choice.prompt else rows
        return rows.drop_duplicates(ONCE, keep="last") if rows["test"].nunique() > 1 else rows

    @cached_property
    def predictions(self) -> pd.DataFrame:
        """What these people had in mind before the pictures of this test."""
        rows = self.counted.predictions
        if self.choice.prompt:
            rows = rows[rows["test"].isin(self.tests) | (rows["prompt"] == self.choice.prompt)]
        return rows

    @cached_property
    def recognition(self) -> pd.DataFrame:
        """Flags on runs of this prompt."""
        rows = self.of_model(self.counted.recognition)
        return rows[rows["prompt"] == self.choice.prompt] if self.choice.prompt else rows

    @cached_property
    def pictures(self) -> pd.DataFrame:
        """The pictures of this prompt and model that the session refers to."""
        rows = self.frames.pictures[self._is_prompt(self.frames.pictures)]
        return rows[rows["model"] == self.model]

    def name_of(self, value: str) -> str:
        """Return what a value of the attribute is called, or one of its groups."""
        return self.attribute.group_names.get(value) or self.attribute.name_of(value)

    def _is_prompt(self, rows: pd.DataFrame) -> pd.Series[bool]:
        return (rows["prompt"] == self.choice.prompt) | (not self.choice.prompt)

    def of_model(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return those of these rows that are about pictures of the model that was chosen."""
        return rows[rows["model"] == self.choice.model] if self.choice.model else rows


def view_of(room: Room, choice: Choice = Choice()) -> View:  # noqa: B008  # frozen
    """Return what a chart of a session is drawn from."""
    frames, asked = frames_of(room), attributes(room.session.settings.young)
    seen = list(frames.observations["model"].unique())
    test = kept_test(room)
    used = choice.model or (seen[-1] if seen else test.model if test else room.session.settings.model)
    return View(frames, choice, asked, used)


def frames_of(room: Room) -> Frames:
    """Return the answers of a session as tables; cheap when nothing changed since the last time."""
    return _frames(room, room.id, room.records.version_of(*COUNTED))


def prompts_of(room: Room) -> list[str]:
    """Return the prompts of this session's tests, the current one's first, and all that were answered on."""
    frames, test = frames_of(room), kept_test(room)
    now = test.prompts.values() if test else ()
    planned = (phase.prompt for phase in room.session.sequence.phases if phase.page == PAGE)
    seen = (rows["prompt"].unique() for rows in (frames.observations, frames.predictions))
    return [one for one in dict.fromkeys(chain(now, planned, *seen)) if one]


def measured(one: Attribute) -> insight.Attribute:
    """Return an attribute of the codebook as `insight` knows it."""
    options = tuple(value for value in one.values if value != one.alone)
    level: insight.Level = "ordinal" if one.scale == "ordinal" else "nominal"
    return insight.Attribute(one.name, options, level, one.scale == "several", one.groups)


def people_in(*tables: pd.DataFrame) -> int:
    """Return how many different people these answers come from."""
    return len({person for rows in tables for person in rows["participant"].unique()})


@st.cache_resource(show_spinner=False, max_entries=16)
def _frames(_room: Room, id: str, version: int) -> Frames:
    return Frames(
        *(_frame(_room, file) for file in ("observations", "predictions", "recognition", "pictures"))
    )


def _frame(room: Room, file: str) -> pd.DataFrame:
    names = list(export.columns(file))
    rows = pd.DataFrame(export.table(room, file)).reindex(columns=names)
    words = [name for name in names if name not in NUMBERS]
    return rows.assign(**rows[words].astype("string").fillna("").astype(str))
