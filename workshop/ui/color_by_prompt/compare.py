"""Commit, then compare: a person's film above the model's, and a short note on who filled which gap.

Knows what stands beside what. Knows nothing about how drawings are kept or pictures are made.
"""

from __future__ import annotations

from typing import Any, Literal

import streamlit as st

from workshop.classroom.reveal import PAGE, Prompt
from workshop.content import words
from workshop.diffusion.models import ModelCard
from workshop.diffusion.trajectory import Trajectory
from workshop.ui.badges import origin, show_badge
from workshop.ui.color_by_prompt.gaps import Gap, gaps
from workshop.ui.color_by_prompt.model_row import ModelRow, model_row, row_of_class
from workshop.ui.color_by_prompt.place import Place, other_order_of, start_alone
from workshop.ui.color_by_prompt.wall import show_class_wall
from workshop.ui.components.answer_box import Field
from workshop.ui.components.light_table import Row, show_light_table
from workshop.ui.failures import as_plain_text
from workshop.ui.lenses.answers import frame_fields, show_answer_box
from workshop.ui.lenses.questions import Question
from workshop.ui.readings import reading_of
from workshop.ui.seat import Seat

LOOK_AGAIN = 1.0  # seconds between two looks at pictures that are still being made
PARTS = ("not_said", "you", "model")
MOST_GAPS = 8
MARKS: dict[str, tuple[str, Literal["gray", "blue", "orange"]]] = {  # icon and colour of an origin
    "stated": ("format_quote", "gray"),
    "filled": ("brush", "blue"),
    "against": ("call_split", "orange"),
}


def show_comparison(place: Place, card: ModelCard, participant: str, seat: Seat | None) -> None:
    """Show both films, what the model filled in, and the note."""
    said = words("color_by_prompt")
    st.subheader(said["compare"]["verb"], anchor=False)
    order = other_order_of(place)
    both = bool(order) and st.toggle(said["compare"]["orders"], key="color_orders")
    shown = Prompt(place.phrases)
    pending = _is_pending(card, shown, order if both else None)
    st.fragment(_show_table, run_every=LOOK_AGAIN if pending else None)(
        place, card, participant, seat, order if both else None, pending
    )
    if seat:
        show_class_wall(seat, card)
    elif order:
        label = said["compare"]["next_order"]
        st.button(label, icon=":material/swap_horiz:", on_click=start_alone, args=(order,))


def _show_table(
    place: Place,
    card: ModelCard,
    participant: str,
    seat: Seat | None,
    order: Prompt | None,
    was_pending: bool,
) -> None:
    said, prompt = words("color_by_prompt")["compare"], Prompt(place.phrases)
    row = row_of_class(seat.room, card, prompt) if seat else model_row(card, prompt)
    other = model_row(card, order) if order else None
    if was_pending and not _is_pending(card, prompt, order):
        st.rerun()  # the whole page, which need not look again
    rows = [
        Row(said["you"], prompt.texts, place.kept, own=True, described=place.described),
        Row(said["model"], prompt.texts, row.addresses),
    ]
    if order and other:
        rows.append(Row(said["other_order"], order.texts, other.addresses))
    k = show_light_table(place.key, prompt.phrases, rows, place.address)
    _show_origin(card, row, said)
    if _has_probe(card):
        _show_gaps(row.pictures[k - 1], prompt.text(k), bool(seat and seat.pulse.young))
    _show_note(prompt, k, participant, seat)


def _is_pending(card: ModelCard, prompt: Prompt, order: Prompt | None) -> bool:
    """Tell whether a picture, or what the probe reads in one, is still to come; all are asked for."""
    row = model_row(card, prompt)
    read = [reading_of(run.digest) for run in row.pictures if run] if _has_probe(card) else []
    return row.is_pending or None in read or bool(order and model_row(card, order).is_pending)


def _has_probe(card: ModelCard) -> bool:
    return (card.path / "probe").is_dir()


def _show_origin(card: ModelCard, row: ModelRow, said: dict[str, Any]) -> None:
    run = next((one for one in row.pictures if one), None)
    if run:
        recipe = run.recipe
        model = recipe.model.partition("@")[0]
        show_badge("live", origin(model, recipe.seed, recipe.steps, recipe.guidance, run.provenance.date))
    if row.reason:
        st.info(as_plain_text(said["no_pictures"].format(reason=row.reason)), icon=":material/info:")
    elif row.is_pending:
        st.caption(said["waiting"])


def _show_gaps(run: Trajectory | None, text: str, young: bool) -> None:
    said = words("color_by_prompt")["gaps"]
    reading = reading_of(run.digest) if run else None
    with st.container(border=True, gap="small"):
        st.markdown(f"**{said['title']}** “{as_plain_text(text)}”")
        if reading is None:
            st.caption(said["waiting"])
            return
        with st.container(horizontal=True, gap="small"):
            for gap in gaps(reading, text, young)[:MOST_GAPS]:
                _show_gap(gap, said)
        st.caption(said["note"])


def _show_gap(gap: Gap, said: dict[str, Any]) -> None:
    name = said["names"].get(gap.attribute, gap.attribute.replace("_", " "))
    share = said["sure"].format(share=round(100 * gap.share))
    icon, colour = MARKS[gap.origin]
    with st.container(width="content", gap=None):
        st.markdown(f":gray[:small[{name}]]  \n**{as_plain_text(gap.value)}** :gray[:small[{share}]]")
        st.badge(said[gap.origin], icon=f":material/{icon}:", color=colour)


def _show_note(prompt: Prompt, k: int, participant: str, seat: Seat | None) -> None:
    """Ask the three questions of this pair, and after it for a claim."""
    said = words("color_by_prompt")
    notes = said["notes"]
    st.markdown(f"#### {as_plain_text(notes['title'].format(words=prompt.text(k)))}")
    st.caption(f"{notes['what']} {notes['keep_going']}")
    fields = [Field(part, notes["fields"][part], notes["hints"][part]) for part in PARTS]
    pair = Question(f"{PAGE}/{prompt.name}/{k}", notes["title"], notes["what"], "", ())
    show_answer_box(pair, participant, seat, fields, "cards")
    with st.expander(said["claim"]["title"], icon=":material/gavel:"):
        st.markdown(said["claim"]["ask"])
        claim = Question(
            f"{PAGE}/{prompt.name}/claim",
            said["claim"]["short"],
            said["claim"]["ask"],
            said["claim"]["hint"],
            (),
        )
        show_answer_box(claim, participant, seat, frame_fields(), "cards")
