"""Nouns as JSON and back."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from workshop.classroom.nouns import Noun, document, revive


@dataclass(frozen=True)
class Leaf:
    """A part of a noun."""

    name: str
    sizes: tuple[float, ...] = ()


@dataclass(frozen=True)
class Tree(Noun):
    """A noun with everything a field may be."""

    table = "tree"
    name: str
    leaves: tuple[Leaf, ...]
    crown: Leaf | None = None
    counts: dict[str, int] | None = None
    felled: bool = False

    @property
    def key(self) -> str:
        return self.name


TREE = Tree("oak", (Leaf("a", (1.0, 2.5)), Leaf("ä")), Leaf("top"), {"n": 3}, True)


def test_a_noun_comes_back_as_it_was() -> None:
    """Nested dataclasses, tuples, None and text survive JSON."""
    assert revive(Tree, json.loads(json.dumps(document(TREE)))) == TREE
    bare = Tree("elm", ())
    assert revive(Tree, json.loads(json.dumps(document(bare)))) == bare


def test_fields_may_come_and_go() -> None:
    """A file from an older or newer version can be read."""
    kept = {"name": "oak", "leaves": [], "height": 12}
    assert revive(Tree, kept) == Tree("oak", ())


def test_a_noun_may_not_use_the_stores_fields() -> None:
    """A field called `version` would be overwritten, so it is refused at once."""
    with pytest.raises(TypeError, match="version"):

        class Wrong(Noun):
            version: int
