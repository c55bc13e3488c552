"""This file lets those whom a plural of actors stands for fill its roles: *both sides*, *the groups*, *they*."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec.structs import replace

from dateline.ground.antecedents import ActorSpan, actor_spans
from dateline.ground.coreference import Coreference
from dateline.ground.registry_names import Registry
from dateline.ground.sieves.coreference_groups import find_groups, may_be_groups
from dateline.ground.sieves.coreference_sides import find_sides, may_be_sides
from dateline.records.detection import DetectedRelation, Detection

_MANY: Final = re.compile(
    r"they|them|their|themselves|who|whose|both|all|(?:[a-z’'-]+ ){0,3}(?:[a-z-]+s|[a-z]*men)", re.I
)


def name_plural_actors(detection: Detection, text: str, registry: Registry, on: date | None) -> Detection:
    """The detection in which the members fill every role of such a plural, and the plural is the `same` as each.

    A pronoun or description that the page links to the plural stands for the members as well.
    """
    words = [text[m.start : m.end] for m in detection.mentions if m.kind == "actor"]
    if not any(may_be_sides(w) or may_be_groups(w) for w in words):
        return detection
    own = actor_spans(detection, text, registry, on)
    spans = _as_named(detection, own)
    members: dict[str, tuple[str, ...]] = {}
    for at, span in enumerate(spans):
        found = find_sides(at, spans, detection, text) or find_groups(at, spans, detection, text)
        if found:
            members[span.id] = tuple(_last_name(one, own).id for one in found)
    return _spread(detection, members, text) if members else detection


def _as_named(detection: Detection, spans: list[ActorSpan]) -> list[ActorSpan]:
    """The spans, each with the value of the first named mention on its chain where it has no name of its own."""
    by_id = {span.id: span for span in spans}
    chains = Coreference(detection)
    out = []
    for span in spans:
        named = (
            span
            if span.named
            else next((by_id[m] for m in chains.chain(span.id) if m in by_id and by_id[m].named), span)
        )
        out.append(replace(span, value=named.value))
    return out


def _last_name(member: ActorSpan, own: list[ActorSpan]) -> ActorSpan:
    """The last mention up to this one that names the same actor by its own words; without any, this one."""
    names = [one for one in own if one.named and one.value.id == member.value.id and one.start <= member.start]
    return names[-1] if names else member


def _spread(detection: Detection, members: Mapping[str, tuple[str, ...]], text: str) -> Detection:
    relations = [r for r in detection.relations if not (r.relation == "same" and r.source in members)]
    chains = Coreference(replace(detection, relations=tuple(relations)))
    stands = {
        m.id: members[end]
        for m in detection.mentions
        if m.kind == "actor"
        and (end := chains.chain(m.id)[-1]) in members
        and (m.id == end or _MANY.fullmatch(text[m.start : m.end]))
    }
    relations += [
        DetectedRelation(source=plural, relation="same", target=member)
        for plural, own in members.items()
        for member in own
    ]
    arguments = [a for a in detection.arguments if a.target not in stands]
    filled = {(a.trigger, a.role, a.target) for a in arguments}
    for argument in detection.arguments:
        for member in stands.get(argument.target, ()):
            if (argument.trigger, argument.role, member) not in filled:
                filled.add((argument.trigger, argument.role, member))
                arguments.append(replace(argument, target=member))
    return replace(detection, arguments=tuple(arguments), relations=tuple(relations))
