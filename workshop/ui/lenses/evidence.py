"""What this class just did, laid beside a question that speaks of it: pictures, choices, flags, film strips.

Knows how each kind of evidence is shown, with how many it rests on, and what to say while there is none.
Knows nothing about the questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import streamlit as st

from workshop.classroom.mark import Kind, Mark
from workshop.content import facts, sentence, words
from workshop.diffusion.recipe import Recipe
from workshop.ui.badges import origin, show_badge
from workshop.ui.charts import show_frequencies
from workshop.ui.components.film import show_film
from workshop.ui.components.plates import final_plate, frame_plate, show_plates
from workshop.ui.failures import as_plain_text
from workshop.ui.lenses.class_evidence import show_lines, show_moments
from workshop.ui.lenses.empty import show_empty
from workshop.ui.lenses.gathered import Shown, gathered, run_at_hand
from workshop.ui.lenses.questions import Question
from workshop.ui.marks import marks_on
from workshop.ui.recordings import recording
from workshop.ui.seat import Seat
from workshop.ui.viewer import shares_of

FILM = 8  # frames of a strip
CHOICES = 6  # runs whose settings are recapped


def show_evidence(question: Question, participant: str, seat: Seat | None) -> None:
    """Show everything that belongs beside a question."""
    kinds: dict[str, Callable[[Seat | None], None]] = {
        "pictures": show_pictures,
        "choices": show_choices,
        "film": show_strip,
        "frequencies": show_order,
        "recognition": show_moments,
        "four_lines": show_lines,
    }
    for kind in question.shows:
        kinds[kind](seat)


def show_pictures(seat: Seat | None) -> None:
    """Show the pictures of the session that this person may see."""
    found = gathered(seat)
    if not found:
        show_empty("pictures", seat, show_recorded)
        return
    plates = [final_plate(one.run, name_settings(one.run.recipe), name_run(one.run.recipe)) for one in found]
    show_plates(plates, key="evidence pictures", size="large" if len(plates) < 3 else "medium")
    show_badge("live", f"{_models(found)} · {_count(found, seat)}")


def show_choices(seat: Seat | None) -> None:
    """Recap what was chosen: prompt, seed, steps, guidance, and where the person would have stopped."""
    said = words("lenses/page")["evidence"]
    found = gathered(seat)
    if not found:
        show_empty("pictures", seat, show_recorded)
        return
    own = [one for one in found if one.whose == "own"][:CHOICES]
    shown = own or [one for one in found if one.whose == "class"][:CHOICES]
    plates = [
        final_plate(
            one.run, _settings(one.run.recipe, _stops(one.run.digest, seat)), name_run(one.run.recipe)
        )
        for one in shown
    ]
    show_plates(plates, key="evidence choices", size="large" if len(plates) < 3 else "medium")
    told = said["choices_own"].format(n=len(own)) if own else said["choices_watched"]
    show_badge("live", f"{_models(shown)} · {told}")


def show_strip(seat: Seat | None) -> None:
    """Show the run at hand as a film strip, with the person's flags on it."""
    said, run = words("lenses/page")["evidence"], run_at_hand(seat)
    if run is None:
        show_empty("film", seat, show_recorded)
        return
    flags = {
        mark.step: words("lenses/page")["flags"][kind] for kind, mark in _flags(run.digest, seat).items()
    }
    steps = sorted({*frame_steps(run.steps), *flags})
    prompt = run.recipe.prompt or said["no_words"]
    st.markdown(f"**{said['film_of'].format(prompt=as_plain_text(prompt))}**")
    plates = [
        frame_plate(
            run,
            "noisy",
            step,
            _name_step(step, run.steps),
            said["film_alt"].format(step=step, prompt=prompt),
            flags.get(step, ""),
        )
        for step in steps
    ]
    show_plates(plates, key="evidence film", size="small")
    recipe = run.recipe
    made = run.provenance.date
    show_badge("live", origin(recipe.model, recipe.seed, recipe.steps, recipe.guidance, made))


def show_order(seat: Seat | None) -> None:
    """Show what settled first in the run at hand, as it was measured."""
    run = run_at_hand(seat)
    if run:
        marks: dict[str, int] = {kind: mark.step for kind, mark in _flags(run.digest, seat).items()}
        show_frequencies(shares_of(run.digest, run), marks)


def frame_steps(steps: int) -> list[int]:
    """Return the steps of a strip, evenly spread from noise to the final picture."""
    return sorted({round(place * steps / (FILM - 1)) for place in range(FILM)})


def name_settings(recipe: Recipe) -> str:
    """Say in a line what a picture was made with."""
    said = words("lenses/page")["evidence"]
    prompt = recipe.prompt or said["no_words"]
    return str(said["caption"].format(prompt=prompt, seed=recipe.seed, guidance=f"{recipe.guidance:g}"))


def name_run(recipe: Recipe) -> str:
    """Say what a picture is, for those who do not see it."""
    said = words("lenses/page")["evidence"]
    return str(said["alt"].format(prompt=recipe.prompt or said["no_words"], seed=recipe.seed))


def _settings(recipe: Recipe, stops: str) -> str:
    said = words("lenses/page")["evidence"]
    prompt, guidance = recipe.prompt or said["no_words"], f"{recipe.guidance:g}"
    told = said["chosen_settings"].format(
        prompt=prompt, seed=recipe.seed, steps=recipe.steps, guidance=guidance
    )
    return str(said["chose"].format(settings=told, stops=stops))


def _stops(digest: str, seat: Seat | None) -> str:
    """Say where the person recognised the picture and would have stopped."""
    said, flags = words("lenses/page")["evidence"], _flags(digest, seat)
    return " ".join(said[kind].format(step=mark.step) for kind, mark in flags.items()) or str(said["no_flag"])


def _flags(digest: str, seat: Seat | None) -> dict[Kind, Mark]:
    return marks_on(digest, seat)


def _name_step(step: int, steps: int) -> str:
    said = words("lenses/page")["evidence"]
    name = {0: said["noise"], steps: said["final"]}.get(step, said["step"])
    return str(name.format(step=step))


def _models(found: Sequence[Shown]) -> str:
    return ", ".join(dict.fromkeys(one.run.recipe.model for one in found))


def _count(found: Sequence[Shown], seat: Seat | None) -> str:
    """Say how many pictures are shown, and whose they are."""
    said = words("lenses/page")["evidence"]
    if seat is None:
        return str(said["pictures_alone"])
    if len(found) == 1:
        return str(said["picture_class"])
    count = Counter(one.whose for one in found)
    gaps = {"own": count["own"], "watched": count["class"], "others": count["other"]}
    return str(said["pictures_class"].format(n=len(found), **gaps))


def show_recorded() -> None:
    """Show a recorded run, until there is one of the session."""
    strip = recording(facts("step_through")["whole"])
    show_film(strip.address, strip.frames, strip.steps, strip.prompt)
    told = sentence("lenses/page", "evidence.recorded", prompt=strip.prompt)
    show_badge("recorded", f"{told} {strip.origin}")
