"""This file reads the times that a reviewer types: a day, a month, a year, or `A..B` with its end left out."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.errors import UsageError
from dateline.records.values import TimePrecision, TimeValue, Timex3

HOW = "write 2018-06-25, 2018-06, 2018, or A..B where B is the first day after it; either end may be left open"
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def read_time(words: str, decided_by: str) -> TimeValue:
    """The interval `[from, until)` that the words give, with the precision of their form.

    Raises:
        UsageError: they are no time, a date that no calendar has, or an interval without a day.
    """
    before, dots, after = (part.strip() for part in words.partition(".."))
    if not dots:
        first, until, precision, value = _read_date(before, words)
        timex = Timex3(type="DATE", value=value)
        return TimeValue(from_=first, until=until, precision=precision, timex3=timex, decided_by=decided_by)
    first_of = _read_date(before, words) if before else None
    last_of = _read_date(after, words) if after else None
    start, end = first_of and first_of[0], last_of and last_of[0]
    if start is None and end is None:
        raise UsageError(f"time {words!r} has neither beginning nor end; {HOW}")
    if start is not None and end is not None and start >= end:
        raise UsageError(f"time {words!r} holds no day; {HOW}")
    precisions = {told[2] for told in (first_of, last_of) if told}
    coarsest: TimePrecision = "year" if "year" in precisions else "month" if "month" in precisions else "day"
    return TimeValue(from_=start, until=end, precision=coarsest, decided_by=decided_by)


def _read_date(words: str, whole: str) -> tuple[date, date, TimePrecision, str]:
    """First day, first day after, precision and TIMEX3 value."""
    if not (found := _DATE.fullmatch(words)):
        raise UsageError(f"time {whole!r} is no date; {HOW}")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first + timedelta(days=1), "day", first.isoformat()
        if month:
            return first, date(year + month // 12, month % 12 + 1, 1), "month", f"{first:%Y-%m}"
        return first, date(year + 1, 1, 1), "year", f"{first:%Y}"
    except (ValueError, OverflowError) as error:
        raise UsageError(f"time {whole!r}: no calendar has that date; {HOW}") from error
