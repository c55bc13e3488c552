"""This file tells copies from reports of their own: how alike two texts are, word for word (MinHash over shingles)."""

from __future__ import annotations

from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline.match.words import list_words

WIDTH: Final = 4  # words to a shingle
HASHES: Final = 128  # so many give the share of common shingles to about 4 points
_PRIME: Final = (1 << 31) - 1
_RANDOM: Final = np.random.default_rng(1997)  # Broder's year; any fixed seed does
_FACTORS: Final = _RANDOM.integers(1, _PRIME, HASHES, dtype=np.uint64)[:, None]
_TERMS: Final = _RANDOM.integers(0, _PRIME, HASHES, dtype=np.uint64)[:, None]

Signature = NDArray[np.uint64]


def list_shingles(text: str) -> frozenset[int]:
    """Every run of `WIDTH` words of the text, as a number; a shorter text is one run. Case and endings are dropped."""
    stems = [word.stem for word in list_words(text)]
    if not stems:
        return frozenset()
    runs = [stems[i : i + WIDTH] for i in range(max(1, len(stems) - WIDTH + 1))]
    return frozenset(crc32(" ".join(run).encode()) & _PRIME for run in runs)


def sign(shingles: frozenset[int]) -> Signature:
    """The signature of a set of shingles: for each of `HASHES` orders of all shingles, its first one."""
    if not shingles:
        return np.zeros(0, dtype=np.uint64)
    numbers = np.fromiter(shingles, dtype=np.uint64, count=len(shingles))
    return np.asarray(((_FACTORS * numbers + _TERMS) % np.uint64(_PRIME)).min(axis=1))


def estimate_likeness(one: Signature, other: Signature) -> float:
    """About how large a part of all shingles of two texts both have (Jaccard), 0 to 1; 0 where one has none."""
    if not len(one) or not len(other):
        return 0.0
    return float(np.mean(one == other))


def measure_containment(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the shorter text stands in the longer one, word for word, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
