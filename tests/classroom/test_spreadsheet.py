"""CSV files: what spreadsheets make of them, and what pandas does."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from workshop.classroom.export import columns
from workshop.classroom.spreadsheet import cell, csv_of, harmless

HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "'=1", "''=1", '"=1', "＝1", "＋1", "－1",
    "＠x", "\ufeff=1", "“=1", "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0", "'\t", "\u200b@x",
]  # fmt: skip
HARMLESS = ["doctor", "a = b", "'tis", "it's", "", "3-4", "Ω", "“quoted”", "two\nlines", "a,b", 'say "no"']
SOFFICE = shutil.which("soffice")


def restored(text: str) -> str:
    """Take our apostrophe away, as the note in the ZIP says."""
    return text[1:] if text.startswith("'") and harmless(text[1:]) != text[1:] else text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_formula_becomes_text(text: str) -> None:
    """What comes out begins with an apostrophe, and what was written can be had again."""
    assert harmless(text) == f"'{text}" and restored(harmless(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_stays_as_it_is(text: str) -> None:
    """Nobody's apostrophe is taken for ours."""
    assert harmless(text) == text == restored(text)


def test_numbers_stay_numbers() -> None:
    """A negative one too; only text is made harmless."""
    assert [cell(value) for value in (-1, -0.5, 3, None, True)] == [-1, -0.5, 3, None, "true"]
    assert cell("-1") == "'-1" and cell(["=a"]) == '["=a"]'


def test_the_file_is_as_rfc_4180_says() -> None:
    """A BOM, CRLF, quotes doubled, and headers made harmless as well."""
    made = csv_of([{"a": 'say "no"', "b": "two\nlines", "=c": -1}], ["a", "b"])
    assert made == '\ufeffa,b,\'=c\r\n"say ""no""","two\nlines",-1\r\n'.encode()


def test_pandas_reads_it_as_the_codebook_says() -> None:
    """Every dtype of the book fits, an empty cell included."""
    rows = [
        {"session": "CDFHJ", "at": "2026-11-20T10:00:00.000Z", "seed": 7, "guidance": 4.0, "sure": ""},
        {"session": "=x", "at": "2026-11-20T10:00:00.000Z", "note": "a\r\nb", "sure": 3},
    ]
    told = columns("observations")
    times = [name for name, dtype in told.items() if dtype.startswith("datetime")]
    dtypes = {name: dtype for name, dtype in told.items() if name not in times}
    read = pd.read_csv(io.BytesIO(csv_of(rows, list(told))), dtype=dtypes, parse_dates=times)  # type: ignore[arg-type]
    assert {name: str(dtype) for name, dtype in read.dtypes.items() if name not in times} == dtypes
    assert read["at"].dt.tz is not None and read["sure"].tolist() == [pd.NA, 3]
    assert read["session"].tolist() == ["CDFHJ", "'=x"] and pd.isna(read["seed"][1])


@pytest.mark.skipif(
    not SOFFICE, reason="LibreOffice is not on this machine: install it to try its spreadsheet"
)
def test_libreoffice_shows_every_cell_as_it_was_written(tmp_path: Path) -> None:
    """Converted to its own format, no cell is a formula, and text and numbers come back."""
    texts = [text for text in HOSTILE + HARMLESS if text and not re.search(r"[\t\r\n]", text)]
    rows = [{"text": text, "number": -index} for index, text in enumerate(texts)]
    (tmp_path / "cells.csv").write_bytes(csv_of(rows, ["text", "number"]))
    command = [str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--infilter=CSV:44,34,76,1"]  # commas, quotes, UTF-8: what its dialogue proposes for our BOM
    command += ["--convert-to", "ods", "--outdir", str(tmp_path), str(tmp_path / "cells.csv")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "cells.ods") as made:
        sheet = ElementTree.fromstring(made.read("content.xml"))
    space = {"t": "urn:oasis:names:tc:opendocument:xmlns:table:1.0"}
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    assert not [one for one in sheet.iter() if f"{{{space['t']}}}formula" in one.attrib]
    found = [row.findall("t:table-cell", space) for row in sheet.iterfind(".//t:table-row", space)][1:]
    shown = [restored("".join(first.itertext())) for first, *_ in found if first.attrib]
    assert [text.strip() for text in shown] == [text.strip() for text in texts]
    numbers = [row[1].attrib[f"{office}value"] for row in found[1 : len(texts)]]
    assert numbers == [str(-index) for index in range(1, len(texts))]


def test_the_csv_module_reads_it_back() -> None:
    """Nothing is lost on the way through quotes and line ends."""
    made = csv_of([{"a": text} for text in HOSTILE], ["a"]).decode("utf-8-sig")
    assert [restored(row[0]) for row in csv.reader(io.StringIO(made, newline=""))][1:] == HOSTILE
