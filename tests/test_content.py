"""The files in content/: each can be read, each is used, and each error has its sentence."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workshop.content import CONTENT, ROOT

TOML = sorted(path for path in CONTENT.rglob("*.toml"))
WRITTEN = sorted(
    path for path in CONTENT.rglob("*") if path.suffix in (".toml", ".md") and "models" not in path.parts
)
LONGEST_SENTENCE = 30  # words


def id_of(path: Path) -> str:
    """Return a file's name inside content/."""
    return path.relative_to(CONTENT).with_suffix("").as_posix()


def sources() -> Iterator[Path]:
    """Yield every Python file that may use content."""
    yield ROOT / "run.py"
    for folder in ("workshop", "pages", "benchmarks"):
        yield from (ROOT / folder).rglob("*.py")


def strings_of(value: Any) -> Iterator[str]:
    """Yield every key and every text in a table, however deep."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_of(inner)
    elif isinstance(value, str):
        yield value


def sentences_of(path: Path) -> Iterator[str]:
    """Yield every sentence a person reads in a file, without code, addresses and gaps."""
    text = path.read_text(encoding="utf-8")
    texts = texts_of(tomllib.loads(text)) if path.suffix == ".toml" else [text]
    for one in texts:
        plain = re.sub(r"```.*?```|`[^`]*`|https?://\S+", "x", one, flags=re.DOTALL)
        yield from re.split(r"(?<=[.?:;])\s+|\n\s*\n|\n\s*[-*#|]|\n  +", plain)


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text in a table, without the keys."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_of(inner)
    elif isinstance(value, str):
        yield value


def error_keys() -> set[str]:
    """Return the `key` of every WorkshopError in the code."""
    keys: set[str] = set()
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                text = "\n".join(map(ast.unparse, node.body))
                keys |= set(
                    re.findall(r"^key(?:: ClassVar\[str\])? = '([a-z]+\.[a-z_]+)'$", text, re.MULTILINE)
                )
    return keys


@pytest.mark.parametrize("path", TOML, ids=id_of)
def test_tables_can_be_read(path: Path) -> None:
    """Every table parses and holds something."""
    assert tomllib.loads(path.read_text(encoding="utf-8"))


def test_every_file_is_used() -> None:
    """A file that nothing names is a leftover; it is named by its path, its name or a table."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources())
    named = set(re.findall(r"[\"'{/]([\w/]+)[\"'}]", code))
    named |= {text for path in TOML for text in strings_of(tomllib.loads(path.read_text(encoding="utf-8")))}
    for folder in re.findall(r'CONTENT / "(\w+)"\)\.glob', code):  # read as a whole
        named |= {f"{folder}/{path.stem}" for path in (CONTENT / folder).glob("*.toml")}
    named |= {f"errors/{key.partition('.')[0]}" for key in error_keys()}
    unused = [id_of(path) for path in WRITTEN if not {id_of(path).removeprefix("en/"), path.stem} & named]
    assert unused == []


def test_every_error_has_its_sentence_and_every_sentence_its_error() -> None:
    """No error without words, no words without an error."""
    written = {
        f"{path.stem}.{key}"
        for path in (CONTENT / "en" / "errors").glob("*.toml")
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items()
        if isinstance(value, str)
    }
    assert error_keys() ^ written == set()


def test_pages_and_their_words_are_all_there() -> None:
    """The list of pages, the files and the words name the same pages."""
    listed = set(tomllib.loads((CONTENT / "pages.toml").read_text(encoding="utf-8")))
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} == listed
    assert {path.stem for path in (CONTENT / "en" / "pages").glob("*.toml")} == listed


@pytest.mark.parametrize("path", [path for path in WRITTEN if "en" in path.parts], ids=id_of)
def test_sentences_are_short_and_calm(path: Path) -> None:
    """No sentence is longer than thirty words, and none is shouted."""
    sentences = list(sentences_of(path))
    assert [one for one in sentences if len(one.split()) > LONGEST_SENTENCE] == []
    assert [one for one in sentences if re.search(r"\w!", one)] == []
