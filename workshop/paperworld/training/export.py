"""The working folder turned into the folder that is shipped: content/models/paperworld/.

Knows diffusers' folder layout and which facts go beside the weights; knows nothing about training. The
new folder is written beside the old one and takes its place when it is whole.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKL, DiffusionPipeline, StableDiffusionPipeline
from torch import nn
from transformers import CLIPTokenizer

from workshop.content import CONTENT
from workshop.diffusion.frame_decoder import FrameDecoder
from workshop.diffusion.probe import Probe
from workshop.paperworld.training.beginning import begun
from workshop.paperworld.training.denoiser import Denoiser, build_denoiser, make_scheduler
from workshop.paperworld.training.evaluate import measure, write_measurement
from workshop.paperworld.training.samples import write_samples
from workshop.paperworld.training.tokenizer import words_of
from workshop.paperworld.world import WORLD

SHIPPED = CONTENT / "models/paperworld"
STAGES = ("vae", "refine", "decoder", "probe", "words", "denoiser")
GOING_ON = ("refine", "denoiser")  # the stages that go on from a model that was begun with; others begin anew
SPENT = {"minutes": ("seconds", 60), "steps": ("step", 1), "samples": ("samples", 1)}  # key, unit
PACKAGES = ("torch", "diffusers", "transformers", "tokenizers")


def export(folder: Path, target: Path = SHIPPED) -> None:
    """Write pipeline, frame decoder, probe, words, facts, samples and measurement, and swap them in.

    The measurement is that of the decoders; `evaluate --fresh` makes the pictures for all else.
    """
    unfinished = target.with_name(target.name + ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    pipeline = save_pipeline(folder, unfinished)
    FrameDecoder.from_pretrained(folder / "frame_decoder").half().save_pretrained(
        unfinished / "frame_decoder"
    )
    Probe.from_pretrained(folder / "probe").half().save_pretrained(unfinished / "probe")
    captions = (folder / "captions.txt").read_text(encoding="utf-8").splitlines()
    (unfinished / "words.txt").write_text("\n".join(words_of(captions)) + "\n", encoding="utf-8")
    facts = gather_facts(folder, pipeline, len(captions))
    (unfinished / "facts.toml").write_text(to_toml(facts), encoding="utf-8")
    write_measurement(measure(unfinished), unfinished)
    write_samples(
        DiffusionPipeline.from_pretrained(unfinished, local_files_only=True), unfinished / "samples.webp"
    )
    forget_where(unfinished)
    make_readable(unfinished)
    swap_in(unfinished, target)


def save_pipeline(folder: Path, target: Path) -> StableDiffusionPipeline:
    """Save the averaged weights in half precision, in the layout diffusers loads without custom code."""
    tokenizer = CLIPTokenizer.from_pretrained(folder / "tokenizer")
    denoiser = averaged_denoiser(folder, tokenizer)
    pipeline = StableDiffusionPipeline(
        vae=AutoencoderKL.from_pretrained(folder / "vae").half(),
        text_encoder=denoiser.text_encoder.half(),
        tokenizer=tokenizer,
        unet=denoiser.unet.half(),
        scheduler=make_scheduler(),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipeline.save_pretrained(target)
    # transformers loads weights in the type its config names, diffusers in float32: let both do the latter.
    config = target / "text_encoder/config.json"
    settings = json.loads(config.read_text(encoding="utf-8")) | {"dtype": "float32"}
    config.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    return pipeline


def averaged_denoiser(folder: Path, tokenizer: CLIPTokenizer) -> Denoiser:
    """Return the denoiser with the average of its weights from the last checkpoint."""
    denoiser = build_denoiser(tokenizer).cpu()
    state = torch.load(folder / "denoiser.checkpoint", weights_only=True, map_location="cpu")
    denoiser.load_state_dict(state["average"])
    return denoiser.eval()


def gather_facts(folder: Path, pipeline: StableDiffusionPipeline, pictures: int) -> dict[str, dict[str, Any]]:
    """Return what is known about this edition: data, training and size."""
    parts = {name: getattr(pipeline, name) for name in ("unet", "text_encoder", "vae")}
    parts["frame_decoder"] = FrameDecoder.from_pretrained(folder / "frame_decoder")
    parts["probe"] = Probe.from_pretrained(folder / "probe")
    return {
        "data": {"world": WORLD, "data_sheet": "skewed", "pictures": pictures, "licence": "CC0-1.0"},
        "training": {
            "date": datetime.now(UTC).date().isoformat(),
            "hardware": all_hardware(begun(folder, "hardware"), hardware()),
            **{kind: total_spent(folder, kind) for kind in SPENT},
        },
        "parameters": {name: count_parameters(part) for name, part in parts.items()},
        "versions": {"python": platform.python_version()} | {name: version(name) for name in PACKAGES},
    }


def total_spent(folder: Path, kind: str) -> dict[str, float]:
    """Return what each stage took, here and for what it went on from; see SPENT."""
    key, unit = SPENT[kind]
    total: dict[str, float] = begun(folder, kind) or {}
    for name in STAGES:
        checkpoint = folder / f"{name}.checkpoint"
        if checkpoint.exists():
            here = torch.load(checkpoint, weights_only=True, map_location="cpu")[key] / unit
            before = total.get(name, 0) if name in GOING_ON else 0
            total[name] = round(before + here, 1 if unit > 1 else None)
    return total


def all_hardware(before: str | None, here: str) -> str:
    """Name what the model that was begun with was trained on, then what this one was."""
    return here if before in (None, here) else f"{before}, then {here}"


def hardware() -> str:
    """Name the device in words."""
    if torch.cuda.is_available():
        return str(torch.cuda.get_device_name())
    names = [line for line in _processor_lines() if line.startswith("model name")]
    name = names[0].split(":", 1)[1].strip() if names else platform.processor() or platform.machine()
    return f"{os.cpu_count()} cores of {name}"


def _processor_lines() -> list[str]:
    listing = Path("/proc/cpuinfo")
    return listing.read_text(encoding="utf-8").splitlines() if listing.exists() else []


def count_parameters(part: nn.Module) -> int:
    """Return how many numbers were learned."""
    return sum(parameter.numel() for parameter in part.parameters())


def to_toml(tables: dict[str, dict[str, Any]]) -> str:
    """Write tables of texts, numbers and small tables as TOML."""
    blocks = []
    for name, table in tables.items():
        lines = [f"{key} = {_toml_value(value)}" for key, value in table.items()]
        blocks.append("\n".join([f"[{name}]", *lines]))
    return "\n\n".join(blocks) + "\n"


def _toml_value(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml_value(item)}" for key, item in value.items()) + " }"
    return json.dumps(value)


def forget_where(folder: Path) -> None:
    """Take out of the configs from which folder of the training machine a part was loaded."""
    for path in folder.rglob("config.json"):
        settings = json.loads(path.read_text(encoding="utf-8"))
        settings.pop("_name_or_path", None)
        path.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


def make_readable(folder: Path) -> None:
    """Let everybody read the files; safetensors writes them for the owner only."""
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def swap_in(unfinished: Path, target: Path) -> None:
    """Put a whole folder in the place of an old one."""
    old = target.with_name(target.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    unfinished.rename(target)
    shutil.rmtree(old, ignore_errors=True)
