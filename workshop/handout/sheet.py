"""Color by Prompt on paper: a box for each reveal of any prompt.

Knows what the sheet says. Knows nothing about how a prompt is taken apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from workshop.content import words
from workshop.handout import press


def sheet_of(texts: Sequence[str]) -> bytes:
    """Return the sheet as a PDF; `texts` are what the words say after each reveal.

    Raises: NotPrinted.
    """
    return press.pdf("sheet", {"said": words("handout/sheet"), "texts": list(texts)})
