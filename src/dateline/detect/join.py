"""This file puts the detections of a page's parts together, with ids that count along the text."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.records.detection import Detection


def join(parts: Sequence[Detection]) -> Detection:
    """One detection of many that share no span; ids are given anew in order of the text."""
    spans = [(m.start, -m.end, "m", n, m.id) for n, part in enumerate(parts) for m in part.mentions]
    spans += [(t.start, -t.end, "e", n, t.id) for n, part in enumerate(parts) for t in part.triggers]
    names: dict[tuple[int, str], str] = {}
    counts = {"m": 0, "e": 0}
    for _, _, letter, n, old in sorted(spans):
        counts[letter] += 1
        names[n, old] = f"{letter}{counts[letter]}"
    numbered = list(enumerate(parts))
    return Detection(
        mentions=tuple(
            sorted((replace(m, id=names[n, m.id]) for n, p in numbered for m in p.mentions), key=_by_number)
        ),
        triggers=tuple(
            sorted((replace(t, id=names[n, t.id]) for n, p in numbered for t in p.triggers), key=_by_number)
        ),
        arguments=tuple(
            replace(a, trigger=names[n, a.trigger], target=names[n, a.target]) for n, p in numbered for a in p.arguments
        ),
        relations=tuple(
            replace(r, source=names[n, r.source], target=names[n, r.target]) for n, p in numbered for r in p.relations
        ),
        sentences=tuple(sorted(sentence for part in parts for sentence in part.sentences)),
        names=tuple(name for part in parts for name in part.names),
    )


def _by_number(span: object) -> int:
    return int(span.id[1:])  # type: ignore[attr-defined]
