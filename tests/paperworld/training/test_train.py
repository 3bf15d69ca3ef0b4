"""The command trains every part in miniature, and goes on where it was stopped."""

from pathlib import Path

import numpy as np
import pytest
import torch

from workshop.paperworld.training import data, train
from workshop.paperworld.training.vae import make_vae, vae_gradients, vae_loop


def test_all_runs_every_stage_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The minutes are shared out among the stages, and the export comes last."""
    ran: list[tuple[str, float]] = []
    monkeypatch.setattr(train, "run_stage", lambda stage, _, minutes, __: ran.append((stage, minutes)))
    train.main(["--minutes", "100", "--folder", str(tmp_path / "work")])
    assert [stage for stage, _ in ran] == ["vae", "refine", "decoder", "probe", "words", "denoiser", "export"]
    assert sum(minutes for _, minutes in ran) == pytest.approx(100)


def test_one_stage_gets_all_the_minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without `--stage all` the minutes are that stage's own."""
    ran: list[tuple[str, float]] = []
    monkeypatch.setattr(train, "run_stage", lambda stage, _, minutes, __: ran.append((stage, minutes)))
    train.main(["--stage", "denoiser", "--minutes", "7", "--folder", str(tmp_path)])
    assert ran == [("denoiser", 7.0)]


def test_the_vae_resumes_at_its_step(tmp_path: Path) -> None:
    """Two steps, a stop, and one more make three."""
    pictures = data.draw_chunk(0, 1, "skewed")
    for steps in (2, 1):
        torch.manual_seed(0)
        vae = make_vae((8, 8, 8, 8))
        loop = vae_loop(vae, tmp_path, minutes=60)
        loop.run(vae_gradients(vae, np.asarray(pictures)), steps)
    assert loop.step == 3
