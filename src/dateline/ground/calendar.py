"""This file is the news calendar: the named stretches of time that reports speak of, each with its TIMEX3 value.

Days are calendar days as the page writes them. Weeks begin on Monday (ISO 8601). Seasons are the meteorological ones
of the northern hemisphere, and a winter bears the year of its December; a page from the south that says "last winter"
is read wrongly by this rule, which is why a season keeps the precision `season` and never a finer one.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, Literal

from msgspec import Struct

from dateline.records.values import TimePrecision

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]
Third = Literal["START", "MID", "END"]

DAY: Final = timedelta(days=1)

# A day or month without a year that would lie ahead is read as last year's, unless it is so close that a page would
# hardly mean eleven months ago. Swept on TempEval-3 (gold spans, tense unknown), value accuracy: 0 days 75.7,
# 30 78.1, 45 78.8, 60 79.0, 120 79.4. Kept short of where the curve flattens: reports of war look back more than those.
CLOSE_AHEAD: Final = 45 * DAY

# From finest to coarsest; "unknown" last, so that a hull with something unknown is unknown.
PRECISIONS: Final[tuple[TimePrecision, ...]] = (
    "minute", "hour", "day", "week", "month", "season", "year", "unknown",
)  # fmt: skip

# A weekend is told to the week; quarters and seasons are a quarter of a year; what is longer than a year has no finer
# word in the codebook than "year": the interval itself says how long it is.
_PRECISION: Final[dict[Unit, TimePrecision]] = {
    "day": "day", "week": "week", "weekend": "week", "month": "month", "quarter": "season", "half": "year",
    "season": "season", "year": "year", "decade": "year", "century": "year",
}  # fmt: skip

_MONTHS: Final[dict[Unit, int]] = {
    "month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200,
}  # fmt: skip

_SEASON_STARTS: Final[dict[str, int]] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

# Where the early, middle and late part of a long unit meet, in years from its start: nobody cuts a decade to the day.
_CUTS_IN_YEARS: Final[dict[Unit, tuple[int, int]]] = {"decade": (4, 7), "century": (33, 67)}


class Stretch(Struct, frozen=True, kw_only=True):
    """A named piece of the calendar: `[from_, until)` in dates, with the TIMEX3 value that names it."""

    unit: Unit
    from_: date
    until: date
    value: str

    @property
    def precision(self) -> TimePrecision:
        """How finely this stretch tells a time (codebook, section 5)."""
        return _PRECISION[self.unit]


def coarser(one: TimePrecision, other: TimePrecision) -> TimePrecision:
    """The less precise of two precisions."""
    return max(one, other, key=PRECISIONS.index)


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later (earlier if negative), or that month's last day where it is shorter.

    Raises:
        ValueError: the year leaves 1–9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    first = date(year, month + 1, 1)
    if day.day <= 28:
        return first.replace(day=day.day)
    return first.replace(day=min(day.day, monthrange(year, month + 1)[1]))


def add_units(day: date, unit: Unit, count: int) -> date:
    """`day` moved by `count` units (back if negative).

    Raises:
        ValueError, OverflowError: the result leaves the years 1–9999.
    """
    if unit == "day":
        return day + timedelta(days=count)
    if unit in ("week", "weekend"):
        return day + timedelta(weeks=count)
    return add_months(day, count * _MONTHS[unit])


def day_of(day: date) -> Stretch:
    """One day."""
    return Stretch(unit="day", from_=day, until=day + DAY, value=day.isoformat())


def month_of(year: int, month: int) -> Stretch:
    """A month of a year; month in 1–12."""
    first = date(year, month, 1)
    return Stretch(unit="month", from_=first, until=add_months(first, 1), value=f"{year:04d}-{month:02d}")


def quarter_of(year: int, number: int) -> Stretch:
    """A quarter of a calendar year; number in 1–4."""
    first = date(year, 3 * number - 2, 1)
    return Stretch(unit="quarter", from_=first, until=add_months(first, 3), value=f"{year:04d}-Q{number}")


def half_of(year: int, number: int) -> Stretch:
    """A half of a calendar year; number is 1 or 2."""
    first = date(year, 6 * number - 5, 1)
    return Stretch(unit="half", from_=first, until=add_months(first, 6), value=f"{year:04d}-H{number}")


def season_of(year: int, code: str) -> Stretch:
    """A season of the year in which it begins; code is SP, SU, FA or WI as in TIMEX3."""
    first = date(year, _SEASON_STARTS[code], 1)
    return Stretch(unit="season", from_=first, until=add_months(first, 3), value=f"{year:04d}-{code}")


def year_of(year: int) -> Stretch:
    """A calendar year."""
    first = date(year, 1, 1)
    return Stretch(unit="year", from_=first, until=add_months(first, 12), value=f"{year:04d}")


def decade_of(decade: int) -> Stretch:
    """A decade by its number: 199 is the 1990s."""
    first = date(decade * 10, 1, 1)
    return Stretch(unit="decade", from_=first, until=add_months(first, 120), value=f"{decade:03d}")


def century_of(number: int) -> Stretch:
    """A century by its ordinal, counted as people do: the 20th is 1900–1999, TIMEX3 value 19."""
    first = date(max((number - 1) * 100, 1), 1, 1)
    return Stretch(unit="century", from_=first, until=date(number * 100, 1, 1), value=f"{number - 1:02d}")


def containing(unit: Unit, day: date) -> Stretch:
    """The stretch of that unit in which the day lies; a weekend is the one of the day's own ISO week."""
    if unit == "day":
        return day_of(day)
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday())
        year, number, _ = day.isocalendar()
        value = f"{year:04d}-W{number:02d}"
        if unit == "week":
            return Stretch(unit=unit, from_=monday, until=monday + 7 * DAY, value=value)
        return Stretch(unit=unit, from_=monday + 5 * DAY, until=monday + 7 * DAY, value=f"{value}-WE")
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3)
    if unit == "half":
        return half_of(day.year, 1 if day.month <= 6 else 2)
    if unit == "season":
        code = next(
            (code for code, start in _SEASON_STARTS.items() if start <= day.month < start + 3),
            "WI",  # January and February
        )
        return season_of(day.year - (day.month <= 2), code)
    if unit == "year":
        return year_of(day.year)
    if unit == "decade":
        return decade_of(day.year // 10)
    return century_of(day.year // 100 + 1)


def stepped(unit: Unit, day: date, count: int) -> Stretch:
    """The stretch that lies `count` units after the one in which the day is (before, if negative).

    Raises:
        ValueError, OverflowError: the result leaves the years 1–9999.
    """
    # From its first day, so that 31 May less one month is April and not a clipped 1 May.
    return containing(unit, add_units(containing(unit, day).from_, unit, count))


def third_of(stretch: Stretch, third: Third) -> tuple[date, date]:
    """The early, middle or late part of a stretch, as `[from, until)`; a day has no parts.

    Months are cut at the 11th and the 21st, years after April and August, decades and centuries at full years.
    """
    start, end = stretch.from_, stretch.until
    if stretch.unit == "day":
        return start, end
    if stretch.unit == "month":
        first_cut, second_cut = start.replace(day=11), start.replace(day=21)
    elif stretch.unit in _CUTS_IN_YEARS:
        first_cut, second_cut = (add_months(start, 12 * years) for years in _CUTS_IN_YEARS[stretch.unit])
    elif stretch.unit in _MONTHS:
        months = _MONTHS[stretch.unit] // 3
        first_cut, second_cut = add_months(start, months), add_months(start, 2 * months)
    else:
        days = (end - start).days
        first_cut, second_cut = start + DAY * (days // 3), start + DAY * (2 * days // 3)
    return {"START": (start, first_cut), "MID": (first_cut, second_cut), "END": (second_cut, end)}[third]
