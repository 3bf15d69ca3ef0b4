"""The Default Test on the projector: the question, the run, the pictures, the results, the dial, the wall.

Knows which of them the facilitator chose, and what must wait for the reveal. Knows nothing about the rest of
the projector.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from workshop.classroom.default_test import Test, is_revealed
from workshop.classroom.moderation import results_visible
from workshop.classroom.room import Room
from workshop.content import sentence, words
from workshop.diffusion.trajectory import Trajectory
from workshop.errors import WorkshopError
from workshop.ui.badges import origin, show_badge
from workshop.ui.components.scrubber import show_to_room
from workshop.ui.components.stage import show_stage
from workshop.ui.components.wall import Brick, show_wall
from workshop.ui.dashboard.charts import figure_for_room
from workshop.ui.dashboard.stage import LETTERS, show_figure_on_stage
from workshop.ui.dashboard.view import Choice
from workshop.ui.default_test.answers import asked_in, current_test
from workshop.ui.default_test.dial import Dial, show_the_dial
from workshop.ui.default_test.making import all_made, are_pending, ask_for, made, show_while_made
from workshop.ui.default_test.progress import progress_of
from workshop.ui.default_test.recipes import recipes
from workshop.ui.default_test.unlearned import unlearned_said
from workshop.ui.default_test.wall import show_many
from workshop.ui.results import may_show, results_of

COLUMNS = 6
DIALS: dict[str, Dial] = {"dial": "guidance", "data": "data"}  # by what the projector shows


def show_board(room: Room) -> bool:
    """Show what the facilitator chose; False when the projector's own stage has something better."""
    try:
        test = current_test(room)
        return VIEWS[view_of(room, test)](room, test)
    except WorkshopError:  # no model: the cockpit says why, and the room sees the recording
        return False


def view_of(room: Room, test: Test) -> str:
    """Return what the room sees: results once they are shown, and no dial before."""
    if test.view in DIALS and not is_revealed(room):
        return "pictures"
    if room.pulse.results and test.view not in (*DIALS, "wall"):
        return "results"
    return test.view if test.view in VIEWS else "mind"


def _show_mind(room: Room, test: Test) -> bool:
    """Ask; the pictures come only when the facilitator shows them."""
    pulse, found = room.pulse, progress_of(room, test)
    note = sentence("ui/default_test", "board.committed", count=len(found.committed), all=len(found.here))
    devices = room.session.settings.devices
    lines = pulse.revealed or [pulse.task]
    show_stage(pulse.heading, lines, pulse.message, test.prompt_now, note=note if devices else "")
    return True


def _show_steps(room: Room, test: Test) -> bool:
    """Show the run that everybody sees; False where it cannot be made, and a recording is shown."""
    first = recipes(test)[0]
    ask_for([first])
    if made(first) is None and not are_pending([first]):
        return False
    _show_head(room, test)
    show_while_made([first], lambda: _show_run(made(first)))
    return True


def _show_run(run: Trajectory | None) -> None:
    if run is None:
        st.header(words("ui/projector")["making"], anchor=False)
        return
    show_to_room(run, prediction=False)
    recipe = run.recipe
    show_badge("live", origin(recipe.model.partition("@")[0], recipe.seed, recipe.steps, recipe.guidance))


def _show_pictures(room: Room, test: Test) -> bool:
    _show_head(room, test)
    every = recipes(test)
    show_while_made(every, lambda: _show_wall(test, all_made(every), len(every)))
    return True


def _show_wall(test: Test, runs: list[Trajectory], count: int) -> None:
    bricks = [
        Brick(f"/frames/{run.digest}/final.png", _alt(test, run), _seed(run))
        for run in runs
    ]  # fmt: skip
    show_wall(bricks, COLUMNS, "pictures", missing=count - len(runs), room=True)
    show_badge("live", origin(test.model.partition("@")[0], None, test.steps, test.guidance))


def _show_results(room: Room, test: Test) -> bool:
    """Show what the room had in mind, what it saw and what the data holds, once there are enough answers."""
    answered = len(progress_of(room, test).answered)
    if not results_visible(room, answered):
        return _say_too_few(room, answered)
    figure = figure_for_room(room, "four_lines", Choice(test.prompt_now).as_text, LETTERS)
    if figure is None or figure.drawn is None:
        return False
    pulse = room.pulse
    line = pulse.revealed[-1] if pulse.revealed else ""
    show_figure_on_stage(figure, pulse.message, test.prompt_now, line=line)
    return True


def _say_too_few(room: Room, answered: int) -> bool:
    """Count up to the number from which results are shown; flags and hands that may be shown come first."""
    settings, pulse = room.session.settings, room.pulse
    if not settings.devices or answered >= settings.results_from or may_show(room, results_of(room)):
        return False
    told = sentence("ui/default_test", "board.too_few", count=answered, needed=settings.results_from)
    show_stage(pulse.heading, [told], pulse.message)
    return True


def _show_dial(room: Room, test: Test) -> bool:
    _show_head(room, test)
    show_the_dial(DIALS[test.view], test, asked_in(room), room=True)
    return True


def _show_many(room: Room, test: Test) -> bool:
    _show_head(room, test)
    show_many(room, test, asked_in(room), large=True)
    return True


def _show_head(room: Room, test: Test) -> None:
    pulse = room.pulse
    lines = pulse.revealed[-1:]
    prompt = test.prompt_now
    heading, note = "" if lines else pulse.heading, unlearned_said(test)
    show_stage(heading, lines, pulse.message, prompt, note=note, tall=False)


def _alt(test: Test, run: Trajectory) -> str:
    return sentence("ui/default_test", "dials.picture", prompt=test.prompt_now, seed=run.recipe.seed)


def _seed(run: Trajectory) -> str:
    return sentence("ui/default_test", "wall.seed", seed=run.recipe.seed)


VIEWS: dict[str, Callable[[Room, Test], bool]] = {
    "mind": _show_mind,
    "steps": _show_steps,
    "pictures": _show_pictures,
    "results": _show_results,
    "dial": _show_dial,
    "data": _show_dial,
    "wall": _show_many,
}
