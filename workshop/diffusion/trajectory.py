"""What a run leaves behind: every state, every prediction, their frames, and where they came from.

Knows the files of one run and how to read them. Knows nothing about which runs there are: `archive` does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from workshop.diffusion.recipe import Recipe

View = Literal["noisy", "predicted"]
FINAL = "final.png"
LATENTS = "latents.npz"
LABEL = "trajectory.json"
MADE_FILES = (FINAL, "noisy.webp", "predicted.webp", LATENTS)
FORMAT = 1


@dataclass(frozen=True)
class Cost:
    """What a run took.

    Units: seconds; of a call that was shared with other runs, this run's share by rows. `rows_shared` is the
    mean number of rows in the U-Net calls that this run was part of.
    """

    queue: float
    denoise: float
    decode: float
    rows_shared: float


@dataclass(frozen=True)
class Provenance:
    """Where a run came from; not part of its identity."""

    dtype: str
    device: str
    versions: Mapping[str, str]  # library -> version
    date: str  # UTC, ISO 8601
    cost: Cost


@dataclass(frozen=True)
class Trajectory:
    """One finished run on disk: states 0…N, and at each step k < N the prediction made from state k."""

    recipe: Recipe
    provenance: Provenance
    folder: Path
    steps: int  # N
    columns: int  # of both sprite sheets

    @property
    def digest(self) -> str:
        """The recipe's digest, which names this run."""
        return self.recipe.digest

    @property
    def final_path(self) -> Path:
        """The final picture, lossless, with its provenance in the file."""
        return self.folder / FINAL

    def sheet_path(self, view: View) -> Path:
        """The sprite sheet of a view, tiles row by row: states 0…N ("noisy") or predictions 0…N-1."""
        return self.folder / f"{view}.webp"

    def frames(self, view: View) -> NDArray[np.uint8]:
        """Cut a view's sheet into its frames.

        Shapes: (N + 1 or N, height, width, 3), uint8.
        """
        with Image.open(self.sheet_path(view)) as sheet:
            pixels = np.asarray(sheet.convert("RGB"))
        height, width = self.recipe.height, self.recipe.width
        tiles = (
            pixels.reshape(-1, height, self.columns, width, 3).swapaxes(1, 2).reshape(-1, height, width, 3)
        )
        return tiles[: self.steps + (view == "noisy")]

    def latents(self) -> dict[str, NDArray[np.float16]]:
        """Read the latents of every state ("states") and prediction ("predictions").

        Shapes: (N + 1 or N, channels, height / 8, width / 8), float16.
        """
        with np.load(self.folder / LATENTS) as arrays:
            return {name: arrays[name] for name in arrays.files}

    @cached_property
    def label(self) -> dict[str, Any]:
        """The whole of trajectory.json."""
        return _read(self.folder)


def write_label(
    recipe: Recipe, provenance: Provenance, columns: int, steps: int, files: Mapping[str, bytes]
) -> bytes:
    """Return the text of trajectory.json, which also seals the other files by their hashes."""
    label = {
        "format": FORMAT,
        "digest": recipe.digest,
        "recipe": json.loads(recipe.canonical),
        "steps": steps,
        "columns": columns,
        "provenance": asdict(provenance),
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
    }
    return json.dumps(label, indent=1, ensure_ascii=False).encode()


def open_trajectory(folder: Path) -> Trajectory:
    """Read a run from its folder.

    Raises: OSError, ValueError, KeyError, TypeError when the folder is damaged.
    """
    label = _read(folder)
    told = label["provenance"]
    return Trajectory(
        recipe=Recipe.from_canonical(json.dumps(label["recipe"])),
        provenance=Provenance(**{**told, "cost": Cost(**told["cost"])}),
        folder=folder,
        steps=int(label["steps"]),
        columns=int(label["columns"]),
    )


def is_whole(folder: Path) -> bool:
    """Tell whether a folder holds a run exactly as it was written, under its right name."""
    try:
        label = _read(folder)
        seals = label["files"]
        unharmed = all(
            hashlib.sha256((folder / name).read_bytes()).hexdigest() == seals[name] for name in MADE_FILES
        )
        return unharmed and open_trajectory(folder).digest == folder.name
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _read(folder: Path) -> dict[str, Any]:
    label: dict[str, Any] = json.loads((folder / LABEL).read_text(encoding="utf-8"))
    return label
