"""The sentences and facts that live in `content/`, read once and kept.

Knows files: `content/*.toml` holds facts, `content/en/**` every sentence a person reads.
Knows nothing about pages, sessions or pictures.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
LANGUAGE = "en"


@cache
def facts(name: str) -> dict[str, Any]:
    """Return the table in `content/<name>.toml`; the caller must not change it."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> dict[str, Any]:
    """Return the table of sentences in `content/<language>/<name>.toml`; the caller must not change it."""
    return tomllib.loads((CONTENT / LANGUAGE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def prose(name: str) -> str:
    """Return the Markdown in `content/<language>/<name>.md`."""
    return (CONTENT / LANGUAGE / f"{name}.md").read_text(encoding="utf-8")


def sentence(name: str, key: str, **values: object) -> str:
    """Return one sentence of `words(name)`, its `{gaps}` filled; `key` may be dotted ("scrubber.play").

    Raises: KeyError when there is no such sentence or a gap has no value (a bug, not bad input).
    """
    found: Any = words(name)
    for part in key.split("."):
        found = found[part]
    return str(found).format(**values)
