"""This file says which `same` is none: rebels are not the army, and *several militants* are nobody named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from dateline.ground.actor_context import KNOWN
from dateline.ground.antecedents import ActorSpan
from dateline.ground.names import fold
from dateline.records.detection import DetectedMention

_STATE: Final = frozenset({"GOV", "MIL", "COP"})
_REBELS: Final = frozenset({"REB", "UAF", "IMG"})
# What a state's armed forces are called; many others have the sector (*Communist troops*, *the Peshmerga*).
_STATE_NAMES: Final = re.compile(
    r"\b(?:army|armed forces|defen[cs]e forces|security forces|government|military|regime|police|air force|navy"
    r"|soldiers|national guard)\b"
)
# Heads of descriptions that no state's own organ is called by.
_ARMED: Final = re.compile(
    r"\b(?:militants?|rebels?|insurgents?|fighters?|jihadi(?:st)?s?|guerrillas?|extremists?|terrorists?|gunm[ae]n"
    r"|militiam[ae]n|militias?|factions?|groups?|gangs?|cartels?)$"
)
_ARMED_MEN: Final = re.compile(
    r"\b(?:militants|rebels|insurgents|fighters|jihadi(?:st)?s|guerrillas|extremists|terrorists|gunmen|militiamen|militias"
    r"|factions|groups|gangs)$"
)
_CALLED_REBELS: Final = re.compile(r"\b(?:group|rebel|insurgent|militant|liberation|resistance)\b")
_SOLDIERS: Final = re.compile(r"\b(?:army|soldiers|troops|police|policemen)$")
_BODY: Final = re.compile(r"\b(?:group|faction|militia|movement|organi[sz]ation|army|government)$")
_BODIES: Final = re.compile(
    r"\b(?:groups|factions|militias|movements|organi[sz]ations|armies|governments|sides|countries)\b"
)
_OF_THEM: Final = re.compile(r"\bof\b")  # *an alliance of factions* is one
_MANY: Final = re.compile(r"(?i:they|them|their|who|whose|both|all|each)$|[a-z]s\b|\b(?:and|men|people)\b")
_DEFINITE: Final = re.compile(
    r"(?:\b(?:the|these|those|this|that|both|all|such|its|their|his|her|our|whose)|['’]s?)\s+$", re.I
)
_PART: Final = (
    r"(?:several|some|many|most|other|others|another|few|fewer|various|numerous|certain|local"
    r"|(?:two|three|four|five|six|\d+|dozens|many|some)\s+(?:more|other)|dozens of|scores of|hundreds of)"
)
_PART_WORDS: Final = re.compile(rf"{_PART}\b", re.I)
_PART_BEFORE: Final = re.compile(
    rf"\b{_PART}\s+(?:of\s+)?(?:the\s+|these\s+|those\s+|its\s+|their\s+)?(?:armed\s+|rebel\s+|militant\s+)?$", re.I
)
# *HTS, other militants of which …* says who the plural is.
_APPOSED: Final = re.compile(r"\)?\s*(?:[,(:–—-]|(?:is|are|was|were)\b)\s*(?:the\s+)?", re.I)
_AT: Final = (
    r"(?:in|from|of|around|near|at|outside|inside)\s+(?:the\s+)?(?:(?:province|governorate|town|city|village|district"
    r"|countryside|region|suburbs?)\s+of\s+)?"
)
_THERE: Final = re.compile(r"\s+there\b", re.I)
_PLACE_BEHIND: Final = re.compile(rf"\s+{_AT}", re.I)
_PLACE_BEFORE: Final = re.compile(rf"\s*(?:\w+,\s+)?{_AT}", re.I)


class Telling(Struct, frozen=True):
    """A page's text with its sentences (`(start, end)`) and place mentions, for what is told around an actor."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    places: tuple[DetectedMention, ...]

    def sentence_at(self, at: int) -> tuple[int, int]:
        """The sentence that holds a place in the text; an empty one where none does."""
        return next(((start, end) for start, end in self.sentences if start <= at < end), (at, at))


def is_stranger(span: ActorSpan, earlier: Sequence[ActorSpan], telling: Telling) -> bool:
    """Whether the description `span` cannot be whom it was linked to; `earlier` is its chain, nearest first.

    That is so for enemies (those who are up in arms, and a state's forces), for one body and several, for an indefinite
    part of many (*several militants*, *most rebels*) and for indefinite armed men of a place that is not the other's.
    What a registry knows by its own name is left alone.
    """
    if not earlier or (span.value.id or "").startswith(KNOWN):
        return False
    if _differ_in_number(span, earlier[0]):
        return True
    # A bare *army* is a state's as soon as the page's country is known.
    named = next((one for one in earlier if one.named or one.value.sector in _STATE), None)
    if named is None or _APPOSED.fullmatch(telling.text[named.end : span.start]):
        return False
    return _are_enemies(span, named) or _is_part_of_many(span, telling.text) or _is_elsewhere(span, named, telling)


def _differ_in_number(span: ActorSpan, earlier: ActorSpan) -> bool:
    """Whether one is a body (*the group*, a name) and the other several (*the groups*)."""
    words, before = span.words.casefold(), earlier.words
    if _OF_THEM.search(words) or _OF_THEM.search(before):
        return False
    if _BODY.search(words):
        return bool(_BODIES.search(before.casefold()))
    return bool(_BODIES.search(words)) and not _MANY.search(before)


def _are_enemies(span: ActorSpan, named: ActorSpan) -> bool:
    words, name = span.words.casefold(), fold(f"{named.words} {named.value.name or ''}")
    if (named.value.id or "").startswith("new:") or named.person:
        return False
    if named.value.sector in _STATE:
        known_so = _CALLED_REBELS.search(name)  # the *Wagner Group*, *the rebel National Liberation Army*
        return bool(_STATE_NAMES.search(name) and _ARMED.search(words) and not known_so)
    return named.value.sector in _REBELS and bool(_SOLDIERS.search(words)) and "army" not in name


def _is_part_of_many(span: ActorSpan, text: str) -> bool:
    """Whether the words are a number or part of such men: *several groups*, *most of the rebels*, *other militants*."""
    before = text[max(0, span.start - 30) : span.start]
    part_before = _PART_BEFORE.search(before)
    # *The other group*, *the local factions* may be known from before.
    part = part_before or (_PART_WORDS.match(span.words) and not _DEFINITE.search(before))
    return bool(part and _ARMED_MEN.search(span.words.casefold()))


def _is_elsewhere(span: ActorSpan, named: ActorSpan, telling: Telling) -> bool:
    """Whether these are *militants in Daraa*, *in Daraa, militants*, *the rebels there*, and the other is not there."""
    text = telling.text
    if not _ARMED_MEN.search(span.words.casefold()):
        return False
    start, _ = telling.sentence_at(span.start)
    if _THERE.match(text, span.end):
        own = {fold(text[p.start : p.end]) for p in [q for q in telling.places if q.end <= span.start][-1:]}
    elif _DEFINITE.search(text[max(0, span.start - 30) : span.start]):
        return False
    else:
        behind, ahead = _PLACE_BEHIND.match(text, span.end), _PLACE_BEFORE.match(text, start)
        own = {
            fold(text[p.start : p.end])
            for p in telling.places
            if (behind and p.start == behind.end())
            or (ahead and start < p.start <= ahead.end() and re.fullmatch(r",?\s+", text[p.end : span.start]))
        }
    told = telling.sentence_at(named.start)
    return bool(own) and not own & {fold(text[p.start : p.end]) for p in telling.places if told[0] <= p.start < told[1]}
