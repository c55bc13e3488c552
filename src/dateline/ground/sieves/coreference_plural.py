"""This file finds what a plural of places stands for: *the towns of A and B*, *the two towns* after *A and B*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from dateline.records.detection import DetectedMention, DetectedRelation, Detection
from dateline.records.lists import find_lists

_NUMBERS: Final = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_PLURAL: Final = re.compile(
    r"(?:(?P<number>both|two|three|four|five|[2-5])\s+)?(?:[a-z-]+\s+){0,2}"
    r"(?:towns|villages|cities|settlements|districts|neighbou?rhoods|camps|suburbs|provinces|governorates|regions|islands)",
    re.I,
)


def link_plurals(detection: Detection, text: str) -> Detection:
    """The detection with `same` from each such plural to all that it stands for, in place of the network's guess."""
    members = stand_for(text, [m for m in detection.mentions if m.kind == "place"])
    if not members:
        return detection
    relations = [r for r in detection.relations if not (r.relation == "same" and r.source in members)]
    relations += [
        DetectedRelation(source=plural, relation="same", target=target)
        for plural, targets in members.items()
        for target in targets
    ]
    return replace(detection, relations=tuple(relations))


def stand_for(text: str, places: Sequence[DetectedMention]) -> dict[str, tuple[str, ...]]:
    """Plural mention → the mentions of the places that it stands for, only where the text names just so many.

    `places` are the page's place mentions in order of the text.
    """
    spans = [(m.start, m.end) for m in places]
    plurals = [i for i, (start, end) in enumerate(spans) if _PLURAL.fullmatch(text[start:end])]
    lists = {i: group for i, group in find_lists(text, spans).items() if not any(member in plurals for member in group)}
    out: dict[str, tuple[str, ...]] = {}
    for i in plurals:
        start, end = spans[i]
        following = i + 1
        if following in lists and re.fullmatch(r"\s+of\s+", text[end : spans[following][0]]):
            out[places[i].id] = tuple(places[m].id for m in lists[following])
            continue
        match = _PLURAL.fullmatch(text[start:end])
        count = _NUMBERS.get((match["number"] or "").lower()) if match else None
        before = [group for m, group in lists.items() if m < i and len(group) == count and group[0] == m]
        if count and before:
            out[places[i].id] = tuple(places[m].id for m in before[-1])
    return out
