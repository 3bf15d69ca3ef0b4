"""What the Default Test brings to the cockpit, the projector and the class frame.

Knows its submissions and how one is named in a line. Knows nothing about the other activities.
"""

from __future__ import annotations

from workshop.classroom.default_test import Test
from workshop.classroom.mark import Mark
from workshop.classroom.observation import Observation
from workshop.classroom.prediction import Prediction
from workshop.content import sentence, words
from workshop.ui.default_test.board import show_board
from workshop.ui.default_test.codebook import attributes, objects_in
from workshop.ui.default_test.panel import show_panel
from workshop.ui.default_test.progress import is_done
from workshop.ui.marks import name_mark
from workshop.ui.part import Kind, Part


def name_prediction(one: Prediction) -> str:
    """Say in a line what somebody had in mind."""
    drawn = words("ui/default_test")["line"]["drawing"] if one.drawing else ""
    told = "; ".join(filter(None, [_codes(one.codes), f"“{one.words}”" if one.words else "", drawn]))
    key = "line.skipped" if one.is_skipped else "line.prediction"
    return sentence("ui/default_test", key, test=one.test, told=told)


def name_observation(one: Observation) -> str:
    """Say in a line how somebody described a picture."""
    told = "; ".join(filter(None, [_codes(one.codes), f"“{one.note}”" if one.note else ""]))
    return sentence("ui/default_test", "line.observation", test=one.test, told=told)


def _codes(codes: dict[str, str]) -> str:
    named = {one.name: one for one in attributes()}
    parts = [
        ", ".join(named[name].name_of(value) for value in objects_in(code))
        for name, code in codes.items()
        if name in named
    ]
    return "; ".join(parts)


PART = Part(
    kinds=(Kind(Prediction, name_prediction), Kind(Observation, name_observation), Kind(Mark, name_mark)),
    watched=(Test,),
    board=show_board,
    panel=show_panel,
    is_done=is_done,
)
