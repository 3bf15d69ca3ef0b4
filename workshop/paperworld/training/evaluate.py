"""What the shipped weights can do, measured on drawn pictures that nothing was trained on and on made ones.

    python run.py evaluate --json                       the committed measurement of these very weights
    python run.py evaluate --fresh                      measure anew: about 5,000 pictures
    python run.py evaluate --fresh --prompts 128 --seeds 96 --sheets FOLDER
    python run.py evaluate --twin 0.5                   add the twin, half way from skewed to balanced

Knows a finished model folder. What was not measured is left out: no probe, no made pictures. Stopped in the
middle, it goes on where it was.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKL
from torch import Tensor

from workshop.content import CONTENT, ROOT
from workshop.diffusion.frame_decoder import FrameDecoder
from workshop.diffusion.models import PROBE, card, weights_hash
from workshop.paperworld.training import data
from workshop.paperworld.training.compute import device
from workshop.paperworld.training.decoder import noisy_latents, show_frames
from workshop.paperworld.training.trial import probe_accuracy, try_out
from workshop.paperworld.training.twin import merge_twin
from workshop.paperworld.training.vae import decode, encode, held_out

SHIPPED = CONTENT / "models/paperworld"
KEPT = ROOT / "training/evaluation"
PICTURES = 128  # drawn ones, for the decoders
PROMPTS, SEEDS = 512, 512
FILE = "evaluation.json"


def measure(folder: Path, count: int = PICTURES) -> dict[str, Any]:
    """Measure the VAE against drawn pictures and the frame decoder against the VAE.

    Units: dB, from the squared error over all pictures together.
    """
    vae = AutoencoderKL.from_pretrained(folder / "vae").to(device()).eval()
    decoder = FrameDecoder.from_pretrained(folder / "frame_decoder").to(device()).eval()
    pictures = held_out(count)
    clean = encode(vae, pictures)
    restored = decode(vae, clean)
    noisy = noisy_latents(clean, torch.Generator().manual_seed(4))
    return {
        "weights": weights_hash(folder),
        "pictures": count,
        "vae_psnr_db": round(data.psnr(restored, pictures), 2),
        "frame_decoder_psnr_db": {
            "finished": frame_psnr(decoder, clean, restored),
            "noisy": frame_psnr(decoder, noisy, decode(vae, noisy)),
        },
    }


def frame_psnr(decoder: FrameDecoder, latents: Tensor, truth: Tensor) -> float:
    """Return how near the frame decoder comes to the VAE's pictures, in dB."""
    shown = show_frames(decoder, latents.to(device())).cpu()
    return round(data.psnr(shown, truth.clamp(-1, 1)), 2)


def evaluate(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Measure everything that the folder allows."""
    found = measure(folder)
    if (folder / PROBE).is_dir():
        found |= {"probe": card(str(folder)).probe, "probe_accuracy": probe_accuracy(folder)}
        found |= try_out(folder, KEPT, options.prompts, options.seeds, "skewed", options.sheets)
    return found


def evaluate_twin(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Measure the model with the twin's weights merged in, against the balanced data."""
    merged = merge_twin(folder, options.twin, KEPT / f"twin-{options.twin:g}")
    return try_out(merged, KEPT, options.prompts, options.seeds, "balanced", options.sheets)


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
    options = parse(arguments)
    found = None if options.fresh else committed(options.folder)
    if found is None:
        found = evaluate(options.folder, options)
        write_measurement(found, options.folder)
    if options.twin is not None:
        found["twin"] = found.get("twin", {}) | {f"{options.twin:g}": evaluate_twin(options.folder, options)}
        write_measurement(found, options.folder)
    print(json.dumps(found) if options.json else json.dumps(found, indent=2))


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(prog="python run.py evaluate")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    parser.add_argument("--fresh", action="store_true", help="measure anew, and keep the result")
    parser.add_argument("--folder", type=Path, default=SHIPPED, help="the model folder")
    parser.add_argument("--prompts", type=int, default=PROMPTS, help="new combinations to ask for")
    parser.add_argument("--seeds", type=int, default=SEEDS, help="pictures of each default and guidance")
    parser.add_argument("--sheets", type=Path, default=None, help="where to put contact sheets")
    parser.add_argument("--twin", type=float, default=None, help="measure the twin at this scale, 0 to 1")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
