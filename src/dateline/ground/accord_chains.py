"""This file parts accords that the network took for one: two kinds of agreement, a far *the deal* among several."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from dateline.ground.accord_words import read_kind_around
from dateline.records.detection import Detection

# Kinds that news uses for one another.
_FAMILIES: Final = {"truce": "ceasefire", "reconciliation deal": "evacuation deal"}


def part_accords(detection: Detection, text: str) -> Detection:
    """The detection without `same` between accords that may be two.

    Two are of different kinds by their own words and those beside them, or one of them tells no kind (*the deal*), the
    page tells of several kinds, and the other stands further off than in the sentence before.
    """
    accords = {m.id: m for m in detection.mentions if m.kind == "accord"}
    kinds = {id: read_kind_around(text, m.start, m.end) for id, m in accords.items()}
    families = {id: _FAMILIES.get(kind, kind) for id, kind in kinds.items() if kind is not None}
    several = len(set(families.values())) > 1
    sentence = {id: sum(begins <= m.start for begins, _ in detection.sentences) for id, m in accords.items()}

    def may_be_one(later: str, earlier: str) -> bool:
        if later in families and earlier in families:
            return families[later] == families[earlier]
        return not several or sentence[later] - sentence[earlier] <= 1

    kept = tuple(
        r
        for r in detection.relations
        if r.relation != "same" or r.source not in accords or r.target not in accords or may_be_one(r.source, r.target)
    )
    return detection if len(kept) == len(detection.relations) else replace(detection, relations=kept)
