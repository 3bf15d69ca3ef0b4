"""A training run that is stopped and resumed is the same run."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
import torch
from torch import nn

from workshop.paperworld.training.loop import LONGEST_STEP, Average, Loop, rate_factor


def ticking(seconds: float) -> Callable[[], float]:
    """Return a clock that moves on by `seconds` whenever it is read."""
    times: Iterator[float] = count(0.0, seconds)
    return lambda: next(times)


def make_loop(folder: Path, seconds: float = 1.0, minutes: float = 1.0) -> Loop:
    """Return a run that fits a line to noise from the run's own generator."""
    torch.manual_seed(0)
    line = nn.Linear(3, 1)
    optimizer = torch.optim.AdamW(line.parameters(), 0.1)
    generator = torch.Generator().manual_seed(0)
    return Loop("line", folder, line, [optimizer], minutes, generator, Average(line), 2, ticking(seconds))


def train(loop: Loop, steps: int | None = None) -> None:
    """Train the line of `make_loop`."""

    def gradients(generator: torch.Generator) -> tuple[float, int]:
        loss = (loop.model(torch.randn(4, 3, generator=generator)) - 1).pow(2).mean()
        loss.backward()
        return float(loss.detach()), 4

    loop.run(gradients, steps)


def test_a_resumed_run_equals_an_unbroken_one(tmp_path: Path) -> None:
    """Six steps in a row and three plus three leave the same weights, averages, counts and time."""
    whole, half = make_loop(tmp_path / "whole"), make_loop(tmp_path / "parts")
    train(whole, 6)
    train(half, 3)
    resumed = make_loop(tmp_path / "parts")
    assert resumed.step == 3
    train(resumed, 3)
    assert (resumed.step, resumed.samples, resumed.seconds) == (whole.step, whole.samples, whole.seconds)
    assert torch.equal(resumed.model.weight, whole.model.weight)
    assert resumed.average and whole.average
    assert torch.equal(resumed.average.weights["weight"], whole.average.weights["weight"])


def test_the_time_box_ends_the_run(tmp_path: Path) -> None:
    """One minute of one-second steps is sixty steps, and starting again adds none."""
    loop = make_loop(tmp_path)
    train(loop)
    assert loop.step == 60
    again = make_loop(tmp_path)
    train(again)
    assert again.step == 60


def test_more_minutes_prolong_a_run(tmp_path: Path) -> None:
    """A run that was finished goes on when its box grows."""
    train(make_loop(tmp_path))
    longer = make_loop(tmp_path, minutes=2.0)
    train(longer)
    assert longer.step == 120


def test_standing_still_does_not_use_up_the_box(tmp_path: Path) -> None:
    """A step that took an hour, because the process was stopped, counts for a few seconds."""
    loop = make_loop(tmp_path, seconds=3600.0)
    train(loop, 1)
    assert loop.seconds == LONGEST_STEP


def test_the_rate_rises_and_falls() -> None:
    """The learning rate starts low, peaks after the warm-up and ends at one hundredth."""
    assert rate_factor(0, 0.0, 10) == pytest.approx(0.1)
    assert rate_factor(9, 0.0, 10) == pytest.approx(1.0)
    assert rate_factor(5000, 1.0, 10) == pytest.approx(0.01)
    assert rate_factor(5000, 1.4, 10) == pytest.approx(0.01)


def test_no_unfinished_checkpoint_is_left(tmp_path: Path) -> None:
    """A checkpoint appears whole, under its own name only."""
    loop = make_loop(tmp_path)
    train(loop, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["line.checkpoint"]
