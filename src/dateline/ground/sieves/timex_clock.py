"""This file reads times of day by the clock: *6:30 p.m. Tuesday*, *0300 local*, *10:00 GMT*, *noon on Saturday*."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from dateline.ground.calendar import DAY
from dateline.ground.moment import Moment, Reader, day_in_story, no_dct
from dateline.ground.number_words import NUMBER, read_whole
from dateline.ground.timex_zones import ZONE, Offset, days_to_utc, offset_between, offset_of
from dateline.records.values import TimePrecision, TimeValue, Timex3

_MERIDIEM: Final = r"(?:a\.? ?m\b\.?|p\.? ?m\b\.?)"
_CLOCK: Final = (
    rf"(?:(?P<h>[0-2]?\d)[:.h](?P<m>[0-5]\d)(?::[0-5]\d)?(?: ?(?P<ap>{_MERIDIEM}))?"
    rf"|(?P<h2>[01]?\d) ?(?P<ap2>{_MERIDIEM})"
    # Four digits alone are a year, unless they begin with 0, follow "at" or are followed by a zone.
    rf"|(?P<h3>(?:(?<=at )[0-2]|0|[0-2](?=\d{{3}} ?(?:{ZONE}|h\b)))\d)(?P<m3>[0-5]\d)"
    rf"|(?P<h4>{NUMBER}) ?(?:o'clock|(?:in the|at) (?=morning|afternoon|evening|night))"
    rf"|(?P<to>a quarter|quarter|half|{NUMBER}) (?P<side>to|past) (?P<h5>{NUMBER})"
    r"|(?P<word>noon|midnight))"
)
# A GMT hour in brackets beside the local one, as agencies write it.
GMT_BESIDE: Final = r"(?: ?local(?: time)?)? ?\((?:[0-2]\d:?[0-5]\d) ?(?:gmt|utc)\)"
_GMT_BESIDE: Final = re.compile(r"(?: ?local(?: time)?)? ?\((?P<h>[0-2]\d):?(?P<m>[0-5]\d) ?(?:gmt|utc)\)")
# The recogniser's form of the clock, without names so that it can stand in a larger pattern.
CLOCK: Final = (
    rf"(?:[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?: ?{_MERIDIEM})?|"
    rf"[0-2]?\d\.[0-5]\d(?= ?(?:{_MERIDIEM}|{ZONE}))(?: ?{_MERIDIEM})?|"
    rf"[01]?\d ?{_MERIDIEM}|[0-2]\d[0-5]\d(?= ?(?:{ZONE}|h\b))"
    rf"|(?<=at )0\d[0-5]\d|{NUMBER} o'clock|(?:half|a quarter) (?:past|to) {NUMBER}|noon|midnight)"
    rf"(?:{GMT_BESIDE}|(?: ?{ZONE})*)"
)
# Which day: what stands after the clock may be the day of the hour, or the zone may come between them.
_PATTERN: Final = re.compile(
    rf"(?:at |around |about |by )*{_CLOCK}(?: ?h\b)?(?P<zone>{GMT_BESIDE}|(?: ?{ZONE})*)"
    r"(?: ?(?:in the |at )?(?P<part>morning|afternoon|evening|night))?(?:,? (?:on |of |the )?(?P<day>.+))?"
)
_DAY_FIRST: Final = re.compile(
    rf"(?P<day>.+?),? (?:at |around |about )?{_CLOCK}(?: ?h\b)?(?P<zone>(?: ?{ZONE})*)(?P<part>)"
)
_STAMP: Final = re.compile(
    r"(?P<day>.*\d)[t ,]+(?P<h>[0-2]?\d):(?P<m>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
    r"(?P<zone> ?(?:z|utc|gmt|[+-]\d\d:?\d\d)?)"
)


def clock(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """A clock time on the day that stands beside it, else on the story's day, else on the document's.

    The hour is written in TIMEX3 as the page gives it, with its offset from UTC where the words name the zone
    (`T09:00Z`, `T22:30+03:00`); the interval is then the UTC day. Without a zone it is the page's own day.
    """
    for pattern in (_PATTERN, _STAMP, _DAY_FIRST):
        match = pattern.fullmatch(words)
        if match:
            value = _resolve({name: text for name, text in match.groupdict().items() if text}, moment, read)
            if value is not None:
                return value
    return None


def _resolve(found: dict[str, str], moment: Moment, read: Reader) -> TimeValue | None:
    time = _time_of_day(found)
    if time is None:
        return None
    hour_only = ":" not in time
    if found.get("day"):
        day = read(found["day"], moment)
        if day is None:
            return None
        if day.timex3 is None or day.from_ is None or day.until is None:
            return day
        if day.precision not in ("day", "hour", "minute") or day.timex3.type not in ("DATE", "TIME"):
            return None
        precision: TimePrecision = "hour" if hour_only or found.get("word") else "minute"
        return _at(day.from_, day.until, day.timex3.value.split("T")[0], time, found, precision, day.anchor)
    reference = day_in_story(moment)
    if reference is None:
        return no_dct()
    here, anchor = reference
    return _at(here, here + DAY, here.isoformat(), time, found, "hour" if hour_only else "minute", anchor)


def _at(
    from_: date,
    until: date,
    day: str,
    time: str,
    found: dict[str, str],
    precision: TimePrecision,
    anchor: str | None,
) -> TimeValue:
    hour, minute = int(time[:2]), int(time[3:] or 0)
    zone = _zone(found.get("zone", ""), datetime(from_.year, from_.month, from_.day, hour % 24, minute))
    days = days_to_utc(hour, minute, zone) if zone and hour < 24 else 0
    suffix = "T" + (f"{time}:00" if ":" not in time else time) + (zone.suffix if zone else "")
    return TimeValue(
        from_=from_ + days * DAY,
        until=until + days * DAY,
        precision=precision,
        timex3=Timex3(type="TIME", value=day + suffix),
        anchor=anchor,
    )


def _zone(words: str, local: datetime) -> Offset | None:
    """The first zone that the words name; two hours side by side, *5 a.m. (0200 GMT)*, tell it by their difference."""
    beside = _GMT_BESIDE.fullmatch(words)
    if beside:
        return offset_between(local, int(beside["h"]), int(beside["m"]))
    whole = offset_of(words, local)
    if whole is not None:
        return whole
    for match in re.finditer(ZONE, words):
        offset = offset_of(match[0], local)
        if offset is not None:
            return offset
    return None


def _time_of_day(found: dict[str, str]) -> str | None:
    """`HH` or `HH:MM` on the 24-hour clock, or None for an hour that no clock shows."""
    word = found.get("word")
    if word:
        return "12" if word == "noon" else "24"
    if "side" in found:
        return _by_the_quarter(found)
    hour_words = found.get("h") or found.get("h2") or found.get("h3") or found.get("h4") or ""
    hour = read_whole(hour_words)
    minute = found.get("m") or found.get("m3")
    half = (found.get("ap") or found.get("ap2") or "")[:1]
    part = found.get("part", "")
    if hour is None or hour > 24 or (half and not 1 <= hour <= 12):
        return None
    if half == "p" or (not half and part in ("afternoon", "evening", "night") and 1 <= hour <= 11):
        # "ten at night" is 22:00, "two at night" is 02:00.
        hour = hour % 12 + (0 if not half and part == "night" and hour < 6 else 12)
    elif half == "a":
        hour %= 12
    return f"{hour:02d}" if minute is None else f"{hour:02d}:{minute}"


def _by_the_quarter(found: dict[str, str]) -> str | None:
    """*A quarter to ten*, *half past two*; in the evening or at night by the words beside it."""
    minutes = {"a quarter": 15, "quarter": 15, "half": 30}.get(found["to"]) or read_whole(found["to"])
    hour = read_whole(found["h5"])
    if minutes is None or hour is None or not 1 <= minutes <= 30 or not 1 <= hour <= 12:
        return None
    late = found.get("part") in ("afternoon", "evening", "night") or re.search(
        r"night|evening|afternoon", found.get("day", "")
    )
    total = (hour % 12 + (12 if late else 0)) * 60 + (minutes if found["side"] == "past" else -minutes)
    return f"{total // 60 % 24:02d}:{total % 60:02d}"
