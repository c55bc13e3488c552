"""This file reads ties that the words themselves state: *X-backed rebels*, *the X affiliated groups A, B and C*."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.records.detection import DetectedMention, DetectedRelation, Detection
from dateline.records.lists import find_lists
from dateline.records.ontology import RelationName

_TIE: Final = re.compile(r"[-\s](backed|affiliated|linked|aligned|allied)\s+", re.I)
_NAMES: Final[dict[str, RelationName]] = {
    "backed": "backed_by",
    "affiliated": "affiliated_with",
    "linked": "affiliated_with",
    "aligned": "allied_with",
    "allied": "allied_with",
}


def tie_actors(detection: Detection, text: str) -> Detection:
    """The detection with the ties that stand between two actor mentions, and with what a list after them inherits."""
    actors = [m for m in detection.mentions if m.kind == "actor"]
    lists = find_lists(text, [(m.start, m.end) for m in actors])
    known = {(r.source, r.relation, r.target) for r in detection.relations}
    added: list[DetectedRelation] = []

    def add(source: DetectedMention, relation: RelationName, target: DetectedMention) -> None:
        if (source.id, relation, target.id) not in known:
            known.add((source.id, relation, target.id))
            added.append(DetectedRelation(source=source.id, relation=relation, target=target.id))

    for index in range(len(actors) - 1):
        first, second = actors[index], actors[index + 1]
        match = _TIE.fullmatch(text[first.end : second.start])
        if match is None:
            continue
        name = _NAMES[match[1].lower()]
        add(second, name, first)
        following = index + 2
        if (
            following in lists
            and lists[following][0] == following
            and not text[second.end : actors[following].start].strip()
        ):
            for member in lists[following]:
                add(actors[member], name, first)
    return replace(detection, relations=(*detection.relations, *added)) if added else detection
