"""How much of the arithmetic that a core can do reaches the U-Net."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator

import torch
from torch.utils.flop_counter import FlopCounterMode

from benchmarks.clock import timed
from benchmarks.rows import Row, row
from workshop.diffusion.engine import EXPORTS
from workshop.diffusion.export import export
from workshop.diffusion.models import ModelCard
from workshop.diffusion.pipeline import Model, load
from workshop.diffusion.unet import CPU_CHUNK, TorchUnet, Unet, example, fast_unet, is_worth_exporting

SIDE = 1024  # of the matrices that say what a core can do
CALLS = 15


def rows(card: ModelCard) -> Iterator[Row]:
    """Yield the U-Net's GFLOP/s at a full chunk against a plain matrix product, one thread, in turn."""
    torch.set_num_threads(1)
    model = load(card.path, "cpu")
    file = EXPORTS / f"{card.weights}.onnx"
    if is_worth_exporting(model) and not file.is_file():
        export(card.path, file)
    yield _compared(model, fast_unet(file, model) or TorchUnet(model))


def _compared(model: Model, unet: Unet) -> Row:
    inputs = [part.repeat(CPU_CHUNK // 2, *[1] * (part.dim() - 1)) for part in _example(model)]
    with FlopCounterMode(display=False) as counter:
        TorchUnet(model)(*inputs)
    matrix = torch.randn(SIDE, SIDE)
    of_matrix, of_unet = [], []
    for _ in range(CALLS):
        of_matrix.append(2 * SIDE**3 / _seconds(lambda: matrix @ matrix) / 1e9)
        of_unet.append(counter.get_total_flops() / _seconds(lambda: unet(*inputs)) / 1e9)
    plain, ours = statistics.median(of_matrix), statistics.median(of_unet)
    return row("speed", ours / plain, rows=CPU_CHUNK, unet=unet.name, ours=ours, plain=plain)


def _example(model: Model) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    return example(model.pipe.unet, model.pipe.tokenizer.model_max_length)


def _seconds(work: Callable[[], object]) -> float:
    return timed(work)[0]
