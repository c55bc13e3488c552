"""Stage 2, detect: a page's text → mentions, triggers, arguments and relations, by our own small network."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.detect.weights import Weights
    from dateline.records.detection import Detection

__all__ = ["detect"]


def detect(text: str, weights: Weights, stretches: tuple[tuple[int, int], ...] | None = None) -> Detection:
    """Find everything that the network marks in `text`; `stretches` (`(start, end)`, in order) limit what is read.

    Offsets of what comes back count code points of the whole text.
    """
    from dateline.detect.decode import decode
    from dateline.detect.encode import cut_windows, encode
    from dateline.detect.network import Reading

    encoded = encode(text, weights.tokenizer, stretches)
    return decode(encoded, cut_windows(encoded), lambda window: Reading(weights, encoded, window), weights.thresholds)
