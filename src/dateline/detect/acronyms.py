"""This file ties an acronym in brackets to the name before it: *Syrian Arab Army (SAA)* is one actor named twice."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from dateline.records.detection import DetectedRelation, Detection

_OPENING: Final = re.compile(r"\s?\(")
_ACRONYM: Final = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z-]*")


def link_acronyms(detection: Detection, text: str) -> Detection:
    """The detection in which such an acronym is `same` as its name, and the name takes its roles."""
    actors = sorted((m for m in detection.mentions if m.kind == "actor"), key=lambda m: m.start)
    names: dict[str, str] = {}
    for name, acronym in pairwise(actors):
        between, word = text[name.end : acronym.start], text[acronym.start : acronym.end]
        closed = text[acronym.end : acronym.end + 1] == ")"
        if closed and _OPENING.fullmatch(between) and _ACRONYM.fullmatch(word):
            names[acronym.id] = name.id
    if not names:
        return detection
    arguments = [replace(a, target=names.get(a.target, a.target)) for a in detection.arguments]
    best = {(a.trigger, a.role, a.target): a for a in sorted(arguments, key=lambda a: a.score)}
    relations = [r for r in detection.relations if r.relation != "same" or r.source not in names]
    relations += [DetectedRelation(source=a, relation="same", target=n) for a, n in names.items()]
    return replace(
        detection,
        arguments=tuple(a for a in arguments if best[a.trigger, a.role, a.target] is a),
        relations=tuple(relations),
    )
