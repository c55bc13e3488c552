"""This file reads days whose year is written: *June 25, 2018*, *25 June 2018*, *2018-06-25*, *Sun 22 Feb 2015*."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dateline.ground.moment import Moment, Reader, on_day, unresolved
from dateline.ground.timex_words import (
    DAY_NUMBER,
    MONTH,
    ORDINAL_WORD,
    WEEKDAY,
    day_number,
    month_number,
    weekday_number,
    year_in_full,
)
from dateline.records.page import Interval
from dateline.records.values import TimeValue

_DAY: Final = rf"(?:{DAY_NUMBER}|{ORDINAL_WORD}\b)"
_YEAR: Final = r"(?:(?:1\d|20)\d\d|'\d\d)\b"
_FORMS: Final = (
    rf"(?:(?P<wd>{WEEKDAY}),? )?(?:the )?(?P<m>{MONTH}) (?:the )?(?P<d>{_DAY}),? ?(?:of |in )?(?P<y>{_YEAR})",
    rf"(?:(?P<wd>{WEEKDAY}),? )?(?:the )?(?P<d>{_DAY})[ -](?:of )?(?P<m>{MONTH})[ ,-]+(?:of |in )?(?P<y>{_YEAR})",
    rf"(?P<d>{_DAY})(?P<m>{MONTH})(?P<y>\d{{4}})",
    # Dumps of web pages lose their spaces: "Oct 082017".
    rf"(?P<m>{MONTH}) (?P<d>[0-3]\d)(?P<y>(?:19|20)\d\d)",
    rf"(?P<y>{_YEAR}),? (?P<m>{MONTH}) (?P<d>{_DAY})",
)
_ISO: Final = r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
_NUMERIC: Final = r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)"

PATTERNS: Final = (
    *(re.sub(r"\?P<\w+>", "?:", form) for form in _FORMS),
    r"\d{4}-\d{2}-\d{2}(?!\d)",
    r"(?<![\d/.-])\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d(?![\d/-])",
    r"(?<![\d/.-])\d{1,2}/\d{1,2}/\d\d(?![\d/-])",
)


def full_date(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """The day, or a reason when no calendar has it; two readings of 03/04/2024 are kept beside one another."""
    if words == "9/11":
        return on_day(date(2001, 9, 11), None)
    for form in _FORMS:
        match = re.fullmatch(form, words)
        if match:
            parts = match.groupdict()
            year, month, day = year_in_full(parts["y"]), month_number(parts["m"]), day_number(parts["d"])
            return _checked(year, month, day, parts.get("wd"), words)
    match = re.fullmatch(_ISO, words)
    if match:
        return _checked(int(match["y"]), int(match["m"]), int(match["d"]), None, words)
    match = re.fullmatch(_NUMERIC, words)
    if match:
        return _numeric(int(match["a"]), int(match["b"]), match["sep"], match["y"], words)
    return None


def _checked(year: int, month: int, day: int, weekday: str | None, words: str) -> TimeValue:
    try:
        found = date(year, month, day)
    except ValueError:
        return unresolved(f"no calendar has the day {words!r}")
    value = on_day(found, None)
    if weekday is not None and found.weekday() != weekday_number(weekday):
        # The date is what the writer looked up, the weekday what he remembered; the reviewer sees that they differ.
        reason = f"{found.isoformat()} is a {found:%A}, not what the page says"
        return TimeValue(from_=value.from_, until=value.until, precision="day", timex3=value.timex3, reason=reason)
    return value


def _numeric(first: int, second: int, separator: str, year_words: str, words: str) -> TimeValue:
    year = year_in_full(year_words)
    # Dots are day first wherever they are used; slashes and hyphens are read both ways.
    orders = [(second, first)] if separator == "." else [(first, second), (second, first)]
    days: list[date] = []
    for month, day in orders:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found not in days:
            days.append(found)
    if not days:
        return unresolved(f"no calendar has the day {words!r}")
    if len(days) == 1:
        return on_day(days[0], None)
    # Neither reading may be chosen in silence (codebook, section 5).
    month_first, day_first = days
    value = on_day(day_first, None)
    return TimeValue(
        from_=value.from_,
        until=value.until,
        precision="day",
        timex3=value.timex3,
        alternatives=(Interval(from_=month_first, until=on_day(month_first, None).until),),
        reason="day and month can be read either way",
    )
