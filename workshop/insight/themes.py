"""Which texts say something alike: a suggestion, for a person to regroup and rename.

Knows texts and the words in them. Knows nothing about who wrote them, nor what they mean: texts are put
together because they share uncommon words. The same texts give the same themes, in whatever order they come.

Source: TF-IDF and agglomerative clustering with average linkage of cosine distances, as in scikit-learn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

FAR = 0.85  # cosine distance from which on two groups stay apart
NAMING = 3  # words in a theme's name


@dataclass(frozen=True)
class Theme:
    """Texts that share words; `words` are those that set them apart, the most telling one first."""

    words: tuple[str, ...]
    texts: tuple[int, ...]  # places in what was given


def find_themes(texts: Sequence[str]) -> list[Theme]:
    """Group texts, the largest theme first; a text that is like no other is a theme of its own."""
    order = sorted(range(len(texts)), key=lambda place: (texts[place], place))
    found = _vectors([texts[place] for place in order])
    if found is None:
        return [Theme((), (place,)) for place in range(len(texts))]
    vectors, vocabulary = found
    members = defaultdict(list)
    for row, label in enumerate(_labels(vectors)):
        members[label].append(row)
    themes = [
        Theme(_telling(vectors[rows], vocabulary), tuple(sorted(order[row] for row in rows)))
        for rows in members.values()
    ]
    return sorted(themes, key=lambda theme: (-len(theme.texts), theme.texts))


def _vectors(texts: list[str]) -> tuple[NDArray[np.float64], list[str]] | None:
    """Turn texts into vectors of unit length; None when there is nothing to compare."""
    reader = TfidfVectorizer(stop_words="english", sublinear_tf=True, strip_accents="unicode")
    try:
        vectors = reader.fit_transform(texts).toarray() if len(texts) > 1 else None
    except ValueError:  # no words but those that every text has
        return None
    return None if vectors is None else (vectors, list(reader.get_feature_names_out()))


def _labels(vectors: NDArray[np.float64]) -> NDArray[np.int64]:
    """Cluster rows; a text without any word of its own is at the full distance from all others."""
    distances = np.clip(1 - vectors @ vectors.T, 0, None)
    np.fill_diagonal(distances, 0)
    method = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=FAR
    )
    labels: NDArray[np.int64] = method.fit_predict(distances)
    return labels


def _telling(vectors: NDArray[np.float64], vocabulary: list[str]) -> tuple[str, ...]:
    """Return the words with the greatest weight in a group; equal weights go by the alphabet."""
    weights = vectors.mean(axis=0)
    best = sorted(range(len(vocabulary)), key=lambda place: (-round(weights[place], 9), vocabulary[place]))
    return tuple(vocabulary[place] for place in best[:NAMING] if weights[place] > 0)
