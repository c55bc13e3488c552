"""This file reads days without a year: *June 25*, *Monday, 3 July*, *the 25th*, *18 March last year*."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from msgspec.structs import replace

from dateline.ground.calendar import CLOSE_AHEAD, DAY, add_months
from dateline.ground.moment import DCT, STORY, Moment, Reader, no_dct, on_day, unresolved
from dateline.ground.timex_words import (
    DAY_NUMBER,
    MONTH,
    ORDINAL_WORD,
    WEEKDAY,
    day_number,
    month_number,
    weekday_number,
)
from dateline.records.page import Interval
from dateline.records.values import TimeValue

_DAY: Final = rf"(?:{DAY_NUMBER}|{ORDINAL_WORD}\b)"
_WHICH_YEAR: Final = r"(?:,? (?:of )?(?P<rel>last|this|next) year)?"
_FORMS: Final = (
    rf"(?:(?P<wd>{WEEKDAY}),? )?(?:the )?(?:(?P<which>last|next|this) "
    rf")?(?P<m>{MONTH}) (?:the )?(?P<d>{_DAY}){_WHICH_YEAR}",
    rf"(?:(?P<wd>{WEEKDAY}),? )?(?:the )?(?P<d>{_DAY})[ -](?:of )?(?:(?P<which>last|"
    rf"next|this) )?(?P<m>{MONTH}){_WHICH_YEAR}",
)
_ORDINAL: Final = (
    rf"(?:(?P<wd>{WEEKDAY}),? )?(?:the )?(?P<d>[0-3]?\d(?:st|nd|rd|th)|{ORDINAL_WORD}\b)(?: of (?P<of>the "
    rf"month|this month|last month|next month))?"
)
PATTERNS: Final = (
    *(re.sub(r"\?P<\w+>", "?:", form) for form in _FORMS),
    r"the (?:[0-3]?\d(?:st|nd|rd|th))(?= (?:of (?:the|this|last|next) month|and\b)|[,.;])(?: of "
    r"(?:the|this|last|next) month)?",
)

# Nobody writes a bare *July 17* on July 20 for a plan of the next year: what is planned was told or agreed that day.
_JUST_PAST: Final = 31 * DAY
_FAR_AHEAD: Final = 300 * DAY


def month_day(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """The latest such day by the document's; ahead of it for a future clause, and with a weekday the year that fits.

    Where the tense is not known and the day lies within weeks ahead, that one is taken and last year's kept beside it;
    where a future clause has a day just past, that one, with next year's beside it.
    """
    for form in _FORMS:
        match = re.fullmatch(form, words)
        if match:
            parts = match.groupdict()
            return _resolve(parts, moment, words)
    match = re.fullmatch(_ORDINAL, words)
    return _resolve_ordinal(match.groupdict(), moment, words) if match else None


def _in_year(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _resolve(parts: dict[str, str | None], moment: Moment, words: str) -> TimeValue:
    month, day = month_number(parts["m"] or ""), day_number(parts["d"] or "")
    if _in_year(2000, month, day) is None:
        return unresolved(f"no calendar has the day {words!r}")
    if moment.dct is None:
        return no_dct()
    today = moment.dct
    if parts["rel"]:
        found = _in_year(today.year + {"last": -1, "this": 0, "next": 1}[parts["rel"]], month, day)
        return on_day(found, DCT) if found else unresolved(f"that year has no {words!r}")
    days = [d for d in (_in_year(y, month, day) for y in range(max(today.year - 8, 1), min(today.year + 9, 9999))) if d]
    if parts["wd"]:
        weekday = weekday_number(parts["wd"])
        fitting = [d for d in days if d.weekday() == weekday]
        # The nearest fitting year; further than a year and a half away the weekday is likelier a slip.
        near = min(fitting, key=lambda d: abs(d - today), default=None)
        if near is not None and abs((near - today).days) < 550:
            return on_day(near, DCT)
    behind = [d for d in days if d <= today]
    ahead = [d for d in days if d >= today]
    if parts["which"] == "next":
        return on_day(ahead[0], DCT)
    if moment.tense == "future":
        if today - behind[-1] <= _JUST_PAST and ahead[0] - today >= _FAR_AHEAD:
            return replace(on_day(behind[-1], DCT), alternatives=(Interval(from_=ahead[0], until=ahead[0] + DAY),))
        return on_day(ahead[0], DCT)
    if parts["which"] == "this":
        return on_day(_in_year(today.year, month, day) or behind[-1], DCT)
    if parts["which"] is None and moment.tense != "past" and ahead[0] - today <= CLOSE_AHEAD and ahead[0] != today:
        return _both(behind[-1], ahead[0])
    return on_day(behind[-1], DCT)


def _both(past: date, coming: date) -> TimeValue:
    value = on_day(coming, DCT)
    return replace(value, alternatives=(Interval(from_=past, until=past + DAY),))


def _resolve_ordinal(parts: dict[str, str | None], moment: Moment, words: str) -> TimeValue | None:
    day = day_number(parts["d"] or "")
    if day > 31 or day < 1:
        return unresolved(f"no calendar has the day {words!r}")
    written_out = not re.search(r"\d", parts["d"] or "")
    if written_out and not parts["of"]:
        return None  # "the third" is a rank far oftener than a day
    anchor = moment.story or moment.dct
    if anchor is None:
        return no_dct()
    name = STORY if moment.story else DCT
    if parts["of"] in ("this month", "last month", "next month"):
        if moment.dct is None:
            return no_dct()
        first = add_months(moment.dct.replace(day=1), {"this": 0, "last": -1, "next": 1}[parts["of"].split()[0]])
        found = _in_year(first.year, first.month, day)
        return on_day(found, DCT) if found else unresolved(f"that month has no {words!r}")
    months = range(13) if moment.tense == "future" else range(0, -13, -1)
    for step in months:
        first = add_months(anchor.replace(day=1), step)
        found = _in_year(first.year, first.month, day)
        if found is None:
            continue
        if moment.story is not None or (found >= anchor if moment.tense == "future" else found <= anchor):
            # After "June 25", "the 27th" is that same June's.
            return on_day(found, name)
    return None
