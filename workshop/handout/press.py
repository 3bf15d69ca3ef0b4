"""The printing press: a template, what it says, and its pictures become a PDF.

Knows Typst, the templates and the fonts beside this file. Knows nothing about lessons or classes. What a
template says comes to it as JSON, never as source: whatever people wrote is text and stays text.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from workshop.errors import WorkshopError

HERE = Path(__file__).parent
FONTS, TEMPLATES = HERE / "fonts", HERE / "templates"
SAID = "said.json"


class NotPrinted(WorkshopError):
    """A document that Typst could not make."""

    key = "handout.not_printed"


def pdf(template: str, said: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None) -> bytes:
    """Return a document: `templates/<template>.typ` with its words, and pictures by the names used in them.

    Raises: NotPrinted.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = _laid_out(Path(place), said, pictures or {})
        try:
            made = typst.compile(folder / f"{template}.typ", root=folder, font_paths=[FONTS], format="pdf")
        except typst.TypstError as failure:
            raise NotPrinted(reason=str(failure).splitlines()[0]) from failure
    assert isinstance(made, bytes)
    return made


def _laid_out(folder: Path, said: Mapping[str, Any], pictures: Mapping[str, bytes]) -> Path:
    """Put everything that Typst may read into one folder: it can reach nothing else."""
    shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
    (folder / SAID).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    for name, content in pictures.items():
        (folder / Path(name).name).write_bytes(content)
    return folder
