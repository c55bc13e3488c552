"""This file drops pronouns and doubtful actors that do, suffer and say nothing in any event found (codebook, 3)."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from dateline.detect.join import join
from dateline.records.detection import Detection

_PRONOUNS: Final = frozenset(
    "i me my we us our you your he him his she her hers they them their it its who whose himself herself itself "
    "themselves ourselves".split()
)
# An actor that nothing on the page holds on to must be surer than this (swept 0.6-0.9 on the development passages: F1
# 84.7, 85.0, 85.3, 85.1).
_SURE: Final = 0.8


def drop_idle_actors(detection: Detection, text: str) -> Detection:
    """The detection without pronouns that fill no role and stand in no relation but `same`; chains close over them.

    An actor mention is who acts, suffers or speaks; a bare *their* that does none of it only blurs the page. Nor is an
    actor kept of which the network is not sure, if it fills no role and stands in no relation at all.
    """
    needed = {a.target for a in detection.arguments}
    needed |= {end for r in detection.relations if r.relation != "same" for end in (r.source, r.target)}
    tied = {end for r in detection.relations for end in (r.source, r.target)}
    idle = {
        m.id
        for m in detection.mentions
        if m.kind == "actor"
        and m.id not in needed
        and (text[m.start : m.end].lower() in _PRONOUNS or (m.score < _SURE and m.id not in tied))
    }
    if not idle:
        return detection
    earlier = {r.source: r.target for r in detection.relations if r.relation == "same" and r.source in idle}
    relations = []
    for relation in detection.relations:
        target: str | None = relation.target
        while target in idle:
            target = earlier.get(target)
        if relation.source not in idle and target is not None:
            relations.append(replace(relation, target=target))
    kept = tuple(m for m in detection.mentions if m.id not in idle)
    return join([replace(detection, mentions=kept, relations=tuple(relations))])
