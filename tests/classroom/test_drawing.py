"""Drawings after each word: kept, changed, finished, held back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.classroom.sheets import sheet
from workshop.classroom import moderation, pace, people
from workshop.classroom.drawing import (
    LONGEST,
    DescriptionTooLong,
    Drawing,
    DrawingFinished,
    PhotosOff,
    Sketch,
    WordsHidden,
    after,
    by_person,
    drawn_by,
    finish,
    has_finished,
    keep,
)
from workshop.classroom.limits import TooFast
from workshop.classroom.people import NotInSession
from workshop.classroom.reveal import Prompt, reveal_in
from workshop.classroom.room import Room
from workshop.classroom.sessions import Sessions
from workshop.classroom.submission import Locked


@pytest.fixture
def drawing(room: Room, ada: str) -> Room:
    """Ada in the warm-up, two words known."""
    pace.start(room)
    pace.reveal_next(room, 0)
    pace.reveal_next(room, 1)
    return room


def prompt(room: Room) -> Prompt:
    """Return the prompt that is on."""
    reveal = reveal_in(room)
    assert reveal
    return reveal.prompt


def draw(room: Room, who: str, k: int, colour: str = "red", photo: bool = False) -> Drawing:
    """Hand in a sheet of one colour."""
    return keep(room, who, Sketch(prompt(room).id, k, picture=sheet(colour), photo=photo))


def test_a_sheet_is_kept_after_each_word(drawing: Room, ada: str) -> None:
    """Two words, two drawings, each with what the words said, and its file on the disk."""
    draw(drawing, ada, 1, "red")
    draw(drawing, ada, 2, "blue")
    first, second = drawn_by(drawing, ada, prompt(drawing).name)
    assert (first.text, second.text) == ("a house", "a house with a red roof")
    assert first.picture != second.picture and drawing.records.picture(second.picture)
    assert first.phase == "warm_up"


def test_a_stroke_more_replaces_the_sheet(drawing: Room, ada: str) -> None:
    """There is one drawing for each number of words, and what was rubbed out is gone from the disk."""
    old = draw(drawing, ada, 1, "red")
    new = draw(drawing, ada, 1, "blue")
    assert drawn_by(drawing, ada, prompt(drawing).name) == [new]
    assert drawing.records.picture(old.picture) is None and drawing.records.picture(new.picture)


def test_a_file_that_somebody_else_needs_stays(drawing: Room, ada: str) -> None:
    """Two people with the same picture share a file; one draws on, the other's is still there."""
    people.join(drawing, "bob")
    draw(drawing, ada, 1, "red")
    bobs = draw(drawing, "bob", 1, "red")
    draw(drawing, ada, 1, "blue")
    assert drawing.records.picture(bobs.picture)


def test_a_word_that_changes_nothing_leaves_the_sheet(drawing: Room, ada: str) -> None:
    """After the second word the sheet is the one of the first."""
    only = draw(drawing, ada, 1)
    assert after(drawn_by(drawing, ada, prompt(drawing).name), 2) == only
    assert after([], 1) is None


def test_words_may_stand_for_a_drawing(drawing: Room, ada: str) -> None:
    """A description is kept without a picture; it goes along with a picture that comes later."""
    told = keep(drawing, ada, Sketch(prompt(drawing).id, 1, description=" a tall one "))
    assert (told.picture, told.description) == ("", "a tall one")
    assert draw(drawing, ada, 2).description == "a tall one"
    with pytest.raises(DescriptionTooLong):
        keep(drawing, ada, Sketch(prompt(drawing).id, 1, description="x" * (LONGEST + 1)))


@pytest.mark.parametrize("k", [0, 3, -1, 99])
def test_nobody_draws_words_that_are_hidden(drawing: Room, ada: str, k: int) -> None:
    """A browser that names words beyond the last reveal is refused."""
    with pytest.raises(WordsHidden):
        draw(drawing, ada, k)


def test_the_usual_checks_hold(drawing: Room, ada: str) -> None:
    """Strangers are refused, and so is everybody while handing in is closed."""
    with pytest.raises(NotInSession):
        draw(drawing, "stranger", 1)
    pace.lock(drawing, True)
    with pytest.raises(Locked):
        draw(drawing, ada, 1)
    assert drawing.records.all(Drawing) == ()


def test_who_is_done_draws_no_more(drawing: Room, ada: str) -> None:
    """Commit, then compare: the model's pictures cannot be copied into the drawing."""
    kept = draw(drawing, ada, 2)
    assert not has_finished(drawing, ada, prompt(drawing).name)
    finish(drawing, ada, prompt(drawing).name)
    assert has_finished(drawing, ada, prompt(drawing).name)
    with pytest.raises(DrawingFinished):
        draw(drawing, ada, 2, "blue")
    assert drawn_by(drawing, ada, prompt(drawing).name) == [kept]


def test_a_release_is_for_the_sheet_that_was_seen(drawing: Room, ada: str) -> None:
    """Whoever draws on after the release is hidden again."""
    moderation.release(drawing, draw(drawing, ada, 1))
    assert len(moderation.visible(drawing, Drawing)) == 1
    draw(drawing, ada, 1, "blue")
    assert moderation.visible(drawing, Drawing) == []


def test_a_photograph_always_waits_for_its_release(sessions: Sessions, drawing: Room, ada: str) -> None:
    """Also where everything else is seen at once."""
    sessions.change(drawing, settings=replace(drawing.session.settings, release_first=False))
    draw(drawing, ada, 1)
    photo = draw(drawing, ada, 2, "blue", photo=True)
    assert [one.k for one in moderation.visible(drawing, Drawing)] == [1]
    moderation.release(drawing, photo)
    assert [one.k for one in moderation.visible(drawing, Drawing)] == [1, 2]


def test_young_learners_take_no_photographs(sessions: Sessions, drawing: Room, ada: str) -> None:
    """The server refuses them, whatever the page offers."""
    sessions.change(drawing, settings=replace(drawing.session.settings, young=True))
    with pytest.raises(PhotosOff):
        draw(drawing, ada, 1, photo=True)


def test_everybodys_drawings_by_person(drawing: Room, ada: str) -> None:
    """Each person's sheets in the order of the words, of one prompt only."""
    people.join(drawing, "bob")
    draw(drawing, ada, 2)
    draw(drawing, "bob", 1, "blue")
    draw(drawing, ada, 1, "green")
    found = by_person(drawing, prompt(drawing).name)
    assert {who: [one.k for one in drawn] for who, drawn in found.items()} == {ada: [1, 2], "bob": [1]}
    assert by_person(drawing, "another") == {}


def files(room: Room) -> set[str]:
    """Return the names of all kept pictures."""
    return {path.name for path in (room.records.folder / "pictures").glob("*")}


def test_what_is_refused_leaves_no_file(drawing: Room, ada: str) -> None:
    """Neither too fast nor locked: nobody was told that it is kept, and nobody can fill the disk with it."""
    kept = keep(drawing, ada, Sketch(prompt(drawing).id, 1, sheet()))
    with pytest.raises(TooFast):
        while True:
            drawing.limits.take("submit", ada)
    with pytest.raises(TooFast):
        keep(drawing, ada, Sketch(prompt(drawing).id, 1, sheet("green")))
    pace.lock(drawing, True)
    with pytest.raises(Locked):
        keep(drawing, ada, Sketch(prompt(drawing).id, 1, sheet("blue")))
    assert files(drawing) == {kept.picture}


def test_a_locked_sheet_stays_released(drawing: Room, ada: str) -> None:
    """What cannot be handed in takes back no release either."""
    kept = keep(drawing, ada, Sketch(prompt(drawing).id, 1, sheet()))
    moderation.release(drawing, kept)
    pace.lock(drawing, True)
    with pytest.raises(Locked):
        keep(drawing, ada, Sketch(prompt(drawing).id, 1, sheet("green")))
    assert moderation.verdict_on(drawing, Drawing, kept.key) == "released"


def test_two_tabs_leave_one_sheet(drawing: Room, ada: str) -> None:
    """Both draw at once: of what was drawn over, no file is left."""
    colours = [f"#{red:02x}0000" for red in range(0, 240, 10)]
    with ThreadPoolExecutor(8) as tabs:
        send = lambda colour: keep(drawing, ada, Sketch(prompt(drawing).id, 1, sheet(colour)))  # noqa: E731
        list(tabs.map(send, colours))
    assert files(drawing) == {one.picture for one in drawing.records.all(Drawing)}
