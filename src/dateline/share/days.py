"""This file turns an event's interval into the days and precision codes that other projects write."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from dateline.records.event import AgreedTime


class Days(Struct, frozen=True):
    """A closed stretch of days: UTC dates, `last` included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days, at least 1."""
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> date:
        """The day in the middle; of two, the later."""
        return self.first + timedelta(days=self.length // 2)


def days_of(time: AgreedTime) -> Days | None:
    """The days of `[from, until)`, or None where an end is open or they are no days at all."""
    if time.from_ is None or time.until is None or time.until <= time.from_:
        return None
    return Days(time.from_, time.until - timedelta(days=1))


def ends_of(time: AgreedTime) -> tuple[date | None, date | None]:
    """The first and the last day, each None where it is not told: *since April* has a first day and no last."""
    return time.from_, None if time.until is None else time.until - timedelta(days=1)


def acled_time_precision(days: Days) -> int | None:
    """1 the day is known, 2 the week, 3 the month; None for longer, which ACLED records as no event (its codebook)."""
    return 1 if days.length == 1 else 2 if days.length <= 7 else 3 if days.length <= 31 else None


def ucdp_date_prec(days: Days) -> int | None:
    """1 one day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year; None for longer (UCDP GED codebook)."""
    for code, longest in enumerate((1, 6, 7, 31, 366), start=1):
        if days.length <= longest:
            return code
    return None
