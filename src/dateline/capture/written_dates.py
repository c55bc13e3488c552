"""This file reads a calendar date as pages and people write it, keeping what is ambiguous."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from msgspec import Struct

from dateline.records.page import DatePrecision, Interval

FIRST_YEAR, LAST_YEAR = 1800, 2100
_LONGEST = 80  # characters, with weekday, time and zone in words

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b\.?"
)
_ZONE = r"(?:\s*\(?(?P<zone>z|utc|gmt|[+-]\d\d(?::?\d\d)?|[a-z]{2,4}(?![a-z]))\)?)?"
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?" + _ZONE
_AND_TIME = r"(?:(?:,?\s+at\s+|,?\s*[-–—|•,]?\s*|t)(?<!\d)" + _CLOCK + ")?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_PACKED_CLOCK = r"(?:t(?P<hour>\d\d):?(?P<minute>\d\d)(?::?\d\d)?" + _ZONE + ")?"


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Longest first: a month alone would otherwise be read out of a full date.
_FORMS: tuple[re.Pattern[str], ...] = (
    _form(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[t ]\s*" + _CLOCK + r")?(?![\d-])"),
    _form(r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/])" + _AND_TIME),
    _form(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)" + _PACKED_CLOCK),
    _form(r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)" + _YEAR + _AND_TIME),
    _form(rf"(?:{WEEKDAY},?\s+(?:the\s+)?)?{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]*{_YEAR}" + _AND_TIME),
    _form(rf"(?:{WEEKDAY},?\s+)?{_MONTH}\s*{_DAY},?\s+{_YEAR}" + _AND_TIME),
    _form(
        r"(?:(?P<hour>\d{1,2})[:.](?P<minute>\d\d)" + _ZONE + rf",?\s+)(?:{WEEKDAY},?\s+)?{_DAY}\s+{_MONTH},?\s+{_YEAR}"
    ),
    _form(rf"{_MONTH},?\s+{_YEAR}"),
    _form(r"(?P<year>\d{4})[-/](?P<month>\d\d)(?![\d/-])"),
)
_BARE_YEAR = _form(_YEAR)


class NoSuchDayError(ValueError):
    """The words have the form of a date that no calendar has."""


class DateReading(Struct, frozen=True, kw_only=True):
    """A date as read: days `[from_, until)` in UTC, how precise, and the words it came from.

    `alternatives` holds both readings of an ambiguous date, day first before month first, and is empty otherwise; the
    interval is then the first of them.
    """

    from_: date
    until: date
    precision: DatePrecision
    text: str
    alternatives: tuple[Interval, ...] = ()


def read_date(words: str) -> DateReading | None:
    """Read words that are a date and nothing else, None where they are none.

    Read are ISO 8601 (year, month, day, time), `28 June 2018`, `June 28, 2018`, `28/06/2018`, each with a weekday and a
    time of day where usual. With an offset, UTC or GMT a time is converted to UTC; other zone names are ambiguous (IST
    is three of them) and leave the date as written. `03/04/2024` is ambiguous; with dots (`03.04.2024`) the day comes
    first, as everywhere where dots are written.

    Raises:
        NoSuchDayError: the form of a date, but no such day (2024-02-30), or a year outside 1800–2100.
    """
    words = words.strip()
    if len(words) > _LONGEST:
        return None
    for form in (*_FORMS, _BARE_YEAR):
        match = form.fullmatch(words)
        if match:
            return _read(match)
    return None


def match_date(text: str, at: int = 0) -> DateReading | None:
    """Read the full date that begins at `at` (a day, not only a month or year), None where there is none.

    Raises:
        NoSuchDayError: as for `read_date`.
    """
    for form in _FORMS[:-2]:
        match = form.match(text, at)
        if match:
            return _read(match)
    return None


def _read(match: re.Match[str]) -> DateReading:
    parts = match.groupdict()
    year = int(parts["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoSuchDayError(f"year {year} is not within {FIRST_YEAR}–{LAST_YEAR}")
    text = match.group(0)
    month, day = parts.get("month"), parts.get("day")
    if month is None:
        return DateReading(from_=date(year, 1, 1), until=date(year + 1, 1, 1), precision="year", text=text)
    if day is None:
        return _read_month(year, _number_month(month), text)
    days = _read_days(year, month, day, parts.get("mark"))
    shift, precision = _read_clock(days[0], parts)
    spans = tuple(Interval(d + shift, d + shift + timedelta(days=1)) for d in days)
    first = days[0] + shift
    return DateReading(
        from_=first,
        until=first + timedelta(days=1),
        precision=precision,
        text=text,
        alternatives=spans if len(spans) > 1 else (),
    )


def _read_month(year: int, month: int, text: str) -> DateReading:
    if not 1 <= month <= 12:
        raise NoSuchDayError(f"there is no month {month}")
    until = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return DateReading(from_=date(year, month, 1), until=until, precision="month", text=text)


def _read_days(year: int, month: str, day: str, mark: str | None) -> list[date]:
    """The days that the numbers can mean: two where day and month can change places."""
    number = _number_month(month)
    orders = [(number, int(day))]
    if mark in ("/", "-"):
        orders.append((int(day), number))
    days: list[date] = []
    for month_number, day_number in orders:
        try:
            found = date(year, month_number, day_number)
        except ValueError:
            continue
        if found not in days:
            days.append(found)
    if not days:
        raise NoSuchDayError(f"there is no day {int(day)} in month {number} of {year}")
    return days


def _read_clock(day: date, parts: dict[str, str | None]) -> tuple[timedelta, DatePrecision]:
    """How far UTC moves the day, and whether a time of day is given."""
    if not parts.get("hour"):
        return timedelta(0), "day"
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    half = (parts.get("half") or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise NoSuchDayError(f"there is no time {hour}:{minute:02d}")
    zone = (parts.get("zone") or "").lower()
    if zone[:1] not in ("+", "-") or not zone:
        return timedelta(0), "minute"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset >= timedelta(hours=24):
        raise NoSuchDayError(f"there is no time zone {zone}")
    local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=timezone(offset if zone[0] == "+" else -offset))
    return local.astimezone(timezone.utc).date() - day, "minute"  # noqa: UP017


def _number_month(month: str) -> int:
    return int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
