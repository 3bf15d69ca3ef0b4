"""Answers: what is kept of them, and on which pages they can be given."""

from __future__ import annotations

import pytest

from workshop.classroom import pace
from workshop.classroom.answer import LONGEST, Answer, AnswerEmpty, AnswerTooLong, answer_of
from workshop.classroom.room import Room
from workshop.classroom.submission import WrongPhase, hand_in

BRIDGE = 4
QUESTION = "default_is_a_design_decision/decision"


def test_an_answer_is_kept_without_spaces_and_empty_parts() -> None:
    """What was filled in stays, the rest goes."""
    answer = answer_of("ada", QUESTION, " I saw a hospital \n", {"observed": " six of six ", "evidence": " "})
    assert (answer.text, answer.frame) == ("I saw a hospital", {"observed": "six of six"})


def test_a_claim_without_a_text_is_an_answer() -> None:
    """The frame alone says enough; nothing at all does not."""
    assert answer_of("ada", QUESTION, "", {"observed": "a hospital"}).text == ""
    with pytest.raises(AnswerEmpty):
        answer_of("ada", QUESTION, "  ", {"observed": " "})


@pytest.mark.parametrize(
    ("text", "frame"), [("x" * (LONGEST + 1), {}), ("", {"observed": "x" * (LONGEST + 1)})]
)
def test_an_answer_has_an_end(text: str, frame: dict[str, str]) -> None:
    """The text and every part have the same limit."""
    with pytest.raises(AnswerTooLong, match=str(LONGEST)):
        answer_of("ada", QUESTION, text, frame)


def test_answering_again_replaces(begun: Room, ada: str) -> None:
    """One answer per person and question."""
    pace.go_to(begun, BRIDGE)
    for text in ("first", "second"):
        hand_in(begun, Answer(ada, QUESTION, text))
    assert [one.text for one in begun.records.all(Answer)] == ["second"]


def test_a_discussion_opens_all_lenses_and_nothing_before(begun: Room, ada: str) -> None:
    """Once the class discusses, questions of every lens count; before, none of them."""
    with pytest.raises(WrongPhase):
        hand_in(begun, Answer(ada, "human/chose", "my words"))
    pace.go_to(begun, BRIDGE)
    assert hand_in(begun, Answer(ada, "human/chose", "my words")).phase == "bridge"


def test_the_export_has_a_row_for_each_part() -> None:
    """The text is the part "answer"."""
    rows = list(Answer("ada", QUESTION, "a text", {"observed": "six"}, phase="bridge").rows())
    assert [(row["part"], row["text"], row["phase"]) for row in rows] == [
        ("answer", "a text", "bridge"),
        ("observed", "six", "bridge"),
    ]
