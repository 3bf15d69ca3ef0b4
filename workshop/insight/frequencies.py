"""What is there first, colour or detail: the final picture's spatial frequencies, step by step.

Knows pictures as arrays. Knows nothing about models, runs or pages.

    F(u, v)    spectrum of the final picture, its mean colour taken away
    P(u, v)    spectrum of a prediction, the *final* picture's mean colour taken away
    r          radial frequency of (u, v) in cycles per picture

    share of a band = 1 − Σ |P − F|² / Σ |F|², both sums over the (u, v) with r in the band, kept in 0…1

1 means that the band is exactly that of the final picture; 0 that a prediction without any of it would be as
good. A wrong overall colour is an error of the low band. Pictures are mirrored before the Fourier transform
(as in the cosine transform), so that their edges do not look like detail. The three colour channels are
summed.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

BANDS: dict[str, tuple[float, float]] = {  # cycles per picture: from, up to
    "low": (-1.0, 4.0),  # from the mean colour on; shapes an eighth of the picture wide
    "middle": (4.0, 16.0),
    "high": (16.0, np.inf),  # edges and texture
}
LEAST_ENERGY = 1e-9  # of the whole picture: a band below holds nothing that could be there

Spectrum = NDArray[np.complex64]


def band_shares(predictions: NDArray[np.uint8], final: NDArray[np.uint8]) -> pd.DataFrame:
    """Measure how much of the final picture's bands each prediction has.

    Shapes: (steps, height, width, 3) and (height, width, 3), uint8. Returns one row per step and band: `step`
    (0 for the prediction made from pure noise), `band` (a key of BANDS), `share` (0…1, NaN where the final
    picture has nothing in that band).
    """
    return pd.DataFrame(_rows(predictions, final), columns=["step", "band", "share"])


def _rows(predictions: NDArray[np.uint8], final: NDArray[np.uint8]) -> Iterator[tuple[int, str, float]]:
    mean = final.mean(axis=(0, 1), dtype=np.float64)
    bands = _weights(final.shape[0], final.shape[1])
    goal = _spectrum(final, mean)
    energies = {name: _energy(goal, weights) for name, weights in bands.items()}
    least = LEAST_ENERGY * sum(energies.values())
    for step, prediction in enumerate(predictions):
        error = _spectrum(prediction, mean) - goal
        for name, weights in bands.items():
            there = energies[name] > least
            share = 1 - _energy(error, weights) / energies[name] if there else np.nan
            yield step, name, float(np.clip(share, 0, 1))


def _spectrum(picture: NDArray[np.uint8], mean: NDArray[np.float64]) -> Spectrum:
    """Transform a picture, mirrored to the right and downwards.

    Shapes: (height, width, 3) in, (2 · height, width + 1, 3) out.
    """
    centred = (picture - mean).astype(np.float32)
    wide = np.concatenate([centred, centred[:, ::-1]], axis=1)
    whole = np.concatenate([wide, wide[::-1]], axis=0)
    spectrum: Spectrum = np.fft.rfft2(whole, axes=(0, 1)).astype(np.complex64)
    return spectrum


def _weights(height: int, width: int) -> dict[str, NDArray[np.float32]]:
    """Tell for every place in a spectrum how often it counts in each band; the bands cover all of it once.

    The transform of real numbers leaves out the negative half across: all but its edges counts twice.
    """
    down = (
        np.abs(np.fft.fftfreq(2 * height)) * height
    )  # cycles per picture: the mirrored one is twice as high
    across = np.fft.rfftfreq(2 * width) * width
    radius = np.hypot(down[:, None], across[None, :])
    twice = np.where((across > 0) & (across < width / 2), 2, 1)
    return {
        name: (twice * (radius > start) * (radius <= end)).astype(np.float32)
        for name, (start, end) in BANDS.items()
    }


def _energy(spectrum: Spectrum, weights: NDArray[np.float32]) -> float:
    power = (spectrum.real**2 + spectrum.imag**2).sum(axis=2)
    return float((power * weights).sum(dtype=np.float64))
