"""This file tells whether a toll counts a longer time than its act: *bringing the toll to 40*, *since May*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.ground.toll_span import REACH, TollSpan

_COUNT: Final = (
    r"(?:tolls?|tall(?:y|ies)|total|number|figure|count|deaths|casualties|fatalities|dead|losses|body count|"
    r"displaced|arrests|infections|killings)"
)
_GROWS: Final = (
    r"(?:rose|risen|rises|rising|rise|climbs?|climbed|climbing|jump(?:s|ed|ing)?|increas(?:es?|ed|ing)|grew|grown|grows|"
    r"growing|swell(?:s|ed)?|swollen|mount(?:s|ed|ing)?|soar(?:s|ed|ing)?|crept up|creeps up|edged up|"
    r"(?:has |have |had )?gone up|went up|reach(?:es|ed|ing)?|pass(?:es|ed|ing)?|cross(?:es|ed)|"
    r"top(?:s|ped|ping)|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|hits?|nears?|neared|nearing|approach(?:es|ed|ing)?|"
    r"doubled|trebled|tripled)"
)
# A bound that the mention leaves out: *rose to at least {40}*.
_TO: Final = (
    r"(?: (?:the|a|an|some|about|around|at least|"
    r"more than|over|nearly|almost|up to|as many as|an estimated|close to))* ?$"
)
_GROWING: Final = re.compile(
    rf"(?<!\ba )\b{_COUNT}\b[^.;]*?\b{_GROWS}\b"
    r"(?P<rest>(?:[^,;.]{0,50} (?:to|at|past|beyond|of|from|by))?)"
    rf"{_TO}",
    re.I,
)
_BRINGING: Final = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:es?|ing)|took|rais(?:es?|ed|ing)|push(?:es|ed|ing)?|lift(?:s|ed|ing)?|"
    r"driv(?:es|ing)|drove|send(?:s|ing)|swell(?:s|ing)|increas(?:es|ed|ing))\b"
    r"(?P<what>[^.;]{0,100}?)\b(?:to|past|beyond|above)"
    rf"{_TO}",
    re.I,
)
_COUNT_BEHIND: Final = re.compile(rf"^[^.;,]{{0,20}}\b(?:the )?(?:\w+ )?{_COUNT}\b", re.I)

_MONTHS: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)
_DAYS: Final = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
_LONG: Final = (
    r"(?:war|conflict|insurgency|uprising|rebellion|crisis|campaign|offensive|siege|crackdown|revolution|occupation)"
)
_PERIODS: Final = (
    r"(?<!have )(?<!has )(?<!had )(?<!ever )(?<!long )\bsince (?!it\b|they\b|he\b|she\b|we\b|there\b|that\b|this\b)\w",
    r"\bso far\b", r"\bto date\b", r"\bup to now\b", r"\buntil now\b", r"\bthus far\b",
    r"\bthis year\b", r"\bthis year alone\b", r"\b(?:in|during|over|throughout) (?:all of )?(?:19|20)\d\d alone\b",
    r"\bin total\b", r"\baltogether\b", r"\bcumulative(?:ly)?\b",
    r"\b(?:in|over|during|within|for|throughout) (?:just |only |about |nearly |roughly )?(?:the )?"
    r"(?:past|last|previous|preceding) (?:[\w-]+ ){0,2}?"
    r"(?:hours?|days?|weeks?|fortnight|months?|years?|decades?|quarter|century)\b",
    r"\b(?:in|over|during|after|within) (?:just |only |about |nearly |almost |more than |over )*(?:the )?"
    r"[\w-]+ (?:days|weeks|months|years|decades) of (?:\w+ )?"
    r"(?:war|fighting|conflict|siege|bombardment|protests?|violence|unrest|strikes|airstrikes|air strikes|shelling|"
    r"clashes|bombing|insurgency|demonstrations|offensive)\b",
    r"\b(?:in|during|over|throughout) (?:the|its|their|[\w'’-]+['’]s) (?:[\w'’-]+[ -]){0,3}?"
    rf"\w+-?(?:year|month|week|decade)(?:s|-old|-long)? (?:[\w'’-]+ ){{0,2}}?{_LONG}\b",
)  # fmt: skip
_PERIOD: Final = re.compile("|".join(_PERIODS), re.I)
# *The deadliest attack since 2014*, *in rebel hands since May*: of the act or the place, not of the count.
_NOT_OF_THE_COUNT: Final = re.compile(
    r"\b(?:first|worst|deadliest|bloodiest|biggest|largest|heaviest|highest|most \w+|only|fiercest|gravest|lowest|"
    r"second|third|fourth|fifth|latest)\b[^,;]{0,60}$|"
    r"\b(?:held|controlled|ruled|occupied|governed|in power|in the hands|under (?:siege|\w+ control)|besieged|"
    r"blockaded|at war|president|living|lived|based|jailed|in place|in force|control|hands|exile)\b[^,;]{0,25}$|"
    r"\b(?:besieged|encircled|surrounded|trapped|stranded|stuck|cut off|held captive|held hostage)\b[^,;]{0,70}$",
    re.I,
)
_WAR_TOLL: Final = re.compile(
    rf"\b(?:{_LONG}|fighting|violence|genocide|epidemic|bombardment|famine)\b[^.;]{{0,70}}?\b(?:has|have|had) (?:\w+ )?"
    r"(?:killed|claimed|left|displaced|cost|driven|forced|uprooted|taken|wounded|injured|made)\b[^.;]{0,50}$|"
    r"\b(?:civil war|war|insurgency|genocide|conflict)\b[^.;]{0,30}? "
    r"(?:killed|claimed|displaced|cost|left|uprooted)\b[^.;]{0,40}$",
    re.I,
)
_IN_THE_WAR: Final = re.compile(
    r"^[^.;,]{0,60}?\b(?:have|has|had) (?:\w+ )?(?:been |died|fled|lost)[^.;]{0,40}?\b(?:in|during|by) "
    rf"(?:the|[\w'’-]+['’]s|a|its|their) (?:[\w-]+ ){{0,3}}?{_LONG}\b",
    re.I,
)
_IN_YEARS: Final = re.compile(
    r"^[^.;,]{0,30}?\b(?:have|has|had) (?:\w+ )?(?:been |died|fled|lost|killed|left|vanished)[^.;,]{0,60}?"
    r"\b(?:in|over|during) (?:(?:the|about|nearly|almost|more|than|over) )*[\w-]+ (?:years|decades|months|weeks)\b",
    re.I,
)
_NEW: Final = re.compile(r"(?:another|a further|further|an additional|additional|new)\b", re.I)
_AND_RISING: Final = re.compile(r"^ ?(?:and|,) (?:rising|counting|climbing)\b", re.I)
_BOUNDARY: Final = re.compile(
    r";|(?<=\w\w)\.\s| [—–-] |—|:(?= )|, (?:while|whereas|but|bringing|taking|raising|pushing|lifting|driving|which|"
    r"although|though|as|after|when|who|where|and (?:has|have|had|brought|raised)|has|have|had)\b|"
    r"\b(?:while|bringing|after|when|whereas)\b|"
    r"(?<= )and (?:has|have|had)\b",
    re.I,
)
_COORDINATED: Final = re.compile(
    r"^ ?(?:[\w'’-]+ ){0,4}?(?:dead|killed|deaths|people|civilians|soldiers)?,? ?(?:and|with|plus|,) (?:the )?"
    r"(?:number of )?(?:(?:wounded|injured|missing)(?: to| at)? )?$|^ to $",
    re.I,
)


def find_running(text: str, sentences: Sequence[tuple[int, int]], tolls: Sequence[TollSpan]) -> dict[str, str]:
    """Toll id → the words that say that it runs on, for the tolls that do.

    *Another 12 died, bringing the toll to 40*: of these the 40 alone.
    """
    running: dict[str, str] = {}
    previous: TollSpan | None = None
    for toll in tolls:
        start, end = sentences[toll.sentence]
        start, end = max(start, toll.start - REACH), min(end, toll.end + REACH)
        if not toll.counts:
            continue
        found = _grown(toll, previous) or _by_period(text, start, end, toll)
        if found is None and previous is not None and previous.sentence == toll.sentence:
            goes_on = _COORDINATED.search(_squeezed(toll.before)) and not _NEW.match(toll.words)
            found = running.get(previous.id) if goes_on else None
        if found is not None:
            running[toll.id] = found
        previous = toll
    return running


def _grown(toll: TollSpan, previous: TollSpan | None) -> str | None:
    """A count that grows to this toll: *the toll rose to*, *bringing to 40 the number of*, *231 and rising*."""
    before, behind = _squeezed(toll.before), _squeezed(toll.behind)
    if previous is not None and before == " to " and previous.sentence == toll.sentence:
        before = f"{_squeezed(previous.before)}so many to "  # "raised from 30 to 185"
    if (match := _GROWING.search(before)) and not re.search(r"\bby$", match["rest"]):
        return match[0].strip()
    bringing = _BRINGING.search(before)
    if bringing and (re.search(rf"\b{_COUNT}\b", bringing["what"], re.I) or _COUNT_BEHIND.search(behind)):
        return bringing[0].strip()
    if match := _AND_RISING.search(behind):
        return match[0].strip()
    if match := _WAR_TOLL.search(before):
        return match[0].strip()
    in_long = _IN_THE_WAR.search(behind) or _IN_YEARS.search(behind)
    if in_long is not None:
        return in_long[0].strip()
    return None


def _by_period(text: str, start: int, end: int, toll: TollSpan) -> str | None:
    """A longer time in the toll's own clause, or at the head of its sentence: *since 2011*, *so far this year*."""
    left, right = _clause(text, start, end, toll)
    opening = text[start:left]
    for match in _PERIOD.finditer(text[left:right]):
        if not _NOT_OF_THE_COUNT.search(text[left : left + match.start()]):
            return match[0].strip()
    opens = _PERIOD.match(opening)
    return opens[0].strip() if opens and ";" not in opening and "bringing" not in opening else None


def _clause(text: str, start: int, end: int, toll: TollSpan) -> tuple[int, int]:
    left, right = start, end
    for match in _BOUNDARY.finditer(text, start, end):
        if match.end() <= toll.start:
            left = match.start()
        elif match.start() >= toll.end:
            right = match.start()
            break
    return left, right


def _squeezed(words: str) -> str:
    return re.sub(r"\s+", " ", words)
