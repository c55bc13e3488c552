"""This file lists the words of time in English, as tables for the rules and as pieces of their patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from dateline.ground.calendar import Third, Unit
from dateline.ground.number_words import NUMBER, read_number, read_whole

MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

WEEKDAYS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip

SEASONS: Final[dict[str, str]] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

# TIMEX3's parts of a day. Night prayer and market hours are left to the reviewer.
DAY_PARTS: Final[dict[str, str]] = {
    "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "first light": "TMO", "morning": "TMO", "mid-morning": "TMO",
    "noon": "T12:00", "midday": "TMI", "lunchtime": "TMI", "afternoon": "TAF", "evening": "TEV", "dusk": "TEV",
    "sunset": "TEV", "nightfall": "TNI", "night": "TNI", "daytime": "TDT", "midnight": "T24:00", "sundown": "TEV",
}  # fmt: skip

# Unit word → how a TIMEX3 duration writes it, and how many of the calendar's units it is (None: shorter than a day).
UNITS: Final[dict[str, tuple[str, Unit | None, int]]] = {
    "second": ("T{}S", None, 1), "minute": ("T{}M", None, 1), "hour": ("T{}H", None, 1), "day": ("{}D", "day", 1),
    "night": ("{}D", "day", 1), "week": ("{}W", "week", 1), "fortnight": ("{}W", "week", 2),
    "weekend": ("{}D", "day", 2), "month": ("{}M", "month", 1), "quarter": ("{}Q", "quarter", 1),
    "season": ("{}Q", "quarter", 1), "year": ("{}Y", "year", 1), "decade": ("{}Y", "year", 10),
    "century": ("{}Y", "year", 100),
}  # fmt: skip

ORDINALS: Final[dict[str, int]] = {
    name: number
    for number, name in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        start=1,
    )
}

EDGES: Final[dict[str, Third]] = {
    "early": "START", "earlier": "START", "beginning": "START", "start": "START", "onset": "START", "mid": "MID",
    "middle": "MID", "late": "END", "end": "END", "close": "END",
}  # fmt: skip


def either(names: Iterable[str]) -> str:
    """A pattern piece that matches any of the names, the longest first."""
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"


MONTH: Final = either(MONTHS) + r"\b\.?"
WEEKDAY: Final = either(WEEKDAYS) + r"\b\.?"
SEASON: Final = either(SEASONS)
DAY_PART: Final = either(DAY_PARTS)
UNIT: Final = either(UNITS)
ORDINAL_WORD: Final = either(ORDINALS)
DAY_NUMBER: Final = r"(?:[0-3]?\d(?:st|nd|rd|th)?)\b"
VAGUE_COUNT: Final = r"(?:several|a few|few|some|many|a couple of|a couple|couple of|a number of|countless|recent)"
COUNT: Final = rf"(?:{VAGUE_COUNT}|{NUMBER}(?: (?:to|or) {NUMBER}|-\d+)?|half an?|an?)"
APPROXIMATE: Final = (
    r"(?:about|around|roughly|approximately|some|nearly|almost|barely|just|more than|over|less than|fewer than|under|"
    r"at least|at most|up to|as many as|no more than|well over|only|exactly|another|a further|the better part of)"
)

# Mods for a count, as TIMEX3 names them; nearly and barely say no more than "approximately".
COUNT_MODS: Final[dict[str, str]] = {
    "more than": "MORE_THAN", "over": "MORE_THAN", "well over": "MORE_THAN", "less than": "LESS_THAN",
    "fewer than": "LESS_THAN", "under": "LESS_THAN", "at least": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS", "as many as": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS", "about": "APPROX",
    "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX", "some": "APPROX", "nearly": "APPROX",
    "almost": "APPROX", "barely": "APPROX", "the better part of": "APPROX",
}  # fmt: skip


def unit_of(word: str) -> str:
    """The unit's singular: *days* → day, *centuries* → century."""
    return word if word in UNITS else "century" if word == "centuries" else word.removesuffix("s")


def count_of(words: str) -> int | None:
    """How many, or None where the words leave it open (*several*, *two or three*); *a couple of* is 2."""
    if words in ("a couple of", "a couple", "couple of"):
        return 2
    return read_whole(words)


def duration_value(count_words: str, unit: str) -> str:
    """A length of time as TIMEX3 writes it: *three days* → P3D, *several weeks* → PXW, *2 1/2 years* → P2Y6M."""
    pattern, _, factor = UNITS[unit]
    if count_words in ("half a", "half an"):
        number: Fraction | None = Fraction(1, 2)
    elif count_of(count_words) == 2:
        number = Fraction(2)
    else:
        number = read_number(count_words)
    if number is None:
        # TempEval's PXY: a decade that is not counted is years.
        return "P" + pattern.format("X")
    number *= factor
    if number.denominator == 1:
        return "P" + pattern.format(int(number))
    whole, rest = divmod(number, 1)
    below = {"year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60), "day": ("hour", 24)}
    if unit not in below:
        return "P" + pattern.format(float(number))
    smaller, per = below[unit]
    head = pattern.format(int(whole)) if whole else "T" if pattern.startswith("T") else ""
    tail = UNITS[smaller][0].format(int(rest * per))
    return "P" + head + (tail.removeprefix("T") if "T" in head else tail)


def year_in_full(words: str) -> int:
    """A year of four digits, or of two after an apostrophe: '98 is 1998, '15 is 2015.

    The pivot is 50: no report of today's wars writes '50 for 2050, and some write '67 for 1967.
    """
    digits = words.lstrip("'")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= 50 else 2000)


def day_number(words: str) -> int:
    """The number in *25*, *25th* or *twenty-fifth*."""
    if words in ORDINALS:
        return ORDINALS[words]
    return int(re.sub(r"\D", "", words))


def month_number(words: str) -> int:
    """1–12 for a month's name or its abbreviation."""
    return MONTHS[words.rstrip(".")]


def weekday_number(words: str) -> int:
    """0 for Monday … 6 for Sunday."""
    return WEEKDAYS[words.rstrip(".")]
