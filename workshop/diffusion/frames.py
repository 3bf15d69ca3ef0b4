"""From latents to what a browser shows: the final picture, two sprite sheets, previews.

Knows decoders and image formats. Knows nothing about queues or steps to come.
"""

from __future__ import annotations

import io
import json
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from torch import Tensor

from workshop.diffusion.lanes import Lanes
from workshop.diffusion.pipeline import Model
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.sampler import Job
from workshop.diffusion.trajectory import FINAL, LATENTS, Provenance

Frame = NDArray[np.uint8]  # (height, width, 3)
CHUNK = 4  # latents decoded in one call; more at once is slower on a CPU
SHEET_QUALITY = 88
PREVIEW_QUALITY = 82
PREVIEW_SIDE = 256  # pixels at most
RARELY = 4  # without a frame decoder, only every fourth prediction is decoded before the end


@dataclass
class Album:
    """The frames of one job, by step, as far as they are decoded."""

    job: Job
    noisy: dict[int, Frame] = field(default_factory=dict)
    predicted: dict[int, Frame] = field(default_factory=dict)
    seconds: float = 0.0  # its share of the calls that decoded it

    def wanted(self, fast: bool) -> list[tuple[dict[int, Frame], int, Tensor]]:
        """List what to decode now, as (where to, step, latents).

        With a fast decoder: both frames of the step just taken. Else: some predictions, the rest at the end.
        """
        step = self.job.step - 1
        if fast:
            return [
                (self.noisy, step, self.job.states[step]),
                (self.predicted, step, self.job.predictions[step]),
            ]
        return [] if step % RARELY else [(self.predicted, step, self.job.predictions[step])]

    def missing(self) -> list[tuple[dict[int, Frame], int, Tensor]]:
        """List what is still to be decoded when the run is done; the last state is the final picture."""
        states, predictions = self.job.states[:-1], self.job.predictions
        noisy = [(self.noisy, step, latents) for step, latents in enumerate(states) if step not in self.noisy]
        seen = self.predicted
        return noisy + [(seen, step, latents) for step, latents in enumerate(predictions) if step not in seen]


def decode_into(albums: Sequence[Album], model: Model, lanes: Lanes, finished: bool = False) -> None:
    """Decode what each album wants now, or all it lacks when its run is finished."""
    started = time.perf_counter()
    fast = model.frame_decoder is not None
    wanted = [item for album in albums for item in (album.missing() if finished else album.wanted(fast))]
    latents = [latents for _, _, latents in wanted]
    chunks = lanes.map(lambda chunk: decode_frames(model, chunk), lanes.split(latents, CHUNK))
    for (place, step, _), frame in zip(wanted, (frame for chunk in chunks for frame in chunk), strict=True):
        place[step] = frame
    for album in albums:
        album.seconds += (time.perf_counter() - started) / len(albums)


@torch.inference_mode()
def decode_frames(model: Model, latents: Sequence[Tensor]) -> list[Frame]:
    """Decode latents with the frame decoder where the model has one, else with the VAE.

    Shapes: each (1, channels, height / 8, width / 8) in; (height, width, 3) uint8 out.
    """
    unscaled = torch.cat(list(latents)) / model.pipe.vae.config.scaling_factor
    decoder = model.frame_decoder
    if decoder is None:
        return list(_to_pixels(_through_vae(model)(unscaled.to(model.dtype))))
    fast = unscaled.to(decoder.dtype, memory_format=torch.channels_last)
    return list(_to_pixels(decoder(fast)))


@torch.inference_mode()
def decode_final(model: Model, latents: Tensor) -> Frame:
    """Decode the finished latents as the pipeline itself does, through the full VAE."""
    unscaled = latents.to(model.dtype) / model.pipe.vae.config.scaling_factor
    picture: Frame = _to_pixels(_through_vae(model)(unscaled))[0]
    return picture


def png(frame: Frame) -> bytes:
    """Encode one frame without loss."""
    return _encoded(Image.fromarray(frame), "PNG")


def preview(frame: Frame) -> bytes:
    """Encode one frame small, for the moment it is looked at."""
    image = Image.fromarray(frame)
    image.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    return _encoded(image, "JPEG", quality=PREVIEW_QUALITY)


def columns_for(steps: int) -> int:
    """Return the tiles in a row of both sheets: the noisy one has steps + 1, in about a square."""
    return math.ceil(math.sqrt(steps + 1))


def sheet(frames: Sequence[Frame], columns: int) -> bytes:
    """Lay frames out row by row and encode them as one WebP."""
    height, width, _ = frames[0].shape
    rows = -(-len(frames) // columns)
    tiles = np.zeros((rows * columns, height, width, 3), np.uint8)
    tiles[: len(frames)] = frames
    pixels = tiles.reshape(rows, columns, height, width, 3).swapaxes(1, 2)
    image = Image.fromarray(pixels.reshape(rows * height, columns * width, 3))
    return _encoded(image, "WEBP", quality=SHEET_QUALITY, method=0)


def final_png(frame: Frame, recipe: Recipe, provenance: Provenance) -> bytes:
    """Encode the final picture without loss; where it came from travels in the file's text."""
    info = PngInfo()
    info.add_itxt("Software", "Twenty Steps")
    info.add_itxt("Recipe", recipe.canonical)
    info.add_itxt("Digest", recipe.digest)
    told = {name: value for name, value in asdict(provenance).items() if name != "cost"}
    info.add_itxt("Provenance", json.dumps(told, ensure_ascii=False))
    return _encoded(Image.fromarray(frame), "PNG", pnginfo=info, compress_level=6)


def latents_file(job: Job) -> bytes:
    """Pack every state and prediction as float16."""
    buffer = io.BytesIO()
    states, predictions = (
        torch.cat(kept).to("cpu", torch.float16).numpy() for kept in (job.states, job.predictions)
    )
    np.savez(buffer, states=states, predictions=predictions)
    return buffer.getvalue()


def files_of(album: Album, final: Frame, provenance: Provenance) -> dict[str, bytes]:
    """Encode everything a Trajectory consists of, by file name."""
    noisy = [album.noisy[step] for step in range(album.job.step)] + [final]
    predicted = [album.predicted[step] for step in range(album.job.step)]
    columns = columns_for(album.job.step)
    return {
        FINAL: final_png(final, album.job.recipe, provenance),
        "noisy.webp": sheet(noisy, columns),
        "predicted.webp": sheet(predicted, columns),
        LATENTS: latents_file(album.job),
    }


def _through_vae(model: Model) -> Callable[[Tensor], Tensor]:
    return lambda latents: model.pipe.vae.decode(latents, return_dict=False)[0]


def _to_pixels(pictures: Tensor) -> NDArray[np.uint8]:
    """From (batch, 3, height, width) in −1…1 to (batch, height, width, 3) in 0…255, as diffusers rounds."""
    unit = (pictures.float() / 2 + 0.5).clamp(0, 1).permute(0, 2, 3, 1).cpu().numpy()
    pixels: NDArray[np.uint8] = (unit * 255).round().astype(np.uint8)
    return pixels


def _encoded(image: Image.Image, format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()
