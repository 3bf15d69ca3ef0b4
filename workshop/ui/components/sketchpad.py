"""The sketchpad: a sheet that a person draws on while a prompt is revealed, kept after every stroke.

Knows what the browser needs for it. Knows nothing about classes: the browser itself sends each sheet to the
address it is given, or keeps it in the tab where there is none, and only says here when somebody goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field

import streamlit as st

from workshop.content import facts, words
from workshop.ui.components import source

_mount = st.components.v2.component(
    "twenty_steps_sketchpad",
    html=source("sketchpad.html"),
    css=source("sketchpad.css"),
    js=source("sheet.js", "outlines.js", "keeper.js", "sketchpad.js"),
)


@dataclass(frozen=True)
class Pad:
    """What a person draws now."""

    place: str  # under which the browser keeps what is not confirmed: another one for each person and prompt
    phrases: tuple[str, ...]  # that are known
    total: int  # phrases of the whole prompt
    address: str = ""  # where sheets are sent, without the number of words; "": they stay in the tab
    kept: Mapping[int, str] = field(default_factory=dict)  # addresses of the sheets kept so far, by words
    described: str = ""  # the description kept so far
    photo: bool = False  # whether a photograph is in the sheet
    photos: bool = True  # whether one may be taken
    closed: str = ""  # why nothing can be drawn now, as a sentence
    go: str = ""  # what the button says: "next", "done", or "" for none
    bare: bool = False  # whether it is only a sheet: no words to reveal, no film, nothing instead of drawing
    young: bool = False  # whether tones are named without saying whose


def show_sketchpad(pad: Pad, on_go: Callable[[str], None], key: str = "sketchpad") -> None:
    """Show the sketchpad; `on_go` hears "next" or "done" once everything drawn is kept."""
    data = {**asdict(pad), "k": len(pad.phrases), "palette": _palette(pad.young)}
    data["sizes"] = facts("color_by_prompt")["sizes"]
    data["words"] = words("color_by_prompt")["sketchpad"]
    _mount(key=key, data=data, on_pressed_change=lambda: on_go(str(st.session_state[key].pressed)))


def _palette(young: bool) -> list[dict[str, object]]:
    names = words("color_by_prompt")["palette"]
    return [
        {
            "name": names["young" if young and group == "skin" else group]["name"],
            "colours": [
                {"value": value, "name": name}
                for value, name in zip(
                    values, names["young" if young and group == "skin" else group]["colours"], strict=True
                )
            ],
        }
        for group, values in facts("color_by_prompt")["palette"].items()
    ]
