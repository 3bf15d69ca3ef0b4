"""The probe learns what is in pictures, and tells it by name."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from workshop.diffusion.probe import Probe
from workshop.paperworld.training import data
from workshop.paperworld.training.evaluate import SHIPPED
from workshop.paperworld.training.labels import ABSENT, labels, make_codebook, make_targets
from workshop.paperworld.training.probe import SHEET, probe_gradients, probe_loss, vary
from workshop.paperworld.training.reading import accuracy, read_labels
from workshop.paperworld.training.trial import load_probe
from workshop.paperworld.world import attributes, load_sheet, scene

PEOPLE = {"subject": ["cat", "nurse"], "tools": ["flask", "hat"], "fur": ["red", "white"]}


def test_a_picture_is_read_by_the_attributes_of_its_subject() -> None:
    """A cat has fur and no tools; the probabilities of a choice add up to one, those of tools need not."""
    torch.manual_seed(0)
    probe = Probe(PEOPLE, ["tools"], {"cat": ["fur"], "nurse": ["tools"]}, channels=(4, 4)).eval()
    probe.heads.weight.data.zero_()
    for subject, bias in (("cat", [0.0, 0, 5, 0, 0, 0]), ("nurse", [0.0, 0, 0, 5, 3, 3])):
        probe.heads.bias.data = torch.tensor(bias)
        (reading,) = probe.read(torch.zeros(1, 3, 16, 16))
        assert list(reading) == (["subject", "fur"] if subject == "cat" else ["subject", "tools"])
        assert max(reading["subject"], key=lambda value: reading["subject"][value]) == subject
        assert sum(reading["subject"].values()) == pytest.approx(1)
    assert reading["tools"] == pytest.approx({"flask": 0.9526, "hat": 0.9526}, abs=1e-4)


def test_a_saved_probe_reads_as_before(tmp_path: Path) -> None:
    """A saved config forgets the order of the attributes; the values still belong to theirs."""
    torch.manual_seed(0)
    probe = Probe(PEOPLE, ["tools"], channels=(4, 4)).eval()
    picture = torch.randn(1, 3, 16, 16)
    probe.save_pretrained(tmp_path)
    again = Probe.from_pretrained(tmp_path).eval()
    assert again.read(picture) == probe.read(picture)


def test_what_a_picture_lacks_is_not_learned() -> None:
    """Logits of absent attributes do not change the loss."""
    targets = {"subject": torch.tensor([0]), "tools": torch.tensor([[ABSENT, ABSENT]])}
    logits = {"subject": torch.zeros(1, 2), "tools": torch.zeros(1, 2)}
    other = logits | {"tools": torch.full((1, 2), 9.0)}
    assert probe_loss(logits, targets) == probe_loss(other, targets) == pytest.approx(np.log(2))


def test_variations_keep_what_is_in_a_picture() -> None:
    """Moved, softened and tinted, but each still nearest to itself."""
    pictures = data.to_tensor(data.draw_chunk(0, 6, "balanced"))
    varied = vary(pictures, torch.Generator().manual_seed(0))
    assert varied.shape == pictures.shape and not torch.equal(varied, pictures)
    small, small_varied = (F.avg_pool2d(rows, 16).flatten(1) for rows in (pictures, varied))
    assert torch.cdist(small_varied, small).argmin(1).tolist() == list(range(6))


def test_a_few_steps_teach_colours() -> None:
    """Red and blue pictures are told apart, whether drawn or restored."""
    known: list[Mapping[str, str]] = [{"subject": "red" if row % 2 else "blue"} for row in range(8)]
    drawn = np.zeros((8, 16, 16, 3), np.uint8)
    drawn[1::2, ..., 0] = drawn[::2, ..., 2] = 255
    codebook = make_codebook(known)
    torch.manual_seed(0)
    probe = Probe(codebook.attributes, codebook.several, codebook.described, channels=(4, 8))
    step = probe_gradients(probe, drawn, drawn[:4], make_targets(known, codebook))
    optimizer, generator = torch.optim.AdamW(probe.parameters(), 0.02), torch.Generator().manual_seed(0)
    for _ in range(20):
        optimizer.zero_grad()
        step(generator)
        optimizer.step()
    assert accuracy(read_labels(probe.eval(), data.to_tensor(drawn)), known)["subject"] == 1.0


def test_the_shipped_probe_knows_this_world() -> None:
    """Every attribute and value of the world is one that it can read."""
    probe = load_probe(SHIPPED)
    for number in range(300):
        for name, value in attributes(scene(number, load_sheet(SHEET))).items():
            values = value.split(", ") if name in probe.config.several else [value]
            assert set(values) - {"none"} <= set(probe.config.attributes[name])


def test_the_shipped_probe_reads_drawn_pictures() -> None:
    """On pictures it never saw it is as good as its config says, which is nearly always."""
    probe = load_probe(SHIPPED)
    pictures = data.to_tensor(data.draw_chunk(data.HELD_OUT + 5_000, 48, SHEET))
    found = accuracy(read_labels(probe, pictures), labels(data.HELD_OUT + 5_000, 48, SHEET))
    assert found["subject"] > 0.9 and found["mean"] > probe.config.accuracy["drawn"]["mean"] - 0.06


def test_the_shipped_probe_is_small() -> None:
    """At most 3.2 MB, and it tells how often it is right on drawn and on restored pictures."""
    files = [path for path in (SHIPPED / "probe").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 3_200_000
    accuracies = load_probe(SHIPPED).config.accuracy
    assert set(accuracies["drawn"]) == set(accuracies["round_trip"])
