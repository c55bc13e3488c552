"""This file describes a pair of spans by what can be counted between them; training and decoding share it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from msgspec import Struct

from dateline.detect.labels import SPAN_KINDS, TYPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dateline.detect.encode import Encoded

# Upper bounds, in pieces, of the distance classes; signed, so that before and after differ.
_DISTANCES: Final = (0, 1, 2, 4, 7, 12, 20, 35, 60)
_DISTANCE_CLASSES: Final = len(_DISTANCES) + 1
NO_TYPE: Final = len(TYPES)

# One table of classes a feature: its name and how many classes it has.
FEATURES: Final = (
    ("distance", 2 * _DISTANCE_CLASSES + 3),  # before, after; overlapping; inside; around
    ("sentences", 7),  # −3 or less … 3 or more
    ("between_like", 4),  # mentions of the second's kind between the two, 3 for more
    ("between_triggers", 4),
    ("first_kind", len(SPAN_KINDS)),
    ("second_kind", len(SPAN_KINDS)),
    ("first_type", len(TYPES) + 1),
    ("second_type", len(TYPES) + 1),
    ("likeness", 6),
    ("line", 3),  # same line, second in an earlier line, in a later one
)


# All tables in one: the first row of each feature's classes, and how many rows there are.
FEATURE_STARTS: Final = tuple(sum(classes for _, classes in FEATURES[:i]) for i in range(len(FEATURES)))
FEATURE_ROWS: Final = sum(classes for _, classes in FEATURES)


class Span(Struct, frozen=True):
    """A mention or trigger in pieces `[start, end)` with its kind (index of SPAN_KINDS) and type (NO_TYPE if none)."""

    start: int
    end: int
    kind: int
    type: int = NO_TYPE


class Found(Span, frozen=True):
    """A span in pieces that was found in the text, with its score and, for a trigger, its readings."""

    score: float = 1.0
    mode: str | None = None
    factuality: int = 0


def pair_features(encoded: Encoded, spans: list[Span], pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows of every feature's class for every pair: (pairs, features). `pairs` is (pairs, 2), indices into `spans`."""
    if not len(pairs):
        return np.zeros((0, len(FEATURES)), np.int64)
    start = np.array([s.start for s in spans])
    end = np.array([s.end for s in spans])
    kind = np.array([s.kind for s in spans])
    type_ = np.array([s.type for s in spans])
    line = np.array([encoded.text.count("\n", 0, int(encoded.starts[s.start])) for s in spans])
    sentence = encoded.sentence[start]
    a, b = pairs[:, 0], pairs[:, 1]
    out = np.zeros((len(pairs), len(FEATURES)), np.int64)
    out[:, 0] = _distance_class(start[a], end[a], start[b], end[b])
    out[:, 1] = np.clip(sentence[b] - sentence[a], -3, 3) + 3
    left, right = np.minimum(end[a], end[b]), np.maximum(start[a], start[b])
    for kind_index in range(len(SPAN_KINDS)):
        of_kind = np.sort(start[kind == kind_index])
        between = np.maximum(0, np.searchsorted(of_kind, right) - np.searchsorted(of_kind, left))
        chosen = kind[b] == kind_index
        out[chosen, 2] = np.minimum(between[chosen], 3)
        if SPAN_KINDS[kind_index] == "trigger":
            out[:, 3] = np.minimum(between, 3)
    out[:, 4], out[:, 5] = kind[a], kind[b]
    out[:, 6], out[:, 7] = type_[a], type_[b]
    names = [encoded.text[encoded.starts[s.start] : encoded.ends[s.end - 1]].lower() for s in spans]
    looks = [_Look(name) for name in names]
    known: dict[tuple[str, str], int] = {}
    for row in np.flatnonzero(kind[a] == kind[b]).tolist():
        i, j = int(a[row]), int(b[row])
        key = names[i], names[j]
        if key not in known:
            known[key] = _likeness(looks[i], looks[j])
        out[row, 8] = known[key]
    out[:, 9] = np.where(line[a] == line[b], 0, np.where(line[b] < line[a], 1, 2))
    return np.asarray(out + np.array(FEATURE_STARTS), np.int64)


def _distance_class(
    a_start: NDArray[np.int64], a_end: NDArray[np.int64], b_start: NDArray[np.int64], b_end: NDArray[np.int64]
) -> NDArray[np.int64]:
    after, before = b_start - a_end, a_start - b_end
    out = np.full(len(a_start), 2 * _DISTANCE_CLASSES, np.int64)  # crossing
    out[(b_start >= a_start) & (b_end <= a_end)] += 1  # the second inside the first
    out[(b_start <= a_start) & (b_end >= a_end) & (b_end - b_start > a_end - a_start)] += 2  # around it
    bounds = np.array(_DISTANCES)
    out = np.where(after >= 0, np.searchsorted(bounds, after), out)
    return np.where(before >= 0, _DISTANCE_CLASSES + np.searchsorted(bounds, before), out)


class _Look:
    """What of a name is compared: its words, the last one, and its initials."""

    def __init__(self, name: str) -> None:
        parts = name.replace("-", " ").split()
        named = [w for w in parts if w not in {"of", "the", "and", "for", "in"}]
        self.name = name
        self.words = set(parts)
        self.last = name.split()[-1:]
        self.initials = "".join(w[0] for w in named) if len(named) > 1 else ""


def _likeness(first: _Look, second: _Look) -> int:
    """0 nothing shared · 1 a word shared · 2 the last word shared · 3 one holds the other · 4 equal · 5 initials."""
    if first.name == second.name:
        return 4
    if second.name == first.initials or first.name == second.initials:
        return 5
    if first.words and second.words and (first.words <= second.words or second.words <= first.words):
        return 3
    if first.last == second.last:
        return 2
    return 1 if first.words & second.words else 0
