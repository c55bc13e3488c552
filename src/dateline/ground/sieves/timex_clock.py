"""This file reads times of day by the clock: *6:30 p.m. Tuesday*, *0300 local*, *10:00 GMT*, *noon on Saturday*."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.moment import Moment, Reader, day_in_story, no_dct, on_day
from dateline.ground.number_words import NUMBER, read_whole
from dateline.records.values import TimePrecision, TimeValue, Timex3

_MERIDIEM: Final = r"(?:a\.? ?m\b\.?|p\.? ?m\b\.?)"
_ZONE: Final = (
    r"(?:\(?(?:local(?: time)?|(?:gmt|utc)(?: ?[+-] ?\d{1,2}(?::?\d\d)?)?|z|[ecmp][sd]t|bst|ist|"
    r"pkt|aft|irst|idt|eet|eest|"
    r"msk|eat|wat|cat|cet|cest|jst|kst|pht|(?:moscow|kyiv|damascus|baghdad|eastern) time|hours|hrs)\b\)?)"
)
_CLOCK: Final = (
    rf"(?:(?P<h>[0-2]?\d)[:.](?P<m>[0-5]\d)(?::[0-5]\d)?(?: ?(?P<ap>{_MERIDIEM}))?"
    rf"|(?P<h2>[01]?\d) ?(?P<ap2>{_MERIDIEM})"
    # Four digits alone are a year, unless they begin with 0, follow "at" or are followed by a zone.
    rf"|(?P<h3>(?:(?<=at )[0-2]|0|[0-2](?=\d{{3}} ?(?:{_ZONE}|h\b)))\d)(?P<m3>[0-5]\d)"
    rf"|(?P<h4>{NUMBER}) ?(?:o'clock|(?:in the|at) (?=morning|afternoon|evening|night))"
    rf"|(?P<to>a quarter|quarter|half|{NUMBER}) (?P<side>to|past) (?P<h5>{NUMBER})"
    r"|(?P<word>noon|midnight))"
)
# The recogniser's form of the clock, without names so that it can stand in a larger pattern.
CLOCK: Final = (
    rf"(?:[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?: ?{_MERIDIEM})?|[01]?\d ?{_MERIDIEM}|[0-2]\d[0-5]\d(?= ?(?:{_ZONE}|h\b))"
    rf"|{NUMBER} o'clock|noon|midnight)(?: ?{_ZONE})*"
)
_PATTERN: Final = re.compile(
    rf"(?:at |around |about |by )*{_CLOCK}(?: ?h\b)?(?P<zone>(?: ?{_ZONE})*)"
    r"(?: ?(?:in the |at )?(?P<part>morning|afternoon|evening|night))?(?:,? (?:on |of |the )?(?P<day>.+))?"
)
_DAY_FIRST: Final = re.compile(rf"(?P<day>.+?),? (?:at |around |about ){_CLOCK}(?P<zone>(?: ?{_ZONE})*)(?P<part>)")
_STAMP: Final = re.compile(
    r"(?P<day>.*\d)[t ,]+(?P<h>[0-2]?\d):(?P<m>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?P<zone> ?(?:z|utc|gmt)?)"
)


def clock(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """A clock time on the day that stands beside it, else on the story's day, else on the document's.

    The hour is written in TIMEX3 as the page gives it; only GMT and UTC are marked (`Z`), other zones are unknown.
    """
    match = _PATTERN.fullmatch(words) or _DAY_FIRST.fullmatch(words) or _STAMP.fullmatch(words)
    if not match:
        return None
    found = {name: text for name, text in match.groupdict().items() if text}
    time = _time_of_day(found)
    if time is None:
        return None
    hour_only = ":" not in time
    zone = "Z" if re.search(r"gmt|utc|z", found.get("zone", "")) else ""
    suffix = "T" + (f"{time}:00" if hour_only else time) + zone
    if found.get("day"):
        day = read(found["day"], moment)
        if day is None:
            return None
        if day.timex3 is None or day.from_ is None:
            return day
        plain = day.timex3.value.split("T")[0]
        timex3 = Timex3(type="TIME", value=plain + suffix)
        precision: TimePrecision = "hour" if hour_only or found.get("word") else "minute"
        if day.precision not in ("day", "hour", "minute"):
            return None
        return TimeValue(from_=day.from_, until=day.until, precision=precision, timex3=timex3, anchor=day.anchor)
    reference = day_in_story(moment)
    if reference is None:
        return no_dct()
    value = on_day(reference[0], reference[1], type="TIME", suffix=suffix)
    return TimeValue(
        from_=value.from_,
        until=value.until,
        precision="hour" if hour_only else "minute",
        timex3=value.timex3,
        anchor=value.anchor,
    )


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
