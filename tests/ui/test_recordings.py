"""The recorded strips: there, whole, and of the model that is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.ui.conftest import SIDE, PretendedEngine, trajectory
from workshop.content import facts
from workshop.diffusion.models import card
from workshop.diffusion.recipe import Recipe
from workshop.ui import record
from workshop.ui.recordings import FOLDER, recording


@pytest.mark.parametrize("name", facts("recordings"))
def test_a_strip_holds_the_frames_it_says(name: str) -> None:
    """One square picture for every step that is listed."""
    with Image.open(FOLDER / f"{name}.webp") as strip:
        assert strip.width == strip.height * len(recording(name).frames)


@pytest.mark.parametrize("name", facts("recordings"))
def test_a_strip_is_of_the_shipped_model(name: str) -> None:
    """After the model changed, `python -m workshop.ui.record` makes the strips anew."""
    assert recording(name).model == card("paperworld").reference


def test_no_strip_is_left_over() -> None:
    """Every file is listed."""
    assert {path.stem for path in FOLDER.iterdir()} == set(facts("recordings"))


def test_a_strip_ends_with_the_final_picture(tmp_path: Path) -> None:
    """States side by side in the order asked for; step N is the lossless final picture."""
    run = trajectory(tmp_path, Recipe(model="x@1", steps=4, width=SIDE, height=SIDE))
    strip = record.strip(run, (0, 4))
    assert strip.size == (2 * SIDE, SIDE)
    assert (
        strip.crop((SIDE, 0, 2 * SIDE, SIDE)).tobytes() == Image.open(run.final_path).convert("RGB").tobytes()
    )


def test_recording_writes_what_it_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table that is written is the table that was read, with the model and the date of now."""
    monkeypatch.setattr(record, "FOLDER", tmp_path / "strips")
    engine = PretendedEngine(tmp_path / "archive")
    engine.card = type("Card", (), {"reference": "paperworld@fresh", "size": SIDE})
    made = record.record(engine, recording("cover"))
    assert made.model == "paperworld@fresh" and made.date == "2026-11-20T10:00:00+00:00"
    assert (tmp_path / "strips" / "cover.webp").is_file()
    text = record.table([recording(name) for name in facts("recordings")])
    assert text == record.TABLE.read_text(encoding="utf-8")


def test_a_run_that_fails_is_told(tmp_path: Path) -> None:
    """Its sentence reaches whoever records."""
    engine = PretendedEngine(tmp_path / "archive")
    engine.card = type("Card", (), {"reference": "x@1", "size": SIDE})
    engine.answer = lambda recipe: engine.done(recipe).__class__(
        "failed", 0, None, 0, 20, None, None, "The worker is gone."
    )
    with pytest.raises(record.RecordingFailed, match="The worker is gone"):
        record.record(engine, recording("cover"))
