"""This file runs the network: the encoder with its one projection in ONNX, and the small heads that read it in numpy.

Every head is linear up to its hidden layer, so that the projection of a span is the mean of its pieces' projections;
what is left for numpy is sums, one GELU and one small product a span or pair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from dateline.detect.labels import TYPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dateline.detect.encode import Encoded, Window
    from dateline.detect.weights import Weights

    Array = NDArray[np.float32]

PairHead = Literal["role", "link", "relation"]
# Width of the hidden layer of each head.
WIDTHS: Final[dict[str, int]] = {"type": 192, "fact": 192, "role": 128, "link": 96, "relation": 96}
PAIR_HEADS: Final[tuple[PairHead, ...]] = ("role", "link", "relation")
# What each pair head reads: first span, second span, words between, and the two factors of their product.
PAIR_PARTS: Final = ("first", "second", "between", "left", "right")

_CLS, _SEP = 101, 102  # the encoder's markers (BERT's vocabulary)


def projection_layout(mention_columns: int, trigger_columns: int) -> dict[str, tuple[int, int]]:
    """Name → columns `[low, high)` of the projection, in a fixed order."""
    widths = {"mention": mention_columns, "trigger": trigger_columns, "type": WIDTHS["type"]}
    widths |= {"fact": WIDTHS["fact"], "fact_sentence": WIDTHS["fact"]}
    widths |= {f"{head}_{part}": WIDTHS[head] for head in PAIR_HEADS for part in PAIR_PARTS}
    layout, at = {}, 0
    for name, width in widths.items():
        layout[name] = (at, at + width)
        at += width
    return layout


class Reading:
    """What the network saw in one window. Piece indices are those of the whole Encoded."""

    def __init__(self, weights: Weights, encoded: Encoded, window: Window) -> None:
        self.weights = weights
        self.offset = window.carried
        ids = np.concatenate([[_CLS], encoded.ids[window.carried : window.end], [_SEP]])
        shapes = np.concatenate([[0], encoded.shapes[window.carried : window.end], [0]])
        (projection,) = weights.session.run(None, {"ids": ids[None], "shapes": shapes[None]})
        self.projection: Array = projection[0, 1:-1]  # (pieces, columns)
        self.sums: Array = np.concatenate(
            [np.zeros((1, self.projection.shape[1]), np.float32), np.cumsum(self.projection, axis=0, dtype=np.float32)]
        )

    def columns(self, name: str) -> Array:
        """The projection's columns of that name for every piece of the window: (pieces, width)."""
        low, high = self.weights.layout[name]
        return self.projection[:, low:high]

    def mean(self, name: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Array:
        """Mean of the named columns over pieces `[starts, ends)`: (spans, width); zero for an empty span."""
        low, high = self.weights.layout[name]
        a, b = starts - self.offset, ends - self.offset
        total = self.sums[b, low:high] - self.sums[a, low:high]
        return np.asarray(total / np.maximum(1, b - a)[:, None], np.float32)

    def type_and_mode(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Array:
        """Probability of every type-and-mode for the spans: (spans, TYPES_AND_MODES)."""
        hidden = gelu(self.mean("type", starts, ends))
        return softmax(self._out("type", hidden))

    def factuality(self, starts: NDArray[np.int64], ends: NDArray[np.int64], sentences: NDArray[np.int64]) -> Array:
        """Probability of every factuality: (spans, FACTUALITY); `sentences` is (spans, 2), pieces of the sentence."""
        around = self.mean("fact_sentence", sentences[:, 0], sentences[:, 1])
        return softmax(self._out("fact", gelu(self.mean("fact", starts, ends) + around)))

    def pairs(
        self, head: PairHead, spans: NDArray[np.int64], pairs: NDArray[np.int64], features: NDArray[np.int64]
    ) -> Array:
        """Scores before the sigmoid for every pair: (pairs, labels).

        `spans` is (spans, 2) in pieces, `pairs` (pairs, 2) indices into it, `features` from `pair_features`.
        """
        a, b = pairs[:, 0], pairs[:, 1]
        of_span = {
            part: self.mean(f"{head}_{part}", spans[:, 0], spans[:, 1]) for part in PAIR_PARTS if part != "between"
        }
        low = np.minimum(spans[a, 1], spans[b, 1])
        high = np.maximum(low, np.maximum(spans[a, 0], spans[b, 0]))
        hidden = of_span["first"][a] + of_span["second"][b] + of_span["left"][a] * of_span["right"][b]
        hidden = hidden + self.mean(f"{head}_between", low, high)
        hidden = hidden + self.weights.heads[f"{head}.features"][features].sum(axis=1)
        return self._out(head, gelu(hidden))

    def _out(self, head: str, hidden: Array) -> Array:
        heads = self.weights.heads
        return np.asarray(hidden @ heads[f"{head}.out.weight"].T + heads[f"{head}.out.bias"], np.float32)


def marginal_types(type_and_mode: Array) -> Array:
    """Probability of every type, its modes added up: (spans, TYPES)."""
    from dateline.detect.labels import TYPES_AND_MODES

    owner = np.array([TYPES.index(name.split(".")[0]) for name in TYPES_AND_MODES])
    out = np.zeros((len(type_and_mode), len(TYPES)), np.float32)
    np.add.at(out.T, owner, type_and_mode.T)
    return out


def gelu(x: Array) -> Array:
    """GELU in its tanh form, as in training."""
    return np.asarray(0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x))), np.float32)


def softmax(x: Array) -> Array:
    """Softmax over the last axis."""
    shifted = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), np.float32)


def sigmoid(x: Array) -> Array:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)
