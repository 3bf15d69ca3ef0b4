"""A working folder that goes on from a finished model, so that more hours make the same edition better.

Knows which parts of a model folder which stage begins with. Knows nothing about training.
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

PARTS = {
    "tokenizer": "tokenizer",
    "vae": "vae",
    "frame_decoder": "frame_decoder",
    "probe": "probe",
    "text_encoder": "words",
    "unet": "unet",
}  # of the model folder, and the names that the stages know them by
BEGUN = "begun.toml"  # the facts of the model that was begun with


def begin_with(model: Path, folder: Path) -> None:
    """Put the parts of a finished model into the working folder, where they are missing."""
    for part, name in PARTS.items():
        if not (folder / name).exists():
            shutil.copytree(model / part, folder / name)
    shutil.copy(model / "facts.toml", folder / BEGUN)


def begun(folder: Path, kind: str) -> Any:
    """Return a fact of the training that was begun with: its "minutes", "steps", "samples" or "hardware"."""
    path = folder / BEGUN
    return tomllib.loads(path.read_text(encoding="utf-8"))["training"][kind] if path.exists() else None
