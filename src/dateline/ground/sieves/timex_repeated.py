"""This file reads what recurs: *every Friday*, *daily*, *each week*, *twice a month*, *on Fridays*."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.moment import Moment, Reader, unresolved
from dateline.ground.number_words import NUMBER
from dateline.ground.timex_words import (
    DAY_PART,
    DAY_PARTS,
    MONTH,
    SEASON,
    SEASONS,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    duration_value,
    month_number,
    unit_of,
    weekday_number,
)
from dateline.records.values import TimeValue, Timex3

_ADVERBS: Final = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y", "day after day": "P1D",
    "day and night": "P1D", "around the clock": "P1D", "night after night": "P1D",
}  # fmt: skip
_EVERY: Final = re.compile(
    rf"(?:almost |nearly )?(?:every|each)(?: (?P<n>{NUMBER}|other|few))? "
    rf"(?:(?P<unit>{UNIT})s?|(?P<wd>{WEEKDAY})(?: (?P<wpart>{DAY_PART}))?|(?P<month>{MONTH})|(?P<season>{SEASON})|"
    rf"(?P<part>{DAY_PART}))"
)
_TIMES: Final = re.compile(
    rf"(?:(?:once|twice|{NUMBER} times?|several times|many times) )?(?:an?|per|each|every) (?P<unit>{UNIT})"
)
_PLURAL: Final = re.compile(
    rf"(?P<wd>{'|'.join(name for name in WEEKDAYS if len(name) > 5)})"
    rf"(?:s(?: (?P<part>{DAY_PART})s?)?| (?P<parts>{DAY_PART})s)"
)
PATTERNS: Final = (
    "|".join(_ADVERBS),
    re.sub(r"\?P<\w+>", "?:", _EVERY.pattern),
    rf"(?:once|twice|{NUMBER} times) (?:an?|per|each|every) {UNIT}",
    re.sub(r"\?P<\w+>", "?:", _PLURAL.pattern),
)


def repeated(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """A set of times has no one place on the calendar: its TIMEX3 value says how it recurs, its interval is open."""
    value = _ADVERBS.get(words) or _every(words) or _plural(words)
    if value is None:
        match = _TIMES.fullmatch(words)
        if not match or (not words.startswith(("once", "twice", "per ", "each ", "every ")) and " times " not in words):
            return None
        value = duration_value("a", unit_of(match["unit"]))
    return unresolved("recurs; it is no one time", Timex3(type="SET", value=value))


def _every(words: str) -> str | None:
    match = _EVERY.fullmatch(words)
    if not match:
        return None
    if match["unit"]:
        count = {None: "a", "other": "2", "few": "some"}.get(match["n"], match["n"])
        return duration_value(count or "a", unit_of(match["unit"]))
    if match["wd"]:
        return f"XXXX-WXX-{weekday_number(match['wd']) + 1}" + (DAY_PARTS[match["wpart"]] if match["wpart"] else "")
    if match["month"]:
        return f"XXXX-{month_number(match['month']):02d}"
    if match["season"]:
        return f"XXXX-{SEASONS[match['season']]}"
    return f"XXXX-XX-XX{DAY_PARTS[match['part']]}"


def _plural(words: str) -> str | None:
    match = _PLURAL.fullmatch(words)
    if not match:
        return None
    part = match["part"] or match["parts"]
    return f"XXXX-WXX-{weekday_number(match['wd']) + 1}" + (DAY_PARTS[part] if part else "")
