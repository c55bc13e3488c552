"""This file reads the feasts: *Christmas*, *Ramadan 2018*, *the eve of Eid al-Fitr*, *the second day of Passover*."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dateline.ground.calendar import DAY
from dateline.ground.feasts import ISLAMIC, NAMES, feasts_in, islamic_date
from dateline.ground.moment import DCT, Moment, Reader, no_dct, unresolved
from dateline.ground.timex_words import DAY_NUMBER, ORDINAL_WORD, day_number, either
from dateline.records.page import Interval
from dateline.records.values import TimeValue, Timex3

# Bare "Eid" is either feast: the nearest is taken and its neighbour kept as the other reading.
_Feast = tuple[date, date, date, bool]  # its first day, its interval, whether the calendar has it exactly
_EID: Final = ("eid al-fitr", "eid al-adha")
NAME: Final = either([*NAMES, "eid"])
_HOLY: Final = (
    r"(?:(?:the )?(?:muslim |islamic |jewish |christian |hindu )?(?:holy |feast |festival |holiday |month |of )*)"
)
_YEAR: Final = r"(?:,? (?:of |in )?(?:(?P<y>\d{4})(?: ?(?P<era>ah|ad|ce))?|(?P<rel>last|this|next) year))?"
# "The first day of", "the eve of": a day counted from the feast's own first.
_DAY_OF: Final = (
    rf"(?:the )?(?:(?P<edge>eve|start|beginning|end) of |(?P<n>first|last|final|{ORDINAL_WORD}|{DAY_NUMBER}) day of "
    rf"|(?P<part>first|second|third|last|final) (?P<unit>week|ten days) of )?"
)
_FORM: Final = rf"{_DAY_OF}{_HOLY}(?:(?P<which>last|next|this|past|previous) )?(?:the )?(?P<name>{NAME}){_YEAR}"
PATTERN: Final = (
    rf"(?:(?:the )?(?:eve|(?:first|second|third|fourth|last|final|\d{{1,2}}(?:st|nd|rd|th)) (?:day|week)) of )?"
    rf"(?:(?:the )?(?:last|next|this|past|previous) )?(?:the )?"
    rf"(?:(?:Muslim |Islamic |Jewish )?(?:holy |fasting )?month of )?{NAME}(?: holiday)?"
    rf"(?:,? (?:of |in )?(?:\d{{4}}|(?:last|this|next) year))?"
)


def feast(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """A feast in the year named; without one, the latest that began by the document's day (the next, if to come).

    A year from 1300 to 1500 beside an Islamic feast is one of the Hijra.
    """
    match = re.fullmatch(_FORM, words.removesuffix(" holiday"))
    if not match:
        return None
    found = _feasts(match, moment)
    if isinstance(found, TimeValue):
        return found
    anchor = None if match["y"] else DCT
    if match["edge"] or match["n"] or match["part"]:
        return _day_of(match, found, anchor)
    return _value(found, anchor)


def _feasts(match: re.Match[str], moment: Moment) -> list[_Feast] | TimeValue:
    """The feast that is meant, its other readings after it; a value where none can be told."""
    which, year, relative = match["which"], match["y"], match["rel"]
    names = _EID if match["name"] == "eid" else (match["name"],)
    if year:
        if all(name in ISLAMIC for name in names) and (match["era"] == "ah" or 1300 <= int(year) <= 1500):
            return [_of_the_hijra(name, int(year)) for name in names]
        return _known([one for name in names for one in feasts_in(name, int(year))], names)
    if moment.dct is None:
        return no_dct()
    today = moment.dct
    if relative:
        in_year = today.year + {"last": -1, "this": 0, "next": 1}[relative]
        return _known([one for name in names for one in feasts_in(name, in_year)], names)
    near = range(today.year - 1, today.year + 2)
    found = [one for name in names for y in near for one in feasts_in(name, y)]
    if which == "this":
        found = [one for one in found if one[0].year == today.year] or found
    elif which == "next" or (moment.tense == "future" and which is None):
        found = sorted(one for one in found if one[2] > today)[: len(names)]
    else:
        found = sorted((one for one in found if one[1] <= today), reverse=True)[: len(names)]
    return _known(found, names)


def _known(found: list[_Feast], names: tuple[str, ...]) -> list[_Feast] | TimeValue:
    return found or unresolved(f"the date of {names[0]!r} is not known for that year")


def _of_the_hijra(name: str, year: int) -> _Feast:
    month, day, lasts = ISLAMIC[name]
    first = islamic_date(year, month, day)
    return first, first - DAY, first + (lasts + 1) * DAY, False


def _day_of(match: re.Match[str], found: list[_Feast], anchor: str | None) -> TimeValue:
    """A day or a week of the feast; where the moon decides, a day wider at either end."""
    first, _, until, exact = found[0]
    slack = 0 * DAY if exact else DAY
    last = until - slack - DAY
    lasts = (last - first).days + 1
    length = 1
    if match["unit"]:
        length = 7 if match["unit"] == "week" else 10
        start = (
            last - (length - 1) * DAY
            if match["part"] in ("last", "final")
            else (first + length * ("first", "second", "third").index(match["part"]) * DAY)
        )
    elif match["edge"]:
        start = first - DAY if match["edge"] == "eve" else last if match["edge"] == "end" else first
    elif match["n"] in ("last", "final"):
        start = last
    else:
        number = day_number(match["n"])
        if not 1 <= number <= lasts:
            return unresolved(f"{match['name']!r} has no day {number}")
        start = first + (number - 1) * DAY
    return TimeValue(
        from_=start - slack,
        until=start + length * DAY + slack,
        precision="week" if length > 1 else "day",
        timex3=Timex3(type="DATE", value=start.isoformat(), mod=None if exact else "APPROX"),
        anchor=anchor,
    )


def _value(found: list[_Feast], anchor: str | None) -> TimeValue:
    (first, from_, until, exact), *others = found
    days = (until - from_).days
    return TimeValue(
        from_=from_,
        until=until,
        precision="day" if days <= 2 and exact else "week" if days < 15 else "month",
        timex3=Timex3(type="DATE", value=first.isoformat(), mod=None if exact else "APPROX"),
        anchor=anchor,
        alternatives=tuple(Interval(from_=other[1], until=other[2]) for other in others),
    )
