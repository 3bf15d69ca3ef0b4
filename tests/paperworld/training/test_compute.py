"""Splitting a batch changes where it is computed, not what comes out."""

import torch
from torch import Tensor, nn

from workshop.paperworld.training.compute import gradients, split_map


def test_gradients_of_parts_add_up_to_those_of_the_whole() -> None:
    """Two halves of a batch leave the gradient of the mean over the batch."""
    line, rows = nn.Linear(3, 1), torch.arange(12.0).reshape(4, 3)
    line(rows).pow(2).mean().backward()
    whole, line.weight.grad = line.weight.grad, None
    halves = rows.chunk(2)

    def loss(part: int) -> Tensor:
        mean: Tensor = line(halves[part]).pow(2).mean()
        return mean

    gradients(loss, 2)
    assert whole is not None and line.weight.grad is not None
    assert torch.allclose(line.weight.grad, whole)


def test_split_map_keeps_the_order_of_the_rows() -> None:
    """Rows come back in the order in which they went in, however they were shared out."""
    rows = torch.arange(7.0).reshape(7, 1)
    assert torch.equal(split_map(lambda share: share * 2, rows), rows * 2)
