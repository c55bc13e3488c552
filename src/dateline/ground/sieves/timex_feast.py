"""This file reads the feasts: *Christmas*, *Easter Sunday 2019*, *Ramadan*, *Eid al-Fitr*, *Nowruz*."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dateline.ground.feasts import FIXED, FROM_EASTER, ISLAMIC, NOWRUZ, feasts_in
from dateline.ground.moment import DCT, Moment, Reader, no_dct
from dateline.ground.timex_words import either
from dateline.records.page import Interval
from dateline.records.values import TimeValue, Timex3

# Bare "Eid" is either feast: the nearest is taken and its neighbour kept as the other reading.
_EID: Final = ("eid al-fitr", "eid al-adha")
NAME: Final = either([*FIXED, *FROM_EASTER, *ISLAMIC, *NOWRUZ, "eid"])
PATTERN: Final = (
    rf"(?:(?:the )?(?:last|next|this|past|previous) )?(?:the )?{NAME}(?:,? (?:of |in )?(?:\d{{4}}|"
    rf"(?:last|this|next) year))?"
)


def feast(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """A feast in the year named; without one, the latest that began by the document's day (the next, if to come)."""
    match = re.fullmatch(
        rf"(?:the )?(?:(last|next|this|past|previous) )?(?:the )?({NAME})(?:,? (?:of |in )?(?:(\d{{4}})|"
        rf"(last|this|next) year))?",
        words,
    )
    if not match:
        return None
    which, name, year, relative = match.groups()
    names = _EID if name == "eid" else (name,)
    if year:
        found = [(*one, named) for named in names for one in feasts_in(named, int(year))]
        return _value(found, None) if found else None
    if moment.dct is None:
        return no_dct()
    if relative:
        in_year = moment.dct.year + {"last": -1, "this": 0, "next": 1}[relative]
        return _value([(*one, named) for named in names for one in feasts_in(named, in_year)], DCT)
    near = range(moment.dct.year - 1, moment.dct.year + 2)
    found = [(*one, named) for named in names for one in (feast for y in near for feast in feasts_in(named, y))]
    if which == "this":
        return _value([one for one in found if one[0].year == moment.dct.year] or found, DCT)
    if which == "next" or (moment.tense == "future" and which is None):
        ahead = sorted(one for one in found if one[0] >= moment.dct)
        return _value(ahead[: len(names)], DCT)
    behind = sorted((one for one in found if one[0] <= moment.dct), reverse=True)
    return _value(behind[: len(names)], DCT)


def _value(found: list[tuple[date, date, date, bool, str]], anchor: str | None) -> TimeValue | None:
    if not found:
        return None
    (first, from_, until, exact, _), *others = found
    short = (until - from_).days <= 2 or (not exact and (until - from_).days <= 4)
    return TimeValue(
        from_=from_,
        until=until,
        precision="day" if short and exact else "week" if (until - from_).days < 15 else "month",
        timex3=Timex3(type="DATE", value=first.isoformat(), mod=None if exact else "APPROX"),
        anchor=anchor,
        alternatives=tuple(Interval(from_=other[1], until=other[2]) for other in others),
    )
