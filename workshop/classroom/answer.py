"""An answer to one of the questions that a class discusses, with or without the claim frame.

Knows who answered what. Knows nothing about the questions: a question is named `<page>/<name>`, so that the
same person has one answer to each, and the name says on which page it is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.classroom.submission import Submission
from workshop.errors import WorkshopError

FRAME = ("observed", "evidence", "suggests", "does_not_establish", "next_test")  # the parts of a claim
LENSES = ("human", "machine", "system", "ethics", "default_is_a_design_decision")  # pages of one discussion
LONGEST = 800  # characters, of the text and of each part of the frame


class AnswerEmpty(WorkshopError):
    """Nothing was written."""

    key = "classroom.answer_empty"


class AnswerTooLong(WorkshopError):
    """More than a class can read."""

    key = "classroom.answer_too_long"


@dataclass(frozen=True)
class Answer(Submission):
    """What one participant answered to one question; answering again replaces it."""

    table = "answer"
    file = "answers"
    also = LENSES
    question: str  # page/name
    text: str
    frame: dict[str, str] = field(default_factory=dict)  # part -> text; a page may have others than FRAME

    @property
    def key(self) -> str:
        """One per person and question."""
        return f"{self.participant}/{self.question}"

    @property
    def made_on(self) -> str:
        """The page that asks the question."""
        return self.question.partition("/")[0]

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the text as the part "answer", and each part of the frame, a row at a time."""
        parts = {"answer": self.text, **self.frame}
        who = {"participant": self.participant, "phase": self.phase, "question": self.question}
        yield from ({**who, "part": part, "text": text} for part, text in parts.items() if text)


def answer_of(participant: str, question: str, text: str, frame: Mapping[str, str]) -> Answer:
    """Return an answer without spaces around it and without empty parts.

    Raises: AnswerEmpty, AnswerTooLong.
    """
    parts = {part: said.strip() for part, said in frame.items() if said.strip()}
    if not text.strip() and not parts:
        raise AnswerEmpty()
    if any(len(said) > LONGEST for said in (text, *parts.values())):
        raise AnswerTooLong(longest=LONGEST)
    return Answer(participant, question, text.strip(), parts)
