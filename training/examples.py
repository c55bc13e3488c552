"""This file turns an annotated passage into what the losses need: pieces, tags, spans, pairs and their labels."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.detect import labels
from dateline.detect.decode import TRIGGER, candidate_pairs, labels_of
from dateline.detect.encode import Encoded, encode, words_covering
from dateline.detect.features import Span, pair_features
from training.passages import Passage
from training.targets import TargetPassage

# The encoder has 512 positions; two are its markers.
MOST_PIECES = 510
IGNORE = -100

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


class Pairs(Struct, frozen=True):
    """Candidate pairs of a head: `index` (pairs, 2) into the spans, `features`, 0/1 targets, `mask` of what may be."""

    index: Ints
    features: Ints
    targets: Floats
    mask: Floats


class Example(Struct, frozen=True):
    """One passage, ready for the network. Pieces do not count the encoder's two markers.

    `tagged` is false where only acts and their factuality are marked (training/targets.py): nothing else is learned
    from such a passage.
    """

    id: str
    weight: float
    tagged: bool
    ids: Ints
    shapes: Ints
    mention_tags: Ints  # (kinds, pieces), IGNORE off the first piece of a word
    trigger_tags: Ints  # (pieces,)
    spans: Ints  # (spans, 2)
    triggers: Ints  # indices of spans that are triggers
    sentences: Ints  # (triggers, 2), pieces of the sentence of each trigger
    types: Ints  # (triggers,), index of TYPES
    types_and_modes: Ints
    factuality: Ints
    pairs: dict[str, Pairs]
    toll_pairs: Ints  # rows of pairs["role"] whose mention is a toll of the trigger
    toll_kinds: Ints


def make_example(passage: Passage, tokenizer: Tokenizer, weight: float = 1.0) -> Example | None:
    """The passage as an example, or None when it is longer than the encoder reads."""
    encoded = encode(passage.text, tokenizer)
    if not len(encoded.ids) or len(encoded.ids) > MOST_PIECES:
        return None
    detection = passage.detection
    spans: list[Span] = []
    at: dict[str, int] = {}
    readings: list[tuple[int, int, int]] = []
    for mention in detection.mentions:
        if covered := words_covering(encoded, mention.start, mention.end):
            at[mention.id] = len(spans)
            spans.append(Span(*covered, labels.SPAN_KINDS.index(mention.kind)))
    for trigger in detection.triggers:
        if covered := words_covering(encoded, trigger.start, trigger.end):
            at[trigger.id] = len(spans)
            type_ = labels.TYPES.index(trigger.type)
            spans.append(Span(*covered, TRIGGER, type_))
            both = f"{trigger.type}.{trigger.mode}" if trigger.mode else trigger.type
            readings.append((type_, labels.TYPES_AND_MODES.index(both), labels.FACTUALITY.index(trigger.factuality)))
    triggers = [i for i, s in enumerate(spans) if s.kind == TRIGGER]
    pairs, toll_rows, toll_kinds = _pairs(passage, encoded, spans, at)
    read = np.array(readings, np.int64).reshape(-1, 3)
    return Example(
        passage.id,
        weight,
        True,
        encoded.ids,
        encoded.shapes,
        np.stack([_tags(encoded, [s for s in spans if s.kind == k]) for k in range(len(labels.TAGGERS) - 1)]),
        _tags(encoded, [s for s in spans if s.kind == TRIGGER]),
        np.array([(s.start, s.end) for s in spans], np.int64).reshape(-1, 2),
        np.array(triggers, np.int64),
        _sentences(encoded, [spans[i].start for i in triggers]),
        read[:, 0],
        read[:, 1],
        read[:, 2],
        pairs,
        toll_rows,
        toll_kinds,
    )


def make_target_example(passage: TargetPassage, tokenizer: Tokenizer, weight: float = 1.0) -> Example | None:
    """A passage in which only acts are marked, or None when it is longer than the encoder reads."""
    encoded = encode(passage.text, tokenizer)
    if not len(encoded.ids) or len(encoded.ids) > MOST_PIECES:
        return None
    covered = [(words_covering(encoded, t.start, t.end), t.factuality) for t in passage.targets]
    marked = [(span, labels.FACTUALITY.index(value)) for span, value in covered if span]
    nothing = np.zeros(0, np.int64)
    untagged = np.full(len(encoded.ids), IGNORE, np.int64)
    return Example(
        passage.id,
        weight,
        False,
        encoded.ids,
        encoded.shapes,
        np.stack([untagged] * (len(labels.TAGGERS) - 1)),
        untagged,
        np.array([span for span, _ in marked], np.int64).reshape(-1, 2),
        np.arange(len(marked)),
        _sentences(encoded, [span[0] for span, _ in marked]),
        nothing,
        nothing,
        np.array([value for _, value in marked], np.int64),
        {},
        nothing,
        nothing,
    )


def _sentences(encoded: Encoded, starts: list[int]) -> Ints:
    """The pieces `[i, j)` of the sentence of each start: (starts, 2)."""
    own = encoded.sentence[np.array(starts, np.int64)]
    low, high = np.searchsorted(encoded.sentence, own, "left"), np.searchsorted(encoded.sentence, own, "right")
    return np.stack([low, high], axis=1).reshape(-1, 2)


def _tags(encoded: Encoded, spans: list[Span]) -> Ints:
    tags = np.where(encoded.first, 0, IGNORE).astype(np.int64)
    for span in sorted(spans, key=lambda s: s.start - s.end):  # of two that overlap the shorter wins
        inside = np.arange(span.start, span.end)
        tags[inside[encoded.first[inside]]] = 2
        tags[span.start] = 1
    return tags


def _pairs(
    passage: Passage, encoded: Encoded, spans: list[Span], at: dict[str, int]
) -> tuple[dict[str, Pairs], Ints, Ints]:
    positives: dict[str, set[tuple[int, int, str]]] = {"role": set(), "link": set(), "relation": set()}
    tolls: dict[tuple[int, int], str] = {}
    for argument in passage.detection.arguments:
        if argument.trigger in at and argument.target in at:
            i, j = at[argument.trigger], at[argument.target]
            positives["link" if argument.role == "content" else "role"].add((i, j, argument.role))
            if argument.of:
                tolls[i, j] = argument.of
    for later, earlier in _antecedents(passage, at, spans):
        positives["link" if spans[later].kind == TRIGGER else "relation"].add((later, earlier, "same"))
    for relation in passage.detection.relations:
        if relation.relation != "same" and relation.source in at and relation.target in at:
            positives["relation"].add((at[relation.source], at[relation.target], relation.relation))
    out = {}
    rows: dict[tuple[int, int], int] = {}
    for head, index in candidate_pairs(spans).items():
        names = labels_of(head)
        targets = np.zeros((len(index), len(names)), np.float32)
        row_of = {(i, j): row for row, (i, j) in enumerate(index.tolist())}
        for i, j, name in positives[head]:
            if (i, j) in row_of:
                targets[row_of[i, j], names.index(name)] = 1
        out[head] = Pairs(index, pair_features(encoded, spans, index), targets, _mask(head, index, spans, names))
        if head == "role":
            rows = row_of
    toll_pairs = [(rows[pair], labels.TOLLS.index(of)) for pair, of in tolls.items() if pair in rows]
    array = np.array(toll_pairs, np.int64).reshape(-1, 2)
    return out, array[:, 0], array[:, 1]


def _mask(head: str, index: Ints, spans: list[Span], names: tuple[str, ...]) -> Floats:
    from dateline.detect.decode import is_allowed

    return np.array(
        [[is_allowed(head, name, spans[i], spans[j]) for name in names] for i, j in index.tolist()], np.float32
    ).reshape(len(index), len(names))


def _antecedents(passage: Passage, at: dict[str, int], spans: list[Span]) -> set[tuple[int, int]]:
    """Every right (mention, earlier mention) pair: the whole chain before it, since decoding takes the best one.

    A mention with several antecedents ("the two towns") stands for all of them and makes no chain of them.
    """
    targets: dict[int, list[int]] = defaultdict(list)
    for relation in passage.detection.relations:
        if relation.relation == "same" and relation.source in at and relation.target in at:
            targets[at[relation.source]].append(at[relation.target])
    group: dict[int, set[int]] = {}
    for source, found in targets.items():
        if len(found) == 1:
            merged = {source, found[0]} | group.get(source, set()) | group.get(found[0], set())
            group |= dict.fromkeys(merged, merged)
    pairs = {(source, target) for source, found in targets.items() if len(found) > 1 for target in found}
    for chain in group.values():
        ordered = sorted(chain, key=lambda i: (spans[i].start, -spans[i].end))
        pairs |= {(later, earlier) for n, later in enumerate(ordered) for earlier in ordered[:n]}
    return pairs
