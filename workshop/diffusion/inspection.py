"""What else the worker can do with a model: read pictures, turn text into vectors, go through the VAE.

Each kind of work is a generator: it yields how many steps it is far, and returns its result. Knows torch and
one model. Knows nothing about queues or sockets.
"""

from __future__ import annotations

import io
import math
from collections.abc import Generator, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
import torch
from PIL import Image, ImageOps
from torch import Tensor
from torch.nn import functional

from workshop.diffusion.activations import keep_maps
from workshop.diffusion.errors import NoProbe, PictureUnreadable
from workshop.diffusion.frames import Frame, decode_final, png
from workshop.diffusion.pipeline import Model
from workshop.diffusion.sampler import Sampler
from workshop.diffusion.task import Task
from workshop.diffusion.work import (
    GAIN,
    Activations,
    Embedded,
    Embedding,
    Reading,
    Readings,
    Restored,
    RoundTrip,
)

Result = TypeVar("Result")
Steps = Generator[int, None, Result]
PROBE_SIDE = 128  # pixels of the pictures that the probe was trained on
AT_ONCE = 8  # pictures that the probe reads in one step
DIGITS = 4  # of a probability
EQUAL = 99.0  # decibels that stand for equal pictures


def inspect(work: Task[Any], sampler: Sampler, side: int, pictures: Mapping[str, bytes]) -> Steps[Any]:
    """Do some work that is not a picture; `side` is that of the pictures the model was trained on."""
    match work:
        case Reading():
            return read(sampler.model, work, pictures)
        case Embedding():
            return embed(sampler.model, work)
        case RoundTrip():
            return go_through_vae(sampler.model, work, side)
        case Activations():
            return keep_maps(work, sampler)
    raise TypeError(f"nobody knows how to do this: {type(work).__name__}")


def read(model: Model, work: Reading, pictures: Mapping[str, bytes]) -> Steps[Readings]:
    """Let the probe read pictures, a few in each step; those without a file were read before.

    Raises: NoProbe, PictureUnreadable.
    """
    if model.probe is None:
        raise NoProbe(model=model.pipe.config.get("_name_or_path", ""))
    found: Readings = {}
    digests = list(pictures)
    for start in range(0, len(digests), AT_ONCE):
        chunk = digests[start : start + AT_ONCE]
        found |= zip(chunk, _read(model, [pictures[digest] for digest in chunk]), strict=True)
        yield work.length - len(digests) + len(found)
    return found


@torch.inference_mode()
def _read(model: Model, files: Sequence[bytes]) -> list[dict[str, dict[str, float]]]:
    probe: Any = model.probe
    batch = torch.cat([_resized(_tensor(_opened(file)), PROBE_SIDE) for file in files])
    return [
        {
            attribute: {value: round(share, DIGITS) for value, share in shares.items()}
            for attribute, shares in reading.items()
        }
        for reading in probe.read(batch.to(model.device, probe.dtype))
    ]


@torch.inference_mode()
def embed(model: Model, work: Embedding) -> Steps[Embedded]:
    """Turn a text into the vectors that the U-Net is given."""
    tokenizer, encoder = model.pipe.tokenizer, model.pipe.text_encoder
    most = tokenizer.model_max_length
    ids = tokenizer(work.text, truncation=True, max_length=most, padding="max_length", return_tensors="pt")
    tokens = model.tokens_of(work.text)
    told = encoder(ids.input_ids.to(model.device))
    yield 1
    return Embedded(
        tokens=tokens,
        vectors=told.last_hidden_state[0, : len(tokens)].float().cpu().numpy(),
        pooled=told.pooler_output[0].float().cpu().numpy(),
    )


@torch.inference_mode()
def go_through_vae(model: Model, work: RoundTrip, side: int) -> Steps[Restored]:
    """Encode a picture into latents and decode it again; `side`: no longer in pixels, the rest is cut off.

    Raises: PictureUnreadable.
    """
    before = _fitted(_opened(work.picture), side, model.scale)
    vae = model.pipe.vae
    encoded = vae.encode(_tensor(before).to(model.device, model.dtype)).latent_dist.mode()
    latents = encoded * vae.config.scaling_factor
    after = decode_final(model, latents)
    yield 1
    lost = np.abs(after.astype(int) - np.asarray(before))
    return Restored(
        before=png(np.asarray(before)),
        after=png(after),
        difference=png((lost * GAIN).clip(0, 255).astype(np.uint8)),
        psnr=_psnr(lost),
        latents=latents[0].float().cpu().numpy(),
    )


def _psnr(lost: np.ndarray[Any, Any]) -> float:
    error = float((lost.astype(float) ** 2).mean())
    return EQUAL if error == 0 else min(EQUAL, 10 * math.log10(255**2 / error))


def _opened(file: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(file)).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise PictureUnreadable() from problem


def _fitted(picture: Image.Image, side: int, scale: int) -> Image.Image:
    """Make a picture at most `side` long and a whole number of latents wide and high."""
    if max(picture.size) > side:
        picture = ImageOps.contain(picture, (side, side))
    width, height = (max(scale, length // scale * scale) for length in picture.size)
    return ImageOps.fit(picture, (width, height))


def _tensor(picture: Image.Image | Frame) -> Tensor:
    """Return (1, 3, height, width) in −1…1."""
    pixels = torch.from_numpy(np.array(picture)).permute(2, 0, 1)[None]
    return pixels.float() / 127.5 - 1


def _resized(picture: Tensor, side: int) -> Tensor:
    if picture.shape[-2:] == (side, side):
        return picture
    return functional.interpolate(picture, (side, side), mode="bilinear", antialias=True, align_corners=False)
