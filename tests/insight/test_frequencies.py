"""How much of a picture's bands is there, checked on pictures made by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from workshop.insight.frequencies import BANDS, band_shares

SIDE = 64
Picture = NDArray[np.uint8]


def wave(cycles: float, height: float = 40.0) -> NDArray[np.float64]:
    """Draw a grating of so many cycles across the picture, around zero, in all three channels."""
    across = (np.arange(SIDE) + 0.5) / SIDE
    return np.tile(height * np.cos(2 * np.pi * cycles * across)[None, :, None], (SIDE, 1, 3))


def picture(*waves: NDArray[np.float64], level: float = 128.0) -> Picture:
    """Add gratings onto a grey."""
    return np.clip(level + sum(waves, np.zeros((SIDE, SIDE, 3))), 0, 255).round().astype(np.uint8)


def shares(prediction: Picture, final: Picture) -> dict[str, float]:
    """Return the shares of one prediction by band."""
    rows = band_shares(prediction[None], final)
    return dict(zip(rows["band"], rows["share"], strict=True))


WAVES = {"low": wave(2), "middle": wave(9), "high": wave(25)}
FINAL = picture(*WAVES.values())


def test_the_final_picture_has_all_of_itself() -> None:
    """Every band is there."""
    assert shares(FINAL, FINAL) == {"low": 1.0, "middle": 1.0, "high": 1.0}


def test_a_grey_of_the_right_tone_has_nothing() -> None:
    """No band is there, and none is below nothing."""
    assert shares(picture(), FINAL) == pytest.approx({"low": 0, "middle": 0, "high": 0}, abs=1e-3)


@pytest.mark.parametrize("present", WAVES)
def test_each_grating_belongs_to_its_own_band(present: str) -> None:
    """Two, nine and twenty-five cycles per picture: low, middle, high, and nothing spills over."""
    found = shares(picture(WAVES[present]), FINAL)
    assert found == pytest.approx({band: float(band == present) for band in BANDS}, abs=0.02)


def test_half_the_contrast_is_three_quarters_of_the_energy() -> None:
    """The error has half the height, so a quarter of the energy: 1 − 1/4."""
    assert shares(picture(wave(9, 20)), picture(wave(9)))["middle"] == pytest.approx(0.75, abs=0.02)


def test_the_right_detail_in_the_wrong_place_is_not_there() -> None:
    """A grating shifted by half a period is further off than none; the share stays at 0."""
    assert shares(picture(-WAVES["high"]), picture(WAVES["high"]))["high"] == 0.0


def test_a_wrong_overall_colour_is_an_error_of_the_low_band_only() -> None:
    """Detail may be right in a picture that is too dark."""
    found = shares(picture(*WAVES.values(), level=100), FINAL)
    assert found["low"] < 0.5 and found["middle"] > 0.98 and found["high"] > 0.98


def test_edges_of_the_picture_are_no_detail() -> None:
    """A slow ramp from dark to light has no high frequencies, although its two sides do not meet."""
    ramp = np.tile(np.linspace(-100, 100, SIDE)[None, :, None], (SIDE, 1, 3))
    assert shares(picture(ramp, wave(25, 4)), picture(ramp))["high"] == 0.0


def test_upright_and_level_detail_count_the_same() -> None:
    """A grating and the same grating lying down, one of them missing: half of the band is there."""
    upright = WAVES["high"]
    level = upright.swapaxes(0, 1)
    both = picture(upright, level)
    assert shares(picture(upright), both)["high"] == pytest.approx(0.5, abs=0.01)
    assert shares(picture(level), both)["high"] == pytest.approx(0.5, abs=0.01)


def test_a_band_that_the_final_picture_does_not_have_is_no_number() -> None:
    """Nothing can be said about how much of nothing is there."""
    flat = np.full((SIDE, SIDE, 3), 90, np.uint8)
    assert band_shares(FINAL[None], flat)["share"].isna().all()


def test_the_table_has_a_row_for_each_step_and_band() -> None:
    """Tidy: one number a row, steps counted from pure noise; other shapes than squares work."""
    final = FINAL[:48]
    rows = band_shares(np.stack([final] * 5), final)
    assert list(rows.columns) == ["step", "band", "share"]
    assert isinstance(rows, pd.DataFrame) and len(rows) == 5 * len(BANDS)
    assert list(rows["step"].unique()) == [0, 1, 2, 3, 4]
