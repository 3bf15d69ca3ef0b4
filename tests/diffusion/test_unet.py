"""The faster way to call the U-Net gives the same numbers, or is not taken."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from workshop.diffusion.export import export
from workshop.diffusion.pipeline import Model, load
from workshop.diffusion.unet import OnnxUnet, TorchUnet, best_chunk, fast_unet, is_worth_exporting

pytestmark = pytest.mark.filterwarnings("ignore")  # the exporter talks about operators nobody here uses


@pytest.fixture(scope="module")
def model(tiny_model: Path) -> Model:
    """The tiny model, loaded."""
    return load(tiny_model, "cpu")


@pytest.fixture(scope="module")
def exported(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny U-Net as an ONNX file."""
    file = tmp_path_factory.mktemp("unet") / "deeper" / "tiny.onnx"
    export(tiny_model, file)
    return file


@pytest.mark.parametrize("rows", [1, 2, 5])
def test_the_same_numbers_for_any_number_of_rows(model: Model, exported: Path, rows: int) -> None:
    """Timesteps and embeddings may differ from row to row."""
    draw = torch.Generator().manual_seed(rows)
    samples = torch.randn(rows, 4, 8, 8, generator=draw)
    inputs = (samples, torch.linspace(999, 1, rows), torch.randn(rows, 32, 16, generator=draw))
    fast = fast_unet(exported, model)
    assert isinstance(fast, OnnxUnet)
    assert torch.allclose(fast(*inputs), TorchUnet(model)(*inputs), atol=1e-4)


def test_a_picture_of_another_size_goes_to_torch(model: Model, exported: Path) -> None:
    """The file is for the size the model was trained on; nothing fails for others."""
    inputs = (torch.zeros(1, 4, 16, 8), torch.ones(1), torch.zeros(1, 32, 16))
    fast = fast_unet(exported, model)
    assert fast is not None and torch.equal(fast(*inputs), TorchUnet(model)(*inputs))


def test_a_file_that_is_torn_or_of_another_model_is_not_used(
    model: Model, exported: Path, tmp_path: Path
) -> None:
    """Other numbers than torch's, or none at all: torch it is."""
    torn = tmp_path / "torn.onnx"
    torn.write_bytes(exported.read_bytes()[:1000])
    assert fast_unet(torn, model) is None
    assert fast_unet(tmp_path / "missing.onnx", model) is None
    weights = next(model.pipe.unet.parameters())
    with torch.no_grad():
        weights += 1
    try:
        assert fast_unet(exported, model) is None
    finally:
        with torch.no_grad():
            weights -= 1


def test_a_small_model_on_a_cpu_is_worth_it(model: Model) -> None:
    """Large ones and other devices stay as they are."""
    assert is_worth_exporting(model)


def test_the_smallest_chunk_that_is_about_as_fast_as_any_is_taken() -> None:
    """Large calls keep everybody waiting, so they must pay; where memory ends, the search ends."""
    seconds = {2: 2.0, 4: 2.4, 8: 4.0, 16: 7.9}

    def measure(rows: int) -> float:
        if rows > 16:
            raise torch.OutOfMemoryError
        return seconds[rows]

    assert best_chunk([2, 4, 8, 16, 32], measure) == 8
    assert best_chunk([32, 64], measure) == 32
