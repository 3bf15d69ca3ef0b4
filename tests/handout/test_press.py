"""What people write is text on paper, and nothing else."""

from __future__ import annotations

import pytest

from workshop.handout import press
from workshop.handout.press import NotPrinted
from workshop.handout.report import Report, Said, Section, printed
from workshop.handout.sheet import sheet_of

HOSTILE = [
    '#read("/etc/passwd")',
    "#let x = 1; #panic(x)",
    "*bold* _it_ $x^2$ `raw` <label> @ref",
    '#import "@preview/evil:0.1.0": *',
    "]#emph[",
    '"); #panic("',
    "\\u{41} // comment /* */",
    "Šárka łódź Ωmega 漢字 عربى 🙂",
    "line\none\u2028two\x0b",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_never_run(text: str) -> None:
    """Were it source, a panic or a forbidden file would stop the press; as text it is printed."""
    section = Section(text, lines=(text,), writings=(Said(text, ((text, text),)),))
    made = printed(Report("report", text, text, sections=(section,)), {})
    assert made.startswith(b"%PDF")
    assert sheet_of([text, f"{text} and more"]).startswith(b"%PDF")


def test_a_template_reads_nothing_outside_its_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    """A picture's name that climbs out is not followed."""
    with pytest.raises(NotPrinted) as refusal:
        printed(
            Report("own", "a", "b", sections=(Section("s", pictures=(("../../../etc/hostname", ""),)),)), {}
        )
    assert "etc" in str(refusal.value) or "project root" in str(refusal.value)


def test_the_fonts_lie_beside_the_code() -> None:
    """Paper looks the same on every machine: no font of the system is needed for Latin text."""
    import typst

    families = typst.Fonts(font_paths=[press.FONTS], include_system_fonts=False).families()
    assert {"Fraunces", "Hyperlegible"} <= set(families)
    assert {path.suffix for path in press.FONTS.iterdir()} == {".ttf", ".txt"}
