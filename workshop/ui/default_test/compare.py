"""What a person had in mind beside what they saw, and after the reveal the class's results and the dial.

Knows what may be shown when. Knows nothing about how results are counted.
"""

from __future__ import annotations

from collections import Counter

import streamlit as st

from workshop.classroom.room import Room
from workshop.content import words
from workshop.ui.components.plates import show_plates
from workshop.ui.dashboard.charts import show_four_lines
from workshop.ui.default_test.answers import Bench, observations, prediction
from workshop.ui.default_test.codebook import Attribute, cant_tell, objects_in
from workshop.ui.default_test.dial import Dial, show_the_dial
from workshop.ui.default_test.flow import is_open
from workshop.ui.default_test.progress import progress_of
from workshop.ui.default_test.recipes import along_the_data
from workshop.ui.default_test.sheet import own_plate
from workshop.ui.failures import as_plain_text


def show_compare(bench: Bench) -> None:
    """Show the person's own answers beside each other; the rest once it is open."""
    said = words("ui/default_test")["compare"]
    if is_open(bench):
        show_dial_stage("guidance", bench)
        if along_the_data(bench.test):
            show_dial_stage("data", bench)
    st.subheader(said["title"], anchor=False)
    told = prediction(bench)
    if told and told.words:
        st.markdown(f"{said['mind']}: “{as_plain_text(told.words)}”")
    if drawn := own_plate(bench):
        show_plates([drawn], key="drawn")
    with st.grid(3, min_column_width=230, gap="medium"):
        for one in bench.asked:
            with st.container(gap="xxsmall"):
                _show_attribute(bench, one)
    if bench.seat:
        _show_class(bench, bench.seat.room)


def _show_class(bench: Bench, room: Room) -> None:
    """Show the class's results, once they are revealed and from as many people on as on the projector."""
    said = words("ui/default_test")["compare"]
    if not is_open(bench):
        st.info(said["wait"], icon=":material/visibility_off:")
        return
    answers, needed = len(progress_of(room, bench.test).answered), room.session.settings.results_from
    if answers < needed:
        st.info(said["few"].format(answers=answers, needed=needed), icon=":material/hourglass_top:")
        return
    st.header(said["results"], anchor=False)
    titles = {one.name: one.title for one in bench.asked if one.scale != "several"}
    chosen = st.pills(
        said["results"],
        list(titles),
        default=next(iter(titles)),
        required=True,
        format_func=lambda name: titles[name],
        label_visibility="collapsed",
    )
    show_four_lines(room, bench.test, str(chosen))


def show_dial_stage(dial: Dial, bench: Bench) -> None:
    """Show a dial with what it is."""
    said = words("ui/default_test")[dial]
    st.header(said["title"], anchor=False)
    st.markdown(said["what"])
    show_the_dial(dial, bench.test, bench.asked)


def in_mind(bench: Bench, one: Attribute) -> str:
    """Return what the person had in mind, as text."""
    told = prediction(bench)
    code = told.codes.get(one.name, "") if told else ""
    return ", ".join(one.name_of(value) for value in objects_in(code))


def seen(bench: Bench, one: Attribute) -> str:
    """Return what the person saw, most often first, as text."""
    codes = [told.codes.get(one.name, "") for told in observations(bench).values()]
    counts = Counter(one.name_of(value) for code in codes for value in objects_in(code))
    counts = Counter({name: counts[name] for name in sorted(counts, key=lambda name: name == cant_tell())})
    return ", ".join(f"{name} × {count}" if count > 1 else name for name, count in counts.most_common())


def _show_attribute(bench: Bench, one: Attribute) -> None:
    said = words("ui/default_test")["compare"]
    st.markdown(f"**:blue[{one.title}]**")
    for label, text in ((said["mind"], in_mind(bench, one)), (said["seen"], seen(bench, one))):
        value = f"**{as_plain_text(text)}**" if text else f":gray[{said['nothing']}]"
        st.markdown(f":gray[{label}:] {value}")
