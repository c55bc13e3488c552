"""This file turns the network's scores into mentions, triggers, arguments and relations that the codebook allows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from dateline.detect import labels
from dateline.detect.coordination import share_roles
from dateline.detect.features import NO_TYPE, Found, Span, pair_features
from dateline.detect.lone_acts import LONE, select_lone
from dateline.detect.network import Reading, marginal_types, sigmoid, softmax
from dateline.detect.one_act import drop_doubles
from dateline.detect.spans import mend_mentions
from dateline.records.detection import Argument, DetectedMention, DetectedRelation, DetectedTrigger, Detection
from dateline.records.ontology import RELATION_KINDS, ROLE_FILLER, MentionKind, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from dateline.detect.encode import Encoded, Window

    Array = NDArray[np.float32]

TRIGGER: Final = labels.SPAN_KINDS.index("trigger")
_TOLL: Final = labels.SPAN_KINDS.index("toll")
# Scores below this are never looked at again.
_NOTED: Final = 0.05
# Words that count what a plural mention stands for; above four a text hardly names them all.
_NUMBERS: Final = {"both": 2, "two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}
# Roles that an act hardly lacks, and from where on their likeliest filler is taken when none is sure (swept 0.2-0.4
# on the development passages: whole claims 15.6 without, 17.3 at 0.3).
_WANTED: Final = frozenset({"actor", "recipient", "place"})
_LIKELY: Final = 0.3
# Roles that hold one filler at most (contract: `time` and `said` are a filler or null).
_SINGLE: Final = frozenset({"time", "said"})


def decode(
    encoded: Encoded, windows: list[Window], read: Callable[[Window], Reading], thresholds: dict[str, float]
) -> Detection:
    """Read every window in order and put together what was found; ids count along the text."""
    found: list[Found] = []
    acronyms: set[str] = set()
    scored: dict[str, list[tuple[int, int, str, float]]] = {"role": [], "toll": [], "link": [], "relation": []}
    for window in windows:
        reading = read(window)
        carried = [i for i, s in enumerate(found) if s.start >= window.carried]
        marked = _mentions(encoded, window, reading, thresholds)
        fresh = mend_mentions(encoded, marked, acronyms, window.start, window.end)
        fresh += _triggers(encoded, window, reading, thresholds)
        fresh.sort(key=lambda s: (s.start, -s.end))
        here = carried + list(range(len(found), len(found) + len(fresh)))
        found += fresh
        _score_pairs(encoded, reading, found, here, len(carried), scored)
    return _assemble(encoded, found, scored, thresholds)


def spans_of(tags: Array, first: NDArray[np.bool_], offset: int, minimum: float) -> list[tuple[int, int, float]]:
    """BIO probabilities (pieces, 3) → spans `(start, end, score)` in pieces; a word counts by its first piece."""
    spans: list[tuple[int, int, float]] = []
    words = np.flatnonzero(first)
    ends = [*words[1:].tolist(), len(first)]
    open_: list[float] = []
    start = 0
    for word, end in zip(words.tolist(), ends, strict=True):
        outside, begin, inside = (float(p) for p in tags[word])
        in_span = 1 - outside >= minimum
        if open_ and in_span and inside >= begin:
            open_.append(1 - outside)
            spans[-1] = (start, end + offset, float(np.mean(open_)))
        elif in_span:
            start, open_ = word + offset, [1 - outside]
            spans.append((start, end + offset, 1 - outside))
        else:
            open_ = []
    return spans


def _own(encoded: Encoded, window: Window, probabilities: Array) -> tuple[Array, NDArray[np.bool_]]:
    """The part of the window that is not carried over."""
    return probabilities[window.start - window.carried :], encoded.first[window.start : window.end]


def _mentions(encoded: Encoded, window: Window, reading: Reading, thresholds: dict[str, float]) -> list[Found]:
    columns = reading.columns("mention")
    out: list[Found] = []
    for index in range(len(labels.TAGGERS) - 1):
        tags, first = _own(encoded, window, softmax(columns[:, 3 * index : 3 * index + 3]))
        for start, end, score in spans_of(tags, first, window.start, thresholds["mention"]):
            out.append(Found(start, end, index, NO_TYPE, score))
    return out


def _triggers(encoded: Encoded, window: Window, reading: Reading, thresholds: dict[str, float]) -> list[Found]:
    tags, first = _own(encoded, window, softmax(reading.columns("trigger")))
    spans = spans_of(tags, first, window.start, thresholds["trigger"])
    found, _ = _read_triggers(encoded, window, reading, spans, thresholds)
    certainty = [score for _, _, score in spans]
    # What passes as a lone act counts as sure as the least sure of the others: few of them are wrong.
    doubts = [
        (start, end, thresholds["trigger"])
        for start, end, _ in spans_of(tags, first, window.start, LONE)
        if not any(start < other.end and other.start < end for other in found)
    ]
    doubtful, of_type = _read_triggers(encoded, window, reading, doubts, thresholds)
    lone = select_lone(encoded, doubtful, of_type, found)
    return drop_doubles(encoded, [*found, *lone], [*certainty, *(LONE for _ in lone)])


def _read_triggers(
    encoded: Encoded,
    window: Window,
    reading: Reading,
    spans: list[tuple[int, int, float]],
    thresholds: dict[str, float],
) -> tuple[list[Found], list[float]]:
    """The spans (in pieces, with their scores) with type, mode and factuality; and how sure each one's type is."""
    if not spans:
        return [], []
    starts, ends = np.array([s[0] for s in spans]), np.array([s[1] for s in spans])
    both = reading.type_and_mode(starts, ends)
    types = marginal_types(both)
    facts = reading.factuality(starts, ends, sentence_bounds(encoded, window, starts))
    out = []
    for row, (start, end, score) in enumerate(spans):
        type_ = int(types[row].argmax())
        name = labels.TYPES[type_]
        own = [i for i, n in enumerate(labels.TYPES_AND_MODES) if n.split(".")[0] == name]
        best = labels.TYPES_AND_MODES[max(own, key=lambda i: float(both[row, i]))]
        mode = best.partition(".")[2] or None
        confidence = calibrate(score * float(types[row, type_]) * float(facts[row].max()), thresholds)
        out.append(Found(start, end, TRIGGER, type_, confidence, mode, int(facts[row].argmax())))
    return out, [float(types[row].max()) for row in range(len(spans))]


def calibrate(score: float, thresholds: dict[str, float]) -> float:
    """The share of claims with such a raw score that are right, by the curve in the model file (training/calibrate.py).

    >>> round(calibrate(0.5, {"confidence.slope": 2.0, "confidence.offset": -1.0}), 3)
    0.269
    """
    odds = math.log(max(score, 1e-4) / max(1 - score, 1e-4))
    slope, offset = thresholds.get("confidence.slope", 1.0), thresholds.get("confidence.offset", 0.0)
    return 1 / (1 + math.exp(-(slope * odds + offset)))


def sentence_bounds(encoded: Encoded, window: Window, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The pieces `[i, j)` of the sentence of each start, kept inside the window: (starts, 2)."""
    sentence = encoded.sentence
    low = np.searchsorted(sentence, sentence[starts], "left")
    high = np.searchsorted(sentence, sentence[starts], "right")
    return np.stack([np.maximum(low, window.carried), np.minimum(high, window.end)], axis=1)


def candidate_pairs(spans: list[Span]) -> dict[str, NDArray[np.int64]]:
    """All pairs that a head may join: trigger–mention, trigger–trigger, mention–mention of kinds that relate."""
    triggers = [i for i, s in enumerate(spans) if s.kind == TRIGGER]
    mentions = [i for i, s in enumerate(spans) if s.kind != TRIGGER]
    related = {
        (labels.SPAN_KINDS.index(a), labels.SPAN_KINDS.index(b)) for kinds in RELATION_KINDS.values() for a, b in kinds
    }
    lists = {
        "role": [(t, m) for t in triggers for m in mentions],
        "link": [(t, u) for t in triggers for u in triggers if t != u],
        "relation": [
            (m, n) for m in mentions for n in mentions if m != n and (spans[m].kind, spans[n].kind) in related
        ],
    }
    return {name: np.array(pairs, np.int64).reshape(-1, 2) for name, pairs in lists.items()}


def _score_pairs(
    encoded: Encoded,
    reading: Reading,
    found: list[Found],
    here: list[int],
    n_carried: int,
    scored: dict[str, list[tuple[int, int, str, float]]],
) -> None:
    """Score the pairs of this window of which at least one side is new, and note the labels with their scores."""
    spans: list[Span] = [found[i] for i in here]
    if not spans:
        return
    bounds = np.array([(s.start, s.end) for s in spans], np.int64)
    for head, pairs in candidate_pairs(spans).items():
        pairs = pairs[(pairs >= n_carried).any(axis=1)]
        if not len(pairs):
            continue
        scores = sigmoid(reading.pairs(head, bounds, pairs, pair_features(encoded, spans, pairs)))  # type: ignore[arg-type]
        names = labels_of(head)
        for row, column in np.argwhere(scores[:, : len(names)] >= _NOTED).tolist():
            i, j = pairs[row].tolist()
            if is_allowed(head, names[column], spans[i], spans[j]):
                scored[head].append((here[i], here[j], names[column], float(scores[row, column])))
        if head == "role":
            for row in np.flatnonzero([spans[j].kind == _TOLL for j in pairs[:, 1].tolist()]).tolist():
                best = int(scores[row, len(names) :].argmax())
                i, j = pairs[row].tolist()
                scored["toll"].append((here[i], here[j], labels.TOLLS[best], 1.0))


def labels_of(head: str) -> tuple[str, ...]:
    """The labels that a pair head gives, in the order of its columns."""
    if head == "role":
        return labels.MENTION_ROLES
    return labels.TRIGGER_LINKS if head == "link" else labels.RELATION_LABELS


def is_allowed(head: str, name: str, first: Span, second: Span) -> bool:
    """Whether the codebook lets these two kinds be joined by that name; `same` points back in the text."""
    kinds = labels.SPAN_KINDS
    if name == "same":
        return first.kind == second.kind and (second.start, -second.end) < (first.start, -first.end)
    if head == "role":
        return ROLE_FILLER[name] == kinds[second.kind]  # type: ignore[index]
    if head == "link":
        return True
    return (kinds[first.kind], kinds[second.kind]) in RELATION_KINDS[name]  # type: ignore[index]


def _assemble(
    encoded: Encoded,
    found: list[Found],
    scored: dict[str, list[tuple[int, int, str, float]]],
    thresholds: dict[str, float],
) -> Detection:
    order = sorted(range(len(found)), key=lambda i: (found[i].start, -found[i].end))
    ids: dict[int, str] = {}
    mentions: list[DetectedMention] = []
    triggers: list[DetectedTrigger] = []
    for i in order:
        s = found[i]
        start, end = int(encoded.starts[s.start]), int(encoded.ends[s.end - 1])
        if s.kind == TRIGGER:
            ids[i] = f"e{len(triggers) + 1}"
            triggers.append(
                DetectedTrigger(
                    id=ids[i], start=start, end=end, type=labels.TYPES[s.type], mode=s.mode,
                    factuality=labels.FACTUALITY[s.factuality], score=round(s.score, 4),
                )
            )  # fmt: skip
        else:
            ids[i] = f"m{len(mentions) + 1}"
            kind: MentionKind = labels.SPAN_KINDS[s.kind]  # type: ignore[assignment]
            mentions.append(DetectedMention(id=ids[i], kind=kind, start=start, end=end, score=round(s.score, 4)))
    return Detection(
        mentions=tuple(mentions),
        triggers=tuple(triggers),
        arguments=_arguments(encoded, found, ids, scored, thresholds),
        relations=_relations(ids, scored, thresholds, {i: _count_named(encoded, found[i]) for i in ids}),
        sentences=encoded.sentences,
    )


def _arguments(
    encoded: Encoded,
    found: list[Found],
    ids: dict[int, str],
    scored: dict[str, list[tuple[int, int, str, float]]],
    thresholds: dict[str, float],
) -> tuple[Argument, ...]:
    tolls = {(t, m): name for t, m, name, _ in scored["toll"]}
    rows = [r for r in scored["role"] if r[3] >= thresholds.get(f"role.{r[2]}", thresholds["role"])]
    carried = {t for t, _, name, score in scored["link"] if name == "same" and score >= thresholds["link.same"]}
    rows += _best_where_none(rows, scored["role"], carried)
    rows = share_roles(encoded, found, rows, scored["role"])
    rows += [r for r in scored["link"] if r[2] == "content" and r[3] >= thresholds["content"]]
    rows.sort(key=lambda r: -r[3])
    taken: set[tuple[int, int]] = set()  # an act's actor is not its recipient, its time not its `said`
    single: set[tuple[int, str]] = set()
    out: list[Argument] = []
    for t, m, name, score in rows:
        exclusive = name in {"actor", "recipient", "time", "said", "beneficiary"}
        if (exclusive and (t, m) in taken) or (t, name) in single:
            continue
        if exclusive:
            taken.add((t, m))
        if name in _SINGLE:
            single.add((t, name))
        role: Role = name  # type: ignore[assignment]
        of = tolls[(t, m)] if name == "toll" else None
        out.append(Argument(trigger=ids[t], role=role, target=ids[m], of=of, score=round(score, 4)))  # type: ignore[arg-type]
    return tuple(sorted(out, key=lambda a: (_number(a.trigger), labels_order(a.role), _number(a.target))))


def _best_where_none(
    rows: list[tuple[int, int, str, float]], scored: list[tuple[int, int, str, float]], carried: set[int]
) -> list[tuple[int, int, str, float]]:
    """For every act without an actor, recipient or place: the likeliest one, when it is likely enough.

    `carried` are later mentions of an act: `same` carries its roles, nothing is filled in (codebook, section 8.4).
    """
    filled = {(t, role) for t, _, role, _ in rows}
    best: dict[tuple[int, str], tuple[int, int, str, float]] = {}
    for row in scored:
        key = row[0], row[2]
        if row[0] in carried:
            continue
        if row[2] in _WANTED and key not in filled and row[3] >= max(_LIKELY, best.get(key, row)[3]):
            best[key] = row
    return list(best.values())


def labels_order(role: Role) -> int:
    """Where the role stands in the codebook's list."""
    return list(ROLE_FILLER).index(role)


def _number(name: str) -> int:
    return int(name[1:])


def _count_named(encoded: Encoded, span: Found) -> int:
    """How many things the words count (*the two towns*, *both groups*); 1 where they do not count."""
    word = encoded.text[encoded.starts[span.start] : encoded.ends[span.start]].lower()
    return 1 if span.kind == TRIGGER else _NUMBERS.get(word, 1)


def _relations(
    ids: dict[int, str],
    scored: dict[str, list[tuple[int, int, str, float]]],
    thresholds: dict[str, float],
    counts: dict[int, int],
) -> tuple[DetectedRelation, ...]:
    """`same`: the best earlier mention of each, or as many as its words count; the others: one relation a pair."""
    same: dict[int, list[tuple[float, int]]] = {}
    best: dict[tuple[int, int], tuple[str, float]] = {}
    for head in ("link", "relation"):
        for i, j, name, score in scored[head]:
            minimum = thresholds[f"{head}.same"] if name == "same" else thresholds["relation"]
            if name == "content" or score < minimum:
                continue
            if name == "same":
                same.setdefault(i, []).append((score, j))
            elif score > best.get((i, j), ("", 0.0))[1] and score > best.get((j, i), ("", 0.0))[1]:
                best.pop((j, i), None)
                best[(i, j)] = (name, score)
    rows = [
        (i, j, "same", score)
        for i, antecedents in same.items()
        for score, j in sorted(antecedents, reverse=True)[: counts[i]]
    ]
    rows += [(i, j, name, score) for (i, j), (name, score) in best.items()]
    rows.sort(key=lambda r: (ids[r[0]][0], _number(ids[r[0]]), _number(ids[r[1]])))
    return tuple(
        DetectedRelation(source=ids[i], relation=name, target=ids[j], score=round(score, 4))  # type: ignore[arg-type]
        for i, j, name, score in rows
    )
