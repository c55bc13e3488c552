"""This file reads days of the Islamic and the Persian or Afghan calendar: *15 Ramadan 1439*, *12 Asad 1397*."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dateline.ground.calendar import DAY
from dateline.ground.feasts import ISLAMIC_MONTHS, SOLAR_MONTHS, islamic_date, islamic_month, solar_date
from dateline.ground.moment import DCT, Moment, Reader, no_dct, unresolved
from dateline.ground.timex_words import DAY_NUMBER, ORDINAL_WORD, day_number, either
from dateline.records.values import TimePrecision, TimeValue, Timex3

_DAY: Final = rf"(?:{DAY_NUMBER}|{ORDINAL_WORD}\b)"
_MONTH: Final = either([*ISLAMIC_MONTHS, *SOLAR_MONTHS])
_YEAR: Final = r"(?P<y>1[23]\d\d|14\d\d)(?: ?(?:ah|hijri|h\.?|sh))?"
_FORMS: Final = (
    rf"(?:the )?(?P<d>{_DAY})(?:(?: day)? of)?(?: the month of)? (?P<m>{_MONTH})(?:,? {_YEAR})?",
    rf"(?P<m>{_MONTH}) (?P<d>{_DAY})(?:,? {_YEAR})?",
    rf"(?:the month of )?(?P<m>{_MONTH}),? {_YEAR}",
)
# Names of solar months are also names of people (Asad, Mehr): without a year they are too often no time.
PATTERNS: Final = (
    rf"(?:[0-3]?\d(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} [0-3]?\d),? 1[34]\d\d(?: ?(?:AH|SH))?",
    rf"(?:the )?[0-3]?\d(?:st|nd|rd|th)? (?:of )?{either(ISLAMIC_MONTHS)}",
    rf"{_MONTH},? 1[34]\d\d(?: ?(?:AH|SH))?",
)


def hijri(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """The day or month; by the moon's calendar a day wider at either end and APPROX, by the sun's exact.

    Without a year it is the latest such day by the document's.
    """
    for form in _FORMS:
        match = re.fullmatch(form, words)
        if match:
            found = match.groupdict()
            day = day_number(found["d"]) if found.get("d") else None
            solar = SOLAR_MONTHS.get(found["m"])
            try:
                if solar is not None:
                    return _solar(solar, day, found["y"])
                return _lunar(ISLAMIC_MONTHS[found["m"]], day, found["y"], moment)
            except ValueError as error:
                return unresolved(str(error))
    return None


def _solar(month: int, day: int | None, year: str | None) -> TimeValue | None:
    if year is None:
        return None  # "4 Mehr" is too little to tell a date from a name
    first = solar_date(int(year), month, day or 1)
    if day is not None:
        until, precision = first + DAY, "day"
    else:
        until = solar_date(int(year), month + 1, 1) if month < 12 else solar_date(int(year) + 1, 1, 1)
        precision = "month"
    return _value(first, until, precision, None, None)  # type: ignore[arg-type]


def _lunar(month: int, day: int | None, year: str | None, moment: Moment) -> TimeValue | None:
    if day is not None and not 1 <= day <= 30:
        return unresolved(f"no month of the Hijra has a day {day}")
    if year is not None:
        hijra, anchor = int(year), None
    else:
        if moment.dct is None:
            return no_dct()
        anchor = DCT
        hijra = (moment.dct.year - 622) * 33 // 32 + 2
        while islamic_date(hijra, month, day or 1) > moment.dct + DAY:
            hijra -= 1
    first, until = islamic_month(hijra, month)
    if day is not None:
        first = islamic_date(hijra, month, day)
        until = first + DAY
    return _value(first, until, "month" if day is None else "day", "APPROX", anchor)


def _value(first: date, until: date, precision: TimePrecision, mod: str | None, anchor: str | None) -> TimeValue:
    slack = DAY if mod else 0 * DAY
    return TimeValue(
        from_=first - slack,
        until=until + slack,
        precision=precision,
        timex3=Timex3(type="DATE", value=first.isoformat(), mod=mod),
        anchor=anchor,
    )
