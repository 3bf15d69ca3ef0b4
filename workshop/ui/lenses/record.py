"""Everything that a person made in a session, or in this tab: to look at once more, and to keep.

Knows which nouns a person leaves behind and how each is told in a line. Knows nothing about downloads.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from workshop.classroom.card import card_of
from workshop.classroom.drawing import Drawing
from workshop.classroom.mark import Mark
from workshop.classroom.observation import Observation
from workshop.classroom.prediction import Prediction
from workshop.content import words
from workshop.ui.badges import day
from workshop.ui.components.notes import show_notes
from workshop.ui.components.plates import final_plate, show_plates
from workshop.ui.default_test.codebook import attribute, attributes
from workshop.ui.default_test.sheet import drawn_plate
from workshop.ui.exports import show_own_work
from workshop.ui.lenses.answers import own_answers
from workshop.ui.lenses.evidence import name_run, name_settings
from workshop.ui.lenses.exit_form import own_ticket
from workshop.ui.lenses.gathered import gathered
from workshop.ui.lenses.others import note_of
from workshop.ui.marks import name_mark
from workshop.ui.seat import Seat


def show_record(participant: str, seat: Seat | None) -> None:
    """Show a person's own record of the session, with a way to take it along."""
    said = words("lenses/debrief")["record"]
    st.header(said["title"], anchor=False)
    if seat:
        until = datetime.fromtimestamp(card_of(seat.room).keep_until, UTC).isoformat()
        st.markdown(said["what"].format(day=day(until)))
        show_own_work(seat)
    else:
        st.markdown(said["what_alone"])
    shown = [_show_pictures(seat, said), _show_lines(seat, said), _show_answers(participant, seat, said)]
    if not any(shown):
        st.markdown(f":gray[{said['empty']}]")


def lines_of(seat: Seat) -> Iterator[tuple[str, list[str]]]:
    """Yield what a person handed in, by section, each as lines of plain text."""
    records, who = seat.room.records, seat.person.participant
    yield "marks", [name_mark(one) for one in records.of(Mark, who)]
    yield "predictions", [_prediction(one, seat) for one in records.of(Prediction, who) if not one.is_skipped]
    yield "observations", _observations(records.of(Observation, who))
    yield "drawings", _drawings(records.of(Drawing, who))
    ticket = own_ticket(who, seat)
    yield "ticket", _ticket(ticket.before, ticket.after) if ticket else []


def _show_pictures(seat: Seat | None, said: dict[str, Any]) -> bool:
    own = [one.run for one in gathered(seat) if one.whose == "own"]
    if own:
        st.subheader(f"{said['sections']['pictures']} ({len(own)})", anchor=False)
        plates = [final_plate(run, name_settings(run.recipe), name_run(run.recipe)) for run in own]
        show_plates(plates, key="record pictures", size="small")
    return bool(own)


def _show_lines(seat: Seat | None, said: dict[str, Any]) -> bool:
    found = [(name, lines) for name, lines in lines_of(seat) if lines] if seat else []
    for name, lines in found:
        st.subheader(said["sections"][name], anchor=False)
        for line in lines:
            st.text(line)
        if seat and name == "predictions":
            _show_drawn(seat)
    return bool(found)


def _show_drawn(seat: Seat) -> None:
    told = seat.room.records.of(Prediction, seat.person.participant)
    plates = [plate for one in told if (plate := drawn_plate(seat.room, one))]
    if plates:
        show_plates(plates, key="record drawn", size="small")


def _show_answers(participant: str, seat: Seat | None, said: dict[str, Any]) -> bool:
    answers = own_answers(participant, seat)
    if answers:
        st.subheader(f"{said['sections']['answers']} ({len(answers)})", anchor=False)
        show_notes([note_of(one, 0) for one in answers], key="record answers")
    return bool(answers)


def _prediction(one: Prediction, seat: Seat) -> str:
    shown = {each.name for each in attributes(seat.pulse.young)}
    codes = [
        f"{attribute(name).title}: {attribute(name).name_of(value)}"
        for name, value in one.codes.items()
        if name in shown
    ]
    drawn = words("ui/default_test")["line"]["drawing"] if one.drawing else ""
    return " · ".join(filter(None, [*codes, one.words, drawn]))


def _observations(found: tuple[Observation, ...]) -> list[str]:
    said = words("lenses/debrief")["record"]
    codes = sum(len(one.codes) for one in found)
    return [said["coded"].format(pictures=len(found), codes=codes)] if found else []


def _drawings(found: tuple[Drawing, ...]) -> list[str]:
    said = words("lenses/debrief")["record"]
    return [said["drawn"].format(count=len(found))] if found else []


def _ticket(before: dict[str, int], after: dict[str, int]) -> list[str]:
    said = words("lenses/debrief")
    told = said["record"]["moved"]
    return [
        told.format(idea=said["ticket"]["short"][idea], before=before[idea], after=after[idea])
        for idea in after
    ]
