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

The cosine transform (DCT-II) of a picture has the same power at every frequency as the Fourier transform of
the mirrored picture, from a quarter of the numbers; 2 cosine frequencies make a cycle per picture.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.fft import dctn

BANDS: dict[str, tuple[float, float]] = {  # cycles per picture: from, up to
    "low": (-1.0, 4.0),  # from the mean colour on; shapes an eighth of the picture wide
    "middle": (4.0, 16.0),
    "high": (16.0, np.inf),  # edges and texture
}
LEAST_ENERGY = 1e-9  # of the whole picture: a band below holds nothing that could be there

Spectrum = NDArray[np.float32]


def band_shares(predictions: NDArray[np.uint8], final: NDArray[np.uint8]) -> pd.DataFrame:
    """Measure how much of the final picture's bands each prediction has.

    Shapes: (steps, height, width, 3) and (height, width, 3), uint8. Returns one row per step and band: `step`
    (0 for the prediction made from pure noise), `band` (a key of BANDS), `share` (0…1, NaN where the final
    picture has nothing in that band).
    """
    return pd.DataFrame(_rows(predictions, final), columns=["step", "band", "share"])


def _rows(predictions: NDArray[np.uint8], final: NDArray[np.uint8]) -> Iterator[tuple[int, str, float]]:
    mean = final.mean(axis=(0, 1), dtype=np.float64)
    weights = _weights(final.shape[0], final.shape[1])
    goal = _spectrum(final, mean)
    energies = _energies(goal, weights)
    is_there = energies > LEAST_ENERGY * energies.sum()
    for step, prediction in enumerate(predictions):
        errors = _energies(_spectrum(prediction, mean) - goal, weights)
        shares = np.where(is_there, 1 - errors / np.where(is_there, energies, 1), np.nan).clip(0, 1)
        yield from ((step, name, float(share)) for name, share in zip(BANDS, shares, strict=True))


def _spectrum(picture: NDArray[np.uint8], mean: NDArray[np.float64]) -> Spectrum:
    """Transform a picture, mirrored to the right and downwards.

    Shapes: (height, width, 3) in and out.
    """
    spectrum: Spectrum = dctn((picture - mean).astype(np.float32), axes=(0, 1))
    return spectrum


def _weights(height: int, width: int) -> NDArray[np.float32]:
    """Tell for every band and place in a spectrum how often it counts; the bands cover all of it once.

    A cosine stands for two frequencies of the mirrored picture, f and -f, unless it is 0. Shape: (bands,
    height · width).
    """
    down, across = np.arange(height) / 2, np.arange(width) / 2  # cycles per picture
    radius = np.hypot(down[:, None], across[None, :])
    twice = np.where(down > 0, 2, 1)[:, None] * np.where(across > 0, 2, 1)[None, :]
    bands = [(radius > start) & (radius <= end) for start, end in BANDS.values()]
    return (twice * np.stack(bands)).astype(np.float32).reshape(len(bands), -1)


def _energies(spectrum: Spectrum, weights: NDArray[np.float32]) -> NDArray[np.float32]:
    power = np.einsum("hwc,hwc->hw", spectrum, spectrum)
    energies: NDArray[np.float32] = weights @ power.reshape(-1)
    return energies
