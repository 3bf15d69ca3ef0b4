"""Predicting the next word from the two before it, by counting: the smallest language model there is.

Knows sentences as lists of words. Knows nothing about where they come from.

    P(w | u, v)    how often w followed u v, divided by how often anything did

Where u v was never seen together, only v counts, and where v was never seen, all words do (backing off, as
in Katz 1987, without his discount: the numbers stay plain shares).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

END = ""  # the place between two sentences
LENGTH = 2  # words that are looked back on, at most
BEGIN = (END,) * LENGTH  # what is looked back on before the first word


@dataclass(frozen=True)
class Guess:
    """One word that may come next; `share` is of all that came next in the sentences."""

    word: str  # END for the end of the sentence
    share: float


@dataclass(frozen=True)
class Prediction:
    """What may come next, the most frequent first, and what it rests on."""

    guesses: tuple[Guess, ...]
    looked_at: tuple[str, ...]  # the words that were looked back on
    seen: int  # how often they were met in the sentences


class NextWord:
    """Counts of what follows what, in some sentences."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.sentences = 0
        self._counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            self.sentences += 1
            words = [*BEGIN, *split(sentence), END]
            for place in range(LENGTH, len(words)):
                for length in range(LENGTH + 1):
                    self._counts[tuple(words[place - length : place])][words[place]] += 1

    def predict(self, words: Sequence[str]) -> Prediction:
        """Return what may come next, after as many of the last words as were met together."""
        before = [*BEGIN, *words][-LENGTH:]
        contexts = (tuple(before[start:]) for start in range(LENGTH + 1))
        context = next(one for one in contexts if one in self._counts)
        counts = self._counts[context]
        total = counts.total()
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        guesses = tuple(Guess(word, count / total) for word, count in ordered)
        return Prediction(guesses, tuple(word for word in context if word != END), total)


def draw(prediction: Prediction, seed: int, place: int) -> str:
    """Choose the word at one place of a sentence by its share; the same seed chooses the same word."""
    return Random(f"{seed}/{place}").choices(
        [guess.word for guess in prediction.guesses], [guess.share for guess in prediction.guesses]
    )[0]


def split(sentence: str) -> list[str]:
    """Return the words of a sentence in lower case, a comma with the word before it."""
    return sentence.lower().split()
