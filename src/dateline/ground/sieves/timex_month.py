"""This file reads months: *March 2013*, *last May*, *July last year*, and bare *March*, the latest one."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.ground.calendar import CLOSE_AHEAD, month_of
from dateline.ground.moment import DCT, STORY, Moment, Reader, as_value, no_dct
from dateline.ground.timex_words import MONTH, month_number, year_in_full
from dateline.records.page import Interval
from dateline.records.values import TimeValue

_FORM: Final = (
    rf"(?:the month of )?(?:(?P<which>last|next|this|this past|past|coming|the following|the previous) )?(?P<m>{MONTH})"
    r"(?:[ ,/-]+(?:of |in )?(?:(?P<y>(?:1\d|20)\d\d|'\d\d)|(?P<rel>last|this|next|that|the same|"
    r"the following|the previous) year))?"
)
_NUMERIC: Final = r"(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])"
PATTERN: Final = re.sub(r"\?P<\w+>", "?:", _FORM).replace("(?:the month of )?", "")


def month(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """A month; without a year the latest that has begun by the document's day, or the next one for a future clause.

    Where the tense is not known and the month begins within weeks, that one is taken and last year's kept beside it.
    """
    numeric = re.fullmatch(_NUMERIC, words)
    if numeric:
        return as_value(month_of(int(numeric["y"]), int(numeric["m"])))
    match = re.fullmatch(_FORM, words)
    if not match:
        return None
    number, which, relative = month_number(match["m"]), match["which"] or "", match["rel"]
    if match["y"]:
        return as_value(month_of(year_in_full(match["y"]), number))
    if relative in ("that", "the same", "the following", "the previous") and moment.story is not None:
        step = {"the following": 1, "the previous": -1}.get(relative, 0)
        return as_value(month_of(moment.story.year + step, number), anchor=STORY)
    if moment.dct is None:
        return no_dct()
    year, now = moment.dct.year, moment.dct.month
    if relative:
        step = {"last": -1, "the previous": -1, "next": 1, "the following": 1}.get(relative, 0)
        return as_value(month_of(year + step, number), anchor=DCT)
    if which == "this":
        pass
    elif which in ("last", "past", "this past", "the previous"):
        year -= number >= now
    elif which in ("next", "coming", "the following"):
        year += number <= now
    elif moment.tense == "future":
        year += number < now
    else:
        coming, past = month_of(year + (number < now), number), month_of(year - (number > now), number)
        if moment.tense != "past" and moment.dct < coming.from_ <= moment.dct + CLOSE_AHEAD:
            return replace(as_value(coming, anchor=DCT), alternatives=(Interval(from_=past.from_, until=past.until),))
        return as_value(past, anchor=DCT)
    return as_value(month_of(year, number), anchor=DCT)
