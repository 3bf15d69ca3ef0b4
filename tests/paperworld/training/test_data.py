"""Pictures and arrays come back as they were stored."""

from pathlib import Path

import numpy as np
import pytest
import torch

from workshop.paperworld.training import data
from workshop.paperworld.world import head, load_sheet, scene


def test_bytes_survive_the_way_to_tensors_and_back() -> None:
    """All 256 values are kept."""
    pictures = np.arange(256, dtype=np.uint8).repeat(3).reshape(1, 16, 16, 3)
    assert np.array_equal(data.to_pictures(data.to_tensor(pictures)), pictures)


def test_the_same_number_is_the_same_picture() -> None:
    """Any training picture can be drawn again."""
    assert np.array_equal(data.draw_chunk(7, 2, "skewed")[1], data.draw_chunk(8, 1, "skewed")[0])


def test_heads_are_where_the_faces_are() -> None:
    """Cells are covered as the box says; pictures of things have no head."""
    sheet = load_sheet("skewed")
    scenes = [scene(number, sheet) for number in range(40)]
    covered = data.heads(0, 40, 16)
    for row, drawn in zip(covered, scenes, strict=True):
        box = head(drawn, 16)
        if box is None:
            assert not row.any()
        else:
            left, top, right, bottom = (min(16.0, max(0.0, edge)) for edge in box)
            assert row.sum() == pytest.approx((right - left) * (bottom - top), rel=1e-4)
            assert row[int((top + bottom) / 2), int((left + right) / 2)] == 1


def test_chunks_are_stored_one_below_the_other(tmp_path: Path) -> None:
    """The file holds the rows in order, and nothing unfinished is left."""
    chunks = [np.ones((2, 3), np.int16), np.zeros((1, 3), np.int16)]
    data.store(iter(chunks), 3, tmp_path / "rows.npy")
    assert np.array_equal(data.stored(tmp_path / "rows.npy"), np.concatenate(chunks))
    assert [path.name for path in tmp_path.iterdir()] == ["rows.npy"]


def test_missing_rows_are_noticed(tmp_path: Path) -> None:
    """A file with fewer rows than promised does not appear."""
    with pytest.raises(ValueError, match="3 rows"):
        data.store(iter([np.ones((2, 3))]), 3, tmp_path / "rows.npy")
    assert not (tmp_path / "rows.npy").exists()


def test_psnr_of_a_known_error() -> None:
    """An error of one tenth of the range everywhere is 20 dB."""
    truth = torch.zeros(1, 3, 4, 4)
    assert data.psnr(truth + 0.2, truth) == pytest.approx(20.0)
