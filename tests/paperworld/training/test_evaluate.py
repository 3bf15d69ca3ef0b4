"""A measurement counts only for the weights it was made with."""

import json
from pathlib import Path

import pytest

from workshop.diffusion.models import weights_hash
from workshop.paperworld.training.evaluate import committed, main, write_measurement


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model folder with one file of weights, and a measurement of it."""
    (tmp_path / "vae.safetensors").write_bytes(b"weights")
    write_measurement({"weights": weights_hash(tmp_path), "vae_psnr_db": 30.0}, tmp_path)
    return tmp_path


def test_the_measurement_of_these_weights_is_found(folder: Path) -> None:
    """It is read, not measured again."""
    found = committed(folder)
    assert found is not None and found["vae_psnr_db"] == 30.0


def test_the_measurement_of_other_weights_is_not(folder: Path) -> None:
    """One changed byte makes another edition."""
    (folder / "vae.safetensors").write_bytes(b"weight5")
    assert committed(folder) is None


def test_the_last_line_is_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` prints one object that a program can read."""
    main(["--json", "--folder", str(folder)])
    last = capsys.readouterr().out.strip().splitlines()[-1]
    assert json.loads(last)["vae_psnr_db"] == 30.0
