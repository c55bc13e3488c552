"""This file reads stretches by both ends: *between 5 and 8 May*, *from June 3 to June 5*, *May 5-8*, *2011-2013*."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.calendar import DAY, coarser
from dateline.ground.moment import Moment, Reader, unresolved
from dateline.ground.timex_words import MONTH, WEEKDAY
from dateline.records.values import TimeValue, Timex3

_ENDS: Final = (
    r"between (?P<one>.+?) and (?P<two>.+)",
    r"from (?P<one>.+?) (?:to|until|till|through|up to) (?P<two>.+)",
    r"(?P<one>.+?) (?:to|until|till|through|thru) (?P<two>.+)",
    r"(?P<one>.+?) ?- ?(?P<two>.+)",
    r"(?P<one>.+?) (?:and|or) (?P<two>.+)",
)
_NUMBER: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH_FIRST: Final = re.compile(rf"({MONTH}) ({_NUMBER})(?:,? (\d{{4}}))?")
_DAY_FIRST: Final = re.compile(rf"({_NUMBER}) ({MONTH})(?:,? (\d{{4}}))?")
PATTERNS: Final = (
    rf"(?:{MONTH}) \d{{1,2}} ?[-–] ?\d{{1,2}}(?:, (?:19|20)\d\d)?(?![\d-])",
    rf"\d{{1,2}} ?[-–] ?\d{{1,2}} (?:{MONTH})(?: (?:19|20)\d\d)?",
    r"(?:19|20)\d\d ?[-–] ?(?:19|20)?\d\d(?![\d-])",
)


# Two clock times of one day, neither in a zone of its own.
_NIGHT: Final = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T\d\d(?::\d\d)?/(?P=day)T\d\d(?::\d\d)?")
_DATE_END: Final = re.compile(rf"\b(?:{MONTH}|{WEEKDAY}|\d{{4}}|\d{{1,2}}:\d\d|[ap]\.?m\.?)", re.I)


def joins(words: str) -> bool:
    """Whether the words have the form of one stretch told by both its ends, each end a date, a year or a clock time."""
    for form in (*_ENDS[:3], _ENDS[3]):
        match = re.fullmatch(form, words, re.IGNORECASE)
        if match and _DATE_END.search(match["two"]) and (_DATE_END.search(match["one"]) or match["one"].isdigit()):
            return True
    return False


def between(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """From the start of the one to the end of the other; the nearer end lends the further one its month and year."""
    for form in _ENDS:
        match = re.fullmatch(form, words)
        if match:
            value = _join(match["one"], match["two"], moment, read)
            if value is not None:
                return value
    return None


def _join(one: str, two: str, moment: Moment, read: Reader) -> TimeValue | None:
    if one == two:
        return None
    one, two = _completed(one, two)
    end = read(two, moment)
    if end is None or end.timex3 is None or end.timex3.type not in ("DATE", "TIME"):
        return None
    if end.from_ is None or end.until is None:
        return end if end.reason else None
    # The start is the nearest such time before the end: "Monday to Wednesday", "November and January".
    before = (
        Moment(dct=end.from_, story=end.from_, tense="past") if end.anchor or not re.search(r"\d{4}", one) else moment
    )
    start = read(one, before) if moment.dct or re.search(r"\d{4}", two) else read(one, moment)
    if start is None or start.timex3 is None or start.timex3.type not in ("DATE", "TIME"):
        return None
    if start.from_ is None:
        return start if start.reason else None
    if start.from_ >= end.until:
        return unresolved("ends before it begins") if re.search(r"\d{4}", one) else None
    first, last = start.timex3.value or "", end.timex3.value or ""
    from_, until = start.from_, end.until
    if _NIGHT.fullmatch(f"{first}/{last}") and first > last:
        # *From 11 p.m. to 3 a.m.* runs past midnight: into the day that both were read as, or out of it if to come.
        if moment.tense == "future":
            until, last = until + DAY, f"{end.from_ + DAY}{last[10:]}"
        else:
            from_, first = from_ - DAY, f"{from_ - DAY}{first[10:]}"
    return TimeValue(
        from_=from_,
        until=until,
        precision=coarser(start.precision, end.precision),
        timex3=Timex3(type="DATE", value=f"{first}/{last}"),
        anchor=end.anchor,
    )


def _completed(one: str, two: str) -> tuple[str, str]:
    """*5* and *8 May* → *5 May* and *8 May*; *May 5* and *8* → *May 5* and *May 8*; *2011* and *13* → *2013*."""
    if re.fullmatch(_NUMBER, one):
        day_first = _DAY_FIRST.fullmatch(two)
        if day_first:
            return f"{one} {day_first[2]}" + (f" {day_first[3]}" if day_first[3] else ""), two
    clock = re.search(r"\d{1,2}(?:[:.]\d\d)? ?([ap]\.? ?m\b\.?)(.*)", two)
    if clock and re.fullmatch(r"\d{1,2}(?:[:.]\d\d)?", one):
        return f"{one} {clock[1]}{clock[2]}", two
    month_first = _MONTH_FIRST.fullmatch(one)
    tail = re.fullmatch(rf"({_NUMBER})(?:,? (\d{{4}}))?", two)
    if month_first and tail:
        year = f", {tail[2]}" if tail[2] else f", {month_first[3]}" if month_first[3] else ""
        return f"{month_first[1]} {month_first[2]}{year}", f"{month_first[1]} {tail[1]}{year}"
    if re.fullmatch(r"(?:19|20)\d\d", one) and re.fullmatch(r"\d\d", two):
        return one, one[:2] + two
    year_end = re.search(r"\b((?:19|20)\d\d)$", two)
    if year_end and _bare_day(one):
        return f"{one} {year_end[1]}" if _DAY_FIRST.fullmatch(one) else f"{one}, {year_end[1]}", two
    if re.fullmatch(r"(?:early |late |mid-?)?[a-z]+", one) and year_end and re.fullmatch(MONTH, one.split()[-1]):
        return f"{one} {year_end[1]}", two
    return one, two


def _bare_day(words: str) -> bool:
    match = _MONTH_FIRST.fullmatch(words) or _DAY_FIRST.fullmatch(words)
    return match is not None and match[3] is None
