"""A measurement counts only for the weights it was made with."""

import json
from pathlib import Path

import pytest

from workshop.diffusion.models import card, weights_hash
from workshop.paperworld.training import evaluate as evaluation
from workshop.paperworld.training.defaults import PROMPTS
from workshop.paperworld.training.evaluate import SHIPPED, committed, main, write_measurement


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


def test_fresh_measures_anew_and_keeps_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--fresh` asks for as many pictures as the options say, and the next call finds the result."""
    monkeypatch.setattr(
        evaluation,
        "evaluate",
        lambda model, options: {"weights": weights_hash(model), "n": options.prompts + options.seeds},
    )
    main(["--json", "--fresh", "--prompts", "3", "--seeds", "4", "--folder", str(folder)])
    main(["--json", "--folder", str(folder)])
    lines = capsys.readouterr().out.strip().splitlines()
    assert lines[0] == lines[1] and json.loads(lines[0])["n"] == 7


def test_the_twin_is_measured_beside_the_model(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each scale has its own measurement, and that of the model stays."""
    monkeypatch.setattr(evaluation, "evaluate_twin", lambda _, options: {"n": options.twin})
    for scale in ("0.5", "1"):
        main(["--twin", scale, "--folder", str(folder)])
    found = committed(folder)
    assert found is not None and found["vae_psnr_db"] == 30.0
    assert found["twin"] == {"0.5": {"n": 0.5}, "1": {"n": 1.0}}


def test_the_shipped_measurement_is_whole() -> None:
    """Obedience, defaults, gaps, accuracy and diversity of the shipped weights were measured."""
    found = committed(SHIPPED)
    assert found is not None
    assert set(found) >= {"weights", "n", "obedience", "defaults", "gap_points", "diversity"}
    assert set(found["probe_accuracy"]) == {"drawn", "round_trip"}
    assert set(found["defaults"]) == set(PROMPTS)
    assert found["probe"] == card(str(SHIPPED)).probe
    for rows in found["defaults"].values():
        assert set(rows["age"]) >= {"data", "guidance_1", "default_guidance", "n", "interval"}
