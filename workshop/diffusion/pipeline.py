"""Loading a model: the parts of a StableDiffusionPipeline, the decoder for frames, and where they run.

Knows torch and diffusers; belongs to the worker. Knows nothing about runs.
"""

from __future__ import annotations

import platform
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import diffusers
import torch
import transformers
from diffusers import StableDiffusionPipeline

from workshop.diffusion.errors import ModelBroken, NotEnoughMemory
from workshop.diffusion.lora import Changes, load_changes
from workshop.diffusion.models import PROBE, TWIN

LIBRARIES = ("torch", "diffusers", "transformers")


@dataclass(frozen=True)
class Model:
    """A loaded model: every part that a run needs, on one device."""

    pipe: Any  # StableDiffusionPipeline
    frame_decoder: Any | None  # fast and a little softer than the VAE; None: frames go through the VAE
    device: torch.device
    dtype: torch.dtype
    probe: Any | None = None  # reads pictures; None: the model brings none
    twin: Changes | None = None  # what makes the U-Net one of other data, see `lora`; None: there is none

    @property
    def scale(self) -> int:
        """Pixels per latent, along one side."""
        return int(self.pipe.vae_scale_factor)

    def tokens_of(self, text: str) -> tuple[str, ...]:
        """Return the tokens of a text as the model takes it, start and end included, padding left out."""
        tokenizer = self.pipe.tokenizer
        ids = tokenizer(text, truncation=True, max_length=tokenizer.model_max_length).input_ids
        return tuple(token.replace("</w>", "") for token in tokenizer.convert_ids_to_tokens(ids))


def load(folder: Path, device: str = "") -> Model:
    """Load a model folder onto a device, the best there is unless one is named.

    Raises: ModelBroken, NotEnoughMemory.
    """
    diffusers.utils.logging.disable_progress_bar()
    transformers.utils.logging.disable_progress_bar()
    place = torch.device(device or best_device())
    dtype = torch.float16 if place.type in ("cuda", "mps") else torch.float32
    try:
        pipe = StableDiffusionPipeline.from_pretrained(
            folder,
            dtype=dtype,
            safety_checker=None,
            requires_safety_checker=False,
            local_files_only=True,
            low_cpu_mem_usage=False,  # the other way needs one more package
        )
        pipe.to(place)
        frame_decoder = _frame_decoder(folder, place, pipe.vae.config.scaling_factor)
        probe = _probe(folder, place)
        twin = load_changes(folder / TWIN) if (folder / TWIN).is_dir() else None
    except (OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError, MemoryError) as problem:
        if is_lack_of_memory(problem):
            raise NotEnoughMemory() from problem
        raise ModelBroken(path=folder, reason=_first_line(problem)) from problem
    pipe.set_progress_bar_config(disable=True)
    return Model(pipe, frame_decoder, place, dtype, probe, twin)


def is_lack_of_memory(problem: Exception) -> bool:
    """Tell whether a failure was for want of memory, of the machine or of the device."""
    told = "can't allocate memory" in str(problem)  # torch on a CPU: a RuntimeError like any other
    return told or isinstance(problem, (torch.OutOfMemoryError, MemoryError))


def best_device() -> str:
    """Return "cuda", "mps" or "cpu": the first that works here."""
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def device_name(device: torch.device) -> str:
    """Name a device so that a person recognises it."""
    if device.type == "cuda":
        return f"cuda ({torch.cuda.get_device_name(device)})"
    return f"{device.type} ({platform.machine()})"


def idle_devices(device: torch.device) -> tuple[str, ...]:
    """Return the other GPUs of this machine, if this one was not asked for by its number."""
    if device.type != "cuda" or device.index is not None:
        return ()
    return tuple(f"cuda:{number}" for number in range(1, torch.cuda.device_count()))


@cache
def versions(*others: str) -> dict[str, str]:
    """Return the versions that a picture's last bits may depend on."""
    return {name: version(name) for name in (*LIBRARIES, *others)} | {"python": platform.python_version()}


def _frame_decoder(folder: Path, device: torch.device, scaling_factor: float) -> Any | None:
    """Load what decodes frames fast: our own small decoder, or TAESD where it lies in the model's folder."""
    if (folder / "taesd").is_dir():
        return _TinyDecoder(folder / "taesd", device, scaling_factor)
    if not (folder / "frame_decoder").is_dir():
        return None
    from workshop.diffusion.frame_decoder import FrameDecoder  # only our own models have one

    decoder: Any = FrameDecoder.from_pretrained(
        folder / "frame_decoder", dtype=frame_dtype(device), low_cpu_mem_usage=False
    )
    return decoder.to(device, memory_format=torch.channels_last).eval()  # half the time, also on a CPU


class _TinyDecoder:
    """TAESD, called as our own decoder is: with unscaled latents.

    Source: madebyollin/taesd; it was trained on the latents as the U-Net has them.
    """

    def __init__(self, folder: Path, device: torch.device, scaling_factor: float) -> None:
        tiny: Any = diffusers.AutoencoderTiny.from_pretrained(
            folder, dtype=frame_dtype(device), low_cpu_mem_usage=False
        )
        self._tiny = tiny.to(device, memory_format=torch.channels_last).eval()
        self._scaling_factor = scaling_factor
        self.dtype: torch.dtype = tiny.dtype

    def __call__(self, unscaled: torch.Tensor) -> torch.Tensor:
        """Return pictures from -1 to 1."""
        pictures: torch.Tensor = self._tiny.decode(unscaled * self._scaling_factor, return_dict=False)[0]
        return pictures


def _probe(folder: Path, device: torch.device) -> Any | None:
    if not (folder / PROBE).is_dir():
        return None
    from workshop.diffusion.probe import Probe  # only our own models have one

    probe: Any = Probe.from_pretrained(folder / PROBE)
    return probe.to(device).eval()


def frame_dtype(device: torch.device) -> torch.dtype:
    """Return the fastest type on this device: frames are seen, not computed with, and 8 bits are enough."""
    if device.type != "cpu":
        return torch.float16
    can = torch.cpu.get_capabilities()
    return torch.bfloat16 if can.get("avx512_bf16") or can.get("amx_bf16") else torch.float32


def _first_line(problem: Exception) -> str:
    return str(problem).strip().split("\n", 1)[0][:200] or type(problem).__name__
