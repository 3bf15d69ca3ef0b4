"""The next word beside the next denoising move: one press, and both make one move.

Knows how the two stand beside each other. Knows nothing about counting words or taking noise away.
"""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from workshop.content import facts, sentence, words
from workshop.diffusion.trajectory import Trajectory
from workshop.insight.next_word import END, NextWord, Prediction, draw
from workshop.paperworld.world import caption, load_sheet
from workshop.ui.badges import origin, show_badge
from workshop.ui.charts import colour
from workshop.ui.components.plates import frame_plate, show_plates
from workshop.ui.failures import as_plain_text
from workshop.ui.lenses.empty import show_empty
from workshop.ui.lenses.evidence import show_recorded
from workshop.ui.lenses.gathered import run_at_hand
from workshop.ui.seat import Seat

CAPTIONS = 6_000  # that are counted; more change the shares by less than can be seen
GUESSES = 6  # words in the chart
TEXT = 16  # pixels
WORDS = "lenses/default_is_a_design_decision"
_MOVES = "token_moves"


@st.fragment
def show_both(seat: Seat | None) -> None:
    """Show the next word on the left and the next denoising move on the right, and a button for both."""
    said, run = words(WORDS)["tokens"], run_at_hand(seat)
    moves = int(st.session_state.setdefault(_MOVES, 0))
    seed = run.recipe.seed if run else int(facts("step_through")["seed"])
    st.markdown(said["what"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(said["next"], type="primary", icon=":material/arrow_forward:", on_click=_move, args=(1,))
        if moves:
            st.button(
                said["again"], type="tertiary", icon=":material/replay:", on_click=_move, args=(-moves,)
            )
        st.markdown(f":gray[{said['seed'].format(seed=seed)}]")
    left, right = st.columns(2, gap="large")
    with left:
        _show_words(seed, moves, said)
    with right:
        _show_move(run, moves, seat, said)
    st.markdown(said["both"])


def captions_after(model: NextWord, seed: int, moves: int) -> list[list[str]]:
    """Return the captions that were drawn in so many moves; where one ends, the next one begins."""
    found: list[list[str]] = [[]]
    for place in range(moves):
        word = draw(model.predict(found[-1]), seed, place)
        if word == END:
            found.append([])
        else:
            found[-1].append(word)
    return found


@st.cache_resource(show_spinner=False)
def counted_captions() -> NextWord:
    """Count the training captions of Paperworld, once for everybody."""
    sheet = load_sheet()
    return NextWord(caption(index, sheet) for index in range(CAPTIONS))


def _show_words(seed: int, moves: int, said: dict[str, Any]) -> None:
    model = counted_captions()
    *whole, words_now = captions_after(model, seed, moves)
    st.caption(said["words"])
    for caption_before in whole:
        st.markdown(f":gray[{' '.join(caption_before)}.]")
    st.subheader(" ".join(words_now) or said["nothing"], anchor=False)
    prediction = model.predict(words_now)
    _show_guesses(prediction, draw(prediction, seed, moves), said)
    show_badge("illustration", said["honest"].format(count=f"{model.sentences:,}"))


def _show_guesses(prediction: Prediction, drawn: str, said: dict[str, Any]) -> None:
    looked_at, seen = " ".join(prediction.looked_at), f"{prediction.seen:,}"
    key = "looked_at" if looked_at else "looked_at_start"
    st.markdown(said[key].format(words=as_plain_text(looked_at), seen=seen))
    best = prediction.guesses[0]
    told = said["finding"].format(
        word=_name(best.word), share=f"{best.share:.0%}", seen=seen, drawn=_name(drawn)
    )
    st.altair_chart(guess_chart(prediction, drawn), alt=told)
    st.caption(as_plain_text(told))


def guess_chart(prediction: Prediction, drawn: str) -> alt.LayerChart | alt.FacetChart:
    """Draw the most frequent next words as bars; the one that is drawn stands out and says so."""
    shown = list(prediction.guesses[:GUESSES])
    shown += [guess for guess in prediction.guesses[GUESSES:] if guess.word == drawn]
    rows = pd.DataFrame(
        [
            {
                "word": _name(guess.word),
                "share": guess.share,
                "label": f"{guess.share:.0%}{' ◂' if guess.word == drawn else ''}",
                "drawn": guess.word == drawn,
            }
            for guess in shown
        ]
    )
    ink, tones = colour("textColor"), colour("chartCategoricalColors")
    axis = alt.Axis(title=None, ticks=False, domain=False, labelFontSize=TEXT, labelColor=ink, labelLimit=200)
    paint = alt.condition("datum.drawn", alt.value(tones[5]), alt.value(tones[0]))
    base = alt.Chart(rows).encode(
        y=alt.Y("word:N", sort=list(rows["word"]), axis=axis),
        x=alt.X("share:Q", axis=None, scale=alt.Scale(domain=[0, 1.15])),
    )
    bars = base.mark_bar(height=20, cornerRadiusEnd=4).encode(color=paint)
    labels = base.mark_text(align="left", dx=6, fontSize=TEXT, color=ink).encode(text="label:N")
    return alt.layer(bars, labels).properties(height=36 * len(rows))


def _show_move(run: Trajectory | None, moves: int, seat: Seat | None, said: dict[str, Any]) -> None:
    if run is None:
        show_empty("film", seat, show_recorded, "move")
        return
    step = min(moves, run.steps - 1)
    names = {
        "state": said["step"].format(step=step),
        "predicted": said["predicted"],
        "moved": said["moved"].format(step=step + 1),
    }
    prompt = run.recipe.prompt
    alts = {name: said["picture_of"].format(prompt=prompt, what=what.lower()) for name, what in names.items()}
    plates = [
        frame_plate(run, "noisy", step, names["state"], alts["state"]),
        frame_plate(run, "predicted", step, names["predicted"], alts["predicted"]),
        frame_plate(run, "noisy", step + 1, names["moved"], alts["moved"]),
    ]
    show_plates(plates, key="one move", size="small", arrows=True)
    recipe = run.recipe
    show_badge("live", origin(recipe.model, recipe.seed, recipe.steps, recipe.guidance, run.provenance.date))


def _name(word: str) -> str:
    return word or sentence(WORDS, "tokens.end")


def _move(by: int) -> None:
    st.session_state[_MOVES] += by
