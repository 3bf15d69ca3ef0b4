"""CSV files that spreadsheets and pandas read alike: UTF-8 with a BOM, RFC 4180, no cell that computes.

Knows cells. Knows nothing about what the tables say.

A spreadsheet may take text that begins with =, +, -, @, a tab or a line end for a formula, also behind
quotes, spaces and in full-width letters. Such a cell gets an apostrophe in front. Text that begins with
apostrophes before one of these gets one more, so that taking one away always gives back what was written.
Numbers are numbers and stay as they are.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

BOM = "\ufeff"
_BEFORE = r"\s\"'`´‘’“”„«»\ufeff\u00ad\u200b-\u200f\u2060\x00-\x1f"  # what a spreadsheet may overlook
_COMPUTES = re.compile(rf"[{_BEFORE}]*[=+\-@＝＋－＠﹦﹢﹣﹫−\t\r\n\x00]")


def csv_of(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> bytes:
    """Return a table as a file; columns that only some rows have come last."""
    rows = list(rows)
    others = sorted({name for row in rows for name in row} - set(columns))
    names = [*columns, *others]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([harmless(name) for name in names])
    writer.writerows([cell(row.get(name)) for name in names] for row in rows)
    return (BOM + text.getvalue()).encode()


def cell(value: object) -> object:
    """Return a value as it stands in a cell; an empty one for None."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return harmless(text)


def harmless(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if _COMPUTES.match(text) else text
