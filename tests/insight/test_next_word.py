"""The next word: shares that can be counted by hand."""

from __future__ import annotations

import pytest

from workshop.insight.next_word import END, NextWord, draw

MODEL = NextWord(["a red cat", "a red dog", "a blue dog", "a red cat in a house"])


def shares(*words: str) -> dict[str, float]:
    """Return the shares of what may come next."""
    return {guess.word: guess.share for guess in MODEL.predict(words).guesses}


def test_shares_are_counts() -> None:
    """After "a red" came a cat twice and a dog once."""
    assert shares("a", "red") == pytest.approx({"cat": 2 / 3, "dog": 1 / 3})
    assert MODEL.predict(["a", "red"]).looked_at == ("a", "red")
    assert MODEL.predict(["a", "red"]).seen == 3


def test_the_beginning_is_known_too() -> None:
    """Every sentence began with "a", and after this first "a" no house came."""
    assert shares() == {"a": 1.0}
    assert shares("a") == pytest.approx({"red": 3 / 4, "blue": 1 / 4})


def test_a_sentence_can_end() -> None:
    """After "blue dog" nothing came."""
    assert shares("blue", "dog") == {END: 1.0}


def test_unseen_words_are_backed_off_from() -> None:
    """First to the last word alone, then to all words."""
    one = MODEL.predict(["zebra", "red"])
    assert one.looked_at == ("red",) and one.seen == 3
    none = MODEL.predict(["zebra", "zebra"])
    assert none.looked_at == () and sum(guess.share for guess in none.guesses) == pytest.approx(1)


def test_the_most_frequent_comes_first_and_equals_by_the_alphabet() -> None:
    """So that the same counts always look the same."""
    assert [guess.word for guess in NextWord(["b", "a", "c", "c"]).predict([]).guesses] == ["c", "a", "b"]


def test_the_same_seed_draws_the_same_word() -> None:
    """And over many seeds words come about as often as their shares."""
    prediction = MODEL.predict(["a", "red"])
    drawn = [draw(prediction, seed, 0) for seed in range(600)]
    assert drawn == [draw(prediction, seed, 0) for seed in range(600)]
    assert drawn.count("cat") / 600 == pytest.approx(2 / 3, abs=0.06)
