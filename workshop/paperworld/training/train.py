"""The command that trains Paperworld, stage by stage, and goes on where it was stopped.

    python -m workshop.paperworld.training.train --minutes 120
    python -m workshop.paperworld.training.train --stage denoiser --minutes 300
    python -m workshop.paperworld.training.train --stage export
    python -m workshop.paperworld.training.train --stage twin --minutes 60
    python -m workshop.paperworld.training.train --begin-with content/models/paperworld --stage denoiser

Knows the order of the stages; each stage knows its own work. Everything unfinished lies in the working
folder, `training/` at the root of the repository. Running a stage again with more minutes prolongs it. The
twin is trained beside the exported weights, and goes with them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from workshop.content import ROOT
from workshop.paperworld.training.beginning import begin_with
from workshop.paperworld.training.decoder import train_decoder
from workshop.paperworld.training.denoiser import (
    make_latents,
    make_text_encoder,
    make_tokens,
    train_denoiser,
)
from workshop.paperworld.training.export import SHIPPED, export
from workshop.paperworld.training.probe import train_probe
from workshop.paperworld.training.twin import train_twin
from workshop.paperworld.training.vae import refine_vae, train_vae
from workshop.paperworld.training.words import train_words

SHARES = {
    "vae": 0.15,
    "refine": 0.05,
    "decoder": 0.05,
    "probe": 0.05,
    "words": 0.03,
    "denoiser": 0.67,
}  # of the minutes, when all stages run


def prepare(folder: Path) -> None:
    """Make tokens and latents where they are missing."""
    if not (folder / "tokens.npy").exists():
        make_tokens(folder)
    if not (folder / "latents.npy").exists():
        make_latents(folder)


def run_stage(stage: str, folder: Path, minutes: float, target: Path) -> None:
    """Run one stage to the end of its time box, with what it needs from the stages before."""
    print(f"{stage}: starts or goes on, time box {minutes:g} minutes", flush=True)
    if stage in ("decoder", "words", "denoiser"):
        prepare(folder)
    if stage == "vae":
        train_vae(folder, minutes)
    elif stage == "refine":
        refine_vae(folder, minutes)
    elif stage == "decoder":
        train_decoder(folder, minutes)
    elif stage == "probe":
        train_probe(folder, minutes)
    elif stage == "words":
        train_words(folder, minutes, make_text_encoder)
    elif stage == "denoiser":
        train_denoiser(folder, minutes)
    elif stage == "twin":
        train_twin(folder, target, minutes)
    else:
        export(folder, target)


def main(arguments: list[str] | None = None) -> None:
    """Read the options and run one stage or all of them."""
    parser = argparse.ArgumentParser(prog="python -m workshop.paperworld.training.train")
    parser.add_argument("--stage", choices=[*SHARES, "export", "twin", "all"], default="all")
    parser.add_argument("--minutes", type=float, default=120, help="working time of the stage, or of all")
    parser.add_argument("--folder", type=Path, default=ROOT / "training", help="where unfinished work lies")
    parser.add_argument("--target", type=Path, default=SHIPPED, help="where the finished model goes")
    parser.add_argument("--begin-with", type=Path, help="a finished model folder to go on from")
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.begin_with:
        begin_with(options.begin_with, options.folder)
    if options.stage == "all":
        for stage, share in SHARES.items():
            run_stage(stage, options.folder, share * options.minutes, options.target)
        run_stage("export", options.folder, 0, options.target)
    else:
        run_stage(options.stage, options.folder, options.minutes, options.target)


if __name__ == "__main__":
    main()
