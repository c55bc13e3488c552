"""This file gives a plural's roles to those that the text names right behind it: *the groups A, B and C attacked*."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.records.detection import DetectedRelation, Detection
from dateline.records.lists import find_lists

_PLURAL: Final = re.compile(
    r"(?:[a-z-]+\s+){0,2}(?:groups|factions|forces|brigades|battalions|militias|parties|countries|states|movements|"
    r"organi[sz]ations|tribes)",
    re.I,
)


def name_the_plural(detection: Detection, text: str) -> Detection:
    """The detection in which the names fill every role of such a plural, and the plural is the `same` as each."""
    actors = sorted((m for m in detection.mentions if m.kind == "actor"), key=lambda m: m.start)
    spans = [(m.start, m.end) for m in actors]
    lists = find_lists(text, spans)
    named: dict[str, list[str]] = {}
    for index, (start, end) in enumerate(spans[:-1]):
        group = lists.get(index + 1, [])
        follows = group[:1] == [index + 1] and not text[end : spans[index + 1][0]].strip()
        if follows and _PLURAL.fullmatch(text[start:end]):
            named[actors[index].id] = [actors[i].id for i in group]
    if not named:
        return detection
    arguments = [a for a in detection.arguments if a.target not in named]
    filled = {(a.trigger, a.role, a.target) for a in arguments}
    for argument in detection.arguments:
        for member in named.get(argument.target, ()):
            if (argument.trigger, argument.role, member) not in filled:
                filled.add((argument.trigger, argument.role, member))
                arguments.append(replace(argument, target=member))
    relations = [
        r
        for r in detection.relations
        if not (r.relation == "same" and (r.source in named or any(r.source in group for group in named.values())))
    ]
    relations += [
        DetectedRelation(source=plural, relation="same", target=member)
        for plural, members in named.items()
        for member in members
    ]
    return replace(detection, arguments=tuple(arguments), relations=tuple(relations))
