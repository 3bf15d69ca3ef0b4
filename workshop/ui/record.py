"""Makes the recorded strips anew with the shipped model: `python -m workshop.ui.record`.

Knows what content/recordings.toml asks for, and writes back which model answered and when. To be run
whenever the shipped model changed. Knows nothing about pages.
"""

from __future__ import annotations

import json
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from PIL import Image

from workshop.content import CONTENT, facts
from workshop.diffusion.archive import Archive
from workshop.diffusion.engine import Engine
from workshop.diffusion.models import card
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.trajectory import Trajectory
from workshop.errors import WorkshopError
from workshop.settings import Settings
from workshop.ui.recordings import FOLDER, Recording, recording

TABLE = CONTENT / "recordings.toml"
QUALITY = 82  # of WebP; noise is expensive and nobody counts its pixels
FIELDS = ("prompt", "seed", "steps", "guidance", "frames", "model", "date")


class RecordingFailed(WorkshopError):
    """A run that was to be recorded did not end in a picture."""

    key = "ui.recording_failed"


def record(engine: Engine, asked: Recording) -> Recording:
    """Make one recording's run and its strip; return the recording as it is now.

    Raises: RecordingFailed.
    """
    run = _run(engine, asked)
    FOLDER.mkdir(parents=True, exist_ok=True)
    strip(run, asked.frames).save(FOLDER / f"{asked.name}.webp", quality=QUALITY, method=6)
    return replace(asked, model=run.recipe.model, date=run.provenance.date)


def strip(run: Trajectory, steps: tuple[int, ...]) -> Image.Image:
    """Lay the states after these steps side by side; the last one of a run is its final picture."""
    width, height = run.recipe.width, run.recipe.height
    states = run.frames("noisy")
    laid = Image.new("RGB", (width * len(steps), height))
    for place, step in enumerate(steps):
        frame = Image.open(run.final_path) if step == run.steps else Image.fromarray(states[step])
        laid.paste(frame, (width * place, 0))
    return laid


def table(recordings: list[Recording]) -> str:
    """Return recordings as the text of content/recordings.toml, under the comment that it begins with."""
    parts = [TABLE.read_text(encoding="utf-8").partition("\n\n")[0] + "\n"]
    for one in recordings:
        values = [f"{field} = {json.dumps(getattr(one, field), ensure_ascii=False)}\n" for field in FIELDS]
        parts.append(f"\n[{one.name}]\n" + "".join(values))
    return "".join(parts)


def main() -> None:
    """Record everything that content/recordings.toml asks for."""
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(card(Settings.from_environment().model), Archive(Path(folder)))
        try:
            made = [record(engine, recording(name)) for name in facts("recordings")]
        finally:
            engine.close()
    TABLE.write_text(table(made), encoding="utf-8")


def _run(engine: Engine, asked: Recording) -> Trajectory:
    side = engine.card.size
    recipe = Recipe(
        model=engine.card.reference,
        prompt=asked.prompt,
        seed=asked.seed,
        steps=asked.steps,
        guidance=asked.guidance,
        width=side,
        height=side,
    )
    ticket = engine.submit(recipe, "recorder")
    while (state := ticket.snapshot()).phase in ("queued", "running"):
        time.sleep(0.1)
    if state.result is None:
        raise RecordingFailed(recording=asked.name, reason=state.error)
    return state.result


if __name__ == "__main__":
    main()
