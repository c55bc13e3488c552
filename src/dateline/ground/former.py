"""This file finds who *the former branch of X in Y* is: the actor of the page whose past the registry knows as that."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from dateline.ground.registry import ActorContext, resolve_actor
from dateline.records.detection import DetectedRelation, Detection

if TYPE_CHECKING:
    from dateline.ground.registry_names import Registry

_FORMER: Final = re.compile(
    r"(?:former|one-time|erstwhile)\s+(?:\w+\s+)?(?:branch|affiliate|wing|arm|offshoot|franchise|subsidiary)\s+of\s+"
    r"(?P<parent>.+?)(?:\s+in\s+.+)?",
    re.I,
)


def link_former_selves(detection: Detection, text: str, registry: Registry, on: date | None) -> Detection:
    """The detection with such a description tied to its actor by `same`, and the actor to it by `formerly`.

    Only where exactly one actor named before it on the page was, under this or an earlier name, part of or affiliated
    with the organisation that the description names.
    """
    linked = {r.source for r in detection.relations if r.relation == "same"}
    added: list[DetectedRelation] = []
    for mention in detection.mentions:
        match = _FORMER.fullmatch(text[mention.start : mention.end]) if mention.kind == "actor" else None
        parent = registry.link(match["parent"], on) if match else None
        if parent is None or parent.id is None:
            continue
        found: dict[str, str] = {}
        for earlier in detection.mentions:
            if earlier.kind != "actor" or earlier.end > mention.start:
                continue
            actor = resolve_actor(text[earlier.start : earlier.end], ActorContext(on=on), registry)
            if actor.id is not None and parent.id in _past(actor.id, registry):
                found[actor.id] = earlier.id
        if len(found) == 1:
            (named,) = found.values()
            added.append(DetectedRelation(source=named, relation="formerly", target=mention.id))
            if mention.id not in linked:
                added.append(DetectedRelation(source=mention.id, relation="same", target=named))
    return replace(detection, relations=(*detection.relations, *added)) if added else detection


def _past(actor: str, registry: Registry) -> set[str]:
    """Ids of what the actor, under any earlier name, was part of or affiliated with."""
    past: set[str] = set()
    to_see, seen = [actor], set()
    while to_see:
        entry = registry.entry(to_see.pop())
        if entry is None or entry.id in seen:
            continue
        seen.add(entry.id)
        past |= {tie.to for tie in entry.affiliations if tie.kind in {"affiliated_with", "part_of"}}
        to_see += entry.formerly
    return past
