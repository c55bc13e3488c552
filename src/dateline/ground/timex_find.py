"""This file finds the timexes in plain text by rules: the longest match of any form wins, if it is not doubted."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dateline.ground.sieves import (
    timex_between,
    timex_clock,
    timex_day_word,
    timex_feast,
    timex_full_date,
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
from dateline.ground.timex_words import DAY_PART, MONTH, MONTHS, SEASONS, WEEKDAY, WEEKDAYS

_DAY: Final = rf"(?:{timex_weekday.PATTERN}|(?:{MONTH}) \d{{1,2}}\b|\d{{1,2}} (?:{MONTH})|today|yesterday|tomorrow)"
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
    rf"(?:early |late )?{_DAY},? (?:at )?(?:{DAY_PART})\b|(?:early|late|earlier|later) (?:on )?{_DAY}"
    rf"|(?:the )?(?:early |late )?(?:{DAY_PART}) (?:on |of ){_DAY}|(?:dawn|noon|midnight|dusk) {_DAY}"
    rf"|(?:that|the same|the next|the following|the previous) (?:{DAY_PART})\b|the (?:early |late "
    rf")?(?:morning|afternoon|evening)\b"
    r"|(?:dawn|daybreak|nightfall|midday|noon|midnight|dusk|sunset|sunrise)\b"
)
_CLOCK: Final = (
    rf"(?:{_DAY} (?:at |around |about ))?{timex_clock.CLOCK}(?: in the (?:morning|afternoon|evening))?(?:,? "
    rf"(?:on )?{_DAY})?"
)
_REFERENCE: Final = (
    r"(?:right )?now(?! that)|currently|current|at present|nowadays|these days|(?:more |most )?recently|"
    r"recent (?:days|weeks|months|years|decades)"
    r"|recent|lately|the past(?= |[.,;])(?! (?:\d|\w+ (?:days|weeks|months|years)))|soon(?! as)|"
    r"shortly(?! (?:after|before))"
    r"|the (?:near |not too distant |foreseeable |immediate )?future|(?:the )?coming (?:days|weeks|"
    r"months|years)|(?:days|weeks|months|years) ago"
    r"|so far this (?:week|month|year)"
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
    rf"the (?:weekend|year|quarter|latest quarter|latest period|week of (?:{MONTH}) \d{{1,2}})\b",
    r"(?:the )?year-(?:ago|earlier)(?: (?:period|quarter))?",
    r"(?<=for )(?:days|weeks|months|years|decades)\b|(?<=in )(?:days|weeks|months|years|decades)\b|"
    r"(?<=within )(?:hours|days|weeks|months)\b",
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

_NAMES: Final = frozenset(MONTHS) | frozenset(WEEKDAYS)
_SHORT_DAYS: Final = frozenset(name for name in WEEKDAYS if len(name) <= 5)
# Words that also mean something else; alone they are a time only after one of the words in _BEFORE_A_TIME.
_DOUBTFUL: Final = frozenset({"may", "march", "mar", *SEASONS})
_BEFORE_A_TIME: Final = re.compile(
    r"(?:\b(?:in|since|by|until|till|before|after|during|of|from|to|through|between|and|this|last|"
    r"next|late|early|mid|for|the|every|each)[ -])$",
    re.I,
)
_BEFORE_A_COUNT: Final = re.compile(
    r"(?:\b(?:some|about|around|nearly|almost|than|least|over|another|approximately|roughly|numbers?|"
    r"flight|no\.|boeing|page|room)[ -])$",
    re.I,
)
_NO_TIMEX: Final = re.compile(
    r"(?:an? |the |another |each |every )?(?:second|minute|moment)|the (?:first|second|third) (?:half|"
    r"day)|one night|annual|annually|quarterly|"
    r"(?:that|same|the same) (?:second|minute)",
    re.I,
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    # Compiled at first use: some thirty patterns cost 0.2 s, which a run that finds no timexes need not pay.
    return tuple(re.compile(rf"(?<![\w'$£€-])(?:{form})(?!\w)", re.IGNORECASE) for form in _FORMS)


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
    for pattern in _patterns():
        for match in pattern.finditer(plain):
            start, end = _trimmed(plain, match.start(), match.end())
            if end > start and _is_likely(plain, start, end):
                found.add((start, end))
    taken: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other_start or start >= other_end for other_start, other_end in taken):
            taken.append((start, end))
    return sorted(taken)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without outer blanks and commas; a full stop stays where it ends an abbreviation."""
    while start < end and text[start] in " ,":
        start += 1
    article = re.match(
        rf"(?:the (?=(?:late |early )?(?:{MONTH}|{WEEKDAY})|\d{{1,2}} )|an? (?=(?:[a-z]+|\d+)[ -](?:second|"
        rf"minute|hour|day|week|month|year|decade)s?\b(?! (?:ago|later|earlier|after|before)))"
        rf"|(?:only|just|barely|about|around) (?!\d{{1,2}}[:.])|over (?=the |these ))",
        text[start:end],
        re.IGNORECASE,
    )
    if article and not re.match(
        r"a (?:few|couple|hundred|thousand|dozen|half|quarter|number)\b", text[start:end], re.IGNORECASE
    ):
        start += article.end()
    while end > start and text[end - 1] in " ,":
        end -= 1
    if (
        text[start:end].endswith(".") and not re.search(r"\b(?:[ap]\. ?m|[A-Z][a-z]{2,3})\.$", text[start:end])
    ) or re.search(r"\b(?:May|June|July|March|April)\.$", text[start:end]):
        end -= 1
    return start, end


def _is_likely(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    lowered = words.lower().strip(".")
    before = text[max(0, start - 20) : start]
    if _NO_TIMEX.fullmatch(words):
        return False
    for token in re.findall(r"[A-Za-z]+", words):
        if token.lower() in _NAMES and token[0].islower() and token.lower() not in ("second",):
            return False  # "may", "march", "sat": a month or a weekday is written with a capital
    if lowered in _SHORT_DAYS or (
        lowered in MONTHS and len(lowered) < 4 and lowered != "may" and not text.startswith(".", end - 1)
    ):
        return False
    if re.match(r"[ -](?:years? )?old\b|[ -]olds?\b", text[end : end + 10]):
        return False  # an age
    if re.fullmatch(timex_feast.PATTERN, words, re.IGNORECASE) and not re.search(r"[A-Z]", words):
        return False  # "lent" is a verb, "Lent" a season
    if re.fullmatch(r"\d+\.\d+", words):
        return False  # a price or a share, far oftener than an hour
    if lowered in _DOUBTFUL:
        follows_month = re.match(r",? \d", text[end : end + 3]) is not None
        return bool(_BEFORE_A_TIME.search(before)) or follows_month
    if lowered in ("the fall", "the spring") and re.match(r" of (?!\d|last|this|next)", text[end : end + 12]):
        return False  # "the fall of the city"
    if re.fullmatch(r"\d{4}", words):
        if _BEFORE_A_COUNT.search(before):
            return False
        following = re.match(r" ([a-z]+)", text[end : end + 20])
        # "2000 troops" is a count, "in 2000 troops left" and "the 1988 elections" are not.
        counted = (
            following is not None
            and following[1].endswith(("s", "people", "men"))
            and following[1] not in ("was", "is", "as", "has")
        )
        return not counted or bool(re.search(r"\b(?:in|the|since|of|by|until|from|its|'s)[ -]$", before, re.I))
    return True
