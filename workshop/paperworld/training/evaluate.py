"""What the shipped weights can do, measured on drawn pictures that nothing was trained on.

    python -m workshop.paperworld.training.evaluate --json [--fresh]

prints the committed measurement of these very weights, or measures anew. Knows a finished model folder.
What was not measured is left out.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKL
from torch import Tensor

from workshop.content import CONTENT
from workshop.diffusion.frame_decoder import FrameDecoder
from workshop.diffusion.models import weights_hash
from workshop.paperworld.training import data
from workshop.paperworld.training.decoder import noisy_latents, show_frames
from workshop.paperworld.training.vae import decode, encode, held_out

SHIPPED = CONTENT / "models/paperworld"
PICTURES = 128
FILE = "evaluation.json"


def measure(folder: Path, count: int = PICTURES) -> dict[str, Any]:
    """Measure the VAE against drawn pictures and the frame decoder against the VAE.

    Units: dB, from the squared error over all pictures together.
    """
    vae = AutoencoderKL.from_pretrained(folder / "vae").eval()
    decoder = FrameDecoder.from_pretrained(folder / "frame_decoder").eval()
    pictures = held_out(count)
    clean = encode(vae, pictures)
    restored = decode(vae, clean)
    noisy = noisy_latents(clean, torch.Generator().manual_seed(4))
    return {
        "weights": weights_hash(folder),
        "n": count,
        "vae_psnr_db": round(data.psnr(restored, pictures), 2),
        "frame_decoder_psnr_db": {
            "finished": frame_psnr(decoder, clean, restored),
            "noisy": frame_psnr(decoder, noisy, decode(vae, noisy)),
        },
    }


def frame_psnr(decoder: FrameDecoder, latents: Tensor, truth: Tensor) -> float:
    """Return how near the frame decoder comes to the VAE's pictures, in dB."""
    return round(data.psnr(show_frames(decoder, latents), truth.clamp(-1, 1)), 2)


def write_measurement(measurement: dict[str, Any], folder: Path) -> None:
    """Keep a measurement beside the weights it belongs to."""
    (folder / FILE).write_text(json.dumps(measurement, indent=2) + "\n", encoding="utf-8")


def committed(folder: Path) -> dict[str, Any] | None:
    """Return the measurement kept beside the weights, unless it belongs to other weights."""
    path = folder / FILE
    if not path.exists():
        return None
    measurement: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return measurement if measurement["weights"] == weights_hash(folder) else None


def main(arguments: list[str] | None = None) -> None:
    """Print the measurement; the last line is JSON when asked for."""
    parser = argparse.ArgumentParser(prog="python run.py evaluate")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    parser.add_argument("--fresh", action="store_true", help="measure anew, and keep the result")
    parser.add_argument("--folder", type=Path, default=SHIPPED, help="the model folder")
    options = parser.parse_args(arguments)
    found = None if options.fresh else committed(options.folder)
    if found is None:
        found = measure(options.folder)
        write_measurement(found, options.folder)
    print(json.dumps(found) if options.json else json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
