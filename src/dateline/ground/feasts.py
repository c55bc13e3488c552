"""This file dates the feasts that reports name: fixed days, Easter and its neighbours, the Islamic months, Nowruz.

The Islamic year follows the tabular calendar (30-year cycle, civil epoch 16 July 622): the moon is sighted up to a day
before or after it, and not everywhere alike, so such a feast is an interval a day wider at either end and its TIMEX3
value carries the mod APPROX. Nowruz follows the 33-year rule of the Solar Hijri calendar, exact from 1800 to 2256.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from dateline.ground.calendar import DAY

# (month, day, days it lasts)
FIXED: Final[dict[str, tuple[int, int, int]]] = {
    "christmas": (12, 25, 1), "christmas day": (12, 25, 1), "christmas eve": (12, 24, 1), "boxing day": (12, 26, 1),
    "new year's day": (1, 1, 1), "new year": (1, 1, 1), "new year's": (1, 1, 1), "new year's eve": (12, 31, 1),
    "orthodox christmas": (1, 7, 1), "epiphany": (1, 6, 1), "valentine's day": (2, 14, 1),
    "international women's day": (3, 8, 1), "women's day": (3, 8, 1), "may day": (5, 1, 1), "labour day": (5, 1, 1),
    "victory day": (5, 9, 1), "halloween": (10, 31, 1), "all saints' day": (11, 1, 1),
}  # fmt: skip

# Days from Easter Sunday, and how many days it lasts.
FROM_EASTER: Final[dict[str, tuple[int, int]]] = {
    "easter": (0, 1), "easter sunday": (0, 1), "easter monday": (1, 1), "good friday": (-2, 1), "palm sunday": (-7, 1),
    "holy week": (-7, 7), "easter week": (0, 7), "pentecost": (49, 1), "ash wednesday": (-46, 1), "lent": (-46, 46),
}  # fmt: skip

# Islamic month and day, and how many days it lasts.
ISLAMIC: Final[dict[str, tuple[int, int, int]]] = {
    "ramadan": (9, 1, 30), "holy month of ramadan": (9, 1, 30), "month of ramadan": (9, 1, 30),
    "muslim holy month of ramadan": (9, 1, 30), "eid al-fitr": (10, 1, 3), "eid ul-fitr": (10, 1, 3),
    "eid al-adha": (12, 10, 4), "eid ul-adha": (12, 10, 4), "arafat day": (12, 9, 1), "day of arafah": (12, 9, 1),
    "ashura": (1, 10, 1), "muharram": (1, 1, 30), "mawlid": (3, 12, 1), "islamic new year": (1, 1, 1),
    "laylat al-qadr": (9, 27, 1), "shaban": (8, 1, 29), "shawwal": (10, 1, 29), "rajab": (7, 1, 30),
}  # fmt: skip

NOWRUZ: Final[frozenset[str]] = frozenset({"nowruz", "newroz", "noruz", "norouz", "nawroz", "persian new year"})

_SIGHTING: Final = DAY  # how far the sighted moon may stand from the tabular one

_ISLAMIC_EPOCH: Final = 227015  # date.toordinal() of 1 Muharram of the year 1: 19 July 622 Gregorian
_LEAP_IN_33: Final = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_NOWRUZ_1375: Final = date(1996, 3, 20)


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computus (Nature, 20 April 1876)."""
    golden = year % 19
    century, within = divmod(year, 100)
    leaps, odd = divmod(century, 4)
    epact = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * odd + 2 * (within // 4) - epact - within % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def islamic_date(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (years of the Hijra) in the Gregorian one."""
    days = day - 1 + (59 * (month - 1) + 1) // 2 + 354 * (year - 1) + (3 + 11 * year) // 30
    return date.fromordinal(_ISLAMIC_EPOCH + days)


def nowruz(year: int) -> date:
    """The first day of the Iranian year that begins in a Gregorian year between 1800 and 2256.

    Raises:
        ValueError: a year outside that range, where the 33-year rule drifts.
    """
    if not 1800 <= year <= 2256:
        raise ValueError(f"Nowruz is computed for 1800 to 2256 only, not for {year}")
    iranian = year - 621
    first, last = sorted((1375, iranian))
    days = sum(366 if y % 33 in _LEAP_IN_33 else 365 for y in range(first, last))
    return _NOWRUZ_1375 + timedelta(days=days if iranian >= 1375 else -days)


def feasts_in(name: str, year: int) -> list[tuple[date, date, date, bool]]:
    """Every `(first day, from, until, exact)` of a feast that begins in a Gregorian year; empty for an unknown name.

    An Islamic feast may fall twice in one year, or not at all. Lent of year 1 and other edges of the calendar raise.

    Raises:
        ValueError, OverflowError: outside what the calendar can hold.
    """
    if name in FIXED:
        month, day, lasts = FIXED[name]
        first = date(year, month, day)
        return [(first, first, first + lasts * DAY, True)]
    if name in FROM_EASTER:
        offset, lasts = FROM_EASTER[name]
        first = easter(year) + offset * DAY
        return [(first, first, first + lasts * DAY, True)]
    if name in NOWRUZ:
        first = nowruz(year)
        return [(first, first, first + DAY, True)]
    if name in ISLAMIC and year >= 623:
        month, day, lasts = ISLAMIC[name]
        hijra = (year - 622) * 33 // 32
        days = (islamic_date(candidate, month, day) for candidate in range(max(hijra - 1, 1), hijra + 3))
        return [(d, d - _SIGHTING, d + lasts * DAY + _SIGHTING, False) for d in days if d.year == year]
    return []
