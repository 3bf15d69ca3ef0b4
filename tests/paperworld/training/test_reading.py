"""Readings are judged by what the scene lists."""

import torch

from workshop.diffusion.probe import Probe
from workshop.paperworld.training.reading import accuracy, agree, read_labels


def test_of_several_tools_all_must_be_read() -> None:
    """Their order does not matter."""
    assert agree("hat, flask", "flask, hat")
    assert not agree("flask", "flask, hat")
    assert agree("none", "none")


def test_accuracy_counts_only_pictures_that_have_the_attribute() -> None:
    """What is read where nothing is, is no mistake; tones next to each other count as near."""
    truth = [{"subject": "doctor", "tone": "9"}, {"subject": "doctor", "tone": "2"}, {"subject": "cat"}]
    read = [{"subject": s, "tone": t} for s, t in (("doctor", "10"), ("cat", "2"), ("cat", "5"))]
    assert accuracy(read, truth) == {"mean": 0.7222, "subject": 0.6667, "tone": 0.5, "tone_within_1": 1.0}


def test_every_picture_is_read_in_order() -> None:
    """However pictures are shared out over cores, each gets its own most likely values."""
    torch.manual_seed(0)
    probe = Probe({"subject": ["cat", "dog"], "tools": ["hat", "flask"]}, ["tools"], channels=(4, 4)).eval()
    pictures = torch.randn(5, 3, 16, 16)
    whole = read_labels(probe, pictures)
    assert whole == [read_labels(probe, picture[None])[0] for picture in pictures]
    likely = probe(pictures)["subject"].argmax(1).tolist()
    assert [reading["subject"] for reading in whole] == [["cat", "dog"][place] for place in likely]
