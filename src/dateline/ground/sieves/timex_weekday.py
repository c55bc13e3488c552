"""This file reads weekday names as news writes them: bare *Tuesday* is the latest, that of publication included."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from msgspec.structs import replace

from dateline.ground.calendar import DAY, Stretch, containing, day_of
from dateline.ground.moment import DCT, Moment, Reader, as_value, no_dct, on_day, reference_day
from dateline.ground.timex_words import WEEKDAY, weekday_number
from dateline.records.page import Interval
from dateline.records.values import TimeValue

_WEEK: Final = r"(?:,? (?:of )?(?:(?P<wk>last|this|next) week|(?P<ago>a week ago)))?"
_FORM: Final = (
    rf"(?:(?P<count>a week|two weeks) from )?(?:the |that |a )?(?:(?P<which>last|next|this|this past|this coming|past|"
    rf"coming|previous|following|same|earlier|later) )?(?P<wd>{WEEKDAY}){_WEEK}"
)
PATTERN: Final = re.sub(r"\?P<\w+>", "?:", _FORM)


def weekday(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """The day so named nearest the document's; *last* and *next* never mean the day of publication itself.

    Where *last Tuesday* or *next Friday* falls in the document's own week, people also mean the one a week further:
    that reading is kept beside it.
    """
    match = re.fullmatch(_FORM, words)
    if not match:
        return None
    number, which = weekday_number(match["wd"]), match["which"] or ""
    if which in ("previous", "following") and moment.story is not None:
        later = which == "following"
        found = _on_or_after(moment.story + DAY, number) if later else _on_or_before(moment.story - DAY, number)
        reference = reference_day(moment)
        return on_day(found, reference[1] if reference else None)
    if moment.dct is None:
        return no_dct()
    today = moment.dct
    if match["wk"]:
        monday = containing("week", today).from_ + {"last": -7, "this": 0, "next": 7}[match["wk"]] * DAY
        return on_day(monday + number * DAY, DCT)
    if match["ago"]:
        return on_day(_on_or_before(today, number) - 7 * DAY, DCT)
    if match["count"]:
        weeks = 1 if match["count"] == "a week" else 2
        return on_day(_on_or_after(today, number) + 7 * weeks * DAY, DCT)
    if which in ("last", "past", "this past", "previous"):
        found = _on_or_before(today - DAY, number)
        return _with_other(found, found - 7 * DAY, today) if which == "last" else on_day(found, DCT)
    if which in ("next", "coming", "this coming", "following"):
        found = _on_or_after(today + DAY, number)
        return _with_other(found, found + 7 * DAY, today) if which == "next" else on_day(found, DCT)
    ahead = which == "later" or moment.tense == "future" or (which == "this" and moment.tense != "past")
    return on_day(_on_or_after(today, number) if ahead else _on_or_before(today, number), DCT)


def _on_or_before(day: date, weekday: int) -> date:
    return day - DAY * ((day.weekday() - weekday) % 7)


def _on_or_after(day: date, weekday: int) -> date:
    return day + DAY * ((weekday - day.weekday()) % 7)


def _with_other(found: date, other: date, today: date) -> TimeValue:
    week: Stretch = containing("week", today)
    if not week.from_ <= found < week.until:
        return on_day(found, DCT)
    value = as_value(day_of(found), anchor=DCT)
    return replace(value, alternatives=(Interval(from_=other, until=other + DAY),))
