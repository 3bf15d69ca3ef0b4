"""Write a model's U-Net as an ONNX file: `python -m workshop.diffusion.export MODEL_FOLDER FILE`.

Takes some twenty seconds for the shipped model, once on a machine; the worker starts it beside its own work.
Standard operators; the number of rows is free, everything else is as the model was trained.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import torch
from diffusers import UNet2DConditionModel
from torch import Tensor, nn

from workshop.diffusion.unet import example

ROWS = (2, 32)  # what the tracer is told; one row works as well, and more than a worker ever asks for


class Positional(nn.Module):
    """A U-Net with its inputs in a row and a plain tensor as its result, as the export wants it."""

    def __init__(self, unet: Any) -> None:
        super().__init__()
        self.unet = unet

    def forward(self, samples: Tensor, timesteps: Tensor, embeddings: Tensor) -> Tensor:
        """Call the U-Net."""
        output: Tensor = self.unet(samples, timesteps, encoder_hidden_states=embeddings, return_dict=False)[0]
        return output


def export(folder: Path, file: Path) -> None:
    """Write the U-Net of a model folder; the file is complete or not there."""
    unet = UNet2DConditionModel.from_pretrained(folder / "unet", dtype=torch.float32, low_cpu_mem_usage=False)
    told = json.loads((folder / "tokenizer" / "tokenizer_config.json").read_text(encoding="utf-8"))
    names = ("samples", "timesteps", "embeddings")
    rows = torch.export.Dim("rows", min=ROWS[0], max=ROWS[1])
    program: Any = torch.onnx.export(
        Positional(unet).eval(),
        example(unet, int(told["model_max_length"])),
        dynamo=True,
        dynamic_shapes=tuple({0: rows} for _ in names),
        input_names=list(names),
        verbose=False,
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent) as unfinished:
        program.save(Path(unfinished) / "unet.onnx")
        os.replace(Path(unfinished) / "unet.onnx", file)


def main() -> None:
    """Read the command line and export, on one core and after everybody else."""
    parser = argparse.ArgumentParser(prog="python -m workshop.diffusion.export")
    parser.add_argument("model", type=Path, help="the model's folder")
    parser.add_argument("file", type=Path, help="where to write it")
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    if hasattr(os, "nice"):
        os.nice(10)
    export(wanted.model, wanted.file)


if __name__ == "__main__":
    main()
