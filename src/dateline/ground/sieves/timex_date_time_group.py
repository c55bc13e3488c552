"""This file reads military date-time groups: *281430Z JUN 18*, *28 0630C Jun 2018*, *281430Z*."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dateline.ground.calendar import DAY, add_months
from dateline.ground.moment import Moment, Reader, no_dct, unresolved
from dateline.ground.timex_words import MONTHS, either, month_number
from dateline.ground.timex_zones import days_to_utc, military_offset
from dateline.records.values import TimeValue, Timex3

_MONTH: Final = either(MONTHS) + r"\.?"  # "JUN18": no word ends there
# Without a month the letter must be Z: six digits and another letter are a part number oftener than a time.
_GROUP: Final = (
    r"(?P<d>[0-3]\d) ?(?P<h>[0-2]\d)(?P<m>[0-5]\d)(?:(?P<z>[a-z]) ?(?P<mon>" + _MONTH + r")"
    r"[ -]?(?:'?(?P<y>(?:20|19)?\d\d))?|(?P<z0>z))"
)
PATTERN: Final = rf"[0-3]\d ?[0-2]\d[0-5]\d(?:[A-Z] ?{_MONTH}(?:[ -]?'?(?:(?:20|19)\d\d|\d\d)\b)?|Z\b)"


def date_time_group(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """The day and minute of the group; its letter is the zone, and the interval the UTC day.

    Without a year it is the latest such day by the document's; without a month, that of the document or the one before.
    """
    match = re.fullmatch(_GROUP, words)
    if not match:
        return None
    hour, minute = int(match["h"]), int(match["m"])
    if hour > 23:
        return unresolved(f"no clock shows {match['h']}{match['m']}")
    found = _day(match, moment)
    if isinstance(found, TimeValue):
        return found
    day, anchor = found
    offset = military_offset(match["z"] or match["z0"])
    days = days_to_utc(hour, minute, offset) if offset else 0
    return TimeValue(
        from_=day + days * DAY,
        until=day + (days + 1) * DAY,
        precision="minute",
        timex3=Timex3(type="TIME", value=f"{day.isoformat()}T{hour:02d}:{minute:02d}{offset.suffix if offset else ''}"),
        anchor=anchor,
    )


def _day(match: re.Match[str], moment: Moment) -> tuple[date, str | None] | TimeValue:
    number = int(match["d"])
    if match["y"]:
        year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
        months, anchor = [date(year, month_number(match["mon"]), 1)], None
    elif moment.dct is None:
        return no_dct()
    else:
        anchor = "dct"
        if match["mon"]:
            number_of_month = month_number(match["mon"])
            months = [date(moment.dct.year - back, number_of_month, 1) for back in range(2)]
        else:
            months = [add_months(moment.dct.replace(day=1), -back) for back in range(2)]
    for first in months:
        try:
            day = first.replace(day=number)
        except ValueError:
            continue
        if anchor is None or moment.dct is None or day <= moment.dct + DAY:
            return day, anchor
    return unresolved(f"no calendar has the day {match[0]!r}")
