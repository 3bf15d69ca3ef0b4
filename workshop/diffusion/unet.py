"""Two ways to call a U-Net: torch runs everywhere; ONNX Runtime is faster for small ones on a CPU.

torch in eager mode spends about 10 ms a call on getting from one operation to the next and packs the weights
anew each time: 40 % of a call with two rows of the shipped model. ONNX Runtime does neither. Both give the
same numbers to a few millionths.

Knows tensors. Knows nothing about prompts, steps or guidance.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor

from workshop.diffusion.pipeline import Model

TOLERANCE = 1e-3  # between the two ways; in practice they differ by 1e-6
LARGEST_EXPORTED = 100_000_000  # parameters; larger ones are not faster this way
EXAMPLE_ROWS = 2
CPU_CHUNK = 8  # rows in a call: more are no faster on a CPU, and steps would take longer
GPU_CHUNKS = (2, 4, 8, 16, 32, 64)
GOOD_ENOUGH = 1.05  # times the time a row takes at best


class Unet(Protocol):
    """A way to call the U-Net; may be called from several threads at once."""

    name: str
    fewest_rows: int  # a call with fewer is wasteful, however many cores are idle

    def __call__(self, samples: Tensor, timesteps: Tensor, embeddings: Tensor) -> Tensor:
        """Return the U-Net's output for each row.

        Shapes: samples and result (rows, channels, height, width), timesteps (rows,), embeddings
        (rows, tokens, width).
        """
        ...


class TorchUnet:
    """The U-Net as diffusers runs it."""

    name = "torch"
    fewest_rows = 2

    def __init__(self, model: Model) -> None:
        self.module = model.pipe.unet

    @torch.inference_mode()
    def __call__(self, samples: Tensor, timesteps: Tensor, embeddings: Tensor) -> Tensor:
        """Call the module."""
        output: Tensor = self.module(samples, timesteps, encoder_hidden_states=embeddings, return_dict=False)[
            0
        ]
        return output


class OnnxUnet:
    """The U-Net from a file that `export` wrote; samples of another size than exported go to torch."""

    name = "onnxruntime"
    fewest_rows = 1

    def __init__(self, file: Path, fallback: TorchUnet) -> None:
        import onnxruntime  # only where there is a file for it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # cores are for lanes
        self.session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        self.size = self.session.get_inputs()[0].shape[1:]
        self.fallback = fallback

    def __call__(self, samples: Tensor, timesteps: Tensor, embeddings: Tensor) -> Tensor:
        """Run the session, or torch where it does not fit."""
        if list(samples.shape[1:]) != self.size:
            return self.fallback(samples, timesteps, embeddings)
        rows = {"samples": samples, "timesteps": timesteps, "embeddings": embeddings}
        (output,) = self.session.run(None, {name: tensor.numpy() for name, tensor in rows.items()})
        return torch.from_numpy(output)


def fast_unet(file: Path, model: Model) -> Unet | None:
    """Return the faster way where it is there and gives the same numbers, else None."""
    plain = TorchUnet(model)
    try:
        fast = OnnxUnet(file, plain)
        inputs = example(model.pipe.unet, model.pipe.tokenizer.model_max_length)
        difference = float((fast(*inputs) - plain(*inputs)).abs().max())
    except Exception:  # a missing package, a torn file: any reason is a reason to stay with torch
        return None
    return fast if difference <= TOLERANCE else None


def chunk_for(model: Model) -> int:
    """Return how many rows a call should have at most, on a GPU by trying."""
    if model.device.type == "cpu":
        return CPU_CHUNK
    unet = TorchUnet(model)
    inputs = example(model.pipe.unet, model.pipe.tokenizer.model_max_length)

    def seconds(rows: int) -> float:
        batch = [part.repeat(rows // EXAMPLE_ROWS, *[1] * (part.dim() - 1)) for part in inputs]
        samples, timesteps, embeddings = (part.to(model.device, model.dtype) for part in batch)
        unet(samples, timesteps, embeddings).cpu()  # the first call of a size is slower
        started = time.perf_counter()
        unet(samples, timesteps, embeddings).cpu()  # a copy waits for the device
        return time.perf_counter() - started

    return best_chunk(GPU_CHUNKS, seconds)


def best_chunk(sizes: Sequence[int], seconds: Callable[[int], float]) -> int:
    """Return the smallest size whose rows take about as little time as with any; stop where memory ends."""
    per_row: dict[int, float] = {}
    for size in sizes:
        try:
            per_row[size] = seconds(size) / size
        except torch.OutOfMemoryError:
            break
    best = min(per_row.values(), default=0.0)
    return next((size for size, cost in per_row.items() if cost <= GOOD_ENOUGH * best), sizes[0])


def example(module: Any, tokens: int) -> tuple[Tensor, Tensor, Tensor]:
    """Make inputs of the size that the U-Net was trained with."""
    draw = torch.Generator().manual_seed(0)
    side, width = module.config.sample_size, module.config.cross_attention_dim
    samples = torch.randn(EXAMPLE_ROWS, module.config.in_channels, side, side, generator=draw)
    embeddings = torch.randn(EXAMPLE_ROWS, tokens, width, generator=draw)
    return samples, torch.full((EXAMPLE_ROWS,), 500.0), embeddings


def is_worth_exporting(model: Model) -> bool:
    """Tell whether the faster way is faster: a small U-Net on a CPU."""
    parameters = sum(weights.numel() for weights in model.pipe.unet.parameters())
    return model.device.type == "cpu" and parameters <= LARGEST_EXPORTED
