"""This file sets the rules' timexes beside the network's time mentions: one span and one mention for each time."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from msgspec.structs import replace

from dateline.ground.sieves import timex_between
from dateline.ground.timex import TimeContext, normalise_timex
from dateline.ground.timex_find import find_timexes
from dateline.records.detection import Argument, DetectedMention, DetectedRelation, Detection
from dateline.records.page import CreationTime

Span = tuple[int, int]

# Prepositions that belong to a time mention (docs/codebook.md 9.3) and that TimeML leaves outside.
_INSIDE: Final = re.compile(r"(?:since|until|till|before|after|within)\s+(?:the\s+)?", re.I)
# Prepositions that do not, and that the network marks alone now and then: the time is what follows.
_OUTSIDE: Final = re.compile(r"(?:from|around|about|by|at|on|in|during)\s+(?:the\s+)?", re.I)
_RANGE: Final = re.compile(r"^(?:between|from)\b|\d\s?[-–]\s?\d|\b(?:to|until|till|through)\b", re.I)
_NAME_GOES_ON: Final = re.compile(
    r"(?:st|nd|rd|th)? (?!(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)[A-Z]"
)
# Words that the network marks now and then and that name no time by themselves, nor do bare numbers.
_NO_TIME: Final = re.compile(
    r"(?:since|as|until|till|after|before|within|over|for|from|around|about|this|that|these|all|both|during|only|just|last|next|every|a|"
    r"an|the|it|far|[\d.,/]+)",
    re.I,
)
# Any day does: only whether the words can be read is asked.
_SOME_DAY: Final = TimeContext(dct=CreationTime(from_=date(2001, 1, 1), until=date(2001, 1, 2), precision="day"))


def add_timexes(detection: Detection, text: str, stretches: tuple[Span, ...]) -> Detection:
    """The detection with the rules' timexes in those stretches of the text (code points).

    Where a rule and the network found the same time, the rule's span stands, under the network's id, so that roles
    keep their filler; a second mention of the same time gives its roles to the first. The network's span stays where it
    is the rule's with *since*, *until*, *before*, *after* or *within* in front, or a range that the rule cuts in two.
    What only rules find is a new mention, its id counting on from the last; a name's part (*the April 6 Movement*) and
    the words of a trigger are none. A mention of the network that no rule can read and nothing refers to is dropped,
    and so is a bare preposition or number, with the roles that it fills.
    """
    found = [(start + first, start + last) for start, end in stretches for first, last in find_timexes(text[start:end])]
    times = [m for m in detection.mentions if m.kind == "time"]
    ranges = [(m.start, m.end) for m in times if _is_range(text, m, found)]
    found = [span for span in found if not any(a <= span[0] and span[1] <= b for a, b in ranges)] + ranges
    found = [span for span in found if not _is_part_of_name(text, span, detection)]
    others = [m for m in detection.mentions if m.kind != "time"]
    referred = _referred(detection)
    kept: list[DetectedMention] = []
    stands_for: dict[str, str] = {}
    taken: set[str] = set()
    dropped: set[str] = set()
    number = max((int(m.id[1:]) for m in detection.mentions if m.id[1:].isdigit()), default=0)
    for start, end in sorted(found):
        same = [m for m in times if m.start < end and start < m.end and m.id not in taken]
        if same:
            # The one that fills a role keeps its id, else the one that covers most of the time.
            first = max(same, key=lambda m: (m.id in referred, min(m.end, end) - max(m.start, start), -m.start))
            with_preposition = _INSIDE.fullmatch(text[first.start : start]) and first.end <= end
            kept.append(
                first
                if with_preposition and first.start < start and first.end == end
                else replace(first, start=start, end=end)
            )
            taken.update(m.id for m in same)
            stands_for.update({m.id: first.id for m in same if m.id != first.id})
            continue
        number += 1
        kept.append(DetectedMention(id=f"m{number}", kind="time", start=start, end=end))
    for mention in times:
        if mention.id in taken:
            continue
        beside = next((k for k in kept if _stands_before(text, mention, k.start)), None)
        if beside is not None:
            stands_for[mention.id] = beside.id  # "since" alone was marked, the rule found what follows
        elif _NO_TIME.fullmatch(text[mention.start : mention.end]):
            dropped.add(mention.id)
        elif mention.id in referred or _is_readable(text, mention):
            kept.append(mention)
    mentions = sorted([*others, *kept], key=lambda m: (m.start, -m.end))
    return _redirected(replace(detection, mentions=tuple(mentions)), stands_for, dropped)


def _stands_before(text: str, mention: DetectedMention, start: int) -> bool:
    """Whether the network's mention is only the preposition of the time at `start`."""
    between = text[mention.start : start]
    if _INSIDE.fullmatch(between):
        return True
    return mention.end <= start and _OUTSIDE.fullmatch(between) is not None


def _is_range(text: str, mention: DetectedMention, found: list[Span]) -> bool:
    """Whether the network's span is one range of which the rules found the ends."""
    inside = [span for span in found if mention.start <= span[0] and span[1] <= mention.end]
    words = text[mention.start : mention.end]
    if len(inside) < 2 or not _RANGE.search(words):
        return False
    return timex_between.joins(words)


def _is_part_of_name(text: str, span: Span, detection: Detection) -> bool:
    """Whether the words lie in a trigger, or in an actor's or place's name that goes on after them."""
    start, end = span
    if any(t.start < end and start < t.end for t in detection.triggers):
        return True
    return any(
        m.kind in ("actor", "place") and m.start <= start and end < m.end and _NAME_GOES_ON.match(text, end)
        for m in detection.mentions
    )


def _is_readable(text: str, mention: DetectedMention) -> bool:
    words = text[mention.start : mention.end]
    return bool(re.search(r"[A-Za-z]{3}", words)) and normalise_timex(words, _SOME_DAY).timex3 is not None


def _referred(detection: Detection) -> frozenset[str]:
    """The mentions that a role, a relation or a verdict holds on to."""
    return frozenset(
        [
            *(a.target for a in detection.arguments),
            *(name for r in detection.relations for name in (r.source, r.target)),
            *(t.time for t in detection.targets if t.time is not None),
        ]
    )


def _redirected(detection: Detection, stands_for: dict[str, str], dropped: set[str]) -> Detection:
    """Roles, relations and verdicts with each mention replaced by the one that stands for it, none told twice."""
    if not stands_for and not dropped:
        return detection
    arguments: dict[tuple[str, str, str], Argument] = {}
    for argument in detection.arguments:
        if argument.target in dropped:
            continue
        moved = replace(argument, target=stands_for.get(argument.target, argument.target))
        arguments.setdefault((moved.trigger, moved.role, moved.target), moved)
    relations: dict[tuple[str, str, str], DetectedRelation] = {}
    for relation in detection.relations:
        if relation.source in dropped or relation.target in dropped:
            continue
        source, target = (stands_for.get(name, name) for name in (relation.source, relation.target))
        if source != target:
            relations.setdefault((source, relation.relation, target), replace(relation, source=source, target=target))
    return replace(
        detection,
        arguments=tuple(arguments.values()),
        relations=tuple(relations.values()),
        targets=tuple(
            replace(t, time=None if t.time is None or t.time in dropped else stands_for.get(t.time, t.time))
            for t in detection.targets
        ),
    )
