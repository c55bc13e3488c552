"""This file dates the feasts that reports name: fixed days, both Easters, Islamic, Jewish, Persian and lunar feasts.

The Islamic year follows the tabular calendar (30-year cycle, civil epoch 16 July 622): the moon is sighted up to a day
before or after it, and not everywhere alike, so such a feast is an interval a day wider at either end and its TIMEX3
value carries the mod APPROX. Nowruz follows the 33-year rule of the Solar Hijri calendar, exact from 1800 to 2256. The
Jewish year follows its own arithmetic and is exact; its days begin on the evening before, which is not shown. The lunar
new year and Diwali are looked up in a table (2000 to 2030, and 2010 to 2026) and unknown outside it.
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
    "victory day": (5, 9, 1), "halloween": (10, 31, 1), "all saints' day": (11, 1, 1), "coptic christmas": (1, 7, 1),
    "ethiopian christmas": (1, 7, 1), "nakba day": (5, 15, 1), "armistice day": (11, 11, 1), "bastille day": (7, 14, 1),
    "songkran": (4, 13, 3), "all souls' day": (11, 2, 1), "st. patrick's day": (3, 17, 1),
}  # fmt: skip

# American feasts: the how-manieth weekday (Monday is 0) of a month, from its end where negative.
NTH_WEEKDAY: Final[dict[str, tuple[int, int, int]]] = {
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1),
    "martin luther king day": (1, 0, 3),
}  # fmt: skip

# Days from Easter Sunday, and how many days it lasts.
FROM_EASTER: Final[dict[str, tuple[int, int]]] = {
    "easter": (0, 1), "easter sunday": (0, 1), "easter monday": (1, 1), "good friday": (-2, 1), "palm sunday": (-7, 1),
    "holy week": (-7, 7), "easter week": (0, 7), "pentecost": (49, 1), "ash wednesday": (-46, 1), "lent": (-46, 46),
    "holy thursday": (-3, 1), "maundy thursday": (-3, 1), "holy saturday": (-1, 1), "ascension day": (39, 1),
    "easter weekend": (-2, 4),
}  # fmt: skip

# Days from the Easter of the eastern churches.
FROM_ORTHODOX_EASTER: Final[dict[str, tuple[int, int]]] = {
    "orthodox easter": (0, 1), "coptic easter": (0, 1), "orthodox easter sunday": (0, 1),
    "orthodox good friday": (-2, 1), "orthodox palm sunday": (-7, 1), "coptic palm sunday": (-7, 1),
}  # fmt: skip

# Days from the Jewish new year of that autumn, and how many days it lasts.
FROM_JEWISH_NEW_YEAR: Final[dict[str, tuple[int, int]]] = {
    "rosh hashanah": (0, 2), "rosh hashana": (0, 2), "jewish new year": (0, 2), "yom kippur": (9, 1),
    "sukkot": (14, 7), "simchat torah": (22, 1),
}  # fmt: skip

# Days from Passover, which falls 163 days before the new year of that autumn.
FROM_PASSOVER: Final[dict[str, tuple[int, int]]] = {
    "passover": (0, 7), "pesach": (0, 7), "purim": (-30, 1), "shavuot": (50, 1), "lag baomer": (33, 1),
}  # fmt: skip
_PASSOVER_BEFORE_NEW_YEAR: Final = 163
HANUKKAH: Final[frozenset[str]] = frozenset({"hanukkah", "hanukah", "chanukah"})

# Islamic month and day, and how many days it lasts.
ISLAMIC: Final[dict[str, tuple[int, int, int]]] = {
    "ramadan": (9, 1, 30), "holy month of ramadan": (9, 1, 30), "month of ramadan": (9, 1, 30),
    "muslim holy month of ramadan": (9, 1, 30), "islamic holy month of ramadan": (9, 1, 30), "ramazan": (9, 1, 30),
    "ramadhan": (9, 1, 30), "eid al-fitr": (10, 1, 3), "eid ul-fitr": (10, 1, 3), "eid el-fitr": (10, 1, 3),
    "eid-ul-fitr": (10, 1, 3), "idul fitri": (10, 1, 3), "eid al-adha": (12, 10, 4), "eid ul-adha": (12, 10, 4),
    "eid el-adha": (12, 10, 4), "eid-ul-adha": (12, 10, 4), "eid-ul-azha": (12, 10, 4), "tabaski": (12, 10, 1),
    "arafat day": (12, 9, 1), "day of arafah": (12, 9, 1),
    "ashura": (1, 10, 1), "ashoura": (1, 10, 1), "tasua": (1, 9, 1), "arbaeen": (2, 20, 1), "arbain": (2, 20, 1),
    "muharram": (1, 1, 30), "mawlid": (3, 12, 1), "mawlid al-nabi": (3, 12, 1), "mouloud": (3, 12, 1),
    "islamic new year": (1, 1, 1),
    "laylat al-qadr": (9, 27, 1), "isra and mi'raj": (7, 27, 1),
}  # fmt: skip

# The months of the Hijra as they are spelled in English; the month is its number, 1 to 12.
ISLAMIC_MONTHS: Final[dict[str, int]] = {
    "muharram": 1, "safar": 2, "rabi al-awwal": 3, "rabi' al-awwal": 3, "rabi al-thani": 4, "rabi' al-thani": 4,
    "jumada al-awwal": 5, "jumada al-ula": 5, "jumada al-thani": 6, "jumada al-akhira": 6, "rajab": 7, "shaban": 8,
    "sha'ban": 8, "shaaban": 8, "ramadan": 9, "ramazan": 9, "ramadhan": 9, "shawwal": 10, "dhu al-qadah": 11,
    "dhu al-qa'dah": 11, "dhu al-hijjah": 12, "dhu'l-hijja": 12, "dhul hijja": 12, "dhul-hijjah": 12,
}  # fmt: skip

# The solar months of Iran and of Afghanistan: six of 31 days, five of 30, the last of 29 or 30.
SOLAR_MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "farvardin hamal", "ordibehesht sawr saur", "khordad jawza", "tir saratan", "mordad asad",
            "shahrivar sunbula sonbola", "mehr mizan", "aban aqrab", "azar qaws qaus", "dey jadi jaddi", "bahman dalw",
            "esfand hut hoot",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

NOWRUZ: Final[frozenset[str]] = frozenset(
    {"nowruz", "newroz", "noruz", "norouz", "nawroz", "navruz", "nauruz", "persian new year", "kurdish new year"}
)

# First day of the lunar new year, from 2000 on; Tet of 2007 and 2030 fell or falls a day before it.
_LUNAR_NEW_YEAR: Final = dict(
    enumerate(
        "02-05 01-24 02-12 02-01 01-22 02-09 01-29 02-18 02-07 01-26 02-14 02-03 01-23 02-10 01-31 02-19 02-08 01-28 "
        "02-16 02-05 01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06 01-26 02-13 02-03".split(),
        start=2000,
    )
)
LUNAR: Final[frozenset[str]] = frozenset({"lunar new year", "chinese new year", "tet", "spring festival"})
# The main day; regions keep it a day apart.
_DIWALI: Final = dict(
    enumerate(
        "11-05 10-26 11-13 11-03 10-23 11-11 10-30 10-19 11-07 10-27 11-14 11-04 10-24 11-12 10-31 10-20 11-08".split(),
        start=2010,
    )
)
DIWALI: Final[frozenset[str]] = frozenset({"diwali", "deepavali"})

# Every name that `feasts_in` knows.
NAMES: Final[frozenset[str]] = frozenset(
    (
        *FIXED, *NTH_WEEKDAY, *FROM_EASTER, *FROM_ORTHODOX_EASTER, *FROM_JEWISH_NEW_YEAR, *FROM_PASSOVER, *HANUKKAH,
        *ISLAMIC, *NOWRUZ, *LUNAR, *DIWALI,
    )
)  # fmt: skip

_SIGHTING: Final = DAY  # how far the sighted moon may stand from the tabular one

_JEWISH_EPOCH: Final = -1373427  # date.toordinal() of the day before 1 Tishri of the year 1
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


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, by the Julian computus (Meeus); years 1900 to 2099.

    Raises:
        ValueError: a year outside that range, where the calendars are not thirteen days apart.
    """
    if not 1900 <= year <= 2099:
        raise ValueError(f"Orthodox Easter is computed for 1900 to 2099 only, not for {year}")
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + 13 * DAY


def jewish_new_year(year: int) -> date:
    """The first of Tishri that falls in a Gregorian year, by the molad and its postponements (Dershowitz, Reingold)."""
    jewish = year + 3761

    def elapsed(of: int) -> int:
        months = (235 * of - 234) // 19
        days = 29 * months + (12084 + 13753 * months) // 25920
        return days + 1 if 3 * (days + 1) % 7 < 3 else days

    before, here, after = elapsed(jewish - 1), elapsed(jewish), elapsed(jewish + 1)
    late = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return date.fromordinal(_JEWISH_EPOCH + here + late)


def solar_date(year: int, month: int, day: int) -> date:
    """A day of the Solar Hijri calendar of Iran and Afghanistan in the Gregorian one.

    Raises:
        ValueError: no such day, or outside 1179 to 1634, where the 33-year rule drifts.
    """
    longest = 31 if month <= 6 else 30
    found = nowruz(year + 621) + (31 * (month - 1) - max(month - 7, 0)) * DAY + (day - 1) * DAY
    if not 1 <= day <= longest or found >= nowruz(year + 622):
        raise ValueError(f"the month {month} of {year} has no day {day}")
    return found


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


def _jewish(name: str, year: int) -> tuple[date, int] | None:
    if name in FROM_JEWISH_NEW_YEAR:
        offset, lasts = FROM_JEWISH_NEW_YEAR[name]
        return jewish_new_year(year) + offset * DAY, lasts
    if name in FROM_PASSOVER:
        offset, lasts = FROM_PASSOVER[name]
        return jewish_new_year(year) + (offset - _PASSOVER_BEFORE_NEW_YEAR) * DAY, lasts
    if name in HANUKKAH:
        first = jewish_new_year(year)
        # Heshvan has its 30th day only in the years of 355 and 385 days; Hanukkah begins on 25 Kislev.
        long_year = (jewish_new_year(year + 1) - first).days % 10 == 5
        return first + (30 + 29 + long_year + 24) * DAY, 8
    return None


def islamic_month(year: int, month: int) -> tuple[date, date]:
    """A month of the Hijra as `[from, until)`, by the tabular calendar; month in 1–12."""
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    return islamic_date(year, month, 1), islamic_date(*following, 1)


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
    if name in NTH_WEEKDAY:
        month, weekday, nth = NTH_WEEKDAY[name]
        first = date(year, month, 1)
        first += (weekday - first.weekday()) % 7 * DAY + (nth - 1 if nth > 0 else 4) * 7 * DAY
        if first.month != month:
            first -= 7 * DAY
        return [(first, first, first + DAY, True)]
    if name in FROM_EASTER:
        offset, lasts = FROM_EASTER[name]
        first = easter(year) + offset * DAY
        return [(first, first, first + lasts * DAY, True)]
    if name in NOWRUZ:
        first = nowruz(year)
        return [(first, first, first + DAY, True)]
    if name in FROM_ORTHODOX_EASTER:
        offset, lasts = FROM_ORTHODOX_EASTER[name]
        first = orthodox_easter(year) + offset * DAY
        return [(first, first, first + lasts * DAY, True)]
    jewish = _jewish(name, year)
    if jewish:
        return [(jewish[0], jewish[0], jewish[0] + jewish[1] * DAY, True)]
    table = _LUNAR_NEW_YEAR if name in LUNAR else _DIWALI if name in DIWALI else {}
    if year in table:
        first = date.fromisoformat(f"{year}-{table[year]}")
        return [(first, first - DAY, first + 2 * DAY, False)]
    if name in ISLAMIC and year >= 623:
        month, day, lasts = ISLAMIC[name]
        hijra = (year - 622) * 33 // 32
        days = (islamic_date(candidate, month, day) for candidate in range(max(hijra - 1, 1), hijra + 3))
        return [(d, d - _SIGHTING, d + lasts * DAY + _SIGHTING, False) for d in days if d.year == year]
    return []
