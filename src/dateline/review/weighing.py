"""This file joins reasons, each with a weight, to one number between 0 and 1."""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec import Struct


class Reason(Struct, frozen=True, kw_only=True):
    """Why an event weighs more: a sentence's part for the reviewer, and by how much, 0–1."""

    words: str
    weight: float


def join_weights(reasons: Iterable[Reason]) -> float:
    """`1 − Π(1 − weight)`, to four decimals: every reason adds, none alone decides, and no number of them exceeds 1.

    >>> join_weights([Reason(words="one", weight=0.5), Reason(words="two", weight=0.4)])
    0.7
    """
    return round(1 - math.prod(1 - reason.weight for reason in reasons), 4)


def grow(base: float, per_tenfold: float, number: int, *, most: float) -> float:
    """A weight for a number of people: `base` for one, `per_tenfold` more for ten, a hundred, …, at most `most`.

    >>> [grow(0.45, 0.15, number, most=0.9) for number in (1, 10, 100, 100_000)]
    [0.45, 0.6, 0.75, 0.9]
    """
    return round(min(most, base + per_tenfold * math.log10(max(1, number))), 4)
