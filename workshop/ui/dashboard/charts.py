"""Every figure of the dashboard by its name, and those that other pages show as well.

Knows which there are. Knows nothing about where they stand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from workshop.classroom.default_test import Test
from workshop.classroom.room import Room
from workshop.content import words
from workshop.ui.dashboard.answers import objects, shares, variants
from workshop.ui.dashboard.course import course, recognition
from workshop.ui.dashboard.doubts import agreement, diversity
from workshop.ui.dashboard.figure import Figure, show_figure
from workshop.ui.dashboard.four_lines import four_lines
from workshop.ui.dashboard.probe import agreement_with_probe
from workshop.ui.dashboard.view import Choice, View, view_of
from workshop.ui.groups import group_name
from workshop.ui.results import NEAR

Draw = Callable[[View, int], Figure]  # letters in pixels
FIGURES: dict[str, Draw] = {
    "four_lines": four_lines,
    "shares": shares,
    "objects": objects,
    "by_prompt": variants,
    "by_model": partial(variants, by="model"),
    "diversity": diversity,
    "agreement": agreement,
    "probe": agreement_with_probe,
    "recognition": recognition,
    "course": course,
}
FOR_A_ROOM: dict[str, Draw] = {**FIGURES, "objects": partial(objects, own_words=False)}


def show_four_lines(room: Room, test: Test, attribute: str = "", text: int = NEAR) -> None:
    """Show what the room had in mind, what the data holds, what the model draws and what the class saw."""
    show_figure(four_lines(view_of(room, Choice(test.prompt_now, attribute=attribute)), text))


def show_attribute(room: Room, test: Test, attribute: str, text: int = NEAR) -> None:
    """Show how often each value of an attribute was seen in a test's pictures."""
    show_figure(shares(view_of(room, Choice(test.prompt_now, attribute=attribute)), text))


def show_recognition(room: Room, prompt: str = "", text: int = NEAR) -> None:
    """Show at which step people recognised the picture."""
    show_figure(recognition(view_of(room, Choice(prompt)), text))


def figure_of(room: Room, name: str, choice: Choice, text: int, figures: dict[str, Draw] = FIGURES) -> Figure:
    """Return a figure; it says whose answers it counts, unless it counts everybody's."""
    found, whose = figures[name](view_of(room, choice), text), whose_answers(choice.group)
    return replace(found, note=f"{whose}. {found.note}") if whose else found


def figure_for_room(room: Room, name: str, choice: dict[str, str], text: int) -> Figure | None:
    """Return a figure as the room may see it; None below the number of people that the session asks for."""
    found = figure_of(room, name, Choice(**choice), text, FOR_A_ROOM)
    return found if may_be_shown(room, found) else None


def whose_answers(group: str) -> str:
    """Return what a part of the class is called; "" for all of it."""
    return (
        group_name(int(group)) if group.isdecimal() else words("dashboard")["filter"]["groups"].get(group, "")
    )


def may_be_shown(room: Room, figure: Figure) -> bool:
    """Tell whether enough people are in a figure for the room; one with nobody in it shows nobody's work."""
    return not figure.people or figure.people >= room.session.settings.results_from
