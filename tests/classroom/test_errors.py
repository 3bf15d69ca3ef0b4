"""The sentences of the classroom's refusals."""

from __future__ import annotations

import re

from workshop.content import words


def test_sentences_say_what_to_do() -> None:
    """Each has at least two parts, what is wrong and what to do next, and ends properly."""
    for sentence in words("errors/classroom").values():
        assert sentence.endswith(".") and "!" not in sentence
        assert len(re.split(r"(?<=[.;:]) ", sentence)) >= 2
