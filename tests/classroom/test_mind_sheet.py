"""What somebody draws before they commit: kept, handed in, refused, and gone when it is skipped."""

from __future__ import annotations

import pytest

from tests.classroom.sheets import sheet
from workshop.classroom import pace, people
from workshop.classroom.canvas import NotAPicture
from workshop.classroom.drawing import Drawing, let_go
from workshop.classroom.mind_sheet import commit, drawing_of, has_drawn, keep_sheet
from workshop.classroom.people import NotInSession
from workshop.classroom.prediction import MindSheet, Prediction
from workshop.classroom.room import Room
from workshop.classroom.submission import Locked

TEST = "a doctor"


@pytest.fixture
def testing(room: Room, ada: str) -> Room:
    """Ada in the phase of the test."""
    pace.start(room)
    pace.go_to(room, 3)
    return room


def files(room: Room) -> set[str]:
    """Return the names of the kept pictures."""
    return {path.name for path in (room.records.folder / "pictures").glob("*")}


def test_a_sheet_waits_until_its_person_commits(testing: Room, ada: str) -> None:
    """Before, nobody has committed to anything; then it is part of what they had in mind."""
    name = keep_sheet(testing, ada, TEST, sheet("red"))
    assert testing.records.all(Prediction) == () and drawing_of(testing, ada, TEST) == name
    kept = commit(testing, Prediction(ada, TEST, {"setting": "office"}), drawn=True)
    assert testing.records.all(Prediction) == (kept,) and kept.drawing == name
    assert testing.records.all(MindSheet) == () and files(testing) == {name}
    assert next(kept.rows())["drawing"] == name


def test_a_drawing_alone_is_something_in_mind(testing: Room, ada: str) -> None:
    """It is no skipped prediction, and the table has a row for it."""
    name = keep_sheet(testing, ada, TEST, sheet())
    (row,) = commit(testing, Prediction(ada, TEST), drawn=True).rows()
    assert (row["attribute"], row["drawing"]) == ("", name)


def test_a_stroke_more_replaces_the_sheet(testing: Room, ada: str) -> None:
    """What was rubbed out is gone from the disk; also a stroke that comes after the commitment counts."""
    keep_sheet(testing, ada, TEST, sheet("red"))
    second = keep_sheet(testing, ada, TEST, sheet("blue"))
    assert files(testing) == {second}
    commit(testing, Prediction(ada, TEST, words="tall"), drawn=True)
    third = keep_sheet(testing, ada, TEST, sheet("green"))
    (kept,) = testing.records.all(Prediction)
    assert (kept.drawing, kept.words, files(testing)) == (third, "tall", {third})


def test_who_skips_leaves_no_drawing(testing: Room, ada: str) -> None:
    """Neither a record of it nor a file."""
    keep_sheet(testing, ada, TEST, sheet())
    assert commit(testing, Prediction(ada, TEST), drawn=False).is_skipped
    assert testing.records.all(MindSheet) == () and files(testing) == set()


def test_a_file_that_somebody_else_needs_stays(testing: Room, ada: str) -> None:
    """Equal pictures share a file, whether on a sheet, in a prediction or drawn to a prompt."""
    people.join(testing, "bob")
    red = keep_sheet(testing, ada, TEST, sheet("red"))
    keep_sheet(testing, "bob", TEST, sheet("red"))
    commit(testing, Prediction("bob", TEST), drawn=True)
    keep_sheet(testing, ada, TEST, sheet("blue"))
    assert red in files(testing)
    testing.records.put(Drawing("bob", "house", 1, "A house", red))
    commit(testing, Prediction("bob", TEST), drawn=False)
    let_go(testing, red)
    assert red in files(testing)


def test_what_is_refused_leaves_nothing(testing: Room, ada: str) -> None:
    """No picture, a stranger, a closed door: no record, no file, and what was there stays."""
    name = keep_sheet(testing, ada, TEST, sheet("red"))
    with pytest.raises(NotAPicture):
        keep_sheet(testing, ada, TEST, b"<script>")
    with pytest.raises(NotInSession):
        keep_sheet(testing, "stranger", TEST, sheet("blue"))
    pace.lock(testing, True)
    with pytest.raises(Locked):
        keep_sheet(testing, ada, TEST, sheet("blue"))
    with pytest.raises(Locked):
        commit(testing, Prediction(ada, TEST), drawn=False)
    assert drawing_of(testing, ada, TEST) == name and files(testing) == {name}


def test_it_is_its_persons_own(testing: Room, ada: str) -> None:
    """Before the commitment and after it, and nobody else's."""
    name = keep_sheet(testing, ada, TEST, sheet())
    assert has_drawn(testing, ada, name) and not has_drawn(testing, "bob", name)
    commit(testing, Prediction(ada, TEST), drawn=True)
    assert has_drawn(testing, ada, name) and not has_drawn(testing, ada, "")
