"""This file judges words that the caller asks about: whether that act took place, when, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from dateline.detect import labels
from dateline.detect.decode import TRIGGER, is_allowed, sentence_bounds
from dateline.detect.encode import Encoded, Window, cut_windows, encode, words_covering
from dateline.detect.features import Span, pair_features
from dateline.detect.network import Reading, sigmoid
from dateline.detect.plain_words import overrule
from dateline.records.detection import DetectedTarget, Detection, Target
from dateline.records.ontology import Factuality, Role

if TYPE_CHECKING:
    from dateline.detect.weights import Weights

# A part of the page that was read together: its pieces, their windows, and what reads a window.
Part = tuple[Encoded, list[Window], Callable[[Window], Reading]]

# Where each factuality stands between −3 (certainly not) and 3 (certainly). Asked whether an act took place, people put
# what is only intended, asked for or supposed below the middle, and hardly anything at the ends: a negation often bears
# on a part only (*did not charge them*). Quarters, swept on UDS-IH2 dev (benchmarks/notes.md).
SCORES: Final[dict[str, float]] = {
    "happened": 2.75, "ongoing": 2.5, "planned": -1.25, "urged": -2.0, "expected": -1.75, "conditional": -1.25,
    "denied": -2.0,
}  # fmt: skip


def judge_targets(
    text: str, targets: Sequence[Target], parts: Sequence[Part], detection: Detection, weights: Weights
) -> tuple[DetectedTarget, ...]:
    """The verdict on every target, in the order of asking; its mentions are those of `detection`."""
    known = list(parts)
    out = []
    for target in targets:
        part = next((p for p in known if words_covering(p[0], target.start, target.end)), None)
        if part is None:
            part = _read_block(text, target, weights)
            known.append(part)
        out.append(_judge(target, part, detection, weights.thresholds))
    return tuple(out)


def _read_block(text: str, target: Target, weights: Weights) -> Part:
    """The block of lines around a target that stands in no part that was read, such as a caption."""
    start = text.rfind("\n\n", 0, target.start)
    end = text.find("\n\n", target.end)
    block = (0 if start < 0 else start, len(text) if end < 0 else end)
    encoded = encode(text, weights.tokenizer, (block,))
    return encoded, cut_windows(encoded), lambda window: Reading(weights, encoded, window)


def _judge(target: Target, part: Part, detection: Detection, thresholds: dict[str, float]) -> DetectedTarget:
    encoded, windows, read = part
    covered = words_covering(encoded, target.start, target.end)
    if covered is None:  # marks that are no word, such as an emoji: nothing is said of an act
        return DetectedTarget(id=target.id, start=target.start, end=target.end, factuality="happened", score=0.0)
    window = next(w for w in windows if w.start <= covered[0] < w.end)
    reading = read(window)
    start, end = np.array([covered[0]]), np.array([min(covered[1], window.end)])
    probabilities = reading.factuality(start, end, sentence_bounds(encoded, window, start))[0]
    best: Factuality = labels.FACTUALITY[int(probabilities.argmax())]
    sentence = next((a for a, b in encoded.sentences if a <= target.start < b), target.start)
    plain = overrule(encoded.text[sentence : target.start], best)
    score = (
        SCORES[plain]
        if plain != best
        else sum(float(p) * SCORES[name] for p, name in zip(probabilities, labels.FACTUALITY, strict=True))
    )
    roles = _score_roles(Span(int(start[0]), int(end[0]), TRIGGER), encoded, window, reading, detection)
    times = {m: s for (m, role), s in roles.items() if role == "time" and s >= thresholds["role"]}
    sources = {m: s for (m, role), s in roles.items() if role == "source" and s >= thresholds["role.source"]}
    return DetectedTarget(
        id=target.id,
        start=target.start,
        end=target.end,
        factuality=plain,
        score=round(score, 2),
        time=max(times, key=times.__getitem__, default=None),
        source=tuple(sorted(sources, key=sources.__getitem__, reverse=True)),
    )


def _score_roles(
    act: Span, encoded: Encoded, window: Window, reading: Reading, detection: Detection
) -> dict[tuple[str, Role], float]:
    """How well each mention of the window fills each role of the act: (mention, role) → 0–1."""
    spans: list[Span] = [act]
    ids: list[str] = []
    for mention in detection.mentions:
        covered = words_covering(encoded, mention.start, mention.end)
        if covered and window.carried <= covered[0] and covered[1] <= window.end:
            spans.append(Span(*covered, labels.SPAN_KINDS.index(mention.kind)))
            ids.append(mention.id)
    if not ids:
        return {}
    pairs = np.array([(0, i) for i in range(1, len(spans))], np.int64)
    bounds = np.array([(s.start, s.end) for s in spans], np.int64)
    scores = sigmoid(reading.pairs("role", bounds, pairs, pair_features(encoded, spans, pairs)))
    return {
        (ids[row], role): float(scores[row, column])
        for row in range(len(ids))
        for column, role in enumerate(labels.MENTION_ROLES)
        if is_allowed("role", role, act, spans[row + 1])
    }
