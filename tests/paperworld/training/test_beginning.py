"""A training can go on from a finished model, and its facts add up."""

from pathlib import Path

import torch

from workshop.paperworld.training.beginning import PARTS, begin_with, begun
from workshop.paperworld.training.export import all_hardware, total_spent

FACTS = """[training]
hardware = "a laptop"
minutes = { vae = 30.0, probe = 5.0, denoiser = 60.0 }
steps = { vae = 9, probe = 3, denoiser = 10 }
"""


def finished(folder: Path) -> Path:
    """Make a model folder with its parts in name only."""
    for part in PARTS:
        (folder / part).mkdir(parents=True)
        (folder / part / "config.json").write_text(part)
    (folder / "facts.toml").write_text(FACTS)
    return folder


def test_parts_are_put_where_the_stages_look(tmp_path: Path) -> None:
    """The text encoder becomes the one that can read; what is there already stays."""
    (tmp_path / "work/vae").mkdir(parents=True)
    begin_with(finished(tmp_path / "model"), tmp_path / "work")
    assert (tmp_path / "work/words/config.json").read_text() == "text_encoder"
    assert not (tmp_path / "work/vae/config.json").exists()


def test_minutes_add_up(tmp_path: Path) -> None:
    """What a stage went on from counts; one that began anew counts alone, one that did not run keeps its own."""
    begin_with(finished(tmp_path / "model"), tmp_path)
    for stage in ("probe", "denoiser"):
        torch.save({"seconds": 1800.0, "step": 5, "samples": 7}, tmp_path / f"{stage}.checkpoint")
    assert total_spent(tmp_path, "minutes") == {"vae": 30.0, "probe": 30.0, "denoiser": 90.0}
    assert total_spent(tmp_path, "steps") == {"vae": 9, "probe": 5, "denoiser": 15}


def test_every_machine_is_named(tmp_path: Path) -> None:
    """The one that the first half was trained on, then the one of the second."""
    begin_with(finished(tmp_path / "model"), tmp_path)
    assert all_hardware(begun(tmp_path, "hardware"), "a server") == "a laptop, then a server"
    assert all_hardware("a server", "a server") == all_hardware(None, "a server") == "a server"


def test_without_a_beginning_nothing_was_spent(tmp_path: Path) -> None:
    """A first training has no facts to add to."""
    assert begun(tmp_path, "minutes") is None and total_spent(tmp_path, "minutes") == {}
