"""The models that can be loaded: what a card says about one, and the hash that tells editions apart.

Knows `content/models.toml`, folders in diffusers' layout and the local Hugging Face cache.
Knows nothing about loading weights: that is the worker's `pipeline`.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from workshop.content import ROOT, facts
from workshop.diffusion.errors import ModelBroken, ModelMissing, OtherFamily

HASHED_FILES = ("tokenizer/tokenizer.json", "scheduler/scheduler_config.json")
HUB_FILES = [
    "model_index.json",
    "*/*.json",
    "*/*.txt",
    "*/model.safetensors",
    "*/diffusion_pytorch_model.safetensors",
]
HASH_DIGITS = 12
PROBE = "probe"  # the folder of what reads pictures; it does not decide them
PROBE_FILES = ("config.json", "diffusion_pytorch_model.safetensors")
TWIN = "twin"  # the folder of a LoRA that was trained on other data, and makes none of its pictures
FAMILY = "StableDiffusionPipeline"


@dataclass(frozen=True)
class ModelCard:
    """What is known about a model before it is loaded.

    Units: size in pixels (the side of the square picture it was trained on).
    """

    name: str
    family: str
    path: Path
    default_steps: int
    default_guidance: float
    size: int
    licence: str
    weights: str  # the first hex digits of the hash over everything that decides its pictures
    probe: str = ""  # those of what reads pictures; empty: the model brings nothing that does
    lora: str = ""  # those of the LoRA that was trained on other data; empty: the model has no such twin
    scheduler: str = "ddim"  # for its recipes: its own where that is offered

    @property
    def reference(self) -> str:
        """The name that goes into a Recipe: `paperworld@1a2b3c4d5e6f`."""
        return f"{self.name}@{self.weights}"


@cache
def card(name: str) -> ModelCard:
    """Return the card of an entry of content/models.toml, of a model folder or of a hub name.

    Raises: ModelMissing, ModelBroken, OtherFamily.
    """
    entry: dict[str, Any] = facts("models").get(name, {})
    local = ROOT / entry["path"] if "path" in entry else Path(name).expanduser().resolve()
    folder = local if local.is_dir() or "path" in entry else _from_hub(name)
    if not (folder / "model_index.json").is_file():
        raise ModelMissing(model=name)
    _check_family(folder)
    return ModelCard(
        name=local.name if folder is local and not entry else name,
        family=entry.get("family", "stable-diffusion"),
        path=folder,
        default_steps=entry.get("default_steps", 20),
        default_guidance=entry.get("default_guidance", 7.5),
        size=entry.get("size") or _trained_size(folder),
        licence=entry.get("licence", ""),
        weights=weights_hash(folder),
        probe=_hash_over(
            folder, {f"{PROBE}/{name}" for name in PROBE_FILES if (folder / PROBE / name).is_file()}
        ),
        lora=_hash_over(folder, _weights_in(folder / TWIN, folder)),
        scheduler=_own_scheduler(folder),
    )


def weights_hash(folder: Path) -> str:
    """Name an edition of a model: SHA-256 over its weights, tokenizer and scheduler, paths and bytes.

    What lies beside the model, its probe and its twin, decides none of its pictures.
    """
    beside = _weights_in(folder / PROBE, folder) | _weights_in(folder / TWIN, folder)
    paths = _weights_in(folder, folder) - beside
    return _hash_over(folder, paths | {path for path in HASHED_FILES if (folder / path).is_file()})


def _weights_in(place: Path, folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in place.rglob("*.safetensors")}


def _hash_over(folder: Path, paths: set[str]) -> str:
    """Return the first digits of SHA-256 over these files, paths and bytes; "" when there are none."""
    if not paths:
        return ""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{path}\0".encode())
        with (folder / path).open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:HASH_DIGITS]


def _from_hub(name: str) -> Path:
    """Find a hub model in the local cache, or fetch it once."""
    from huggingface_hub import snapshot_download  # takes half a second to import, and is rarely needed
    from huggingface_hub.errors import HFValidationError

    try:
        offline = os.environ.get("HF_HUB_OFFLINE") == "1"
        return Path(snapshot_download(name, allow_patterns=HUB_FILES, local_files_only=offline))
    except (OSError, ValueError, HFValidationError) as problem:  # no network, no such name, no such snapshot
        raise ModelMissing(model=name) from problem


def _check_family(folder: Path) -> None:
    """Refuse a folder that says it is something else; whether it is whole shows when it is loaded."""
    family = _read(folder / "model_index.json").get("_class_name", FAMILY)
    if family != FAMILY:
        raise OtherFamily(path=folder, family=family)


def _own_scheduler(folder: Path) -> str:
    own = _read(folder / "scheduler" / "scheduler_config.json").get("_class_name", "")
    return "euler" if own == "EulerDiscreteScheduler" else "ddim"


def _read(file: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return told
    except (OSError, ValueError):
        return {}


def _trained_size(folder: Path) -> int:
    try:
        unet = json.loads((folder / "unet/config.json").read_text(encoding="utf-8"))
        vae = json.loads((folder / "vae/config.json").read_text(encoding="utf-8"))
        scale: int = 2 ** (len(vae["block_out_channels"]) - 1)
        return int(unet["sample_size"]) * scale
    except (OSError, KeyError, ValueError) as problem:
        raise ModelBroken(path=folder, reason=type(problem).__name__) from problem
