"""This file lets the act that violates an accord carry it: *a violation* is no act beside it (codebook, 9.7)."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.detect.join import join
from dateline.records.detection import DetectedTrigger, Detection

_VIOLATION: Final = re.compile(r"(?:violat\w+|breach\w*|infring\w+)", re.I)


def merge_violations(detection: Detection, text: str) -> Detection:
    """The detection without *violation* or *breach* triggers that stand beside the act; their accord goes to it."""
    heirs: dict[str, str] = {}
    words = {t.id: text[t.start : t.end] for t in detection.triggers}
    for start, end in detection.sentences:
        inside = [t for t in detection.triggers if start <= t.start < end]
        acts = [t for t in inside if not _VIOLATION.fullmatch(words[t.id])]
        for trigger in inside:
            if trigger not in acts and acts:
                heirs[trigger.id] = min(acts, key=lambda act: _gap(act, trigger)).id
    if not heirs:
        return detection
    own = {(a.trigger, a.role, a.target) for a in detection.arguments}
    arguments = []
    for argument in detection.arguments:
        if argument.target in heirs:
            continue
        heir = heirs.get(argument.trigger)
        if heir is None:
            arguments.append(argument)
        elif argument.role == "accord" and (heir, "accord", argument.target) not in own:
            arguments.append(replace(argument, trigger=heir))
    return join(
        [
            replace(
                detection,
                triggers=tuple(t for t in detection.triggers if t.id not in heirs),
                arguments=tuple(arguments),
                relations=tuple(r for r in detection.relations if not {r.source, r.target} & heirs.keys()),
            )
        ]
    )


def _gap(one: DetectedTrigger, other: DetectedTrigger) -> int:
    return max(one.start - other.end, other.start - one.end)
