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
EMPTY = {"ui/cockpit.people.in"}  # who is simply there is called nothing
SPOKEN = sorted(path for path in TOML if "en" in path.parts)
PAGES = sorted((CONTENT / "en" / "pages").glob("*.toml"))
MARKDOWN = sorted([*ROOT.glob("*.md"), *CONTENT.rglob("*.md")])


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


def empty_fields(value: Any, place: str) -> Iterator[str]:
    """Yield the place of every text, list or table that holds nothing."""
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        if not value:
            yield place
        for key, one in inner:
            yield from empty_fields(one, f"{place}.{key}")
    elif isinstance(value, str) and not value.strip():
        yield place


@pytest.mark.parametrize("path", SPOKEN, ids=id_of)
def test_no_field_is_empty(path: Path) -> None:
    """Nobody reads a heading without its text, or a button without a word."""
    found = set(empty_fields(tomllib.loads(path.read_text(encoding="utf-8")), id_of(path)[3:]))
    assert found - EMPTY == set()


def links_of(text: str) -> list[str]:
    """Return where the links and pictures of a Markdown text lead, without those in code."""
    plain = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
    return re.findall(r"\]\(<?([^)>\s]+)", plain)


def is_there(link: str, beside: Path) -> bool:
    """Tell whether a link leads somewhere: to a page of ours, to a file, or by https to somebody else."""
    if link.startswith(("https://", "mailto:", "#")):
        return True
    if link.startswith("/"):
        pages = {str(tomllib.loads(path.read_text(encoding="utf-8"))["url_path"]) for path in PAGES}
        return link.strip("/") in pages
    return (beside.parent / link.partition("#")[0]).exists()


@pytest.mark.parametrize("path", [*MARKDOWN, *SPOKEN], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_resolve(path: Path) -> None:
    """What can be clicked in a text leads somewhere."""
    text = path.read_text(encoding="utf-8")
    texts = texts_of(tomllib.loads(text)) if path.suffix == ".toml" else [text]
    assert [link for one in texts for link in links_of(one) if not is_there(link, path)] == []


def test_a_dead_link_and_an_empty_field_are_found() -> None:
    """The two tests above would see them."""
    here = CONTENT / "en" / "models" / "paperworld.md"
    dead = ["nowhere.md", "/no-such-page", "http://plain.example"]
    assert links_of(" ".join(f"[x]({link})" for link in dead)) == dead
    assert not any(is_there(link, here) for link in dead)
    assert list(empty_fields({"a": {"b": " ", "c": ["x", ""]}, "d": []}, "f")) == ["f.a.b", "f.a.c.1", "f.d"]


def test_pages_that_a_text_names_exist() -> None:
    """“The page “Step through”” is one of the navigation's."""
    titles = {tomllib.loads(path.read_text(encoding="utf-8"))["title"] for path in PAGES}
    named = {
        name
        for path in SPOKEN
        for text in texts_of(tomllib.loads(path.read_text(encoding="utf-8")))
        for name in re.findall(r"(?:the|on) page “([^”]+)”", text)
    }
    assert named and named <= titles


@pytest.mark.parametrize("path", [path for path in WRITTEN if "en" in path.parts], ids=id_of)
def test_sentences_are_short_and_calm(path: Path) -> None:
    """No sentence is longer than thirty words, and none is shouted."""
    sentences = list(sentences_of(path))
    assert [one for one in sentences if len(one.split()) > LONGEST_SENTENCE] == []
    assert [one for one in sentences if re.search(r"\w!", one)] == []
