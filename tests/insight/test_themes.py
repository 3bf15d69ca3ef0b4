"""Themes: texts that share uncommon words are suggested as one group."""

from __future__ import annotations

import random

from workshop.insight.themes import find_themes

TEXTS = [
    "It was in a hospital every time",
    "All doctors are men with light skin",
    "the hospital background came back each time",
    "light skin in almost every picture",
    "the guidance dial did it",
    "somebody turned the guidance dial up",
]
ALIKE = {frozenset({0, 2}), frozenset({1, 3}), frozenset({4, 5})}


def test_texts_that_share_words_are_together() -> None:
    """Three pairs about three things."""
    assert {frozenset(theme.texts) for theme in find_themes(TEXTS)} == ALIKE


def test_a_theme_is_named_by_its_own_words() -> None:
    """By words that set it apart, not by those that every text has."""
    named = {frozenset(theme.texts): theme.words for theme in find_themes(TEXTS)}
    assert {"guidance", "dial"} <= set(named[frozenset({4, 5})])
    assert "the" not in {word for words in named.values() for word in words}


def test_the_order_does_not_matter() -> None:
    """The same texts in another order give the same themes, words included."""
    order = random.Random(1).sample(range(len(TEXTS)), len(TEXTS))
    mixed = find_themes([TEXTS[place] for place in order])
    found = {(frozenset(order[place] for place in theme.texts), theme.words) for theme in mixed}
    assert found == {(frozenset(theme.texts), theme.words) for theme in find_themes(TEXTS)}


def test_every_text_is_in_one_theme() -> None:
    """Also those that are like no other, or hold no word that could be compared."""
    texts = [*TEXTS, "?", "", "zebra", "and the or"]
    places = sorted(place for theme in find_themes(texts) for place in theme.texts)
    assert places == list(range(len(texts)))


def test_few_texts_are_no_failure() -> None:
    """None, one, and two without words."""
    assert find_themes([]) == []
    assert [theme.texts for theme in find_themes(["alone"])] == [(0,)]
    assert [theme.texts for theme in find_themes(["", "?"])] == [(0,), (1,)]
