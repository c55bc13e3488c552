"""This file asks for the PLOVER type of sentences from many countries' news, with no actor given.

The set lies in `../shared/bench`: it is measured on, never trained on. It has the older type YIELD for what PLOVER now
calls CONCEDE and RETREAT.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from benchmarks.claims import code_lines
from dateline.records.coded import CodedPage

_OLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def measure_plover(shared: Path) -> dict[str, float]:
    """Name → figure, in percent.

    A sentence counts for its own type when any of its events has it (by its PLOVER record, in which a vow to attack is
    a THREATEN, or by the claim itself), else for the type of its surest event, else for none. `any_event` is the F1
    over all sentences, `macro` the mean of the types' F1.
    """
    path = shared / "bench" / "data" / "plover_plv_train.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pages = code_lines({"id": row["id"], "text": row["text"]} for row in rows)
    found = {page.page.id: types_of(page) for page in pages}
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for row in rows:
        types, gold = found.get(row["id"], []), row["type"]
        wanted[gold] += 1
        if types:
            given[gold if gold in types else types[0]] += 1
            right[gold] += gold in types
    f1 = {t: 200 * right[t] / (given[t] + wanted[t]) for t in wanted}
    return {
        "any_event": 200 * right.total() / (given.total() + wanted.total()),
        "macro": sum(f1.values()) / len(f1),
        **{f"type_{name.lower()}": value for name, value in sorted(f1.items())},
    }


def types_of(page: CodedPage) -> list[str]:
    """The types of a page's events, the surest event first; its PLOVER record before the claim's own type."""
    claims = sorted(page.claims, key=lambda claim: -claim.confidence)
    types = [claim.plover.event_type for claim in claims if claim.plover is not None] + [c.type for c in claims]
    return [_OLD.get(name, name) for name in types]
