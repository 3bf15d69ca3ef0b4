"""The shipped sequences and the facilitators' own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workshop.classroom import sequence
from workshop.classroom.sequence import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_PHASES,
    Sequence,
    SequenceMinutes,
    SequencePage,
    SequenceSize,
    SequenceText,
    SequenceTitle,
    SequenceUnknown,
)
from workshop.content import CONTENT, ROOT, facts, words

PAGES = {path.stem for path in (ROOT / "pages").glob("*.py")}
NAMES = sorted(path.stem for path in (CONTENT / "sequences").glob("*.toml"))
SHIPPED = [pytest.param(sequence.load(name), id=name) for name in NAMES]


@pytest.fixture
def twelve() -> Sequence:
    return sequence.load("twelve")


def test_there_are_five_lengths() -> None:
    """A class finds 10, 12, 15, 30 and 60 minutes, shortest first."""
    assert [one.minutes for one in sequence.shipped()] == [10, 12, 15, 30, 60]


@pytest.mark.parametrize("shipped", SHIPPED)
def test_the_minutes_add_up(shipped: Sequence) -> None:
    """The phases on the clock take what the sequence promises."""
    assert shipped.minutes == facts(f"sequences/{shipped.name}")["minutes"]


@pytest.mark.parametrize("shipped", SHIPPED)
def test_what_is_shipped_can_be_shown(shipped: Sequence) -> None:
    """Pages exist, titles fit, and every reveal lies within its phase: `check` refuses the rest."""
    sequence.check(shipped, PAGES)
    used = {phase.page for phase in shipped.phases if phase.page}
    assert used and used <= set(PAGES)


@pytest.mark.parametrize("shipped", SHIPPED)
def test_every_reveal_has_its_moment(shipped: Sequence) -> None:
    """Each revealed sentence has one moment, in order; for young learners as well."""
    for phase in shipped.phases:
        assert list(phase.reveal_at) == sorted(phase.reveal_at)
        for young in (False, True):
            assert len(phase.reveal_at) == len(phase.script_for(young).reveals)


@pytest.mark.parametrize("shipped", SHIPPED)
def test_every_phase_says_what_to_do(shipped: Sequence) -> None:
    """Nobody is left without a task, a question or a way to know that it is done."""
    for phase in shipped.phases:
        script = phase.script
        assert all((script.task, script.done, script.see, script.say, script.ask, script.do))


@pytest.mark.parametrize("name", ["thirty", "sixty"])
def test_the_long_routes_visit_every_lens(name: str) -> None:
    """Human, Machine, System, Ethics, in this order, after the dial and before the debrief."""
    pages = [phase.page for phase in sequence.load(name).phases]
    lenses = ["human", "machine", "system", "ethics"]
    assert [page for page in pages if page in lenses] == lenses
    last_test = len(pages) - 1 - pages[::-1].index("default_test")
    assert last_test < pages.index("human") and pages.index("ethics") < pages.index("debrief")


@pytest.mark.parametrize("name", ["ten", "twelve", "fifteen"])
def test_the_short_routes_have_one_bridge(name: str) -> None:
    """All of the discussion in one phase, between the test and the debrief."""
    names = [phase.name for phase in sequence.load(name).phases]
    assert names[-2:] == ["bridge", "debrief"] and not {"human", "machine", "system", "ethics"} & set(names)


def test_words_and_structure_fit_together() -> None:
    """Every script is used by a sequence, every sequence has its words, and nothing else lies there."""
    used = {phase["name"] for name in NAMES for phase in facts(f"sequences/{name}")["phase"]}
    assert used == set(words("sequences/phases"))
    spoken = {path.stem for path in (CONTENT / "en" / "sequences").glob("*.toml")}
    assert spoken == {*NAMES, "phases"}


def test_young_learners_are_not_asked_about_people(twelve: Sequence) -> None:
    """Their script speaks of the place, the things and what happens; the other one does ask."""
    [test] = [phase for phase in twelve.phases if phase.name == "default_test"]
    for young in (False, True):
        script = test.script_for(young)
        spoken = " ".join((*script.say, *script.ask, *script.reveals, script.task)).casefold()
        assert ("skin" in spoken or "gender" in spoken) is not young


def test_an_unknown_sequence_is_a_sentence() -> None:
    """A name that nobody shipped, or that climbs out of the folder, is refused."""
    for name in ("ninety", "../models", ""):
        with pytest.raises(SequenceUnknown):
            sequence.load(name)


def test_a_copy_is_saved_under_its_own_name(tmp_path: Path, twelve: Sequence) -> None:
    """An edited copy of a shipped sequence comes back as it was, beside the shipped one."""
    edited = replace(twelve, title="Twelve, for my class", phases=twelve.phases[1:])
    saved = sequence.save(tmp_path, "teacher", edited, PAGES)
    assert saved.name == "twelve_for_my_class" and saved.owner == "teacher"
    assert sequence.own(tmp_path, "teacher") == [saved]
    assert sequence.find(tmp_path, "teacher", saved.name) == saved
    assert sequence.find(tmp_path, "teacher", "twelve") == twelve


def test_saving_again_replaces(tmp_path: Path, twelve: Sequence) -> None:
    """The own copy keeps its name when it is edited further; a second copy gets another one."""
    saved = sequence.save(tmp_path, "teacher", replace(twelve, title="Mine"), PAGES)
    again = sequence.save(tmp_path, "teacher", replace(saved, summary="Shorter."), PAGES)
    other = sequence.save(tmp_path, "teacher", replace(twelve, title="Mine"), PAGES)
    assert [one.name for one in (saved, again, other)] == ["mine", "mine", "mine_2"]
    assert len(sequence.own(tmp_path, "teacher")) == 2


def test_a_copy_never_hides_a_shipped_one(tmp_path: Path, twelve: Sequence) -> None:
    """A copy called like a shipped sequence gets a number."""
    assert sequence.save(tmp_path, "teacher", replace(twelve, title="Twelve"), PAGES).name == "twelve_2"


def test_sequences_belong_to_their_facilitator(tmp_path: Path, twelve: Sequence) -> None:
    """Others neither see it nor discard it, and who saves somebody else's gets an own copy."""
    saved = sequence.save(tmp_path, "teacher", replace(twelve, title="Mine"), PAGES)
    assert sequence.own(tmp_path, "colleague") == []
    with pytest.raises(SequenceUnknown):
        sequence.discard(tmp_path, "colleague", saved.name)
    assert sequence.save(tmp_path, "colleague", saved, PAGES).owner == "colleague"
    sequence.discard(tmp_path, "teacher", saved.name)
    assert sequence.own(tmp_path, "teacher") == []


def test_an_owner_cannot_climb_out(tmp_path: Path, twelve: Sequence) -> None:
    """An owner's name is never taken as a path."""
    with pytest.raises(SequenceUnknown):
        sequence.save(tmp_path, "../elsewhere", twelve, PAGES)


def test_a_damaged_copy_hides_no_other(tmp_path: Path, twelve: Sequence) -> None:
    """A file that somebody broke by hand is left out of the list."""
    saved = sequence.save(tmp_path, "teacher", twelve, PAGES)
    for number, broken in enumerate(("{", "[]", "{}")):
        (tmp_path / "sequences" / "teacher" / f"broken{number}.json").write_text(broken)
    assert sequence.own(tmp_path, "teacher") == [saved]


def with_phase(whole: Sequence, **changes: Any) -> Sequence:
    """Return the sequence with its first phase changed."""
    return replace(whole, phases=(replace(whole.phases[0], **changes), *whole.phases[1:]))


@pytest.mark.parametrize("minutes", [0, -1, 121, float("nan")])
def test_impossible_minutes_are_refused(twelve: Sequence, minutes: float) -> None:
    """A phase takes some time, and ends."""
    with pytest.raises(SequenceMinutes):
        sequence.check(with_phase(twelve, minutes=minutes), PAGES)


def test_a_reveal_after_the_end_is_refused(twelve: Sequence) -> None:
    """What is revealed, is revealed within the phase."""
    with pytest.raises(SequenceMinutes):
        sequence.check(with_phase(twelve, reveal_at=(6.0,)), PAGES)
    with pytest.raises(SequenceMinutes):
        sequence.check(with_phase(twelve, results_at=6.0), PAGES)


def test_an_unknown_page_is_refused(twelve: Sequence) -> None:
    """The sentence names the phase and the page."""
    with pytest.raises(SequencePage, match=r"Color by Prompt.*nowhere"):
        sequence.check(with_phase(twelve, page="nowhere"), PAGES)


def test_too_many_and_no_phases_are_refused(twelve: Sequence) -> None:
    """A sequence has at least one phase and does not go on for ever."""
    for phases in ((), twelve.phases[:1] * (MOST_PHASES + 1)):
        with pytest.raises(SequenceSize):
            sequence.check(replace(twelve, phases=phases), PAGES)


def test_titles_and_texts_have_limits(twelve: Sequence) -> None:
    """An empty or overlong title and an overlong text are refused."""
    script = twelve.phases[0].script
    for title in ("  ", "x" * (LONGEST_TITLE + 1)):
        with pytest.raises(SequenceTitle):
            sequence.check(replace(twelve, title=title), PAGES)
        with pytest.raises(SequenceTitle):
            sequence.check(with_phase(twelve, script=replace(script, title=title)), PAGES)
    with pytest.raises(SequenceText):
        sequence.check(with_phase(twelve, script=replace(script, ask=("x" * (LONGEST_TEXT + 1),))), PAGES)
