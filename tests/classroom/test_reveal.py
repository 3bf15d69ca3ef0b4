"""A prompt that comes word by word: how it is taken apart, chosen, and known."""

from __future__ import annotations

import pytest

from workshop.classroom import pace, people
from workshop.classroom.reveal import (
    LONGEST,
    PAGE,
    Prompt,
    PromptDoesNotFit,
    checked,
    choose,
    prompt_of,
    reveal_in,
    revealed,
    show_wall,
    wall_in,
)
from workshop.classroom.room import Room
from workshop.classroom.session import current

CAT = Prompt(("a cat", "with a collar", "on a sofa"))


@pytest.fixture
def drawing(room: Room) -> Room:
    """The session, running, in its warm-up."""
    people.join(room, "ada")
    pace.start(room)
    return room


def test_reveals_spell_out_a_prompt() -> None:
    """Whether each reveal repeats what came before it or not, the phrases are the same."""
    assert prompt_of(CAT.texts) == prompt_of(CAT.phrases) == CAT
    assert CAT.texts[-1] == "a cat with a collar on a sofa"


def test_a_name_is_readable_and_tells_orders_apart() -> None:
    """It goes into files, so nothing but letters, digits and two signs is in it; an id says nothing."""
    assert CAT.name == "a-cat.with-a-collar.on-a-sofa"
    assert not set(CAT.id) - set("0123456789abcdef")
    assert Prompt(("ça/?", "là")).name == "ça.là"
    assert Prompt((CAT.phrases[0], CAT.phrases[2], CAT.phrases[1])).name != CAT.name


@pytest.mark.parametrize(
    "phrases", [["a cat"], ["a"] * 9, ["a cat", "?"], ["a cat", "x" * LONGEST], ["a", " "]]
)
def test_what_cannot_be_revealed_is_refused(phrases: list[str]) -> None:
    """One word, very many, no word at all, or more than fits."""
    with pytest.raises(PromptDoesNotFit):
        checked(phrases)


def test_the_warm_up_reveals_as_the_facilitator_does(drawing: Room) -> None:
    """The same press and the same count as any other reveal."""
    first = reveal_in(drawing)
    assert first and current(drawing.session, drawing.pace).page == PAGE and first.shown == 0
    pace.reveal_next(drawing, 0)
    then = reveal_in(drawing)
    assert then and then.shown == 1 and drawing.pulse.revealed == (then.prompt.text(1),)


def test_only_revealed_words_are_known(drawing: Room) -> None:
    """Of another prompt, or beyond the last reveal, nothing is known."""
    choose(drawing, CAT.phrases)
    pace.reveal_next(drawing, 0)
    pace.reveal_next(drawing, 1)
    assert [bool(revealed(drawing, CAT.id, k)) for k in range(5)] == [False, True, True, False, False]
    assert revealed(drawing, "another", 1) is None


def test_another_prompt_begins_anew(drawing: Room) -> None:
    """Its words are hidden, so are the results, for young learners as well; what follows stays."""
    pace.reveal_next(drawing, 0)
    pace.show_results(drawing, True)
    choose(drawing, list(CAT.phrases))
    now = reveal_in(drawing)
    assert now and (now.prompt, now.shown, now.results) == (CAT, 0, False)
    phase = current(drawing.session, drawing.pace)
    assert phase.script_for(True).reveals == CAT.texts
    assert drawing.session.sequence.phases[1].script.reveals


def test_the_last_prompt_stays_when_the_class_moves_on(drawing: Room) -> None:
    """Who comes back later finds the drawing that was made."""
    pace.reveal_next(drawing, 0)
    pace.next_phase(drawing)
    later = reveal_in(drawing)
    assert later and later.shown == 1


def test_the_wall_remembers_what_is_shown(drawing: Room) -> None:
    """Until the facilitator chooses: all words, the wall, no names."""
    assert (wall_in(drawing).k, wall_in(drawing).view, wall_in(drawing).names) == (0, "wall", False)
    show_wall(drawing, 2, "average", True)
    assert (wall_in(drawing).k, wall_in(drawing).view, wall_in(drawing).names) == (2, "average", True)
