"""Every sentence of the discussion pages is said somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from workshop.content import CONTENT, ROOT, facts, words

FOLDERS = ("workshop/ui", "workshop/classroom", "pages")
CODE = "\n".join(path.read_text("utf-8") for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
SCRIPTS = "\n".join(path.read_text("utf-8") for path in (ROOT / "workshop/ui/components").glob("*.js"))
NAMED = set(re.findall(r"(?<=[\"'.{])[a-z_]+(?=[\"'.}])", CODE)) | set(
    re.findall(r"words\.([a-z_]+)", SCRIPTS)
)


def keys_of(value: Any) -> Iterator[str]:
    """Yield every key of a table, however deep."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def names_in(value: Any) -> Iterator[str]:
    """Yield every key and every text of a table of facts."""
    yield from keys_of(value)
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from names_in(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("file", sorted(path.stem for path in (CONTENT / "en" / "lenses").glob("*.toml")))
def test_every_key_is_used(file: str) -> None:
    """By the code, by a component's script, or because content/lenses.toml names it."""
    known = NAMED | set(names_in(facts("lenses")))
    assert sorted(set(keys_of(words(f"lenses/{file}"))) - known) == []


def test_every_question_has_its_words() -> None:
    """And no words are without a question."""
    for page, entry in facts("lenses").items():
        assert set(entry["questions"]) == set(words(f"lenses/{page}")["questions"])
