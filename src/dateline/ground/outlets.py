"""This file makes the outlet the source where the text says whose it is: *the HTS-linked news network Iba'a*."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.records.detection import Argument, DetectedRelation, Detection

# From behind a group to the name of its outlet; the kind of outlet may be part of the name's mention.
_KINDS: Final = "network|agency|channel|outlet|website|newspaper|broadcaster|station|media|radio|television|TV"
_OUTLET_OF: Final = re.compile(
    rf"[-\s](?:linked|run|affiliated|aligned|owned|controlled|backed)\s+(?:\w+\s+){{0,2}}?(?:{_KINDS})\s+\S.*", re.I
)
_KIND: Final = re.compile(rf"(?:\w+\s+){{0,2}}(?:{_KINDS})", re.I)


def name_outlets(detection: Detection, text: str) -> Detection:
    """The detection with `voice_of` from such an outlet to its group, and the outlet as the source in its place."""
    actors = [m for m in detection.mentions if m.kind == "actor"]
    by_id = {m.id: m for m in actors}
    outlet_of = {
        group.id: outlet.id
        for group in actors
        for outlet in actors
        if group.end < outlet.start
        and outlet.start - group.end < 60
        and _OUTLET_OF.fullmatch(text[group.end : outlet.end])
        and all(_KIND.fullmatch(text[m.start : m.end]) for m in actors if group.end <= m.start < outlet.start)
    }
    if not outlet_of:
        return detection
    # *news network* as a mention of its own before the name is the outlet too.
    named = {
        m.id: outlet
        for group, outlet in outlet_of.items()
        for m in actors
        if by_id[group].end <= m.start < by_id[outlet].start
    }
    arguments: list[Argument] = []
    for argument in detection.arguments:
        if argument.role == "source" and argument.target in outlet_of | named:
            argument = replace(argument, target=(outlet_of | named)[argument.target])
        if all((a.trigger, a.role, a.target) != (argument.trigger, argument.role, argument.target) for a in arguments):
            arguments.append(argument)
    relations = [r for r in detection.relations if not (r.relation == "same" and outlet_of.get(r.target) == r.source)]
    known = {(r.source, r.relation, r.target) for r in relations}
    relations += [
        DetectedRelation(source=outlet, relation="voice_of", target=group)
        for group, outlet in outlet_of.items()
        if (outlet, "voice_of", group) not in known
    ]
    return replace(detection, arguments=tuple(arguments), relations=tuple(relations))
