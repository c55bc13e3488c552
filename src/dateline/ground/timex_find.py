"""This file finds the timexes in plain text by rules: the longest match of any form wins, if it is not doubted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from dateline.ground.feasts import ISLAMIC_MONTHS, NAMES, SOLAR_MONTHS
from dateline.ground.number_words import NUMBER
from dateline.ground.sieves import (
    timex_between,
    timex_business_period,
    timex_clock,
    timex_date_time_group,
    timex_day_word,
    timex_feast,
    timex_full_date,
    timex_hijri,
    timex_length,
    timex_month,
    timex_month_day,
    timex_repeated,
    timex_running_span,
    timex_season,
    timex_step_away,
    timex_this_last_next,
    timex_weekday,
    timex_year,
)
from dateline.ground.timex_doubt import is_likely
from dateline.ground.timex_words import COUNT, DAY_PART, MONTH, UNIT, WEEKDAY

_NTH: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_IN_YEAR: Final = r"(?:,? (?:19|20)\d\d\b)?"
_DATE: Final = rf"(?:(?:{MONTH}) {_NTH}\b|{_NTH} (?:of )?(?:{MONTH})){_IN_YEAR}"
_DAY: Final = rf"(?:{WEEKDAY},? {_DATE}|{timex_weekday.PATTERN}|{_DATE}|today|yesterday|tomorrow)"
_SPELLED_YEAR: Final = r"(?:the year )?nineteen (?:[a-z]+ty|[a-z]+teen)(?:-[a-z]+)?|the year two thousand"
_YEAR: Final = r"(?<![\d.,/$£€#+-])(?:fiscal |the year )?(?:1[5-9]\d\d|20[0-4]\d)(?![\d%]|[.,:/-]\d)"
_WHOLE_FOR_EDGE: Final = (
    rf"(?:{timex_month.PATTERN}|{timex_year.PATTERNS[0]}|{timex_year.PATTERNS[1]}|(?:1[5-9]|20)\d\d\b|"
    rf"{timex_season.PATTERNS[0]}"
    rf"|{timex_this_last_next.PATTERN}|(?:the )?(?:week|month|year|decade|century)\b)"
)
_EDGE: Final = (
    rf"(?:the )?(?:very )?(?:early|mid|late)(?: |-)(?:in )?{_WHOLE_FOR_EDGE}"
    rf"|(?:the )?(?:beginning|start|middle|end|close) of {_WHOLE_FOR_EDGE}|(?:year|month|week)-end"
)
_DAY_PART: Final = (
    rf"(?:early |late )?{_DAY},? (?:at )?(?:{DAY_PART})\b"
    rf"|(?:early|late|earlier|later) (?:on )?{_DAY}(?: (?:{DAY_PART})\b)?"
    rf"|(?:the )?(?:early |late )?(?:{DAY_PART}) (?:on |of ){_DAY}"
    rf"|(?:dawn|daybreak|sunrise|noon|midday|midnight|dusk|sunset|nightfall) {_DAY}"
    rf"|(?:that same|that|the same|the next|the following|the previous) (?:{DAY_PART})\b|the (?:early |late |small )?"
    rf"(?:morning|afternoon|evening)(?: hours)?\b"
    rf"|the (?:early|small|late|first) (?:hours|minutes)(?: of (?:{_DAY})(?: (?:{DAY_PART}))?)?"
    rf"|(?:{DAY_PART})s? (?:before|after) (?:last )?{_DAY}|(?:the )?day (?:before|after) (?:last |next )?{_DAY}"
    rf"|mid[- ](?:morning|afternoon)(?: (?:on )?{_DAY})?"
    r"|(?:dawn|daybreak|nightfall|midday|noon|midnight|dusk|sunset|sunrise|first light|sundown)\b"
)
_CLOCK: Final = (
    rf"(?:{_DAY},? (?:at |around |about ))?{timex_clock.CLOCK}(?: in the (?:morning|afternoon|evening)| at night)?"
    rf"(?:,? (?:on )?{_DAY})?|{NUMBER} (?:in the (?:morning|afternoon|evening)|at night)\b(?: (?:on )?{_DAY})?"
)
# Two days of one month: a range when a preposition or a dash says so, else days in a list; as one time either way.
_RANGE: Final = (
    rf"{_NTH} ?(?:to|until|till|through|and|-) ?{_NTH} (?:of )?(?:{MONTH}){_IN_YEAR}"
    rf"|(?:{MONTH}) {_NTH} (?:to|until|till|through|and) {_NTH}\b{_IN_YEAR}(?! (?:{MONTH}|[a-z]+s\b))"
)
_FROM_NAMED: Final = (
    rf"{COUNT} (?:day|week|month|year)s? (?:before|after|prior to|ahead of) (?:the (?:start|beginning|end) of )?"
    rf"(?:{_DAY}|{timex_feast.PATTERN})"
    rf"|(?:the )?(?:day|night|week|month) (?:before|after) (?:the start of )?(?:{timex_feast.PATTERN})"
)
_REFERENCE: Final = (
    r"(?:right )?now|currently|current|at present|nowadays|these days|(?:more |most )?recently|"
    r"recent (?:days|weeks|months|years|decades)(?: and (?:weeks|months|years))?"
    r"|lately|the past(?= |[.,;])(?! (?:\d|\w+ (?:days|weeks|months|years)))"
    r"|the (?:near |not too distant |foreseeable |immediate )?future|the near term|the short term|a later date"
    r"|(?:the )?coming (?:days|weeks|months|years)|the (?:days|weeks|months|years) ahead|"
    r"(?:days|weeks|months|years) ago"
    r"|so far this (?:week|month|year)|future (?:years|quarters)|past years"
)

# Later forms win over earlier ones only by being longer.
_FORMS: Final = (
    *timex_full_date.PATTERNS,
    *timex_month_day.PATTERNS,
    *timex_between.PATTERNS,
    *timex_year.PATTERNS,
    *timex_season.PATTERNS,
    *timex_step_away.PATTERNS,
    *timex_repeated.PATTERNS,
    *timex_length.PATTERNS,
    timex_month.PATTERN,
    timex_weekday.PATTERN,
    timex_this_last_next.PATTERN,
    timex_running_span.PATTERN,
    timex_day_word.PATTERN,
    timex_feast.PATTERN,
    *timex_business_period.PATTERNS,
    *timex_hijri.PATTERNS,
    timex_date_time_group.PATTERN,
    rf"the (?:week (?:of|beginning|starting) {_DAY}|(?:weekend|year|quarter|week)\b(?!-))",
    r"(?:the )?(?:first|second|third|fourth|last) week (?:of|in) (?:last |this |next |" + MONTH + r")\w*(?: \d{4})?",
    r"(?<=for )(?:days|weeks|months|years|decades|centuries|hours)\b|(?<=in )(?:days|weeks|months|years|decades)\b|"
    r"(?<=within )(?:hours|days|weeks|months)(?: or (?:days|weeks|months))?\b|some time(?= |[.,])|"
    r"(?:minutes|hours|days|weeks|months|years)(?= (?:before|after) )",
    rf"an? (?:{UNIT}) or (?:two|so|more)",
    _RANGE,
    rf"between {_DAY} and {_DAY}",
    _FROM_NAMED,
    r"9/11(?![/\d])",
    _YEAR,
    _SPELLED_YEAR,
    _EDGE,
    _DAY_PART,
    _CLOCK,
    _REFERENCE,
)

_SAME_LENGTH: Final = str.maketrans(
    {"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "\n": " ", "\t": " ", "\u00a0": " "}
)


def _first_words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(re.split(r"[^a-z]", name)[0] for name in names)


# Long forms that few texts hold, with words of which a text must hold one for them to be tried at all.
_RARE: Final[dict[str, frozenset[str]]] = {
    timex_feast.PATTERN: _first_words(["eid", *NAMES]),
    **dict.fromkeys(timex_hijri.PATTERNS, _first_words([*ISLAMIC_MONTHS, *SOLAR_MONTHS])),
    _FROM_NAMED: frozenset({"before", "after", "prior", "ahead"}),
}


@cache
def _patterns() -> tuple[tuple[frozenset[str] | None, re.Pattern[str]], ...]:
    # Compiled at first use: some thirty patterns cost 0.2 s, which a run that finds no timexes need not pay.
    return tuple(
        (
            _RARE.get(form),
            re.compile(rf"(?<![\w'$£€-])(?:{form})(?!\w)", re.IGNORECASE),
        )
        for form in _FORMS
    )


def find_timexes(text: str) -> list[tuple[int, int]]:
    """The spans of time expressions as `(start, end)` in code points, in order, none overlapping.

    Spans are minimal: without a leading preposition, and with an article only where TimeML keeps it in the span
    (*the past six months*).

    >>> text = "Clashes resumed on Tuesday and have gone on for the past two days."
    >>> [text[start:end] for start, end in find_timexes(text)]
    ['Tuesday', 'the past two days']
    """
    plain = text.translate(_SAME_LENGTH)
    found: set[tuple[int, int]] = set()
    words = set(re.findall(r"[a-z]+", plain.lower()))
    for needed, pattern in _patterns():
        if needed is not None and not needed & words:
            continue
        for match in pattern.finditer(plain):
            start, end = _trimmed(plain, match.start(), match.end())
            if end > start and is_likely(plain, start, end):
                found.add((start, end))
    taken: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other_start or start >= other_end for other_start, other_end in taken):
            taken.append((start, end))
    return sorted(taken)


# Words in front that TimeML leaves outside the span …
_DROPPED: Final = re.compile(
    rf"(?:the (?=(?:late |early )?(?:{MONTH}|{WEEKDAY})|\d{{1,2}} |(?:fiscal )?[a-z]+-(?:quarter|half|ago|earlier)$"
    rf"|late-|mid-|early-|year-(?:ago|earlier)$)|(?:its|their) (?=[a-z]+[ -](?:fiscal )?(?:quarter|half))"
    rf"|an? (?=(?:{WEEKDAY}))"
    rf"|an? (?=(?:[a-z]+|\d+)[ -](?:second|minute|hour|day|week|month|year|decade)s?\b(?! (?:ago|later|earlier|after|"
    rf"before)))|(?:only|just|barely|about|around) (?!\d{{1,2}}[:.])|over )",
    re.IGNORECASE,
)
# … and those that it keeps all the same.
_KEPT: Final = re.compile(
    r"(?:a (?:few|couple|hundred|thousand|dozen|half|quarter|number)\b|an? \w+ (?:ago|later|earlier|or )|over an? )",
    re.IGNORECASE,
)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without outer blanks and commas; a full stop stays where it ends an abbreviation."""
    while start < end and text[start] in " ,":
        start += 1
    dropped = _DROPPED.match(text[start:end])
    if dropped and not _KEPT.match(text[start:end]):
        start += dropped.end()
    while end > start and text[end - 1] in " ,":
        end -= 1
    if (
        text[start:end].endswith(".") and not re.search(r"\b(?:[ap]\. ?m|[A-Z][a-z]{2,3})\.$", text[start:end])
    ) or re.search(r"\b(?:May|June|July|March|April)\.$", text[start:end]):
        end -= 1
    return start, end
