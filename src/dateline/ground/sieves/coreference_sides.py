"""This file takes *both sides*, *the parties*, *the two countries* for the two that were named just before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.ground.antecedents import ActorSpan
from dateline.records.detection import Detection
from dateline.records.lists import find_lists

_SIDES: Final = re.compile(
    r"(?P<two>(?:both|two)\s+)?(?:(?:warring|opposing|rival|feuding|conflicting)\s+)?(?P<head>sides|parties|countries|nations"
    r"|governments|neighbou?rs|groups|factions|militias|armies)",
    re.I,
)
_COUNTED: Final = re.compile(r"(?:at least |about |some )?(?:\d|one\b|two\b|three\b|dozens\b|several\b|many\b)", re.I)
_TALKING: Final = frozenset({"AGREE", "CONSULT"})
# PLOVER sectors of who can be a side at all: no victim, relief worker or reporter.
_PARTIES: Final = frozenset({"GOV", "MIL", "REB", "UAF", "IMG", "PRM", "COP", "SPY", "LEG", "OPP", "PTY", "CRM", "IGO"})
_ARMED: Final = frozenset({"REB", "UAF", "IMG", "PRM", "CRM", "OPP"})
_FITS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("sides", "parties"), _PARTIES),
    **dict.fromkeys(("countries", "nations", "governments", "neighbours", "neighbors"), frozenset({"GOV"})),
    **dict.fromkeys(("groups", "factions", "militias"), _ARMED),
    "armies": frozenset({"MIL"}),
}
_TALKS_BACK: Final = 2  # sentences; they negotiated, one of them acts alone, then both act


def may_be_sides(words: str) -> bool:
    """Whether the words of a mention are such a plural."""
    return _SIDES.fullmatch(words) is not None


def find_sides(
    at: int, spans: Sequence[ActorSpan], detection: Detection, text: str
) -> tuple[ActorSpan, ActorSpan] | None:
    """The two sides of the last act between just two, where nobody else who could be one is named after it.

    An agreement or talks may lie two sentences back, an act of one against the other one. None where a third stands in
    their list, or where bare words (*two groups*) bring up somebody new.
    """
    span = spans[at]
    match = _SIDES.fullmatch(span.words)
    if match is None or span.quoted:
        return None
    head = match["head"].lower()
    two = (match["two"] or "").strip().lower()
    if not (two == "both" or (span.definite and (two or head in {"sides", "parties"}))):
        return None
    near = {
        one.id: one for one in spans[:at]
        if one.end <= span.start and one.value.id and not one.person and one.value.sector in _PARTIES
        and span.sentence - one.sentence <= _TALKS_BACK
    }  # fmt: skip
    lists = find_lists(text, [(one.start, one.end) for one in spans])
    listed = {spans[i].id: {spans[m].id for m in group} for i, group in lists.items()}
    for trigger in sorted(detection.triggers, key=lambda t: -t.start):
        if trigger.end > span.start:
            continue
        roles = [a for a in detection.arguments if a.trigger == trigger.id and a.role in {"actor", "recipient"}]
        filled = _without_own_men([a.target for a in roles], near)
        pair = _pair([near[m] for m in filled if m in near])
        facing = trigger.type in _TALKING | {"ASSAULT"} or len({a.role for a in roles}) == 2
        if pair is None or not facing:
            continue
        if any(one.value.sector not in _FITS[head] for one in pair) or any(_COUNTED.match(one.words) for one in pair):
            return None
        if any(m not in near or listed.get(m, set()) - {a.target for a in roles} for m in filled):
            return None
        back = span.sentence - min(one.sentence for one in pair)
        if back > (_TALKS_BACK if trigger.type in _TALKING else 1):
            return None
        known = {one.value.id for one in pair}
        then = max(one.sentence for one in pair)
        others = [one for one in spans[:at] if one.sentence >= then + (trigger.type in _TALKING) and _may_be_side(one)]
        return pair if all(one.value.id in known for one in others) else None
    return None


def _without_own_men(filled: list[str], near: dict[str, ActorSpan]) -> list[str]:
    """The fillers less those who are counted and of a named one's kind: *26 soldiers* beside the army."""
    named = {near[m].value.sector for m in filled if m in near and not _COUNTED.match(near[m].words)}
    return [
        m for m in filled if m not in near or not _COUNTED.match(near[m].words) or near[m].value.sector not in named
    ]


def _may_be_side(one: ActorSpan) -> bool:
    """Whether it is named and could be a side; whom it stands for, a person (*Putin*) brings up his own."""
    return one.named and (one.person or one.value.sector in _PARTIES)


def _pair(sides: Sequence[ActorSpan]) -> tuple[ActorSpan, ActorSpan] | None:
    """The two, in order of the text, where just two actors are among them."""
    last = {one.value.id: one for one in sorted(sides, key=lambda one: one.start)}
    found = sorted(last.values(), key=lambda one: one.start)
    return (found[0], found[1]) if len(found) == 2 else None
